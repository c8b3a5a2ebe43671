"""Likely duplicates as an officer reads them: the list, two persons side by side, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cases.enums import DuplicateState
from cases.linkage.compare import compare
from cases.linkage.stored import stored
from cases.models import Case, CaseMember, DuplicateCandidate, DuplicateMove, IdentityDocument, Person, PersonMerge
from cases.queries.keyset import Keyset
from cases.queries.match_keys import records_of
from cases.queries.name_frequencies import current
from cases.rules.access import may_see_cases, may_work
from cases.rules.evidence import sentences
from consulates.queries.places import country_name
from repatriation.common.refusals import StrOrPromise

LATER = "later"
ORDERS = {"": Keyset(("posterior", "id"), descending=True), "oldest": Keyset(("found_at", "id"))}
UNSHOWN, UNSEEN = _("no se muestra"), _("número no visible")
SEALED = ("case__secret", "case__address", "case__danger_reason")
# What decides between fields that are shown: equal, different, or only one of the two says it.
EQUAL, DIFFERENT, ONE_SIDED = "equal", "different", "one_sided"
MARKS: dict[str, tuple[str, StrOrPromise]] = {
    EQUAL: ("ok", _("= igual")), DIFFERENT: ("bad", _("≠ distinto")), ONE_SIDED: ("", _("solo en una")),
    "": ("", ""),
}  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One person of a pair, with the registrations in which it stands and that the user sees.

    `lent` are those of another office that the office of somebody in danger compares: when and where, no more.
    """

    person: Person
    cases: list[Case]
    lent: list[Case]

    @property
    def is_visible(self) -> bool:
        return bool(self.cases)

    @property
    def is_shown(self) -> bool:
        return bool(self.cases or self.lent)


@dataclass(frozen=True)
class PairRow:
    pair: DuplicateCandidate
    sides: tuple[Side, Side]

    @property
    def percent(self) -> int:
        """Never 100: nobody is sure before an officer has looked."""
        return min(99, round(self.pair.posterior * 100))

    @property
    def sees_both(self) -> bool:
        return all(side.is_visible for side in self.sides)

    @property
    def shows_both(self) -> bool:
        return all(side.is_shown for side in self.sides)

    @property
    def guards(self) -> bool:
        """Whether somebody whose registration the user sees is in danger."""
        return any(case.in_danger for side in self.sides for case in side.cases)


@dataclass(frozen=True)
class FieldRow:
    """One field of both; `css` and `words` say how they stand to each other, '' where nothing is to be said."""

    label: StrOrPromise
    values: tuple[list[str], list[str]]
    css: str = ""
    words: StrOrPromise = ""


def chosen(user: Any, *, state: str, at: datetime) -> Any:
    """The pairs of the user's reach: to be decided now, put off, or settled in one of the ways."""
    pairs = DuplicateCandidate.objects.visible_to(user)
    if state in (DuplicateState.SAME, DuplicateState.APART, DuplicateState.DIFFERENT):
        return pairs.filter(state=state)
    if state == LATER:
        return pairs.open().filter(put_off_until__gt=at)
    return pairs.open().filter(Q(put_off_until=None) | Q(put_off_until__lte=at))


def to_decide(user: Any) -> Any:
    """What the navigation counts: not what another one decides."""
    pairs = DuplicateCandidate.objects.comparable_by(user) if may_see_cases(user) else DuplicateCandidate.objects.none()
    return pairs.open().filter(put_off_until=None)


def of_case(case: Case, user: Any) -> list[PairRow]:
    """The open pairs of the members of one registration."""
    members = CaseMember.objects.filter(case=case).values("person")
    pairs = DuplicateCandidate.objects.visible_to(user).open().of(members)
    return rows_of(pairs.order_by("-posterior", "-id")[:20], user)


def rows_of(pairs: Iterable[DuplicateCandidate], user: Any) -> list[PairRow]:
    """Four queries, however many."""
    pairs = list(pairs)
    people = {key for pair in pairs for key in (pair.first_id, pair.second_id)}
    persons = Person.objects.in_bulk(people)
    standing: dict[int, list[Case]] = {}
    visible = CaseMember.objects.visible_to(user).filter(person__in=people).select_related("case__office")
    for member in visible.defer("health_note", *SEALED).order_by("case_id", "pk"):
        standing.setdefault(member.person_id, []).append(member.case)
    lent = _lent(pairs, standing)

    def side(key: int) -> Side:
        return Side(persons[key], standing.get(key, []), lent.get(key, []))

    return [PairRow(pair, (side(pair.first_id), side(pair.second_id))) for pair in pairs]


def _lent(pairs: Iterable[DuplicateCandidate], standing: dict[int, list[Case]]) -> dict[int, list[Case]]:
    """Of another office's person, for the office that guards who is in danger: nobody else may compare the two."""
    others = {
        other
        for pair in pairs
        for one, other in ((pair.first_id, pair.second_id), (pair.second_id, pair.first_id))
        if other not in standing and any(case.in_danger for case in standing.get(one, []))
    }
    lent: dict[int, list[Case]] = {}
    members = CaseMember.objects.filter(person__in=others).select_related("case__office")
    for member in members.defer("health_note", *SEALED).order_by("case_id", "pk"):
        lent.setdefault(member.person_id, []).append(member.case)
    return {key: cases for key, cases in lent.items() if not any(case.in_danger for case in cases)}


def pair_page(pair: DuplicateCandidate, user: Any) -> dict[str, Any]:
    """Both persons where the user may see both; else only what is theirs, and nothing that tells of the other."""
    row = rows_of([pair], user)[0]
    merge = PersonMerge.objects.visible_to(user).standing().filter(candidate=pair).select_related("by").first()
    shows_both = row.shows_both or merge is not None
    return {
        "row": row,
        "merge": merge,
        "shows_both": shows_both,
        "fields": field_rows(row, user, is_merged=merge is not None) if shows_both else [],
        "evidence": evidence_of(pair) if row.shows_both else {},
        "moves": _moves(pair) if shows_both else [],
        "contacts_differ": row.sees_both and len({_reached(case) for side in row.sides for case in side.cases}) > 1,
    }


def _moves(pair: DuplicateCandidate) -> list[tuple[DuplicateMove, StrOrPromise]]:
    """The newest first, each with the state that it led to."""
    moves = DuplicateMove.objects.filter(thing=pair).select_related("by").order_by("-at", "-pk")
    return [(move, DuplicateState(move.target).label) for move in moves]


def evidence_of(pair: DuplicateCandidate) -> dict[str, list[str]]:
    """In sentences, of the two as they stand now: what speaks for one person and what against, the weightiest first."""
    records = records_of([pair.first_id, pair.second_id])
    comparison = compare(records[pair.second_id], records[pair.first_id], current.read())
    fields = stored(comparison)["fields"]
    return {
        "in_favour": sentences({"fields": [field for field in fields if field["bits"] > 0]}),
        "against": sentences({"fields": [field for field in fields if field["bits"] <= 0]}),
    }


def field_rows(row: PairRow, user: Any, *, is_merged: bool) -> list[FieldRow]:
    """Documents and contacts of both only where they are two: a merge has moved them."""
    one, other = (side.person for side in row.sides)
    named = [
        (_("Nombres"), "given_names"), (_("Apellido paterno"), "paternal_surname"),
        (_("Apellido materno"), "maternal_surname"),
    ]  # fmt: skip
    rows = [_compared(label, [getattr(one, name)], [getattr(other, name)]) for label, name in named]
    rows.append(_compared(_("Nacimiento"), [_day(one)], [_day(other)]))
    rows.append(_compared(_("Sexo"), [one.get_sex_display()], [other.get_sex_display()]))
    rows.append(_compared(_("Nacionalidad"), _countries(one), _countries(other)))
    if is_merged:
        return rows
    rows.append(_papers_row(row.sides, user))
    rows.append(FieldRow(_("Contacto"), (_contacts(row.sides[0]), _contacts(row.sides[1]))))
    return rows


def _compared(label: StrOrPromise, one: list[str], other: list[str]) -> FieldRow:
    one, other = ([value for value in values if value] for values in (one, other))
    if not one and not other:
        return FieldRow(label, (one, other))
    mark = ONE_SIDED if not one or not other else EQUAL if set(one) & set(other) else DIFFERENT
    css, words = MARKS[mark]
    return FieldRow(label, (one, other), css, words)


def _countries(person: Person) -> list[str]:
    return sorted(country_name(code) for code in person.nationalities)


def _day(person: Person) -> str:
    return date_format(person.born_on, "DATE_FORMAT") if person.born_on else ""


def _papers_row(sides: tuple[Side, Side], user: Any) -> FieldRow:
    """Compared are the whole numbers, whoever reads of them no more than the kind."""
    papers = [list(IdentityDocument.objects.filter(person=side.person).order_by("pk")) for side in sides]
    numbers = [[f"{paper.kind} {paper.country} {paper.number}" for paper in some] for some in papers]
    shown = [_papers(side, some, user) for side, some in zip(sides, papers, strict=True)]
    return replace(_compared(_("Documentos"), *numbers), values=(shown[0], shown[1]))


def _papers(side: Side, papers: Iterable[IdentityDocument], user: Any) -> list[str]:
    """Whole numbers are for who works the registration; the rest read the kind."""
    works = any(may_work(case, user) for case in side.cases)
    return [
        f"{paper.get_kind_display()}, {country_name(str(paper.country))}: {paper.number if works else UNSEEN}"
        for paper in papers
    ]


def _contacts(side: Side) -> list[str]:
    if side.lent:
        return [str(UNSHOWN)]
    found = [[case.contact_name, str(case.phone or ""), case.email] for case in side.cases]
    return [", ".join(part for part in parts if part) for parts in found]


def _reached(case: Case) -> tuple[str, str]:
    return case.email.casefold(), str(case.phone or "")
