"""Who sits where while a plan is repaired: rooms left, and households aboard."""

import functools
import operator
from dataclasses import dataclass, field

import numpy as np

from flights.allocation.instance import STAYS, Whole
from flights.allocation.masks import bits, mask_of
from flights.allocation.parts import Part
from flights.allocation.rounding import room_left, singles

Move = tuple[int, int, int]
WORST = 5
# Upper limit of the seats that can be freed on a leg, as long as no search has found a lower one.
MANY = 1 << 30
# To look at all legs again costs as much as so many searches for each of them.
LEGS_A_LOOK = 20


@dataclass(slots=True)
class Change:
    """What was done to free seats, so that it can be taken back."""

    moves: list[Move] = field(default_factory=list)
    ejected: list[int] = field(default_factory=list)


class Cabin:
    """All legs of a part. Households and legs are places in it; a household's place is also its place in the order."""

    def __init__(self, part: Part, where: Whole) -> None:
        self.part = part
        self.kind, self.tier, self.size = part.kind.tolist(), part.tier.tolist(), part.size.tolist()
        kept, which = np.unique(part.needs, axis=0, return_inverse=True)
        distinct = [tuple(row) for row in kept.tolist()]
        self.needs = [distinct[row] for row in which.ravel().tolist()]
        self.is_single: list[bool] = singles(part).tolist()
        self.worth = np.where(part.held >= 0, part.worth, 0).tolist()
        self.held = part.held.tolist()
        self.has_offers = bool((part.held >= 0).any())
        legs = len(part.room)
        self.attainable = [MANY] * legs
        self.closed = 0
        self._onward: list[int | None] = [None] * legs
        self._onward_families: list[int | None] = [None] * legs
        self._leading: dict[int, tuple[int, int]] = {}
        self._masks: dict[int, int] = {}
        self._starts = part.kind_start.tolist()
        self._seat_all(where)

    def _seat_all(self, where: Whole) -> None:
        """As `seat` does one by one."""
        part, legs = self.part, len(self.part.room)
        room, gone = room_left(part, where), np.flatnonzero(where >= 0)
        place, alone = where[gone] * (WORST + 1) + part.tier[gone], singles(part)[gone]
        self.room: list[list[int]] = room.tolist()
        self.where: list[int] = where.tolist()
        self.seats_by_tier = _by_tier(legs, place, part.needs[gone, 0]).tolist()
        self.singles_by_tier = _by_tier(legs, place[alone]).tolist()
        self.with_tier = [mask_of(flags) for flags in _by_tier(legs, place).T > 0]
        self.with_singles = [mask_of(flags) for flags in _by_tier(legs, place[alone]).T > 0]
        self.open = mask_of(room[:, 0] > 0)
        self.with_place = {resource: mask_of(room[:, resource] > 0) for resource in (1, 2, 3)}
        self.aboard: list[list[set[int]]] = [[set() for _tier in range(WORST + 1)] for _leg in range(legs)]
        for group, leg in zip(gone.tolist(), where[gone].tolist(), strict=True):
            self.aboard[leg][self.tier[group]].add(group)
        self.holders: list[list[set[int]]] = [[set() for _resource in range(4)] for _leg in range(legs)]
        for row, resource in np.argwhere(part.needs[gone, 1:] > 0).tolist():
            self.holders[where[gone[row]]][resource + 1].add(int(gone[row]))
        self.singles: list[dict[int, list[int]]] = [{} for _leg in range(legs)]
        for group, leg in zip(gone[alone].tolist(), where[gone[alone]].tolist(), strict=True):
            self.singles[leg].setdefault(self.kind[group], []).append(group)

    def legs_of(self, kind: int) -> list[int]:
        legs: list[int] = self.part.kind_legs[self._starts[kind] : self._starts[kind + 1]].tolist()
        return legs

    def mask(self, kind: int) -> int:
        """The legs of a kind as bits."""
        found = self._masks.get(kind)
        if found is None:
            flags = np.zeros(len(self.room), dtype=bool)
            flags[self.part.kind_legs[self._starts[kind] : self._starts[kind + 1]]] = True
            found = self._masks[kind] = mask_of(flags)
        return found

    def fits(self, group: int, leg: int) -> bool:
        room, needs = self.room[leg], self.needs[group]
        return bool(needs[0] <= room[0] and needs[1] <= room[1] and needs[2] <= room[2] and needs[3] <= room[3])

    def seat(self, group: int, leg: int) -> None:
        self.where[group] = leg
        self._take(group, leg, 1)
        self.aboard[leg][self.tier[group]].add(group)
        self.with_tier[self.tier[group]] |= 1 << leg
        if self.is_single[group]:
            kind, alike = self.kind[group], self.singles[leg]
            if kind not in alike:
                alike[kind] = []
                self._onward[leg] = None
            alike[kind].append(group)
            self.singles_by_tier[leg][self.tier[group]] += 1
            self.with_singles[self.tier[group]] |= 1 << leg
        else:
            self._onward_families[leg] = None

    def unseat(self, group: int) -> int:
        leg = self.where[group]
        self.where[group] = STAYS
        self._take(group, leg, -1)
        alike = self.aboard[leg][self.tier[group]]
        alike.remove(group)
        if not alike:
            self.with_tier[self.tier[group]] &= ~(1 << leg)
        if self.is_single[group]:
            self._forget_single(group, leg)
        else:
            self._onward_families[leg] = None
        return leg

    def _forget_single(self, group: int, leg: int) -> None:
        kind, tier = self.kind[group], self.tier[group]
        alike = self.singles[leg][kind]
        alike.remove(group)
        if not alike:
            del self.singles[leg][kind]
            self._onward[leg] = None
        self.singles_by_tier[leg][tier] -= 1
        if not self.singles_by_tier[leg][tier]:
            self.with_singles[tier] &= ~(1 << leg)

    def _take(self, group: int, leg: int, sign: int) -> None:
        room, needs = self.room[leg], self.needs[group]
        for resource in range(4):
            room[resource] -= sign * needs[resource]
            if resource and needs[resource]:
                self._mark(group, leg, resource, sign)
        self.seats_by_tier[leg][self.tier[group]] += sign * needs[0]
        if room[0] > 0:
            self.open |= 1 << leg
            if self.closed >> leg & 1:
                self.closed = 0
        else:
            self.open &= ~(1 << leg)

    def _mark(self, group: int, leg: int, resource: int, sign: int) -> None:
        holders = self.holders[leg][resource]
        if sign > 0:
            holders.add(group)
        else:
            holders.remove(group)
        if self.room[leg][resource] > 0:
            self.with_place[resource] |= 1 << leg
        else:
            self.with_place[resource] &= ~(1 << leg)

    def free_leg(self, group: int) -> int:
        """The first leg with room for all its needs, or -1."""
        if not self.needs[group][0]:
            return next((leg for leg in self.legs_of(self.kind[group]) if self.fits(group, leg)), STAYS)
        return next((leg for leg in bits(self.mask(self.kind[group]) & self.open) if self.fits(group, leg)), STAYS)

    def aboard_from(self, leg: int, tier: int) -> list[int]:
        """Households of this tier and of worse ones."""
        return [group for alike in self.aboard[leg][tier:] for group in alike]

    def is_short(self, group: int, leg: int) -> bool:
        """Of a place other than a seat."""
        room, needs = self.room[leg], self.needs[group]
        return bool(needs[1] > room[1] or needs[2] > room[2] or needs[3] > room[3])

    def with_worse(self, tier: int) -> int:
        """Legs with somebody of a worse tier, as bits."""
        return functools.reduce(operator.or_, self.with_tier[tier + 1 :], 0)

    def with_seats_after(self, tier: int) -> int:
        """Legs with a free seat or with somebody of a worse tier, as bits."""
        return self.open | self.with_worse(tier)

    def onward(self, leg: int) -> int:
        """The legs that some single aboard could take, as bits."""
        found = self._onward[leg]
        if found is None:
            found = 0
            for kind in self.singles[leg]:
                found |= self.mask(kind)
            self._onward[leg] = found
        return found

    def leading(self, tier: int) -> int:
        """Legs, as bits, from which a family could go to a free seat or to one of a worse tier; as it was lately."""
        looks, legs = self._leading.get(tier, (0, 0))
        if not looks:
            goals = self.with_seats_after(tier)
            all_legs = range(len(self.room))
            legs = sum(1 << leg for leg in all_legs if self._onward_of_families(leg) & goals & ~(1 << leg))
            looks = 1 + len(self.room) // LEGS_A_LOOK
        self._leading[tier] = looks - 1, legs
        return legs

    def _onward_of_families(self, leg: int) -> int:
        found = self._onward_families[leg]
        if found is None:
            kinds = {self.kind[group] for group in self.aboard_from(leg, 1) if not self.is_single[group]}
            found = functools.reduce(operator.or_, map(self.mask, kinds), 0)
            self._onward_families[leg] = found
        return found

    def cheapest(self, groups: list[int]) -> int:
        if not self.has_offers:
            return max(groups)
        return min(groups, key=lambda group: (self.worth[group], -group))

    def move(self, group: int, leg: int, change: Change) -> None:
        change.moves.append((group, self.unseat(group), leg))
        self.seat(group, leg)

    def eject(self, group: int, change: Change) -> None:
        change.ejected.append(group)
        change.moves.append((group, self.unseat(group), STAYS))

    def take_back(self, change: Change) -> None:
        for group, before, after in reversed(change.moves):
            if after != STAYS:
                self.unseat(group)
            self.seat(group, before)
        change.moves.clear()
        change.ejected.clear()


def _by_tier(legs: int, place: Whole, amounts: Whole | None = None) -> Whole:
    """[leg, tier]: how many, or the sum of `amounts`; `place` is leg x (WORST + 1) + tier."""
    many = np.bincount(place, amounts, minlength=legs * (WORST + 1)).astype(np.int64)
    return np.asarray(many.reshape(legs, WORST + 1))
