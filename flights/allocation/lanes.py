"""Which legs each household can take, without looking at every pair: sets of legs are the bits of whole numbers.

A lane is what airports, nationality, permits and transit leave; dates cut an interval out of it, since legs are in
order of departure; documents and needs are looked at inside the interval only.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flights.allocation.files.cells import EVERYBODY, NO_LIMIT, Coded
from flights.allocation.files.question import Groups, Legs
from flights.allocation.instance import STAYS, Whole

ARCS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Masks:
    """The set of legs of each household: `codes` by household, `sets` each different set once."""

    codes: Whole
    sets: list[int]

    def both(self, other: "Masks") -> "Masks":
        """The legs that are in both sets."""
        pairs, inverse = np.unique(self.codes.astype(np.int64) * len(other.sets) + other.codes, return_inverse=True)
        width = max(len(other.sets), 1)
        found = [self.sets[pair // width] & other.sets[pair % width] for pair in pairs.tolist()]
        return _each_once(inverse, found)

    def only(self, legs: int) -> "Masks":
        return _each_once(self.codes, [mask & legs for mask in self.sets])

    def is_empty(self) -> Whole:
        return np.array([not mask for mask in self.sets] or [True], dtype=bool)[self.codes]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The sets that each rule leaves, one after the other; `passing` is what transit alone would leave."""

    reached: Masks
    carried: Masks
    permitted: Masks
    passing: Masks
    passed: Masks


@dataclass(frozen=True, slots=True)
class Kinds:
    """`kind` by household, -1 without any leg; the legs of kind k are legs[start[k]:start[k + 1]]."""

    kind: Whole
    start: Whole
    legs: Whole


def lanes_of(groups: Groups, legs: Legs) -> Lanes:
    everything = (1 << len(legs.key)) - 1
    starting, ending = _by_value(legs.origin), _by_value(legs.destination)
    reached = _asked(groups.origins, starting, everything).both(_asked(groups.destinations, ending, everything))
    carrying = _by_member(legs.nationalities)
    for_all = carrying.pop(EVERYBODY, 0)
    carried = reached.both(_with(_asked(groups.nationality, carrying, everything), for_all))
    permitted = carried.only(mask_of(np.flatnonzero(~legs.is_refused).tolist()))
    passing = _passing(groups.transit, legs, everything)
    return Lanes(reached, carried, permitted, passing, permitted.both(passing))


def _asked(column: Coded, known: dict[Hashable, int], everything: int) -> Masks:
    """The legs under any of the names in each set."""
    return _each_once(column.codes, [_union(wanted, known, everything) for wanted in column.values])


def _union(wanted: Iterable[str], known: dict[Hashable, int], everything: int) -> int:
    mask = 0
    for name in wanted:
        mask |= everything if name == EVERYBODY else known.get(name, 0)
    return mask


def _with(masks: Masks, more: int) -> Masks:
    return _each_once(masks.codes, [mask | more for mask in masks.sets])


def _passing(column: Coded, legs: Legs, everything: int) -> Masks:
    """The legs that pass through no other state than those that are agreed to."""
    through = _by_value(legs.transit)
    found = []
    for agreed in column.values:
        sets = [mask for states, mask in through.items() if EVERYBODY in agreed or states <= agreed]  # type: ignore[operator]
        found.append(_any(sets))
    return _each_once(column.codes, found)


def _any(masks: Iterable[int]) -> int:
    together = 0
    for mask in masks:
        together |= mask
    return together


def _by_value(values: Iterable[Hashable]) -> dict[Hashable, int]:
    """Value -> the legs that have it."""
    return _by_member([value] for value in values)


def _by_member(sets: Iterable[Iterable[Hashable]]) -> dict[Hashable, int]:
    """Member -> the legs in whose set it is."""
    masks: dict[Hashable, int] = {}
    for place, members_of_one in enumerate(sets):
        for member in members_of_one:
            masks[member] = masks.get(member, 0) | 1 << place
    return masks


def _each_once(codes: Whole, masks: list[int]) -> Masks:
    places: dict[int, int] = {}
    lookup = np.array([places.setdefault(mask, len(places)) for mask in masks] or [0], dtype=np.int32)
    return Masks(lookup[codes], list(places))


def mask_of(places: Iterable[int]) -> int:
    return _any(1 << place for place in places)


def members(mask: int, legs: int) -> Whole:
    """The places of a set, ascending."""
    bits = np.frombuffer(mask.to_bytes((legs + 7) // 8, "little"), dtype=np.uint8)
    return np.flatnonzero(np.unpackbits(bits, bitorder="little")).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Intervals:
    """For each household the part places[low:high] of its set that lies within its dates."""

    places: Whole
    low: Whole
    high: Whole


def intervals(masks: Masks, groups: Groups, legs: Legs) -> Intervals:
    count = len(legs.key)
    lists = [members(mask, count) for mask in masks.sets]
    places = np.concatenate([*lists, np.zeros(0, dtype=np.int32)])
    ordered = np.repeat(np.arange(len(lists)) * (count + 1), [len(one) for one in lists]) + places
    lane = masks.codes.astype(np.int64) * (count + 1)
    low = np.searchsorted(ordered, lane + np.searchsorted(legs.departs, groups.earliest, side="left"))
    high = np.searchsorted(ordered, lane + np.searchsorted(legs.departs, groups.latest, side="right"))
    return Intervals(places, low, np.maximum(high, low))


def kinds_of(lanes: Lanes, groups: Groups, legs: Legs) -> Kinds:
    """The compatible set of each household, each different set once."""
    within = intervals(lanes.passed, groups, legs)
    until, needs = _tight_documents(groups, legs), _tight_needs(groups, legs)
    first, combination = unique_rows([within.low, within.high, until, *needs.T])
    sets = _Sets(_marks(len(legs.key)))
    for some in pieces(within.high[first] - within.low[first]):
        rows = first[some]
        owner, arcs = expand(within.low[rows], within.high[rows] - within.low[rows])
        leg = within.places[arcs]
        fits = legs.arrives[leg] <= until[rows][owner]
        for resource in range(needs.shape[1]):
            fits &= needs[rows, resource][owner] <= legs.capacity[leg, resource]
        sets.add(owner[fits], leg[fits], len(rows))
    return sets.kinds(combination)


def pieces(counts: Whole) -> Iterator[slice]:
    """Rows in pieces that have about ARCS_AT_ONCE legs together: a million people have tens of millions."""
    ends = np.flatnonzero(np.diff(np.cumsum(counts) // ARCS_AT_ONCE, append=-1)) + 1
    start = 0
    for end in ends.tolist():
        yield slice(start, end)
        start = end


def _tight_documents(groups: Groups, legs: Legs) -> Whole:
    """The last day of the documents, and no limit where every leg within the dates arrives before."""
    latest_arrival = np.concatenate([[0], np.maximum.accumulate(legs.arrives)])
    arrives = latest_arrival[np.searchsorted(legs.departs, groups.latest, side="right")]
    return np.where(groups.until >= arrives, NO_LIMIT, groups.until)


def _tight_needs(groups: Groups, legs: Legs) -> Whole:
    """The needs, and none of a resource where every leg has enough."""
    least = legs.capacity.min(axis=0) if len(legs.key) else np.zeros(groups.needs.shape[1])
    return np.where(groups.needs <= least, 0, groups.needs)


def unique_rows(columns: Iterable[Whole]) -> tuple[Whole, Whole]:
    """The first row of each different combination, and the combination of each row."""
    code: Whole | None = None
    for column in columns:
        values, places = np.unique(column, return_inverse=True)
        joined = places if code is None else code * len(values) + places
        _values, first, code = np.unique(joined, return_index=True, return_inverse=True)
    assert code is not None
    return first, code


def expand(start: Whole, count: Whole) -> tuple[Whole, Whole]:
    """Owner and place of every element of many ranges, one range behind the other."""
    owner = np.repeat(np.arange(len(count), dtype=np.int32), count)
    before = np.cumsum(count) - count
    return owner, np.arange(len(owner)) - (before - start)[owner]


class _Sets:
    """Lists of legs, each different one kept once."""

    def __init__(self, marks: NDArray[np.uint64]) -> None:
        self.marks = marks
        self.kind_of_mark: dict[int, int] = {}
        self.kind: list[Whole] = []
        self.counts: list[Whole] = []
        self.legs: list[Whole] = []

    def add(self, owner: Whole, leg: Whole, lists: int) -> None:
        """`owner` says to which of the lists each leg belongs, ascending."""
        count = np.bincount(owner, minlength=lists)
        start = np.cumsum(count) - count
        sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(self.marks[leg])])
        kind, new, known = [], [], self.kind_of_mark
        for place, mark in enumerate((sums[start + count] - sums[start]).tolist()):
            if mark and mark not in known:
                known[mark] = len(known)
                new.append(place)
            kind.append(known.get(mark, STAYS))
        self.kind.append(np.array(kind, dtype=np.int32))
        self.counts.append(count[new])
        self.legs.append(leg[expand(start[new], count[new])[1]])

    def kinds(self, combination: Whole) -> Kinds:
        kind = np.concatenate([*self.kind, np.zeros(0, dtype=np.int32)])
        counts = np.concatenate([np.zeros(1, dtype=np.int64), *self.counts])
        return Kinds(kind[combination], np.cumsum(counts), np.concatenate([*self.legs, np.zeros(0, dtype=np.int32)]))


def _marks(legs: int) -> NDArray[np.uint64]:
    """A random number for each leg, the same in every run: the sum of a set is the mark that tells it from others.

    That two of a million sets have the same mark is less likely than one in ten million, and `check` would find it.
    """
    return np.random.default_rng(0).integers(1, 2**64, size=legs, dtype=np.uint64)
