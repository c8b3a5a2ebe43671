"""The public figures of a moment, counted from what is never changed: moves, moments, and the history of each row.

Counted again for the same moment they come out the same, whatever happened since (docs/decisions/0006).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Min

from cases.enums import CaseKind, CaseState, OverrideState
from cases.models import Case, CaseMember, CaseMove, OverrideMove
from consulates.models import ConsularOffice

DEFINITION = "2026-1"
MEASURES = ["registered", "read", "waiting", "offered", "boarded", "returned"]
TABLES = ["month", "office", "country", "tier"]
REACHED = {"offered": CaseState.OFFERED, "boarded": CaseState.BOARDED, "returned": CaseState.RETURNED}
CASE_HISTORY: Any = Case.history.rel.related_model  # type: ignore[attr-defined]
MEMBER_HISTORY: Any = CaseMember.history.rel.related_model  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Counted:
    """One household as it was at the moment: where it stands in each table, and for which measures it counts."""

    people: int
    state: str
    places: dict[str, str]
    measures: list[str]


def count_figures(as_of: datetime) -> dict[str, Any]:
    """Everything that is published, as plain values: people, but for the families and the reviewed orders."""
    totals: Counter[str] = Counter()
    states: Counter[str] = Counter()
    tables: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in TABLES}
    for household in _households(as_of):
        totals["families"] += 1
        states[household.state] += household.people
        for measure in household.measures:
            totals[measure] += household.people
            for name in TABLES:
                tables[name][household.places[name]][measure] += household.people
    return {
        "totals": _plain(totals, ["families", *MEASURES]),
        "states": dict(sorted(states.items())),
        "overrides": _overrides(as_of),
        "tables": {
            name: {key: _plain(row, MEASURES) for key, row in sorted(table.items())} for name, table in tables.items()
        },
    }


def _plain(counts: Counter[str], names: list[str]) -> dict[str, int]:
    return {name: counts[name] for name in names}


def _households(as_of: datetime) -> Iterable[Counted]:
    """Registrations to return (those in custody and the returned are no part of these figures)."""
    home = ZoneInfo(settings.HOME_TIME_ZONE)
    offices = dict(ConsularOffice.objects.order_by("pk").values_list("pk", "code"))
    now: Any
    then, people, reached = _rows_then(as_of), _people(as_of), _states_reached(as_of)
    rows = Case.objects.filter(kind=CaseKind.STRANDED, registered_at__lte=as_of).order_by("pk")
    for key, at, read_at, *now in rows.values_list("pk", "registered_at", "read_at", "office", "country", "tier"):
        office, country, tier = then.get(key) or now
        states = reached.get(key, [CaseState.RECEIVED])
        yield Counted(
            people=people[key],
            state=str(states[-1]),
            places={
                "month": at.astimezone(home).strftime("%Y-%m"),
                "office": offices[office],
                "country": str(country),
                "tier": str(tier),
            },
            measures=_measures(states, is_read=read_at is not None and read_at <= as_of),
        )


def _measures(states: list[str], *, is_read: bool) -> list[str]:
    held = ["registered", *(["read"] if is_read else []), *(["waiting"] if states[-1] == CaseState.WAITING else [])]
    return held + [measure for measure, state in REACHED.items() if state in states]


def _states_reached(as_of: datetime) -> dict[int, list[str]]:
    """The states that each household had come to, in order; those of who never moved are left out."""
    reached: dict[int, list[str]] = {}
    moves = CaseMove.objects.filter(at__lte=as_of, thing__kind=CaseKind.STRANDED).order_by("at", "id")
    for key, target in moves.values_list("thing_id", "target").iterator(chunk_size=5000):
        reached.setdefault(key, []).append(target)
    return reached


def _rows_then(as_of: datetime) -> dict[int, tuple[Any, ...]]:
    """Office, country and tier of the cases that were written since, as they stood; or as they were first written."""
    written_since = CASE_HISTORY.objects.filter(pgh_created_at__gt=as_of).values("pgh_obj_id")
    history = CASE_HISTORY.objects.filter(kind=CaseKind.STRANDED, pgh_obj_id__in=written_since)
    first = history.order_by("pgh_obj_id", "pgh_id").distinct("pgh_obj_id")
    last = history.filter(pgh_created_at__lte=as_of).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    columns = ["pgh_obj_id", "office_id", "country", "tier"]
    return {key: tuple(rest) for rows in (first, last) for key, *rest in rows.values_list(*columns)}


def _people(as_of: datetime) -> Counter[int]:
    """How many belonged to each household: those of today, without who came since, with who left since."""
    people = Counter(dict(CaseMember.objects.order_by("case").values_list("case").annotate(Count("pk"))))
    came_with_it = dict(
        CASE_HISTORY.objects.filter(pgh_created_at__gt=as_of).order_by("pgh_obj_id").values_list("pgh_obj_id")
        .annotate(Min("pgh_created_at"))
    )  # fmt: skip
    since = MEMBER_HISTORY.objects.filter(pgh_created_at__gt=as_of).exclude(pgh_label="update")
    for label, case, at in since.order_by("pgh_id").values_list("pgh_label", "case_id", "pgh_created_at"):
        # Who was written together with the registration counts from it, whenever the row itself was written.
        if label == "delete":
            people[case] += 1
        elif came_with_it.get(case) != at:
            people[case] -= 1
    return people


def _overrides(as_of: datetime) -> dict[str, int]:
    """How often two officers reviewed an order, and what came of it: acts of the office, and never too few to tell."""
    moves = OverrideMove.objects.filter(at__lte=as_of).order_by("target").values_list("target").annotate(Count("pk"))
    counts = dict(moves)
    return {str(state): counts.get(state, 0) for state in (OverrideState.CONFIRMED, OverrideState.REFUSED)}
