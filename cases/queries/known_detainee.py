"""Whether somebody who is reported as detained is known: by alien number, else by the same names and birth date."""

from cases.enums import CaseKind
from cases.models import Case, CaseMember, Detention
from cases.models.case import MemberQuerySet
from cases.queries.detentions import IN_CUSTODY
from cases.rules.relative_word import Detained
from repatriation.common.fields import blind_index
from repatriation.common.letters import folded_words


def known_detention(detained: Detained) -> Detention | None:
    """The person's open stay in custody; the oldest where there are several."""
    found: Detention | None = None
    inside = Detention.objects.filter(case__state__in=IN_CUSTODY).order_by("notified_at", "id")
    if index := blind_index(detained.alien_number, "alien_number"):
        found = inside.filter(alien_number_index=index).first()
    if found is None and (
        namesakes := _namesakes(detained, CaseMember.objects.filter(case__in=inside.values("case"), position=1))
    ):
        found = inside.filter(case__in=namesakes).first()
    return found


def other_journeys(detained: Detained, *, but: Case) -> list[Case]:
    """Open cases of another kind in which somebody has the same names and birth date: they wait, or are awaited."""
    elsewhere = Case.objects.open().exclude(kind=CaseKind.DETAINED).exclude(pk=but.pk)
    namesakes = _namesakes(detained, CaseMember.objects.filter(case__in=elsewhere))
    return list(Case.objects.filter(pk__in=namesakes).order_by("id")) if namesakes else []


def _namesakes(detained: Detained, members: MemberQuerySet) -> list[int]:
    """Ids of the cases; nobody without a birth date is taken for another."""
    if detained.born_on is None:
        return []
    wanted = (detained.given_names, detained.paternal_surname, detained.maternal_surname)
    born_that_day = members.filter(person__born_on=detained.born_on).select_related("person").order_by("id")
    return [
        member.case_id
        for member in born_that_day
        if _same_names(
            wanted, (member.person.given_names, member.person.paternal_surname, member.person.maternal_surname)
        )
    ]


def _same_names(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Letters count, case and accents don't; a surname that one of them leaves out doesn't part them."""
    pairs = [(_letters(left), _letters(right)) for left, right in zip(one, other, strict=True)]
    given, *surnames = pairs
    agreeing = [left == right for left, right in surnames if left and right]
    return given[0] == given[1] and bool(agreeing) and all(agreeing)


def _letters(name: str) -> str:
    return folded_words(name).replace(" ", "")
