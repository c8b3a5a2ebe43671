"""Reciprocity: each corridor's sides within its tolerance, at the price of the tiers that come after it."""

from dataclasses import replace

import numpy as np

from flights.allocation.breaches import fitting, sides
from flights.allocation.instance import AIMS, STAYS, TIERS, Aim, Corridor, Flags, Instance, Whole
from flights.allocation.parts import Part, free_room, movable, part_of, places
from flights.allocation.rounding import room_left

# A side may grow a little only when the other has grown: so many times the waiting are looked through.
ROUNDS = 12


def bound_tiers(aims: tuple[Aim, ...]) -> tuple[int, ...]:
    """The tiers that reciprocity limits: those after it."""
    if "reciprocity" not in aims:
        return ()
    return tuple(tier for tier in TIERS if tier not in aims[: aims.index("reciprocity")])


class Balance:
    """`x` and `y` are the people of each corridor, locked ones among those who flew before."""

    def __init__(self, part: Part, where: Whole, corridors: tuple[Corridor, ...], aims: tuple[Aim, ...]) -> None:
        self.part, self.where, self.corridors = part, where, corridors
        self.limited = set(bound_tiers(aims)) if corridors else set()
        self.x, self.y = [0] * len(corridors), [0] * len(corridors)
        for group in np.flatnonzero(where >= 0)[part.leg_corridor[where[where >= 0]] >= 0].tolist():
            self._count(group, int(where[group]), 1)

    def side(self, group: int, leg: int) -> int:
        part = self.part
        return int(part.leg_side[leg]) or int(part.sides[part.side[group], part.leg_corridor[leg]])

    def _count(self, group: int, leg: int, sign: int) -> None:
        corridor, side = int(self.part.leg_corridor[leg]), self.side(group, leg)
        if corridor >= 0 and side:
            people = self.x if side > 0 else self.y
            people[corridor] += sign * int(self.part.size[group])

    def excess(self, corridor: int, x: int = 0, y: int = 0) -> int:
        return self.corridors[corridor].excess(self.x[corridor] + x, self.y[corridor] + y)

    def may_go(self, group: int, leg: int) -> bool:
        """Whether reciprocity lets it: it comes before, or brings the sides no further apart than is tolerated."""
        corridor, side = int(self.part.leg_corridor[leg]), self.side(group, leg)
        if corridor < 0 or not side or int(self.part.tier[group]) not in self.limited:
            return True
        size = int(self.part.size[group])
        after = self.excess(corridor, size, 0) if side > 0 else self.excess(corridor, 0, size)
        return after <= self.excess(corridor)

    def restore(self) -> None:
        """Whoever reciprocity does not let go stays, last in the order first; then whoever may and fits goes."""
        if not self.limited:
            return
        for corridor in range(len(self.corridors)):
            if self.excess(corridor):
                self._send_back(corridor)
        self.fill()

    def _send_back(self, corridor: int) -> None:
        legs = np.flatnonzero(self.part.leg_corridor == corridor)
        aboard = np.flatnonzero(np.isin(self.where, legs) & np.isin(self.part.tier, list(self.limited)))
        for group in aboard[::-1].tolist():
            now = self.excess(corridor)
            if not now:
                return
            leg = int(self.where[group])
            self._count(group, leg, -1)
            if self.excess(corridor) < now:
                self.where[group] = STAYS
            else:
                self._count(group, leg, 1)

    def fill(self) -> int:
        """Whoever is left behind, fits and may, the first in the order first; says how many go."""
        room, total = room_left(self.part, self.where), 0
        for _round in range(ROUNDS):
            count = self._fill_once(room)
            total += count
            if not count:
                break
        return total

    def _fill_once(self, room: Whole) -> int:
        part, count = self.part, 0
        waiting = np.flatnonzero((self.where < 0) & has_open_leg(part, room))
        hopeless: set[tuple[int, int, int, bool, bytes]] = set()
        for group in waiting.tolist():
            kind, needs = part.kind[group], part.needs[group]
            is_limited = int(part.tier[group]) in self.limited
            key = (int(kind), int(part.size[group]), int(part.side[group]), is_limited, needs.tobytes())
            if key in hopeless:
                continue
            legs = part.kind_legs[part.kind_start[kind] : part.kind_start[kind + 1]]
            for leg in legs[(room[legs] >= needs).all(axis=1)].tolist():
                if self.may_go(group, leg):
                    self.where[group] = leg
                    room[leg] -= needs
                    self._count(group, leg, 1)
                    count += 1
                    break
            else:
                hopeless.add(key)
        return count


def with_locked(instance: Instance) -> tuple[Corridor, ...]:
    """Locked households count for their corridor like those who flew before."""
    x, y = sides(instance, np.where(instance.locked, instance.earlier, STAYS))
    return tuple(
        replace(each, x_before=each.x_before + int(x[place]), y_before=each.y_before + int(y[place]))
        for place, each in enumerate(instance.corridors)
    )


def addable(instance: Instance, leg: Whole, aims: tuple[Aim, ...] = AIMS) -> Whole:
    """Households left behind that fit on some leg and that reciprocity would let go: there should be none."""
    rows = fitting(instance, leg)
    if not instance.corridors or not len(rows):
        return rows
    part = part_of(instance, movable(instance), free_room(instance))
    where = places(part, leg, instance.legs)
    balance, room, found = Balance(part, where, with_locked(instance), aims), room_left(part, where), []
    for group in np.flatnonzero(np.isin(part.groups, rows)).tolist():
        kind = part.kind[group]
        legs = part.kind_legs[part.kind_start[kind] : part.kind_start[kind + 1]]
        legs = legs[(room[legs] >= part.needs[group]).all(axis=1)]
        if any(balance.may_go(group, place) for place in legs.tolist()):
            found.append(int(part.groups[group]))
    return np.sort(np.array(found, dtype=np.int64))


def has_open_leg(part: Part, room: Whole) -> Flags:
    """Households one of whose legs has a free seat, or who need none."""
    is_open = np.append((room[:, 0] > 0)[part.kind_legs], False)
    some = np.logical_or.reduceat(is_open, part.kind_start[:-1])
    return np.asarray(some[part.kind] | (part.needs[:, 0] == 0))
