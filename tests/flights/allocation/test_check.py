"""The checker finds what is wrong with a plan without asking the solver."""

from dataclasses import replace

import pytest

from flights.allocation.check import addable, check, envious
from flights.allocation.problem import Plan, Problem
from tests.flights.allocation.plain import ADULT, group, leg

PROBLEM = Problem.of(
    [group(1, tier=1), group(2, tier=1, score=5), group(3, ADULT, ADULT, tier=2)], [leg(7, 2), leg(8, 1)]
)
COUNTED = {"moved": {1: 2, 2: 4}, "bounds": {1: 2, 2: 4}}


def plan(placements, **fields):
    return Plan(placements, **{**COUNTED, **fields})


def test_good_plan_has_nothing_against_it():
    broken = check(PROBLEM, plan({3: 7, 2: 8}, moved={1: 1, 2: 3}, bounds={1: 2, 2: 4}))

    assert broken == []


@pytest.mark.parametrize(
    ("placements", "words"),
    [
        ({9: 7}, "household 9 on leg 7: unknown"),
        ({1: 4}, "household 1 on leg 4: unknown"),
        ({3: 8}, "household 3 on leg 8: NO_CAPACITY"),
        ({1: 7, 3: 7}, "leg 7: Needs(seats=3, wheelchairs=0, stretchers=0, infants=0)"),
    ],
)
def test_broken_rule_is_named(placements, words):
    assert any(line.startswith(words) for line in check(PROBLEM, plan(placements)))


def test_wrong_count_is_found():
    assert check(PROBLEM, plan({2: 8})) == [
        "tiers up to 1: 1 people, 2 said, bound 2",
        "tiers up to 2: 1 people, 4 said, bound 4",
    ]


def test_bound_below_the_plan_is_found():
    found = replace(plan({3: 7, 2: 8}, moved={1: 1, 2: 3}), bounds={1: 0, 2: 3})

    assert check(PROBLEM, found) == ["tiers up to 1: 1 people, 1 said, bound 0"]


def test_one_left_behind_for_a_later_one_is_found():
    assert envious(PROBLEM, plan({1: 8, 3: 7})) == [(2, 1)]


def test_one_who_would_still_fit_is_found():
    assert addable(PROBLEM, plan({3: 7})) == [2, 1]
