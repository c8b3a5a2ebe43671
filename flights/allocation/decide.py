"""The portal's question to its end: exact while it is small, by the engine beyond, and verified either way."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from flights.allocation.bounds import proved_bounds
from flights.allocation.check import check
from flights.allocation.engine import solve_instance
from flights.allocation.from_problem import Reach, Reaches, instance_of
from flights.allocation.instance import STAYS, TIERS, Aim, Certificate, Corridor, Instance, Outcome
from flights.allocation.problem import Needs, Plan, Problem
from flights.allocation.solve import solve

# Households with at least one leg, times legs. Up to here the exact model ends in seconds, and keeps the order of help
# inside each tier to the last household; beyond, the engine proves the same people in a thirtieth of its time.
SMALL = 40_000


class Broken(ValueError):
    """A plan that breaks a rule, or passes what is proved to be impossible: a fault of ours, never saved."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`plan` with bounds that were checked; `counted` are its people on the legs of each corridor, by key."""

    plan: Plan
    reaches: Reaches
    certificates: tuple[Certificate, ...]
    counted: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def is_within(self, corridors: Iterable[Corridor]) -> bool:
        """Reciprocity holds for this plan, so that no order of aims has a better one."""
        return not any(corridor.excess(self.counted[corridor.key], 0) for corridor in corridors)

    def people_by_tier(self) -> dict[int, int]:
        return {tier: self.plan.moved[tier] - self.plan.moved.get(tier - 1, 0) for tier in TIERS}


def decide(problem: Problem, *, seconds: float, seed: int, aims: tuple[Aim, ...], small: int = SMALL) -> Decision:
    """Same question, seed and aims, same answer. Raises Broken rather than give a plan that does not hold."""
    started = time.monotonic()
    reaches = Reaches(problem)
    instance = instance_of(problem, reaches)
    is_small = _work(instance) <= small
    outcome = solve_instance(instance, seconds=seconds, seed=seed, aims=aims)
    plan = _plan_of(problem, reaches, instance, outcome, aims)
    if is_small:
        left = seconds - (time.monotonic() - started)
        plan = _better(problem, plan, solve(problem, seconds=left, seed=seed, aims=aims), aims)
    solved = time.monotonic()
    _verify(problem, plan)
    spent = {"solve": solved - started, "check": time.monotonic() - solved}
    plan = replace(plan, seconds=solved - started, seed=seed)
    return Decision(plan, reaches, outcome.certificates, people_counted(problem, plan), spent)


def people_counted(problem: Problem, plan: Plan) -> dict[str, int]:
    """By corridor, the people of the plan on its legs."""
    corridor_of = {leg.key: leg.corridor for leg in problem.legs}
    counted = {corridor.key: 0 for corridor in problem.corridors}
    for group in problem.groups:
        key = corridor_of.get(plan.placements.get(group.key, 0), "")
        if key in counted:
            counted[key] += group.size
    return counted


def _work(instance: Instance) -> int:
    return int((instance.kind >= 0).sum()) * instance.legs


def _plan_of(problem: Problem, reaches: Reaches, instance: Instance, outcome: Outcome, aims: tuple[Aim, ...]) -> Plan:
    """The engine's answer, with whoever fits since needs are counted by the day; its bounds, checked by arithmetic."""
    placed = {row: int(place) for row, place in enumerate(outcome.leg) if place != STAYS}
    _fill(problem, reaches, placed, aims)
    moved = _moved(problem, placed)
    bounds = proved_bounds(problem, reaches, instance, outcome.certificates, moved)
    if all(reaches.steady_needs(group) for group in problem.groups):
        bounds = {tier: min(bound, outcome.in_order[tier]) for tier, bound in bounds.items()}
    placements = {problem.groups[row].key: problem.legs[place].key for row, place in placed.items()}
    words = outcome.words if moved == bounds else f"{outcome.words}; bounds by certificate"
    return Plan(placements, moved, bounds, words=words)


def _fill(problem: Problem, reaches: Reaches, placed: dict[int, int], aims: tuple[Aim, ...]) -> None:
    """Adds to `placed`, in the order of help, on legs that have more room than the engine thought."""
    room, freed = _exact_room(problem, reaches, placed)
    counted = {place for place, leg in enumerate(problem.legs) if leg.corridor}
    bound_by_reciprocity = set(aims[aims.index("reciprocity") :]) if "reciprocity" in aims and counted else set()
    hopeless: set[tuple[Reach, Needs, bool]] = set()
    for row, group in enumerate(problem.groups):
        reach, needs, is_bound = reaches.of(group), reaches.steady_needs(group), group.tier in bound_by_reciprocity
        # Room only shrinks: where there was none for their like there is none.
        if row in placed or (needs and (reach, needs, is_bound) in hopeless):
            continue
        places = [
            place for place in reach.options if not ((needs and place not in freed) or (is_bound and place in counted))
        ]
        place = reaches.first_that_takes(group, places, room)
        if place is not None:
            room[place] = room[place].minus(reaches.needs(group, place))
            placed[row] = place
        elif needs:
            hopeless.add((reach, needs, is_bound))


def _exact_room(problem: Problem, reaches: Reaches, placed: dict[int, int]) -> tuple[list[Needs], set[int]]:
    """What is left on each leg, and the legs on which a household takes less than the engine counted for it."""
    room, freed = [leg.room for leg in problem.legs], set[int]()
    for row, place in placed.items():
        group = problem.groups[row]
        room[place] = room[place].minus(reaches.needs(group, place))
        if reaches.steady_needs(group) is None:
            freed.add(place)
    return room, freed


def _moved(problem: Problem, placed: dict[int, int]) -> dict[int, int]:
    people = dict.fromkeys(TIERS, 0)
    for row in placed:
        people[problem.groups[row].tier] += problem.groups[row].size
    return {tier: sum(people[other] for other in TIERS if other <= tier) for tier in TIERS}


def _better(problem: Problem, found: Plan, exact: Plan, aims: tuple[Aim, ...]) -> Plan:
    """The exact answer unless it was stopped early and is worse, with the closer of their bounds.

    Those of the other plan hold beside this one as far as it moves as many of the tiers before.
    """
    if _worth(problem, exact, aims) < _worth(problem, found, aims):
        return found
    bounds = dict(exact.bounds)
    for tier in TIERS:
        bounds[tier] = min(bounds[tier], found.bounds[tier])
        if exact.moved[tier] < found.moved[tier]:
            break
    return replace(exact, bounds=bounds)


def _worth(problem: Problem, plan: Plan, aims: tuple[Aim, ...]) -> list[int]:
    counted = people_counted(problem, plan)
    excess = sum(corridor.excess(counted[corridor.key], 0) for corridor in problem.corridors)
    people = {tier: plan.moved[tier] - plan.moved.get(tier - 1, 0) for tier in TIERS}
    return [people[aim] if isinstance(aim, int) else -excess for aim in aims if aim in TIERS or aim == "reciprocity"]


def _verify(problem: Problem, plan: Plan) -> None:
    if broken := check(problem, plan):
        raise Broken(f"the plan breaks its rules: {broken[:5]}")
