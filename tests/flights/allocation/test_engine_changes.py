"""Offers and seats already given: what is locked stays, what can stay stays, and a plan is mended."""

from dataclasses import replace

import numpy as np
import pytest

from flights.allocation.again import Earlier
from flights.allocation.balance import addable, bound_tiers
from flights.allocation.breaches import check_instance, excess
from flights.allocation.engine import price_of_order, solve_instance
from flights.allocation.instance import AIMS, STAYS, Corridor
from tests.flights.allocation.arrays import airlift, random_instance, without

FIRST = ("reciprocity", 1, 2, 3, 4, 5, "stability", "order")
LAST = (1, 2, 3, 4, 5, "reciprocity", "stability", "order")


@pytest.mark.parametrize("seed", range(3))
def test_locked_households_stay_where_they_are(seed):
    instance = random_instance(seed, blocks=20, offered=0.7, locked=0.6)

    outcome = solve_instance(instance, seconds=0)

    assert outcome.leg[instance.locked].tolist() == instance.earlier[instance.locked].tolist()
    assert instance.locked.sum() > 10


def test_locked_households_stay_whatever_the_rules_say():
    instance = random_instance(2, blocks=5, offered=0.9, locked=0.9)
    nobody_may = replace(instance, kind=np.full(instance.groups, -1, dtype=np.int32))

    outcome = solve_instance(nobody_may, seconds=0)

    assert (outcome.leg >= 0).tolist() == instance.locked.tolist()
    assert check_instance(nobody_may, outcome.leg) == []


def test_plan_made_into_offers_is_kept_to_the_last():
    instance = airlift(4000, 30)
    plan = solve_instance(instance, seconds=0)
    offered = replace(instance, earlier=plan.leg, weight=instance.size)

    again = solve_instance(offered, seconds=0)

    assert (again.leg.tolist(), again.changed) == (plan.leg.tolist(), 0)


def test_offer_gives_way_to_a_better_tier():
    instance = airlift(4000, 30)
    plan = solve_instance(instance, seconds=0)
    offered = replace(instance, earlier=plan.leg, weight=instance.size)
    urgent = np.where(plan.leg == STAYS, 1, np.maximum(instance.tier, 2)).astype(np.int8)

    again = solve_instance(replace(offered, tier=urgent), seconds=0)

    assert again.moved[1] > 1000
    assert again.changed > 0


def test_cancelled_seats_are_given_to_others_and_hardly_anybody_changes():
    instance = airlift(5000, 40)
    plan = solve_instance(instance, seconds=0)
    cancelled = np.flatnonzero(plan.leg >= 0)[::200]
    after = without(instance, cancelled)

    mended = solve_instance(after, seconds=0, warm=Earlier(plan.leg))

    stayed = np.delete(np.arange(instance.groups), cancelled)
    moved = (plan.leg != mended.leg)[stayed] & (plan.leg[stayed] >= 0)
    assert moved.sum() < 0.02 * (plan.leg >= 0).sum()
    assert (check_instance(after, mended.leg), addable(after, mended.leg).tolist()) == ([], [])
    assert all(mended.moved[tier] >= 0.99 * solve_instance(after, seconds=0).moved[tier] for tier in range(1, 6))


def test_search_that_overruns_is_ended_by_the_clock():
    instance = airlift(5000, 40)

    outcome = solve_instance(instance, seconds=0.6)

    assert check_instance(instance, outcome.leg) == []
    assert sum(outcome.seconds.values()) < 5


def test_reciprocity_costs_only_what_comes_after_it():
    instance = _with_corridor()
    free, balanced = solve_instance(instance, seconds=0, aims=LAST), solve_instance(instance, seconds=0, aims=AIMS)

    assert sum(balanced.excess) < sum(free.excess)
    assert [balanced.moved[tier] for tier in range(1, 5)] == [free.moved[tier] for tier in range(1, 5)]
    assert balanced.moved[5] < free.moved[5]


def test_price_of_another_order_is_said_by_tier():
    instance = _with_corridor()
    plan = solve_instance(instance, seconds=0)

    price = price_of_order(instance, plan, LAST, seconds=0)

    assert [price[tier] for tier in range(1, 5)] == [0, 0, 0, 0]
    assert price[5] > 0


def test_reciprocity_first_is_kept_whatever_it_costs():
    instance = _with_corridor()

    outcome = solve_instance(instance, seconds=0, aims=FIRST)

    assert (outcome.excess, excess(instance, outcome.leg)) == ((0,), (0,))
    assert addable(instance, outcome.leg, FIRST).tolist() == []


def test_reciprocity_limits_the_tiers_after_it():
    assert [bound_tiers(aims) for aims in (AIMS, FIRST, LAST, (1, 2))] == [(5,), (1, 2, 3, 4, 5), (), ()]


def test_tolerance_is_the_larger_of_people_and_share():
    corridor = Corridor("PE-CO", "PE", "CO", tolerance_people=10, tolerance_share=0.1)

    assert [corridor.excess(*pair) for pair in ((15, 5), (16, 5), (200, 180), (200, 150), (150, 200))] == [
        0,
        1,
        0,
        30,
        30,
    ]


def _with_corridor():
    """Twice as many people of one side, on legs that both may take."""
    instance = airlift(3000, 30)
    side = np.where(np.arange(instance.groups) % 3 == 0, 2, 1)
    corridor = Corridor("PE-CO", "PE", "CO", tolerance_people=20)
    return replace(instance, side=side, corridors=(corridor,), leg_corridor=np.zeros(30, dtype=np.int32))
