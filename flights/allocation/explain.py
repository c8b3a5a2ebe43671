"""Why: for each household the reason of its answer, and for any two which aim put one before the other.

A reason is a code with plain values; the sentences for people are in flights/rules/sentences.py.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flights.allocation.from_problem import Reaches
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
    end."""

    def __init__(self, problem: Problem, plan: Plan, reaches: Reaches) -> None:
        self.legs, self.reaches = problem.legs, reaches
        self.left = [leg.room for leg in problem.legs]
        self.last: dict[int, tuple[int, int]] = {}
        places = {leg.key: place for place, leg in enumerate(problem.legs)}
        self._place_of = {key: places[leg] for key, leg in plan.placements.items()}
        self._open: dict[tuple[int, ...], list[int]] = {}
        self._open_at_the_end: dict[tuple[int, ...], list[int]] = {}
        self.at_the_end = list(self.left)
        for group in problem.groups:
            if (place := self.place_of(group)) is not None:
                self.at_the_end[place] = self.at_the_end[place].minus(self.reaches.needs(group, place))

    def place_of(self, group: Group) -> int | None:
        return self._place_of.get(group.key)

    def seat(self, group: Group, place: int, position: int) -> None:
        self.left[place] = self.left[place].minus(self.reaches.needs(group, place))
        self.last[place] = (group.tier, position)

    def open(self, places: tuple[int, ...]) -> list[int]:
        """Those of a household's legs that are not full yet; a leg that is full stays so."""
        still = [
            place for place in self._open.get(places, places) if self.left[place].seats or self.left[place].stretchers
        ]
        self._open[places] = still
        return still

    def open_at_the_end(self, places: tuple[int, ...]) -> list[int]:
        if places not in self._open_at_the_end:
            room = self.at_the_end
            self._open_at_the_end[places] = [place for place in places if room[place].seats or room[place].stretchers]
        return self._open_at_the_end[places]

    def closest(self, places: tuple[int, ...]) -> int:
        """With the most seats left, then the earliest."""
        return max(self.open(places), key=lambda place: (self.left[place].seats, -place), default=places[0])


def _left_behind(group: Group, rooms: _Rooms, said: dict[str, Any]) -> Reason:
    code, places = rooms.reaches.of(group)
    if code:
        return Reason(code, {**said, **_about(code, group, [rooms.legs[place] for place in places])})
    find = rooms.reaches.first_that_takes
    if (held := find(group, rooms.open_at_the_end(places), rooms.at_the_end)) is not None:
        return Reason("RECIPROCITY", {**said, **flight(rooms.legs[held]), "people": group.size})
    if (taken := find(group, rooms.open(places), rooms.left)) is not None:
        return Reason("MORE_PEOPLE", {**said, **flight(rooms.legs[taken]), "people": group.size})
    return _full(group, places, rooms, said)


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


def _full(group: Group, places: tuple[int, ...], rooms: _Rooms, said: dict[str, Any]) -> Reason:
    """Full of households before it: name the leg that came closest, and the last one that got a place there."""
    place = rooms.closest(places)
    needs, left = rooms.reaches.needs(group, place), rooms.left[place]
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
