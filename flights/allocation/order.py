"""The last aims, when it is settled how many people of each tier go: who of them, and how early.

Nobody stays behind while somebody later in the order, of the same tier and number, sits in a place that would do.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from flights.allocation.instance import STAYS, Flags, Whole
from flights.allocation.parts import Part, numbered, pattern_codes, stretches
from flights.allocation.rounding import room_left

Type = tuple[int, int]


def kept_offers(part: Part, where: Whole) -> Flags:
    """Offers that stay: they come before the order."""
    return np.asarray((where >= 0) & (where == part.held) & (part.worth > 0))


def first_go_first(part: Part, where: Whole) -> None:
    """Swaps inside a tier, between households of the same number and side."""
    fixed = kept_offers(part, where)
    side = part.side if (part.leg_corridor >= 0).any() else np.zeros_like(part.side)
    sort = (part.tier.astype(np.int64) * 4096 + np.minimum(part.size, 4095)) * len(part.sides) + side
    order = np.argsort(sort, kind="stable")
    starts = np.flatnonzero(np.diff(sort[order]) > 0) + 1
    room, codes = room_left(part, where), pattern_codes(part.needs)
    for rows in np.split(order, starts):
        behind, gone = rows[where[rows] < 0], rows[(where[rows] >= 0) & ~fixed[rows]]
        if len(behind) and len(gone) and behind[0] < gone[-1]:
            _Exchange(part, where, room, codes, behind, gone).run()


class _Exchange:
    """`last[needs, leg]`: of those aboard with these needs the last in the order, -1 when there is none.

    `latest[needs, leg]`: of those aboard whose place would do for these needs.
    """

    def __init__(self, part: Part, where: Whole, room: Whole, codes: Whole, behind: Whole, gone: Whole) -> None:
        self.part, self.where, self.room = part, where, room
        rows = np.concatenate([behind, gone])
        _codes, first, self.place = np.unique(codes[rows], return_index=True, return_inverse=True)
        self.needs = part.needs[rows[first]]
        self.more = self.needs[:, None] - self.needs[None]
        self.of = dict(zip(rows.tolist(), self.place.tolist(), strict=True))
        self.last = np.full((len(self.needs), len(part.room)), STAYS, dtype=np.int64)
        self.aboard: dict[tuple[int, int], list[int]] = defaultdict(list)
        for group, leg in zip(gone.tolist(), where[gone].tolist(), strict=True):
            self.aboard[self.of[group], leg].append(group)
        for key, groups in self.aboard.items():
            self.last[key] = groups[-1]
        self.latest = np.full_like(self.last, STAYS)
        for other in range(len(self.needs)):
            for mine in range(len(self.needs)):
                does = (room >= self.more[mine, other]).all(axis=1) & (self.last[other] > self.latest[mine])
                self.latest[mine, does] = self.last[other, does]
        self.queues: dict[Type, list[int]] = defaultdict(list)
        for group in reversed(behind[self._hopeful(behind, self.place[: len(behind)])].tolist()):
            self.queues[self._type(group)].append(group)

    def _hopeful(self, behind: Whole, place: Whole) -> Flags:
        """Whose legs have somebody later at all: most have not, and those who come in are never later."""
        part = self.part
        kinds, number = numbered(part.kind[behind], len(part.kind_start) - 1)
        start, arcs = stretches(part.kind_start, kinds)
        legs, latest = part.kind_legs[arcs], np.full((len(self.needs), len(kinds)), STAYS, dtype=np.int64)
        for mine in np.unique(place).tolist():
            if self.latest[mine].max() > behind[0]:
                latest[mine] = np.maximum.reduceat(self.latest[mine][legs], start[:-1])
        return np.asarray(latest[place, number] > behind)

    def _type(self, group: int) -> Type:
        return int(self.part.kind[group]), self.of[group]

    def run(self) -> None:
        """In the order of help: who gave way is later than whom it gave way to, so once through is enough."""
        heads = [(queue[-1], key) for key, queue in self.queues.items()]
        heapq.heapify(heads)
        start = self.part.kind_start
        while heads:
            group, key = heapq.heappop(heads)
            queue = self.queues[key]
            if not queue or queue[-1] != group:
                continue
            legs = self.part.kind_legs[start[key[0]] : start[key[0] + 1]]
            latest = self.latest[key[1]][legs]
            place = int(latest.argmax())
            if latest[place] > group:
                queue.pop()
                self._swap(group, int(latest[place]), int(legs[place]), heads)
                if queue:
                    heapq.heappush(heads, (queue[-1], key))

    def _swap(self, group: int, later: int, leg: int, heads: list[tuple[int, Type]]) -> None:
        mine, theirs = self.of[group], self.of[later]
        self.where[group], self.where[later] = leg, STAYS
        self.room[leg] += self.needs[theirs] - self.needs[mine]
        aboard = self.aboard[theirs, leg]
        aboard.remove(later)
        self.last[theirs, leg] = max(aboard, default=STAYS)
        self.aboard[mine, leg].append(group)
        self.last[mine, leg] = max(self.aboard[mine, leg])
        does = (self.room[leg] >= self.more).all(axis=2)
        self.latest[:, leg] = np.where(does, self.last[:, leg], STAYS).max(axis=1)
        queue = self.queues[self._type(later)]
        queue.append(later)
        queue.sort(reverse=True)
        heapq.heappush(heads, (queue[-1], self._type(later)))


def back_to_offers(part: Part, where: Whole) -> None:
    """Whoever was moved off its offer gets it back when there is room, or somebody like it sits there without one."""
    room = room_left(part, where)
    away = np.flatnonzero((where >= 0) & (part.held >= 0) & (part.worth > 0) & (where != part.held))
    for group in away.tolist():
        leg, here = int(part.held[group]), int(where[group])
        if part.leg_corridor[leg] != part.leg_corridor[here] or part.leg_side[leg] != part.leg_side[here]:
            continue
        if (part.needs[group] <= room[leg]).all():
            room[here] += part.needs[group]
            room[leg] -= part.needs[group]
            where[group] = leg
            continue
        there = np.flatnonzero(where == leg)
        there = there[(part.needs[there] == part.needs[group]).all(axis=1) & (part.side[there] == part.side[group])]
        there = there[(part.worth[there] == 0) | (part.held[there] != leg)]
        other = next((other for other in reversed(there.tolist()) if can_take(part, other, here)), STAYS)
        if other != STAYS:
            where[group], where[other] = leg, here


def can_take(part: Part, group: int, leg: int) -> bool:
    kind = part.kind[group]
    legs = part.kind_legs[part.kind_start[kind] : part.kind_start[kind + 1]]
    place = int(np.searchsorted(legs, leg))
    return place < len(legs) and bool(legs[place] == leg)


def first_go_early(part: Part, where: Whole) -> None:
    """Among households that take the same places on the same legs, the first in the order has the earliest."""
    rows = np.flatnonzero((where >= 0) & ~kept_offers(part, where))
    keys = np.column_stack([part.kind[rows], part.size[rows], part.side[rows], part.needs[rows]])
    alike = np.unique(keys, axis=0, return_inverse=True)[1].ravel()
    by_order = rows[np.lexsort((rows, alike))]
    where[by_order] = where[rows][np.lexsort((where[rows], alike))]


def move_forward(part: Part, where: Whole) -> None:
    """Whoever goes moves to an earlier leg that has room, the first in the order first."""
    room, first = room_left(part, where), np.full(len(where), len(part.room))
    for seats in np.unique(part.needs[:, 0]).tolist():
        is_open = room[:, 0] >= max(seats, 1)
        if is_open.any():
            rows = np.flatnonzero(part.needs[:, 0] == seats)
            first[rows] = _first_leg(part, is_open[part.kind_legs])[part.kind[rows]]
    for group in np.flatnonzero((where >= 0) & ~kept_offers(part, where) & (first < where)).tolist():
        leg = next(_earlier(part, room, group, int(where[group])), STAYS)
        if leg != STAYS:
            room[where[group]] += part.needs[group]
            room[leg] -= part.needs[group]
            where[group] = leg


def _earlier(part: Part, room: Whole, group: int, leg: int) -> Iterator[int]:
    kind, needs = part.kind[group], part.needs[group]
    legs = part.kind_legs[part.kind_start[kind] : part.kind_start[kind + 1]]
    legs = legs[(legs < leg) & (part.leg_corridor[legs] == part.leg_corridor[leg])]
    legs = legs[part.leg_side[legs] == part.leg_side[leg]]
    yield from legs[(room[legs] >= needs).all(axis=1)].tolist()


def _first_leg(part: Part, is_open: Flags) -> Whole:
    """The first leg with a free seat of each kind; beyond the last when there is none."""
    none = len(part.room)
    legs = np.append(np.where(is_open, part.kind_legs, none), none)
    return np.asarray(np.minimum.reduceat(legs, part.kind_start[:-1]))


def fill(part: Part, where: Whole) -> int:
    """Whoever is left behind and fits somewhere goes, the first in the order first; says how many."""
    room = room_left(part, where)
    waiting = np.flatnonzero(where < 0)
    first = _first_leg(part, (room[:, 0] > 0)[part.kind_legs])
    rows = waiting[(first[part.kind[waiting]] < len(part.room)) | (part.needs[waiting, 0] == 0)]
    count = 0
    hopeless: set[tuple[int, bytes]] = set()
    for group in rows.tolist():
        kind, needs = part.kind[group], part.needs[group]
        key = (int(kind), needs.tobytes())
        if key in hopeless:
            continue
        legs = part.kind_legs[part.kind_start[kind] : part.kind_start[kind + 1]]
        fits = np.flatnonzero((room[legs] >= needs).all(axis=1))
        if len(fits):
            where[group] = legs[fits[0]]
            room[legs[fits[0]]] -= needs
            count += 1
        else:
            hopeless.add(key)
    return count
