"""Why: a reason for every household, and for any two which aim put one first."""

from datetime import timedelta

import pytest

from flights.allocation.explain import Reason, compare, explain
from flights.allocation.problem import Problem, Traveller
from flights.allocation.solve import solve
from tests.flights.allocation.plain import ADULT, DAY, group, leg, random_problem
from tests.flights.allocation.test_fits import BROKEN


def reasons_of(groups, legs):
    problem = Problem.of(groups, legs)
    return explain(problem, solve(problem))


def test_placed_household_is_told_its_place_in_the_order():
    reasons = reasons_of([group(1, score=4), group(2, tier=1, tie=6)], [leg(7, 2)])

    assert reasons[1] == Reason(
        "ASSIGNED", {"tier": 3, "score": 4, "draw": 0, "place": 2, "of": 2, "leg": "leg 7", "day": "2026-11-24"}
    )


def test_full_names_the_last_one_placed_and_what_is_short():
    reasons = reasons_of([group(1, tier=1), group(2, tier=2), group(3, tier=4)], [leg(7, 2)])

    assert reasons[3].code == "FULL"
    assert {name: reasons[3].values[name] for name in ("last_tier", "last_place", "resource", "needed", "left")} == {
        "last_tier": 2, "last_place": 2, "resource": "seats", "needed": 1, "left": 0,
    }  # fmt: skip


def test_full_names_the_wheelchair_place_when_seats_are_left():
    in_chair = [group(key, Traveller(wheelchair=True), score=-key) for key in (1, 2)]

    reasons = reasons_of(in_chair, [leg(7, 9, wheelchairs=1)])

    assert (reasons[2].code, reasons[2].values["resource"]) == ("FULL", "wheelchairs")


def test_family_that_would_keep_more_people_back_is_told_so():
    reasons = reasons_of([group(1, score=9), group(2, ADULT, ADULT)], [leg(7, 2)])

    assert (reasons[1].code, reasons[1].values["people"]) == ("MORE_PEOPLE", 1)


@pytest.mark.parametrize("code", BROKEN)
def test_first_rule_that_leaves_no_leg_is_the_reason(code):
    household, flight = BROKEN[code]

    assert reasons_of([household], [flight])[1].code == code


def test_rules_are_named_by_what_they_leave_not_by_the_first_leg():
    far, late = leg(7, origin="JFK"), leg(8, day=DAY + timedelta(days=5))

    assert reasons_of([group(1, latest=DAY)], [far, late])[1].code == "NO_DATE"


def test_everybody_gets_a_reason_and_only_the_placed_are_assigned():
    for seed in range(60):
        problem = random_problem(seed)
        plan = solve(problem)
        reasons = explain(problem, plan)

        assert reasons.keys() == {one.key for one in problem.groups}
        assert {key for key, reason in reasons.items() if reason.code == "ASSIGNED"} == plan.placements.keys()


def test_two_households_differ_by_the_first_aim_that_parts_them():
    first = group(1, tier=2, score=5, tie=1)

    assert compare(first, group(2, tier=3)) == Reason("BY_TIER", {"before": True, "mine": 2, "theirs": 3})
    assert compare(first, group(2, tier=2, score=9)) == Reason("BY_SCORE", {"before": False, "mine": 5, "theirs": 9})
    assert compare(first, group(2, tier=2, score=5, tie=4)) == Reason(
        "BY_DRAW", {"before": True, "mine": 1, "theirs": 4}
    )
