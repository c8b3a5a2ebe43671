"""The plan: examples that can be checked by hand, and small problems against every possible plan."""

from datetime import timedelta

import pytest

from flights.allocation.check import addable, check, envious
from flights.allocation.problem import Problem, Traveller
from flights.allocation.solve import solve
from tests.flights.allocation.exhaustive import best_values, order_weights, values
from tests.flights.allocation.plain import ADULT, BABY, CHILD, DAY, group, leg, random_problem


def test_lower_tier_number_goes_first():
    plan = solve(Problem.of([group(1, tier=4, score=90), group(2, tier=1)], [leg(7, 1)]))

    assert plan.placements == {2: 7}


def test_higher_score_goes_first_inside_a_tier():
    plan = solve(Problem.of([group(1, score=3), group(2, score=9), group(3, score=5)], [leg(7, 2)]))

    assert plan.placements == {2: 7, 3: 7}


def test_recorded_draw_decides_between_equals():
    plan = solve(Problem.of([group(1, tie=8), group(2, tie=3)], [leg(7, 1)]))

    assert plan.placements == {2: 7}


def test_first_in_the_order_gets_the_early_leg():
    legs = [leg(7, 1, day=DAY + timedelta(days=2)), leg(8, 1, day=DAY)]

    plan = solve(Problem.of([group(1, score=1), group(2, score=2)], legs))

    assert plan.placements == {2: 8, 1: 7}


def test_everybody_goes_early_when_there_is_room():
    legs = [leg(7, 9, day=DAY + timedelta(days=2)), leg(8, 9, day=DAY)]

    plan = solve(Problem.of([group(key, tier=key) for key in range(1, 6)], legs))

    assert plan.placements == dict.fromkeys(range(1, 6), 8)


def test_household_goes_whole_or_not_at_all():
    plan = solve(Problem.of([group(1, ADULT, ADULT, CHILD, tier=1)], [leg(7, 2), leg(8, 1)]))

    assert plan.placements == {}


def test_greedy_mistake_is_avoided():
    """The first household could take either leg; taking the earlier one would leave the second without any."""
    only_early = group(2, score=1, latest=DAY)
    plan = solve(Problem.of([group(1, score=9), only_early], [leg(7, 1), leg(8, 1, day=DAY + timedelta(days=1))]))

    assert plan.placements == {1: 8, 2: 7}


def test_more_people_of_the_tier_go_before_one_who_is_first():
    plan = solve(Problem.of([group(1, score=9), group(2, ADULT, ADULT, score=1)], [leg(7, 2)]))

    assert (plan.placements, plan.moved[3]) == ({2: 7}, 2)


def test_baby_takes_no_seat():
    plan = solve(Problem.of([group(1, ADULT, BABY)], [leg(7, 1, infants=1)]))

    assert (plan.placements, plan.moved) == ({1: 7}, {1: 0, 2: 0, 3: 2, 4: 2, 5: 2})


def test_wheelchair_place_is_as_scarce_as_a_seat():
    in_chair = [group(key, Traveller(wheelchair=True), score=key) for key in (1, 2)]

    plan = solve(Problem.of(in_chair, [leg(7, 9, wheelchairs=1)]))

    assert plan.placements == {2: 7}


def test_nobody_waits_and_nothing_flies():
    assert solve(Problem.of([], [leg(7)])).placements == {}
    assert solve(Problem.of([group(1)], [])).placements == {}


def test_same_question_and_seed_give_the_same_plan():
    for seed in range(10):
        problem = random_problem(seed)
        again = Problem.of(reversed(problem.groups), reversed(problem.legs))

        assert solve(again, seed=3).placements == solve(problem, seed=3).placements
        assert again.fingerprint() == problem.fingerprint()


def test_fingerprint_changes_with_any_value():
    seen = {
        Problem.of([group(1)], [leg(7)]).fingerprint(),
        Problem.of([group(1, score=1)], [leg(7)]).fingerprint(),
        Problem.of([group(1, ADULT, ADULT)], [leg(7)]).fingerprint(),
        Problem.of([group(1)], [leg(7, 3)]).fingerprint(),
        Problem.of([group(1)], [leg(7, is_open=False)]).fingerprint(),
    }

    assert len(seen) == 5


@pytest.mark.parametrize("seeds", [range(start, start + 30) for start in range(0, 300, 30)])
def test_small_problems_agree_with_every_possible_plan(seeds):
    for seed in seeds:
        problem = random_problem(seed)
        plan = solve(problem)
        places = {leg.key: place for place, leg in enumerate(problem.legs)}
        chosen = [places.get(plan.placements.get(group.key)) for group in problem.groups]

        assert plan.is_proved, seed
        assert values(problem, chosen, order_weights(problem)) == best_values(problem), seed
        assert (check(problem, plan), addable(problem, plan), envious(problem, plan)) == ([], [], []), seed


def test_plan_without_time_is_whole_and_says_its_gap():
    problem = random_problem(5, groups=60, legs=4)

    plan = solve(problem, seconds=0)

    assert (check(problem, plan), addable(problem, plan), envious(problem, plan)) == ([], [], [])
    assert all(plan.bounds[tier] >= solve(problem).moved[tier] for tier in (1,))
