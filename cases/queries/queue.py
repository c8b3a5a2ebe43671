"""The queue: which cases wait, in the order of help, and what a row of it says."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Func, Prefetch, Q, Value

from cases.models import Case, CaseMember, Detention, FollowUp, IdentityDocument, Person
from cases.models.case import CaseQuerySet
from cases.queries.clocks import Due, due
from cases.queries.keyset import Keyset
from cases.rules.priority import factor_sentence
from consulates.queries.places import country_name, subdivision_name
from repatriation.common.fields import blind_index
from repatriation.common.letters import folded
from repatriation.common.references import parse_reference

CASE_ORDER = Keyset(("tier", "counts_from", "tie_break", "id"))
SEALED = ("secret", "address", "danger_reason")
ACCENTED = {"a": "aáàâäã", "e": "eéèêë", "i": "iíìîï", "o": "oóòôöõ", "u": "uúùûü", "n": "nñ", "c": "cç"}


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue."""

    case: Case
    head: str
    people: int
    region: str
    reasons: list[str]
    due: Due | None


def with_rows_data(cases: Any) -> Any:
    """What the rows show, fetched in a number of queries that doesn't grow; nothing encrypted is fetched."""
    members = CaseMember.objects.select_related("person").defer("health_note").order_by("position", "id")
    clocks = FollowUp.objects.open().order_by("due_at", "id")
    return (
        cases.select_related("office", "officer")
        .defer(*SEALED)
        .prefetch_related(Prefetch("members", members), Prefetch("follow_ups", clocks, to_attr="open_clocks"))
    )


def queue_row(case: Any, *, at: datetime) -> QueueRow:
    """The line of a case that came through with_rows_data()."""
    members = list(case.members.all())
    return QueueRow(
        case=case,
        head=members[0].person.full_name if members else case.contact_name,
        people=len(members),
        region=region_words(case),
        reasons=[factor_sentence(factor) for factor in case.factors],
        due=due(case.open_clocks[0], at=at, zone=case.office.timezone) if case.open_clocks else None,
    )


def place_words(case: Case) -> str:
    """Where the household is: city, state or region, country."""
    return ", ".join(part for part in (case.city, region_words(case)) if part)


def region_words(case: Case) -> str:
    parts = (subdivision_name(case.subdivision), country_name(str(case.country)))
    return ", ".join(part for part in parts if part)


def cases_found(cases: CaseQuerySet, typed: str, *, may_ask_alien_number: bool) -> CaseQuerySet:
    """The cases that somebody looks for by reference, by document number, or by words of a person's name."""
    reference = parse_reference(typed)
    if reference and (named := cases.filter(reference=reference)).exists():
        return named
    if not any(character.isdigit() for character in typed):
        return cases.filter(_with_name(typed))
    found = _with_document(typed)
    if may_ask_alien_number:
        held = Detention.objects.filter(alien_number_index=blind_index(typed, "alien_number"))
        found |= Q(pk__in=held.values("case"))
    return cases.filter(found)


def _with_document(typed: str) -> Q:
    numbered = IdentityDocument.objects.filter(number_index=blind_index(typed, "number"))
    return Q(pk__in=CaseMember.objects.filter(person__in=numbered.values("person")).values("case"))


def _with_name(typed: str) -> Q:
    """Every word stands somewhere in the name of one person, accents and case aside."""
    people = Person.objects.annotate(whole_name=_whole_name())
    for word in typed.split():
        people = people.filter(whole_name__iregex=without_accents(word))
    return Q(pk__in=CaseMember.objects.filter(person__in=people.values("pk")).values("case"))


def _whole_name() -> Func:
    parts = ("given_names", Value(" "), "paternal_surname", Value(" "), "maternal_surname")
    return Func(*parts, template="(%(expressions)s)", arg_joiner=" || ", output_field=CharField())


def without_accents(word: str) -> str:
    """A pattern for the word with any accents: several times faster in the database than taking accents off there."""
    return "".join(f"[{ACCENTED[letter]}]" if letter in ACCENTED else re.escape(letter) for letter in folded(word))
