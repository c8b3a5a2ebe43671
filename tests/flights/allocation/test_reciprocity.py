"""Reciprocity stands where the order of aims puts it, and costs what every possible plan says it costs."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from flights.allocation.check import check
from flights.allocation.fits import why_not
from flights.allocation.instance import AIMS, Corridor
from flights.allocation.problem import Problem
from flights.allocation.solve import solve
from tests.flights.allocation.plain import ADULT, group, leg, random_problem

FIRST = ("reciprocity", 1, 2, 3, 4, 5)
PEOPLE = (1, 2, 3, 4, 5)
LIMIT = Corridor("c", "ours", "theirs", tolerance_people=2, x_before=5, y_before=4)


def counted(problem, placements):
    """People on the legs of the corridor."""
    legs = {leg.key: leg for leg in problem.legs}
    return sum(group.size for group in problem.groups if legs.get(placements.get(group.key), legs_of_nobody).corridor)


legs_of_nobody = leg(0)


def best(problem, aims):
    """The value of each aim in the best of all plans."""
    choices = [
        [None, *(place.key for place in problem.legs if why_not(group, place) is None)] for group in problem.groups
    ]
    plans = (
        {group.key: key for group, key in zip(problem.groups, chosen, strict=True) if key}
        for chosen in product(*choices)
    )
    return max(values(problem, plan, aims) for plan in plans if fits(problem, plan))


def fits(problem, placements):
    nothing_said = solve(Problem((), problem.legs))
    return not check(problem, replace(nothing_said, placements=placements, moved={}, bounds={}))


def values(problem, placements, aims):
    people = dict.fromkeys(PEOPLE, 0)
    for household in problem.groups:
        people[household.tier] += household.size * (household.key in placements)
    people["reciprocity"] = -sum(limit.excess(counted(problem, placements), 0) for limit in problem.corridors)
    return tuple(people[aim] for aim in aims)


def with_a_corridor(seed):
    dice, problem = Random(seed), random_problem(seed, groups=6)
    legs = [replace(leg, corridor=dice.choice(["", "c"])) for leg in problem.legs]
    limit = replace(
        LIMIT, x_before=dice.randint(0, 8), y_before=dice.randint(0, 8), tolerance_people=dice.randint(0, 2)
    )
    return Problem.of(problem.groups, legs, [limit])


@pytest.mark.parametrize("aims", [AIMS[:6], FIRST, PEOPLE], ids=["default", "first", "people"])
@pytest.mark.parametrize("seeds", [range(start, start + 15) for start in (0, 15)], ids=str)
def test_small_problems_agree_with_every_possible_plan(aims, seeds):
    problems = [with_a_corridor(seed) for seed in seeds]

    plans = [solve(problem, aims=aims) for problem in problems]

    assert [check(problem, plan) for problem, plan in zip(problems, plans, strict=True)] == [[]] * len(problems)
    assert [values(problem, plan.placements, aims) for problem, plan in zip(problems, plans, strict=True)] == [
        best(problem, aims) for problem in problems
    ]


def test_limit_holds_back_the_last_tier_and_nobody_else():
    groups = [group(1, ADULT, tier=4), group(2, ADULT, tier=5), group(3, ADULT, tier=5)]
    problem = Problem.of(groups, [leg(7, 3, corridor="c")], [LIMIT])

    assert solve(problem).placements == {1: 7}
    assert solve(problem, aims=PEOPLE).placements == {1: 7, 2: 7, 3: 7}


def test_urgent_people_go_past_the_limit_unless_reciprocity_is_first():
    groups = [group(1, ADULT, ADULT, tier=1), group(2, ADULT, tier=2)]
    problem = Problem.of(groups, [leg(7, 3, corridor="c")], [LIMIT])

    assert solve(problem).placements == {1: 7, 2: 7}
    assert solve(problem, aims=FIRST).placements == {2: 7}
