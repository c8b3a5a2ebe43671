"""The portal's question by the engine alone, as a large one is, against the exact answer and every possible plan."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from flights.allocation.check import addable, check
from flights.allocation.decide import decide
from flights.allocation.from_problem import Reaches, instance_of
from flights.allocation.kinds import kinds_of
from flights.allocation.problem import SEAT_AGE, Needs, Problem, Traveller
from flights.allocation.solve import solve
from tests.flights.allocation.plain import ADULT, DAY, group, leg, random_problem
from tests.flights.allocation.test_reciprocity import FIRST, PEOPLE, best, values, with_a_corridor

SEEDS = [range(start, start + 10) for start in (0, 10, 20)]


def turning_two(day):
    """A baby whose second birthday is on that day."""
    return Traveller(day.replace(year=day.year - SEAT_AGE), is_child=True)


def with_birthdays(seed):
    """Some of the babies turn two between the flights."""
    dice, problem = Random(seed), random_problem(seed)
    households = [
        replace(household, travellers=(*household.travellers, turning_two(DAY + timedelta(days=dice.randint(0, 3)))))
        if dice.random() < 0.5 else household
        for household in problem.groups
    ]  # fmt: skip
    return Problem.of(households, problem.legs)


def by_engine(problem, aims=PEOPLE):
    return decide(problem, seconds=20, seed=1, aims=aims, small=-1)


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_plan_holds_leaves_no_room_and_no_bound_is_too_low(seeds):
    for problem in map(with_birthdays, seeds):
        plan, exact = by_engine(problem).plan, solve(problem)

        assert (check(problem, plan), addable(problem, plan)) == ([], [])
        assert all(plan.bounds[tier] >= exact.moved[tier] for tier in exact.moved)


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_reachable_legs_are_those_of_looking_at_every_rule(seeds):
    for problem in map(with_birthdays, seeds):
        reaches = Reaches(problem)

        found = {household.key: reaches.of(household).options for household in problem.groups}

        assert {key: places for key, places in found.items() if places} == {
            household.key: tuple(place for place, _needs in kind.options)
            for kind in kinds_of(problem) for household in kind.groups
        }  # fmt: skip


@pytest.mark.parametrize("seeds", [range(30, 40)], ids=str)
@pytest.mark.parametrize("aims", [(1, 2, 3, 4, "reciprocity", 5), FIRST], ids=["default", "first"])
def test_small_questions_have_the_best_plan_in_every_order(seeds, aims):
    problems = [with_a_corridor(seed) for seed in seeds]

    decided = [decide(problem, seconds=20, seed=1, aims=aims) for problem in problems]

    assert [values(problem, one.plan.placements, aims) for problem, one in zip(problems, decided, strict=True)] == [
        best(problem, aims) for problem in problems
    ]


def test_engine_counts_places_that_hold_on_every_leg_and_the_day_frees_the_rest():
    """On the first day the baby takes a lap, on the second a seat."""
    family = group(1, ADULT, turning_two(DAY + timedelta(days=1)), tier=1)
    problem = Problem.of([family, group(2, tier=2)], [leg(7, 2, infants=1), leg(8, 0, day=DAY + timedelta(days=1))])

    instance = instance_of(problem, Reaches(problem))

    assert instance.needs.tolist() == [list(Needs(seats=1, infants=1)), list(Needs(seats=1))]
    assert by_engine(problem).plan.placements == {1: 7, 2: 7}


def test_birthday_between_two_flights_frees_a_seat_on_the_first():
    family = group(1, ADULT, turning_two(DAY + timedelta(days=1)), tier=1)
    flights = [leg(7, 2, infants=1), leg(8, 2, infants=1, day=DAY + timedelta(days=1), origin="JFK")]
    problem = Problem.of([replace(family, airports=frozenset({"MIA", "JFK"})), group(2, tier=2)], flights)

    decision = by_engine(problem)

    assert instance_of(problem, decision.reaches).needs[0].tolist() == list(Needs(seats=2, infants=1))
    assert set(decision.plan.placements) == {1, 2}


def test_same_question_has_the_same_answer():
    problem = random_problem(5, groups=30, legs=6)

    first, second = by_engine(problem), by_engine(problem)

    assert (first.plan.placements, first.plan.bounds) == (second.plan.placements, second.plan.bounds)
