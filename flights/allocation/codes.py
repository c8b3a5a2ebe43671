"""Why a household stays behind: the first rule that leaves it no leg, else that its legs are full."""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from flights.allocation.files.question import Groups, Legs
from flights.allocation.instance import STAYS, Flags, Whole
from flights.allocation.lanes import Lanes, mask_of, unique_rows

# In the order in which they are asked; the first that leaves no leg is the answer.
CODES = (
    "ASSIGNED", "NO_AIRPORT", "NO_NATIONALITY", "NO_PERMIT", "NO_DATE", "NO_DOCUMENT", "NO_TRANSIT", "NO_CAPACITY",
    "FULL",
)  # fmt: skip
ASSIGNED, FULL = 0, len(CODES) - 1


def codes_of(leg: Whole, kind: Whole, lanes: Lanes, groups: Groups, legs: Legs) -> Whole:
    """Places in CODES, by household; `leg` is the leg of each, -1 stays."""
    codes = np.where(leg == STAYS, FULL, ASSIGNED).astype(np.int8)
    nowhere = (leg == STAYS) & (kind == STAYS)
    for code, masks in ((3, lanes.permitted), (2, lanes.carried), (1, lanes.reached)):
        codes[nowhere & masks.is_empty()] = code
    rows = np.flatnonzero(nowhere & ~lanes.permitted.is_empty())
    if len(rows):
        sets, days = (lanes.permitted.codes, lanes.passing.codes), (groups.earliest, groups.latest, groups.until)
        first, combination = unique_rows(column[rows] for column in (*sets, *days, *groups.needs.T))
        found = np.array(list(_late_codes(rows[first], lanes, groups, legs)), dtype=np.int8)
        codes[rows] = found[combination]
    return codes


def rule_against(row: int, leg: int, lanes: Lanes, groups: Groups, legs: Legs) -> str:
    """The first rule that forbids one household one leg."""
    early = (("NO_AIRPORT", lanes.reached), ("NO_NATIONALITY", lanes.carried), ("NO_PERMIT", lanes.permitted))
    for code, masks in early:
        if not masks.sets[masks.codes[row]] >> leg & 1:
            return code
    late = (
        ("NO_DATE", groups.earliest[row] <= legs.departs[leg] <= groups.latest[row]),
        ("NO_DOCUMENT", legs.arrives[leg] <= groups.until[row]),
        ("NO_TRANSIT", lanes.passing.sets[lanes.passing.codes[row]] >> leg & 1),
    )
    return next((code for code, holds in late if not holds), "NO_CAPACITY")


def _late_codes(rows: Whole, lanes: Lanes, groups: Groups, legs: Legs) -> Iterator[int]:
    """The codes of households that have legs until dates are asked."""
    dated, documented, large = _day_masks(legs), _until_masks(legs), _room_masks(legs)
    for row in rows.tolist():
        mask = lanes.permitted.sets[lanes.permitted.codes[row]]
        rules = (
            dated(int(groups.earliest[row]), int(groups.latest[row])),
            documented(int(groups.until[row])),
            lanes.passing.sets[lanes.passing.codes[row]],
            large(*groups.needs[row].tolist()),
        )
        yield CODES.index("NO_DATE") + _first_that_empties(mask, rules)


def _first_that_empties(mask: int, rules: tuple[int, ...]) -> int:
    for place, rule in enumerate(rules):
        mask &= rule
        if not mask:
            return place
    return len(rules)


def _day_masks(legs: Legs) -> Callable[[int, int], int]:
    @cache
    def before(day: int) -> int:
        return (1 << int(np.searchsorted(legs.departs, day, side="left"))) - 1

    return lambda earliest, latest: before(latest + 1) & ~before(earliest)


def _until_masks(legs: Legs) -> Callable[[int], int]:
    return cache(lambda until: _of(legs.arrives <= until))


def _room_masks(legs: Legs) -> Callable[..., int]:
    return cache(lambda *needs: _of(np.all(legs.capacity >= np.array(needs), axis=1)))


def _of(flags: Flags) -> int:
    return mask_of(np.flatnonzero(flags).tolist())
