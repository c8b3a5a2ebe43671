"""A part too large to be searched whole: its most urgent tiers alone may be small enough, one more after the other."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from flights.allocation.exact import columns, search
from flights.allocation.instance import STAYS, TIERS, Aim, Prices, Whole
from flights.allocation.parts import Part, within
from flights.allocation.rounding import room_left

# Of the time that is left: the others still have to find their places again.
SHARE = 0.8
LEAST_SECONDS = 0.5
# Fewer than where a part is searched whole: these models are hard ones, and should end before the clock does.
MOST_COLUMNS = 12_000


@dataclass(slots=True)
class Found:
    """`bounds` by tier, for plans that move as many of the tiers before. In `where` nobody gives way but to them."""

    where: Whole
    bounds: dict[Aim, int] = field(default_factory=dict)
    in_time: bool = True


def search_urgent(
    part: Part, where: Whole, at_most: Prices, *, aims: tuple[Aim, ...], ends_at: float, seed: int
) -> Found:
    """The best for tiers <= t, as if nobody else were there, as far as t can be small enough a model.

    `at_most` so many people of tiers <= t are proved already. Whoever loses a place to them is left without one.
    """
    found, at_most = Found(where), at_most.copy()
    for tier in _before_reciprocity(aims):
        rows = np.flatnonzero(part.tier <= tier)
        gone = int(part.size[rows][found.where[rows] >= 0].sum())
        if gone >= at_most[tier - 1]:
            continue
        small = within(part, rows)
        seconds = SHARE * (ends_at - time.monotonic())
        # At least a column for each leg of each kind: the model of a whole crisis is not even made to be counted.
        if seconds < LEAST_SECONDS or len(small.kind_legs) > MOST_COLUMNS or columns(small) > MOST_COLUMNS:
            break
        wanted: tuple[Aim, ...] = (*TIERS[:tier], *(aim for aim in aims if aim == "stability"))
        answer = search(small, found.where[rows], at_most, aims=wanted, corridors=(), seconds=seconds, seed=seed)
        found.where = _with(part, found.where, rows, answer.where)
        found.bounds |= answer.bounds
        found.in_time = answer.in_time
        # An aim that is not there has nobody who could go.
        at_most[tier - 1] = min(at_most[tier - 1], sum(answer.bounds.get(other, 0) for other in TIERS[:tier]))
        if not answer.in_time:
            break
    return found


def _before_reciprocity(aims: tuple[Aim, ...]) -> Iterator[int]:
    for aim in aims:
        if not isinstance(aim, int):
            return
        yield aim


def _with(part: Part, where: Whole, rows: Whole, settled: Whole) -> Whole:
    """The rows where they are settled; of the others aboard the last in the order leave first, till all fit."""
    where = where.copy()
    where[rows] = settled
    room = room_left(part, where)
    is_settled = np.zeros(len(where), dtype=bool)
    is_settled[rows] = True
    aboard = np.flatnonzero((where >= 0) & ~is_settled)
    for group in aboard[::-1].tolist():
        leg, short = where[group], room[where[group]] < 0
        if (short & (part.needs[group] > 0)).any():
            room[leg] += part.needs[group]
            where[group] = STAYS
    return where
