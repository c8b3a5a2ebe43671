"""What a run says of each household; and of two of them, the first aim in which they differ."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cases.models import Case
from flights.allocation.explain import compare
from flights.models import AllocationRun, Placement
from flights.queries.waiting import read_groups
from flights.rules.sentences import reason_sentence
from repatriation.common.references import parse_reference


@dataclass(frozen=True)
class PlacementRow:
    """`tier` is that of the moment of the run."""

    placement: Placement
    tier: int
    sentence: str


def placement_row(placement: Placement) -> PlacementRow:
    tier = placement.values.get("tier", placement.case.tier)
    return PlacementRow(placement, tier, reason_sentence(placement.code, placement.values))


def compared(placements: QuerySet[Placement], first: str, second: str, run: AllocationRun, user: Any) -> dict[str, Any]:
    """What was typed, the two households as far as the reader may see them, and why they stand in their order."""
    pair = [found for found in (_placement(placements, first), _placement(placements, second)) if found]
    is_pair = len({placement.pk for placement in pair}) == 2
    return {
        "first": first,
        "second": second,
        "pair": [placement_row(placement) for placement in pair] if is_pair else [],
        "order": _order(pair, run, user) if is_pair else "",
        "is_unknown": bool(first or second) and not is_pair,
    }


def _placement(placements: QuerySet[Placement], typed: str) -> Placement | None:
    reference = parse_reference(typed)
    return placements.filter(case__reference=reference).first() if reference else None


def _order(pair: list[Placement], run: AllocationRun, user: Any) -> str:
    """Why the first comes before or after the second, as they stand now."""
    keys = [placement.case_id for placement in pair]
    cases = Case.objects.visible_to(user).filter(pk__in=keys)
    groups = {group.key: group for group in read_groups(cases, on=run.at.date())}
    return reason_sentence(*compare(*(groups[key] for key in keys))) if len(groups) == 2 else ""
