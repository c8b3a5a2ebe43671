"""Why: for each household the reason of its answer, and for any two which aim put one before the other.

A reason is a code with plain values; the sentences for people are in flights/rules/sentences.py.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from flights.allocation.from_problem import Reach, Reaches
from flights.allocation.instance import Whole
from flights.allocation.problem import Group, Leg, Needs, Plan, Problem


class Reason(NamedTuple):
    code: str
    values: dict[str, Any]


def explain(problem: Problem, plan: Plan, reaches: Reaches | None = None) -> dict[int, Reason]:
    """The reason of each household's answer, by key."""
    return {group.key: reason for group, reason in reasons(problem, plan, reaches or Reaches(problem))}


def reasons(problem: Problem, plan: Plan, reaches: Reaches) -> Iterator[tuple[Group, Reason]]:
    """Households in the order of help, each with its reason."""
    rooms = _Rooms(problem, plan, reaches)
    for position, group in enumerate(problem.groups, start=1):
        said = {"tier": group.tier, "score": group.score, "draw": group.tie, "place": position}
        said["of"] = len(problem.groups)
        place = rooms.place_of(group)
        if place is None:
            yield group, _left_behind(group, rooms, said)
        else:
            yield group, Reason("ASSIGNED", {**said, **flight(problem.legs[place])})
            rooms.seat(group, place, position)


class _Rooms:
    """What is left on each leg by the households that come before, who took the last place, and what is left at the
    end. Arrays, since most households ask a hundred legs."""

    def __init__(self, problem: Problem, plan: Plan, reaches: Reaches) -> None:
        self.legs, self.reaches = problem.legs, reaches
        self.left: Whole = np.array([leg.room for leg in problem.legs], dtype=np.int64).reshape(-1, len(Needs._fields))
        self.last: dict[int, tuple[int, int]] = {}
        self._in_the_end: dict[tuple[Reach, Needs], int | None] = {}
        self._nowhere: set[tuple[Reach, Needs]] = set()
        places = {leg.key: place for place, leg in enumerate(problem.legs)}
        self._place_of = {key: places[leg] for key, leg in plan.placements.items()}
        self.at_the_end = self.left.copy()
        for group in problem.groups:
            if (place := self.place_of(group)) is not None:
                self.at_the_end[place] -= self.reaches.needs(group, place)

    def place_of(self, group: Group) -> int | None:
        return self._place_of.get(group.key)

    def seat(self, group: Group, place: int, position: int) -> None:
        self.left[place] -= self.reaches.needs(group, place)
        self.last[place] = (group.tier, position)

    def with_room_in_the_end(self, group: Group) -> int | None:
        """The first leg that would still take the household."""
        reach, needs = self.reaches.of(group), self.reaches.steady_needs(group)
        if needs is None:
            return self._first_for(group, reach, self.at_the_end)
        if (reach, needs) not in self._in_the_end:
            self._in_the_end[reach, needs] = _first_with_room(needs, reach, self.at_the_end)
        return self._in_the_end[reach, needs]

    def with_room_so_far(self, group: Group) -> int | None:
        """The first leg on which those who come before leave it room. Room only shrinks: what is not there stays so."""
        reach, needs = self.reaches.of(group), self.reaches.steady_needs(group)
        if needs is None:
            return self._first_for(group, reach, self.left)
        if (reach, needs) in self._nowhere:
            return None
        place = _first_with_room(needs, reach, self.left)
        if place is None:
            self._nowhere.add((reach, needs))
        return place

    def _first_for(self, group: Group, reach: Reach, room: Whole) -> int | None:
        fits = (place for place in reach.options if self.reaches.needs(group, place).within(_needs(room[place])))
        return next(fits, None)

    def closest(self, reach: Reach) -> int:
        """With the most seats left, then the earliest."""
        return int(reach.places[self.left[reach.places, 0].argmax()])


def _first_with_room(needs: Needs, reach: Reach, room: Whole) -> int | None:
    fits = (room[reach.places] >= needs).all(axis=1)
    return int(reach.places[fits.argmax()]) if fits.any() else None


def _needs(row: Whole) -> Needs:
    return Needs(*row.tolist())


def _left_behind(group: Group, rooms: _Rooms, said: dict[str, Any]) -> Reason:
    reach = rooms.reaches.of(group)
    if reach.code:
        return Reason(reach.code, {**said, **_about(reach.code, group, [rooms.legs[place] for place in reach.legs])})
    if (held := rooms.with_room_in_the_end(group)) is not None:
        return Reason("RECIPROCITY", {**said, **flight(rooms.legs[held]), "people": group.size})
    if (taken := rooms.with_room_so_far(group)) is not None:
        return Reason("MORE_PEOPLE", {**said, **flight(rooms.legs[taken]), "people": group.size})
    return _full(group, reach, rooms, said)


def _about(code: str, group: Group, reached: list[Leg]) -> dict[str, Any]:
    """The values that make a rule's sentence concrete."""
    if code == "NO_AIRPORT":
        return {"airports": ", ".join(sorted(group.airports))}
    if code == "NO_DATE":
        return {"earliest": str(group.earliest), "latest": str(group.latest or "")}
    if code == "NO_DOCUMENT":
        return {"until": str(group.documents_until)}
    if code == "NO_CAPACITY":
        return {"resource": scarce(group.needs_on(reached[0].day), reached[0].room), "people": group.size}
    return {}


def _full(group: Group, reach: Reach, rooms: _Rooms, said: dict[str, Any]) -> Reason:
    """Full of households before it: name the leg that came closest, and the last one that got a place there."""
    place = rooms.closest(reach)
    needs, left = rooms.reaches.needs(group, place), _needs(rooms.left[place])
    resource = scarce(needs, left)
    tier, last = rooms.last.get(place, (group.tier, 0))
    short = {"resource": resource, "needed": getattr(needs, resource), "left": getattr(left, resource)}
    return Reason("FULL", {**said, **flight(rooms.legs[place]), "last_tier": tier, "last_place": last, **short})


def flight(leg: Leg) -> dict[str, str]:
    """How a leg is named in a reason: its places and its day there."""
    return {"leg": leg.label, "day": leg.day.isoformat()}


def scarce(needs: Needs, room: Needs) -> str:
    """The first resource of which there is too little."""
    for resource, wanted, left in zip(Needs._fields, needs, room, strict=True):
        if wanted > left:
            return resource
    raise ValueError("there is room")


def compare(first: Group, second: Group) -> Reason:
    """The first aim in which two households differ: why `first` comes before `second`, or after."""
    before = first.order < second.order
    if first.tier != second.tier:
        return Reason("BY_TIER", {"before": before, "mine": first.tier, "theirs": second.tier})
    if first.score != second.score:
        return Reason("BY_SCORE", {"before": before, "mine": first.score, "theirs": second.score})
    return Reason("BY_DRAW", {"before": before, "mine": first.tie, "theirs": second.tie})
