"""Whoever is left behind, first in the order first: a free place, a place of a worse tier, a chain of moves, a swap."""

import heapq
import time
from collections.abc import Iterable
from itertools import islice

import numpy as np

from flights.allocation.cabin import WORST, Cabin, Change
from flights.allocation.instance import STAYS
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

    `gently`: of one urgency those come first who fit without anybody's moving. `looks` for families that could move on
    are counted: they take the longest and find the least.
    """

    def __init__(self, cabin: Cabin, *, gently: bool = False, looks: int = ALL_LOOKS) -> None:
        self.cabin, self.gently, self.looks = cabin, gently, looks
        self.hopeless: set[Type] = set()
        self.waiting: list[tuple[int, bool, int]] = []

    def run(self, groups: np.ndarray, *, ends_at: float) -> bool:
        """False when the clock ended it; the plan holds all the same."""
        for group in groups.tolist():
            self.waiting.append((self._rank(group), not self.gently, group))
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

    def _seat_freely(self, group: int) -> bool:
        leg = self.cabin.free_leg(group)
        if leg != STAYS:
            self.cabin.seat(group, leg)
        return bool(leg != STAYS)

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
        return (self.looks >= 0 and self._by_moving_a_family(group)) or self._by_swap(group)

    def _settle(self, group: int, leg: int, change: Change) -> bool:
        self.cabin.seat(group, leg)
        for other in change.ejected:
            heapq.heappush(self.waiting, (self._rank(other), not self.gently, other))
        return True

    def _by_ejecting(self, group: int) -> bool:
        """From the leg where it costs least: fewest people of the next tiers."""
        cabin, tier, needs = self.cabin, self.cabin.tier[group], self.cabin.needs[group]
        by_tier, room = cabin.seats_by_tier, cabin.room
        legs = bits(cabin.mask(cabin.kind[group]) & cabin.with_worse(tier))
        able = [leg for leg in legs if room[leg][0] + sum(by_tier[leg][tier + 1 :]) >= needs[0]]
        able.sort(key=lambda leg: (cabin.is_short(group, leg), -(by_tier[leg][WORST] + room[leg][0])))
        best: tuple[list[int], int, list[int]] | None = None
        for leg in able[: LEGS_FOR_SPECIAL if any(needs[1:]) else LEGS_TO_EJECT]:
            ejected = self._who_leaves(group, leg, tier)
            if ejected is not None:
                cost = [0] * (WORST - tier)
                for other in ejected:
                    cost[self.cabin.tier[other] - tier - 1] += self.cabin.size[other] + self.cabin.worth[other]
                if best is None or cost < best[0]:
                    best = (cost, leg, ejected)
        if best is None:
            return False
        return self._replace(group, best[1], best[2])

    def _replace(self, group: int, leg: int, ejected: list[int]) -> bool:
        change = Change()
        for other in ejected:
            self.cabin.eject(other, change)
        return self._settle(group, leg, change)

    def _who_leaves(self, group: int, leg: int, tier: int, also: Iterable[int] = ()) -> list[int] | None:
        """As few as possible of worse tiers, worst first, so that it fits; `also` leave in any case."""
        cabin, needs = self.cabin, self.cabin.needs
        short = [want - have for want, have in zip(needs[group], cabin.room[leg], strict=True)]
        leaving = list(also)
        for other in leaving:
            short = [lack - needs[other][resource] for resource, lack in enumerate(short)]
        worse = cabin.aboard_from(leg, tier + 1)
        worse.sort(key=lambda other: (-cabin.tier[other], cabin.worth[other], cabin.size[other], -other))
        for resource in (3, 2, 1, 0):
            while short[resource] > 0:
                found = self._next_to_leave(worse, resource, short[resource])
                if found == STAYS:
                    return None
                worse.remove(found)
                leaving.append(found)
                short = [lack - needs[found][place] for place, lack in enumerate(short)]
        return leaving

    def _next_to_leave(self, worse: list[int], resource: int, short: int) -> int:
        """Of the worst tier singles first; among families one that is just large enough."""
        needs, tier = self.cabin.needs, self.cabin.tier
        holders = [other for other in worse if needs[other][resource] > 0]
        if not holders:
            return STAYS
        alike = [other for other in holders if tier[other] == tier[holders[0]]]
        if self.cabin.is_single[alike[0]] or resource:
            return alike[0]
        return next((other for other in alike if needs[other][resource] >= short), alike[-1])

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
            while cabin.room[leg][0] < needs[0] and cabin.free_seat(leg, tier, change):
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
            holders = [other for other in cabin.aboard_from(leg, 1) if cabin.needs[other][short[0]] >= lack]
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
            leaving, change = self._who_leaves(holder, other, tier), Change()
            if leaving is None:
                continue
            for each in leaving:
                cabin.eject(each, change)
            cabin.move(holder, other, change)
            also = self._who_leaves(group, leg, tier)
            if also is not None:
                for each in also:
                    cabin.eject(each, change)
                return self._settle(group, leg, change)
            cabin.take_back(change)
            return False
        return False

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
        """Others of the same tier leave, when they are fewer people than come."""
        cabin, tier = self.cabin, self.cabin.tier[group]
        if cabin.size[group] == 1:
            return False
        legs = cabin.mask(cabin.kind[group]) & cabin.with_tier[tier]
        if not self._brings_more(group):
            legs &= cabin.with_seats_after(tier)
        for leg in bits(legs):
            leaving = self._fewer_people(group, leg)
            ejected = self._who_leaves(group, leg, tier, leaving) if leaving else None
            if ejected is not None:
                return self._replace(group, leg, ejected)
        return False

    def _fewer_people(self, group: int, leg: int) -> list[int]:
        """Of the same tier one that is large enough, else several, for the seats that nobody worse has; or nobody."""
        cabin, tier, size, needs = self.cabin, self.cabin.tier[group], self.cabin.size[group], self.cabin.needs
        lack = needs[group][0] - cabin.room[leg][0] - sum(cabin.seats_by_tier[leg][tier + 1 :])
        if lack >= size:
            return []
        short = [want - have for want, have in zip(needs[group], cabin.room[leg], strict=True)]
        same = [other for other in cabin.aboard[leg][tier] if cabin.size[other] < size]
        special = [place for place in (1, 2, 3) if short[place] > 0]
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
