"""Whoever is left behind, first in the order first: a free place, a place of a worse tier, a chain of moves, a swap."""

import heapq
import time
from itertools import islice

import numpy as np

from flights.allocation.alike import reach
from flights.allocation.cabin import WORST, Cabin, Change
from flights.allocation.chains import free_seat
from flights.allocation.instance import STAYS
from flights.allocation.leaving import who_leaves
from flights.allocation.masks import bits

# How many legs are looked at closely for one household; limits are counted, so that speed changes no plan.
LEGS_TO_EJECT = 6
LEGS_FOR_SPECIAL = 24
LEGS_TO_CHAIN = 3
LEGS_TO_MOVE = 6
HOLDERS = 6
ALL_LOOKS = 1 << 40
Type = tuple[int, int, int, tuple[int, ...]]


class Repair:
    """Runs until nobody who waits can be helped any more; whoever is ejected waits in turn.

    `gently`: of one urgency those come first who fit without anybody's moving. `looks` for others than singles that
    could move on are counted: they take the longest and find the least.
    """

    def __init__(self, cabin: Cabin, *, gently: bool = False, looks: int = ALL_LOOKS) -> None:
        self.cabin, self.gently, self.looks = cabin, gently, looks
        self.hopeless: set[Type] = set()
        # Since the last change: households of this kind with these needs had no free place.
        self.full: set[tuple[int, tuple[int, ...]]] = set()
        # For households alike in tier, size and needs: legs from which no chain led anywhere.
        self.stuck: dict[tuple[int, int, tuple[int, ...]], int] = {}
        self.waiting: list[tuple[int, bool, int]] = []

    def run(self, groups: np.ndarray, *, ends_at: float) -> bool:
        """False when the clock ended it; the plan holds all the same."""
        for group in groups.tolist():
            self.waiting.append((self._rank(group), not (self.gently and self._may_be_free(group)), group))
        heapq.heapify(self.waiting)
        while self.waiting:
            if time.monotonic() > ends_at:
                return False
            self._next(*heapq.heappop(self.waiting))
        return True

    def _next(self, rank: int, may_move: bool, group: int) -> None:
        kind = self._type(group)
        if self.cabin.where[group] != STAYS or kind in self.hopeless or self._seat_freely(group):
            return
        if not may_move:
            heapq.heappush(self.waiting, (rank, True, group))
        elif not self._help(group):
            self.hopeless.add(kind)

    def _rank(self, group: int) -> int:
        return 2 * int(self.cabin.tier[group]) - self._brings_more(group)

    def _brings_more(self, group: int) -> bool:
        """More people than seats: infants on a lap, somebody lying."""
        return bool(self.cabin.size[group] > self.cabin.needs[group][0])

    def _type(self, group: int) -> Type:
        cabin = self.cabin
        return cabin.kind[group], cabin.tier[group], cabin.size[group], cabin.needs[group]

    def _may_be_free(self, group: int) -> bool:
        cabin = self.cabin
        return bool(cabin.mask(cabin.kind[group]) & cabin.open) or not cabin.needs[group][0]

    def _seat_freely(self, group: int) -> bool:
        alike = self.cabin.kind[group], self.cabin.needs[group]
        if alike in self.full:
            return False
        leg = self.cabin.free_leg(group)
        if leg == STAYS:
            self.full.add(alike)
            return False
        self.cabin.seat(group, leg)
        return True

    def _help(self, group: int) -> bool:
        cabin, seats = self.cabin, self.cabin.needs[group][0]
        if self._by_ejecting(group):
            return True
        able: list[int] = []
        if cabin.mask(cabin.kind[group]) & ~cabin.closed:
            able = [leg for leg in cabin.legs_of(cabin.kind[group]) if cabin.attainable[leg] >= seats]
        if self._by_chain(group, able) or self._by_relocating(group, able):
            return True
        self.looks -= 1
        if self.looks >= 0 and (self._by_alike(group) or self._by_moving_a_family(group)):
            return True
        return self._by_swap(group)

    def _settle(self, group: int, leg: int, change: Change) -> bool:
        self.stuck.clear()
        self.full.clear()
        self.cabin.seat(group, leg)
        for other in change.ejected:
            heapq.heappush(self.waiting, (self._rank(other), not self.gently, other))
        return True

    def _by_ejecting(self, group: int) -> bool:
        found = self._least_loss(group, self.cabin.mask(self.cabin.kind[group]))
        return found is not None and self._replace(group, *found)

    def _least_loss(self, group: int, among: int) -> tuple[int, list[int]] | None:
        """Of these legs the one where it costs least, fewest people of the next tiers; and who leaves it."""
        cabin, tier, needs = self.cabin, self.cabin.tier[group], self.cabin.needs[group]
        by_tier, room = cabin.seats_by_tier, cabin.room
        legs = bits(among & cabin.with_worse(tier))
        able = [leg for leg in legs if room[leg][0] + sum(by_tier[leg][tier + 1 :]) >= needs[0]]
        able.sort(key=lambda leg: (cabin.is_short(group, leg), -(by_tier[leg][WORST] + room[leg][0])))
        best: tuple[list[int], int, list[int]] | None = None
        for leg in able[: LEGS_FOR_SPECIAL if any(needs[1:]) else LEGS_TO_EJECT]:
            ejected = who_leaves(cabin, group, leg, tier)
            if ejected is not None:
                cost = [0] * (WORST - tier)
                for other in ejected:
                    cost[cabin.tier[other] - tier - 1] += cabin.size[other] + cabin.worth[other]
                if best is None or cost < best[0]:
                    best = (cost, leg, ejected)
        return best and best[1:]

    def _replace(self, group: int, leg: int, ejected: list[int]) -> bool:
        change = Change()
        for other in ejected:
            self.cabin.eject(other, change)
        return self._settle(group, leg, change)

    def _by_chain(self, group: int, legs: list[int]) -> bool:
        """Seat by seat: singles move on to other legs until enough are free on one.

        Who brings more people than seats may end the chain with singles of its own tier: they are fewer.
        """
        cabin, needs = self.cabin, self.cabin.needs[group]
        tier = cabin.tier[group] - self._brings_more(group)
        able = legs
        if any(needs[1:]):
            able = [leg for leg in legs if all(needs[place] <= cabin.room[leg][place] for place in (1, 2, 3))]
        able = sorted(able, key=lambda leg: -cabin.room[leg][0])
        for leg in able[:LEGS_TO_CHAIN] if needs[0] > 1 else able:
            if cabin.attainable[leg] < needs[0]:
                continue
            change = Change()
            while cabin.room[leg][0] < needs[0] and free_seat(cabin, leg, tier, change):
                pass
            if cabin.room[leg][0] >= needs[0]:
                return self._settle(group, leg, change)
            cabin.take_back(change)
        return False

    def _by_relocating(self, group: int, legs: list[int]) -> bool:
        """Whoever holds the special place goes to another leg that has one, at worst in the seats of a worse tier."""
        cabin, needs = self.cabin, self.cabin.needs[group]
        if not any(needs[1:]):
            return False
        for leg in legs:
            short = [place for place in (1, 2, 3) if needs[place] > cabin.room[leg][place]]
            if len(short) != 1:
                continue
            lack = needs[short[0]] - cabin.room[leg][short[0]]
            holders = [other for other in cabin.holders[leg][short[0]] if cabin.needs[other][short[0]] >= lack]
            holders.sort(key=lambda other: (cabin.worth[other], cabin.size[other], -other))
            for holder in holders[:HOLDERS]:
                elsewhere = cabin.mask(cabin.kind[holder]) & cabin.with_place[short[0]]
                if cabin.needs[holder][0]:
                    elsewhere &= cabin.with_seats_after(cabin.tier[group])
                if self._relocate(holder, group, leg, elsewhere):
                    return True
        return False

    def _relocate(self, holder: int, group: int, leg: int, elsewhere: int) -> bool:
        """To one of the other legs, at worst in the seats of a worse tier."""
        cabin, tier, needs = self.cabin, self.cabin.tier[group], self.cabin.needs[holder]
        for other in bits(elsewhere):
            room, worse = cabin.room[other], sum(cabin.seats_by_tier[other][tier + 1 :])
            if other == leg or room[0] + worse < needs[0] or any(needs[place] > room[place] for place in (1, 2, 3)):
                continue
            leaving, change = who_leaves(cabin, holder, other, tier), Change()
            if leaving is None:
                continue
            for each in leaving:
                cabin.eject(each, change)
            cabin.move(holder, other, change)
            also = who_leaves(cabin, group, leg, tier)
            if also is not None:
                for each in also:
                    cabin.eject(each, change)
                return self._settle(group, leg, change)
            cabin.take_back(change)
            return False
        return False

    def _by_alike(self, group: int) -> bool:
        """Others who need the same places move on, one after another, to a leg where there is one."""
        cabin, needs = self.cabin, self.cabin.needs[group]
        legs, alike = cabin.mask(cabin.kind[group]), (cabin.tier[group], cabin.size[group], needs)
        special = [place for place in (1, 2, 3) if needs[place]]
        if all(legs & cabin.with_place[place] for place in special) or not legs & ~self.stuck.get(alike, 0):
            return False
        found = reach(cabin, group, special[0])
        end = self._end_of_chain(group, found.legs, special[0])
        if end is None:
            self.stuck[alike] = self.stuck.get(alike, 0) | found.legs
            return False
        leg, leaving = end
        change = Change()
        for other in leaving:
            cabin.eject(other, change)
        return self._settle(group, found.move_on(cabin, leg, change), change)

    def _end_of_chain(self, group: int, legs: int, place: int) -> tuple[int, list[int]] | None:
        """A leg with room; else where less urgent people leave, or fewer of the same tier."""
        cabin = self.cabin
        free = (leg for leg in bits(legs & cabin.with_place[place]) if cabin.fits(group, leg))
        for leg in free:
            return leg, []
        return self._least_loss(group, legs) or self._fewer_on(group, legs)

    def _by_moving_a_family(self, group: int) -> bool:
        """A family that is large enough goes to another leg, at worst in the seats of a worse tier."""
        cabin, tier, seats = self.cabin, self.cabin.tier[group], self.cabin.needs[group][0]
        goals = cabin.with_seats_after(tier)
        legs = bits(cabin.mask(cabin.kind[group]) & cabin.leading(tier)) if seats else iter(())
        able = (leg for leg in legs if not cabin.is_short(group, leg))
        for leg in islice(able, LEGS_TO_MOVE):
            lack = seats - cabin.room[leg][0] - sum(cabin.seats_by_tier[leg][tier + 1 :])
            families = [
                other
                for other in cabin.aboard_from(leg, 1)
                if cabin.needs[other][0] >= lack
                and cabin.tier[other] <= tier
                and not cabin.is_single[other]
                and cabin.mask(cabin.kind[other]) & goals & ~(1 << leg)
            ]
            families.sort(key=lambda other: (cabin.worth[other], cabin.needs[other][0], -other))
            for family in families[:HOLDERS]:
                if self._relocate(family, group, leg, cabin.mask(cabin.kind[family]) & goals):
                    return True
        return False

    def _by_swap(self, group: int) -> bool:
        found = self._fewer_on(group, self.cabin.mask(self.cabin.kind[group]))
        return found is not None and self._replace(group, *found)

    def _fewer_on(self, group: int, among: int) -> tuple[int, list[int]] | None:
        """A leg where others of the same tier could leave who are fewer people than come; and who they are."""
        cabin, tier = self.cabin, self.cabin.tier[group]
        if cabin.size[group] == 1:
            return None
        legs = among & cabin.with_tier[tier]
        if not self._brings_more(group):
            legs &= cabin.with_seats_after(tier)
        for leg in bits(legs):
            leaving = self._fewer_people(group, leg)
            ejected = who_leaves(cabin, group, leg, tier, leaving) if leaving else None
            if ejected is not None:
                return leg, ejected
        return None

    def _fewer_people(self, group: int, leg: int) -> list[int]:
        """Of the same tier one that is large enough, else several, for the seats that nobody worse has; or nobody."""
        cabin, tier, size, needs = self.cabin, self.cabin.tier[group], self.cabin.size[group], self.cabin.needs
        lack = needs[group][0] - cabin.room[leg][0] - sum(cabin.seats_by_tier[leg][tier + 1 :])
        if lack >= size:
            return []
        short = [want - have for want, have in zip(needs[group], cabin.room[leg], strict=True)]
        special = [place for place in (1, 2, 3) if short[place] > 0]
        near = cabin.holders[leg][special[0]] & cabin.aboard[leg][tier] if special else cabin.aboard[leg][tier]
        same = [other for other in near if cabin.size[other] < size]
        for place in special:
            same = [other for other in same if needs[other][place] >= short[place]]
        large = [other for other in same if needs[other][0] >= lack]
        if large:
            return [min(large, key=lambda other: (cabin.size[other], cabin.worth[other], -other))]
        if special:
            return []
        same.sort(key=lambda other: (cabin.size[other] - needs[other][0], -needs[other][0], cabin.worth[other], -other))
        leaving = []
        for other in same:
            if needs[other][0] and needs[other][0] <= lack and cabin.size[other] < size:
                leaving.append(other)
                lack, size = lack - needs[other][0], size - cabin.size[other]
            if lack <= 0:
                return leaving
        return []
