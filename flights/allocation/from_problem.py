"""From households and legs as the portal knows them to the arrays of the engine, by the same rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date
from functools import cached_property

import numpy as np

from flights.allocation.fits import RULES, Rule
from flights.allocation.instance import RESOURCES, STAYS, Instance, Whole
from flights.allocation.problem import ADULT_AGE, SEAT_AGE, Group, Leg, Needs, Problem, Traveller

# These look at nothing but the airports and nationalities of a household.
FIRST = ("IN_DANGER", "NO_AIRPORT", "NO_NATIONALITY", "NO_PERMIT")
FIRST_RULES = [(code, RULES[code]) for code in FIRST]
OTHER_RULES = [(code, rule) for code, rule in RULES.items() if code not in FIRST]


@dataclass(frozen=True, eq=False)
class Reach:
    """The places of the legs that a household can take; with a `code`, those that were left before that rule.

    Many households share one, and it is long: known by itself, not by what it holds.
    """

    code: str | None
    legs: tuple[int, ...]

    @property
    def options(self) -> tuple[int, ...]:
        return () if self.code else self.legs

    @cached_property
    def places(self) -> Whole:
        return np.array(self.options, dtype=np.int64)


class Window:
    """From the first to the last departure: whose needs change in it, and what they are otherwise."""

    def __init__(self, legs: Iterable[Leg]) -> None:
        days = sorted(leg.day for leg in legs) or [date.max]
        self.first, self.last = days[0], days[-1]
        self._steady: dict[tuple[Traveller, ...], Needs | None] = {}

    def steady_needs(self, group: Group) -> Needs | None:
        """What the household takes on every one of these days; None when a birthday changes it."""
        travellers = group.travellers
        if travellers not in self._steady:
            changes = any(self._has_a_birthday(person.born_on) for person in travellers)
            self._steady[travellers] = None if changes else group.needs_on(self.first)
        return self._steady[travellers]

    def _has_a_birthday(self, born_on: date | None) -> bool:
        """Turns 2 or 18 after the first day and until the last."""
        return born_on is not None and any(
            self.first < _birthday(born_on, age) <= self.last for age in (SEAT_AGE, ADULT_AGE)
        )


def _birthday(born_on: date, age: int) -> date:
    """Who was born on 29 February has it on 1 March in a common year, as the count of years goes."""
    year = born_on.year + age
    is_leap_day = (born_on.month, born_on.day) == (2, 29)
    return date(year, 3, 1) if is_leap_day and not _is_leap(year) else born_on.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class Reaches:
    """The legs of each household: worked out once for all whom no rule can tell apart."""

    def __init__(self, problem: Problem) -> None:
        self.legs, self.window = problem.legs, Window(problem.legs)
        self.arrival = max((leg.arrives_on for leg in problem.legs), default=date.max)
        self._first: dict[object, Reach] = {}
        self._known: dict[object, Reach] = {}
        self._by_day: dict[tuple[int, date], Needs] = {}
        self._needs = {group.key: self.window.steady_needs(group) for group in problem.groups}
        self._reach = {group.key: self._find(group) for group in problem.groups}

    def of(self, group: Group) -> Reach:
        return self._reach[group.key]

    def steady_needs(self, group: Group) -> Needs | None:
        """What the household takes on each of these legs; None when a birthday makes a difference."""
        return self._needs[group.key]

    def needs(self, group: Group, place: int) -> Needs:
        """What the household takes on that leg."""
        return self._needs[group.key] or self.needs_on(group, self.legs[place].day)

    def needs_on(self, group: Group, day: date) -> Needs:
        """Of a household whose needs change with a birthday."""
        if (group.key, day) not in self._by_day:
            self._by_day[group.key, day] = group.needs_on(day)
        return self._by_day[group.key, day]

    def first_that_takes(self, group: Group, places: Iterable[int], room: list[Needs]) -> int | None:
        """The first of these legs with room for the household."""
        needs = self._needs[group.key]
        if needs is None:
            return next((place for place in places if self.needs(group, place).within(room[place])), None)
        return next((place for place in places if needs.within(room[place])), None)

    def _find(self, group: Group) -> Reach:
        likeness = self._likeness(group)
        if likeness not in self._known:
            self._known[likeness] = self._work_out(group)
        return self._known[likeness]

    def _likeness(self, group: Group) -> object:
        """Dates that bind nowhere in the window are all the same."""
        first, last = self.window.first, self.window.last
        needs = self._needs[group.key]
        return (
            group.in_danger, group.airports, group.nationalities, group.consents, group.transit, group.goes_by_land,
            group.declined, max(group.earliest, first),
            last if group.latest is None else min(group.latest, last),
            self.arrival if group.documents_until is None else min(group.documents_until, self.arrival),
            group.travellers if needs is None else (needs, group.has_adult(first)),
        )  # fmt: skip

    def _work_out(self, group: Group) -> Reach:
        same = (group.in_danger, group.airports, group.nationalities)
        if same not in self._first:
            self._first[same] = self._narrow(group, tuple(range(len(self.legs))), FIRST_RULES)
        reach = self._first[same]
        return reach if reach.code else self._narrow(group, reach.legs, OTHER_RULES)

    def _narrow(self, group: Group, places: tuple[int, ...], rules: list[tuple[str, Rule]]) -> Reach:
        for code, rule in rules:
            left = tuple(place for place in places if rule(group, self.legs[place]))
            if not left:
                return Reach(code, places)
            places = left
        return Reach(None, places)


def largest_needs(group: Group, reaches: Reaches) -> Needs:
    """Places that hold on each of its legs, whatever the household needs on that day."""
    steady = reaches.steady_needs(group)
    if steady is not None:
        return steady
    days = {reaches.legs[place].day for place in reaches.of(group).legs} or {reaches.window.first}
    return Needs(*(max(column) for column in zip(*(reaches.needs_on(group, day) for day in days), strict=True)))


def instance_of(problem: Problem, reaches: Reaches) -> Instance:
    """The households in the order of help, the legs by departure, both as in the problem."""
    groups, legs = problem.groups, problem.legs
    kinds: dict[tuple[int, ...], int] = {}
    kind_of: dict[Reach, int] = {}
    for reach in map(reaches.of, groups):
        if reach not in kind_of:
            kind_of[reach] = kinds.setdefault(reach.options, len(kinds)) if reach.options else STAYS
    kind = [kind_of[reaches.of(group)] for group in groups]
    needs = [largest_needs(group, reaches) for group in groups]
    corridors = {corridor.key: number for number, corridor in enumerate(problem.corridors)}
    return Instance.of(
        tier=[group.tier for group in groups],
        size=[group.size for group in groups],
        needs=np.array(needs, dtype=np.int32).reshape(len(groups), len(RESOURCES)),
        rank=np.arange(len(groups)),
        score=[group.score for group in groups],
        kind=kind,
        kind_start=np.cumsum([0, *map(len, kinds)]),
        kind_legs=[place for places in kinds for place in places],
        capacity=np.array([leg.room for leg in legs], dtype=np.int64).reshape(len(legs), len(RESOURCES)),
        departs=[leg.departs_at.astimezone(UTC).toordinal() for leg in legs],
        leg_corridor=[corridors.get(leg.corridor, -1) for leg in legs],
        leg_side=[int(leg.corridor in corridors) for leg in legs],
        corridors=problem.corridors,
    )
