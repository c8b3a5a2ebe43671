"""Verifies a plan by arithmetic, without any solver: run on every plan before it is saved."""

from flights.allocation.fits import why_not
from flights.allocation.problem import Group, Leg, Needs, Plan, Problem


def check(problem: Problem, plan: Plan) -> list[str]:
    """Every hard rule that the plan breaks, in words for a log (ids only); empty when it holds."""
    groups = {group.key: group for group in problem.groups}
    legs = {leg.key: leg for leg in problem.legs}
    unknown = [
        f"household {key} on leg {leg}: unknown"
        for key, leg in plan.placements.items()
        if key not in groups or leg not in legs
    ]
    if unknown:
        return unknown
    seated = [(groups[key], legs[leg]) for key, leg in plan.placements.items()]
    return [*_forbidden(seated), *_overfull(seated), *_miscounted(problem, plan)]


def _forbidden(seated: list[tuple[Group, Leg]]) -> list[str]:
    reasons = [(group, leg, why_not(group, leg)) for group, leg in seated]
    return [f"household {group.key} on leg {leg.key}: {code}" for group, leg, code in reasons if code]


def _overfull(seated: list[tuple[Group, Leg]]) -> list[str]:
    taken: dict[int, Needs] = {}
    room = {leg.key: leg.room for _group, leg in seated}
    for group, leg in seated:
        taken[leg.key] = taken.get(leg.key, Needs()).plus(group.needs_on(leg.day))
    return [f"leg {key}: {needs} of {room[key]}" for key, needs in taken.items() if not needs.within(room[key])]


def _miscounted(problem: Problem, plan: Plan) -> list[str]:
    wrong = []
    for tier, people in plan.moved.items():
        gone = sum(group.size for group in problem.groups if group.tier <= tier and group.key in plan.placements)
        if gone != people or plan.bounds[tier] < people:
            wrong.append(f"tiers up to {tier}: {gone} people, {people} said, bound {plan.bounds[tier]}")
    return wrong


def envious(problem: Problem, plan: Plan) -> list[tuple[int, int]]:
    """Pairs (left behind, gone) of the same tier and size: the second comes later, yet its place would do."""
    legs = {leg.key: leg for leg in problem.legs}
    groups = {group.key: group for group in problem.groups}
    room = _room(problem, plan)
    behind = [group for group in problem.groups if group.key not in plan.placements]
    gone = [(groups[key], legs[leg]) for key, leg in plan.placements.items()]
    return [
        (group.key, later.key)
        for group in behind
        for later, leg in gone
        if later.tier == group.tier and later.size == group.size and later.order > group.order
        if _could_take(group, leg, room[leg.key].plus(later.needs_on(leg.day)))
    ]


def addable(problem: Problem, plan: Plan) -> list[int]:
    """Households left behind that would still fit on some leg: there should be none."""
    room = _room(problem, plan)
    return [
        group.key
        for group in problem.groups
        if group.key not in plan.placements and any(_could_take(group, leg, room[leg.key]) for leg in problem.legs)
    ]


def _room(problem: Problem, plan: Plan) -> dict[int, Needs]:
    legs = {leg.key: leg for leg in problem.legs}
    room = {leg.key: leg.room for leg in problem.legs}
    for group in problem.groups:
        leg = legs.get(plan.placements.get(group.key, 0))
        if leg:
            room[leg.key] = room[leg.key].minus(group.needs_on(leg.day))
    return room


def _could_take(group: Group, leg: Leg, room: Needs) -> bool:
    return why_not(group, leg) is None and group.needs_on(leg.day).within(room)
