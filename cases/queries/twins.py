"""Which other registrations hold somebody of this one: by a document, or by name, birth and contact."""

from typing import Any

from django.db.models import Q

from cases.enums import BEFORE_RETURN_STATES, CaseKind, SameBy
from cases.models import Case, CaseMember, IdentityDocument, Person
from repatriation.common.letters import folded_words


def twins(case: Case) -> dict[int, SameBy]:
    """Case -> what it has in common with this one; only of households whose journey home is not over."""
    by_name, by_document = _with_same_person(case), _with_document(case)
    return {**dict.fromkeys(by_name, SameBy.NAME), **dict.fromkeys(by_document, SameBy.DOCUMENT)}


def _others(case: Case) -> Any:
    live = CaseMember.objects.filter(case__kind=CaseKind.STRANDED, case__state__in=BEFORE_RETURN_STATES)
    return live.exclude(case=case).order_by("case_id", "pk")


def _with_document(case: Case) -> set[int]:
    """The same number of the same country, whatever the document is called."""
    own = IdentityDocument.objects.filter(person__memberships__case=case).exclude(number_index="").order_by("pk")
    papers = {(index, str(country)) for index, country in own.values_list("number_index", "country")}
    found = _others(case).filter(person__documents__number_index__in=[index for index, _country in papers])
    rows = found.values_list("case_id", "person__documents__number_index", "person__documents__country")
    return {key for key, index, country in rows if (index, str(country)) in papers}


def _with_same_person(case: Case) -> set[int]:
    """The same names and birth date, reached by the same mail or telephone."""
    reached = Q(case__email__iexact=case.email) if case.email else Q(pk__in=[])
    if case.phone:
        reached |= Q(case__phone=case.phone)
    people = {_who(member.person) for member in _members(CaseMember.objects.filter(case=case))} - {None}
    candidates = _others(case).filter(reached, person__born_on__in=[who[1] for who in people if who])
    return {member.case_id for member in _members(candidates) if _who(member.person) in people}


def _members(rows: Any) -> Any:
    return rows.select_related("person").defer("health_note").order_by("case_id", "pk")


def _who(person: Person) -> tuple[tuple[str, ...], Any] | None:
    """Names in any order, without accents and case, and the birth date; None where it isn't known."""
    if person.born_on is None:
        return None
    return tuple(sorted(folded_words(person.full_name).split())), person.born_on


def same_person(one: Person, other: Person) -> bool:
    """By names and birth date."""
    return _who(one) is not None and _who(one) == _who(other)
