"""Why: for each household the reason of its answer, and for any two which aim put one before the other.

A reason is a code with plain values; the sentences for people are in flights/rules/sentences.py.
"""

from typing import Any, NamedTuple

from flights.allocation.fits import RULES
from flights.allocation.problem import Group, Leg, Needs, Plan, Problem


class Reason(NamedTuple):
    code: str
    values: dict[str, Any]


def explain(problem: Problem, plan: Plan) -> dict[int, Reason]:
    """The reason of each household's answer, by key."""
    legs = {leg.key: leg for leg in problem.legs}
    rooms = _Rooms(problem)
    reasons: dict[int, Reason] = {}
    for place, group in enumerate(problem.groups, start=1):
        leg = legs.get(plan.placements.get(group.key, 0))
        said = {"tier": group.tier, "score": group.score, "draw": group.tie, "place": place, "of": len(problem.groups)}
        if leg:
            reasons[group.key] = Reason("ASSIGNED", {**said, **flight(leg)})
            rooms.seat(group, place, leg)
        else:
            reasons[group.key] = _left_behind(problem, group, rooms, said)
    return reasons


class _Rooms:
    """What is left on each leg, and who took the last place, by the households that come before."""

    def __init__(self, problem: Problem) -> None:
        self.left = {leg.key: leg.room for leg in problem.legs}
        self.last: dict[int, tuple[int, int]] = {}

    def seat(self, group: Group, place: int, leg: Leg) -> None:
        self.left[leg.key] = self.left[leg.key].minus(group.needs_on(leg.day))
        self.last[leg.key] = (group.tier, place)


def _left_behind(problem: Problem, group: Group, rooms: _Rooms, said: dict[str, Any]) -> Reason:
    legs = list(problem.legs)
    for code, rule in RULES.items():
        reached, legs = legs, [leg for leg in legs if rule(group, leg)]
        if not legs:
            return Reason(code, {**said, **_about(code, group, reached)})
    for leg in legs:
        if group.needs_on(leg.day).within(rooms.left[leg.key]):
            return Reason("MORE_PEOPLE", {**said, **flight(leg), "people": group.size})
    return _full(group, legs, rooms, said)


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


def _full(group: Group, legs: list[Leg], rooms: _Rooms, said: dict[str, Any]) -> Reason:
    """Full of households before it: name the leg that came closest, and the last one that got a place there."""
    leg = max(legs, key=lambda leg: (rooms.left[leg.key].seats, -leg.departs_at.timestamp(), leg.key))
    needs, left = group.needs_on(leg.day), rooms.left[leg.key]
    resource = scarce(needs, left)
    tier, last = rooms.last.get(leg.key, (group.tier, 0))
    short = {"resource": resource, "needed": getattr(needs, resource), "left": getattr(left, resource)}
    return Reason("FULL", {**said, **flight(leg), "last_tier": tier, "last_place": last, **short})


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
