"""Who sits where while a plan is repaired: rooms left, households aboard, and chains of singles that free a seat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from flights.allocation.instance import STAYS
from flights.allocation.parts import Part

Move = tuple[int, int, int]
WORST = 5
# Upper limit of the seats that can be freed on a leg, as long as no search has found a lower one.
MANY = 1 << 30


@dataclass(slots=True)
class Search:
    """Legs that singles can be moved on to, one after another, and from which leg and kind each was reached."""

    came_from: dict[int, tuple[int, int]]
    visited: int
    exit: int = STAYS


@dataclass(slots=True)
class Change:
    """What was done to free seats, so that it can be taken back."""

    moves: list[Move] = field(default_factory=list)
    ejected: list[int] = field(default_factory=list)


class Cabin:
    """All legs of a part. Households and legs are places in it; a household's place is also its place in the order."""

    def __init__(self, part: Part, where: np.ndarray) -> None:
        self.part = part
        self.kind, self.tier, self.size = part.kind.tolist(), part.tier.tolist(), part.size.tolist()
        kept, which = np.unique(part.needs, axis=0, return_inverse=True)
        distinct = [tuple(row) for row in kept.tolist()]
        self.needs = [distinct[row] for row in which.ravel().tolist()]
        self.is_single = ((part.size == 1) & (part.needs == [1, 0, 0, 0]).all(axis=1)).tolist()
        self.worth = np.where(part.held >= 0, part.worth, 0).tolist()
        self.held = part.held.tolist()
        self.has_offers = bool((part.held >= 0).any())
        self.room = part.room.tolist()
        self.where: list[int] = [STAYS] * len(self.kind)
        legs = len(self.room)
        self.aboard: list[set[int]] = [set() for _leg in range(legs)]
        self.singles: list[dict[int, list[int]]] = [{} for _leg in range(legs)]
        self.seats_by_tier = [[0] * (WORST + 1) for _leg in range(legs)]
        self.singles_by_tier = [[0] * (WORST + 1) for _leg in range(legs)]
        self.with_singles = [0] * (WORST + 1)
        self.open = sum(1 << leg for leg in range(legs) if self.room[leg][0] > 0)
        self.attainable = [MANY] * legs
        self._masks: dict[int, int] = {}
        self._starts = part.kind_start.tolist()
        for group, leg in enumerate(where.tolist()):
            if leg >= 0:
                self.seat(group, leg)

    def legs_of(self, kind: int) -> list[int]:
        legs: list[int] = self.part.kind_legs[self._starts[kind] : self._starts[kind + 1]].tolist()
        return legs

    def mask(self, kind: int) -> int:
        """The legs of a kind as bits."""
        found = self._masks.get(kind)
        if found is None:
            flags = np.zeros(len(self.room), dtype=bool)
            flags[self.part.kind_legs[self._starts[kind] : self._starts[kind + 1]]] = True
            found = self._masks[kind] = int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")
        return found

    def fits(self, group: int, leg: int) -> bool:
        room, needs = self.room[leg], self.needs[group]
        return bool(needs[0] <= room[0] and needs[1] <= room[1] and needs[2] <= room[2] and needs[3] <= room[3])

    def seat(self, group: int, leg: int) -> None:
        self.where[group] = leg
        self._take(group, leg, 1)
        self.aboard[leg].add(group)
        if self.is_single[group]:
            self.singles[leg].setdefault(self.kind[group], []).append(group)
            self.singles_by_tier[leg][self.tier[group]] += 1
            self.with_singles[self.tier[group]] |= 1 << leg

    def unseat(self, group: int) -> int:
        leg = self.where[group]
        self.where[group] = STAYS
        self._take(group, leg, -1)
        self.aboard[leg].remove(group)
        if self.is_single[group]:
            self._forget_single(group, leg)
        return leg

    def _forget_single(self, group: int, leg: int) -> None:
        kind, tier = self.kind[group], self.tier[group]
        alike = self.singles[leg][kind]
        alike.remove(group)
        if not alike:
            del self.singles[leg][kind]
        self.singles_by_tier[leg][tier] -= 1
        if not self.singles_by_tier[leg][tier]:
            self.with_singles[tier] &= ~(1 << leg)

    def _take(self, group: int, leg: int, sign: int) -> None:
        room, needs = self.room[leg], self.needs[group]
        for resource in range(4):
            room[resource] -= sign * needs[resource]
        self.seats_by_tier[leg][self.tier[group]] += sign * needs[0]
        if room[0] > 0:
            self.open |= 1 << leg
        else:
            self.open &= ~(1 << leg)

    def free_leg(self, group: int) -> int:
        """The first leg with room for all its needs, or -1."""
        if not self.needs[group][0]:
            return next((leg for leg in self.legs_of(self.kind[group]) if self.fits(group, leg)), STAYS)
        return next((leg for leg in bits(self.mask(self.kind[group]) & self.open) if self.fits(group, leg)), STAYS)

    def search(self, leg: int, tier: int) -> Search:
        """From a full leg over singles that could sit elsewhere to a free seat or to a single of a worse tier."""
        search = Search({}, 1 << leg)
        worst = self.with_singles[WORST] if tier < WORST else 0
        goals = (self.open & ~(1 << leg)) | worst
        if goals >> leg & 1:
            search.exit = leg
            return search
        queue = [leg]
        for here in queue:
            if self._spread(here, search, queue, goals):
                return search
        for other in range(WORST - 1, tier, -1):
            reached = search.visited & self.with_singles[other]
            if reached:
                search.exit = next(bits(reached))
                return search
        return search

    def _spread(self, here: int, search: Search, queue: list[int], goals: int) -> bool:
        """Legs one move away; true when one of them is a goal."""
        for kind in self.singles[here]:
            fresh = self.mask(kind) & ~search.visited
            found = fresh & goals
            if found:
                search.exit = next(bits(found & self.open or found))
                search.came_from[search.exit] = (here, kind)
                return True
            search.visited |= fresh
            for leg in bits(fresh):
                search.came_from[leg] = (here, kind)
                queue.append(leg)
        return False

    def free_seat(self, leg: int, tier: int, change: Change) -> bool:
        """One more free seat on the leg, by a chain of moves and at worst by ejecting a single of a worse tier."""
        search = self.search(leg, tier)
        if search.exit == STAYS:
            taken = self.room[leg][0]
            for other in bits(search.visited):
                self.attainable[other] = min(self.attainable[other], taken)
            return False
        here = search.exit
        if here == leg or not self.open >> here & 1:
            self.eject(self._worst_single(here, tier), change)
        while here != leg:
            before, kind = search.came_from[here]
            self.move(self._cheapest(self.singles[before][kind]), here, change)
            here = before
        return True

    def _worst_single(self, leg: int, tier: int) -> int:
        worst = max(other for other in range(tier + 1, WORST + 1) if self.singles_by_tier[leg][other])
        alike = [group for group in self.aboard[leg] if self.is_single[group] and self.tier[group] == worst]
        return min(alike, key=lambda group: (self.worth[group], -group))

    def _cheapest(self, groups: list[int]) -> int:
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


def bits(mask: int) -> Iterator[int]:
    """Places of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def people(cabin: Cabin, groups: Iterable[int]) -> int:
    return sum(cabin.size[group] for group in groups)
