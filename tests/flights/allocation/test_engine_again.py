"""Places that change hands inside a tier, and plans that are made again from an earlier one."""

from dataclasses import replace

import numpy as np

from flights.allocation.again import Earlier, renewed
from flights.allocation.breaches import check_instance
from flights.allocation.certificate import verify
from flights.allocation.engine import solve_instance
from flights.allocation.instance import STAYS, Instance
from tests.flights.allocation.arrays import airlift, without, without_leg


def question(households, capacity):
    """`households` are (tier, seats, wheelchair, stretcher, infants) in the order of help; each can take every leg."""
    rows = np.array(households)
    legs, groups = len(capacity), len(rows)
    return Instance.of(
        tier=rows[:, 0], size=rows[:, [1, 3, 4]].sum(axis=1), needs=rows[:, 1:], rank=np.arange(groups),
        kind=np.zeros(groups), kind_start=[0, legs], kind_legs=np.arange(legs), capacity=capacity,
    )  # fmt: skip


def test_family_with_an_infant_takes_the_seats_of_two_who_are_fewer():
    instance = question([(5, 1, 0, 0, 0), (5, 1, 0, 0, 0), (5, 2, 0, 0, 1)], [(2, 0, 0, 1)])

    outcome = solve_instance(instance, seconds=0)

    assert outcome.leg.tolist() == [STAYS, STAYS, 0]


def test_nobody_of_a_better_tier_gives_way_to_more_people():
    instance = question([(4, 1, 0, 0, 0), (4, 1, 0, 0, 0), (5, 2, 0, 0, 1)], [(2, 0, 0, 1)])

    outcome = solve_instance(instance, seconds=0)

    assert outcome.leg.tolist() == [0, 0, STAYS]


def test_place_for_a_wheelchair_goes_to_the_larger_household_of_a_tier():
    instance = question([(2, 1, 1, 0, 0), (2, 3, 1, 0, 0), (5, 3, 0, 0, 0)], [(4, 1, 0, 0)])

    outcome = solve_instance(instance, seconds=0)

    assert (outcome.leg.tolist()[:2], outcome.moved[2]) == ([STAYS, 0], 3)


def test_less_urgent_family_gives_way_where_no_single_could():
    """The tier 1 wheelchair user finds the only place taken by a family of tier 3."""
    instance = question([(1, 1, 1, 0, 0), (3, 2, 1, 0, 0), (3, 1, 0, 0, 0)], [(3, 1, 0, 0)])

    outcome = solve_instance(instance, seconds=0)

    assert outcome.leg[0] == 0


def test_family_moves_on_to_let_another_family_in():
    """A pair of tier 2 holds the only leg of the pair of tier 3, and could as well sit where a pair of tier 5 is."""
    rows = np.array([(2, 2), (3, 2), (5, 2)])
    instance = Instance.of(
        tier=rows[:, 0], size=rows[:, 1], needs=[(2, 0, 0, 0)] * 3, rank=np.arange(3), kind=[0, 1, 2],
        kind_start=[0, 2, 3, 4], kind_legs=[0, 1, 0, 1], capacity=[(2, 0, 0, 0)] * 2,
        earlier=[0, STAYS, 1], weight=[1, 0, 1],
    )  # fmt: skip

    outcome = solve_instance(instance, seconds=0)

    assert outcome.leg.tolist() == [1, 0, STAYS]


def wheelchairs_in_a_row(tiers, last_capacity):
    """C waits for L0 where A is, who could go to L1 where B is, who could go to L2. A wheelchair place on each leg."""
    kinds = [[0, 1], [1, 2], [0], [2]][: len(tiers)]
    return Instance.of(
        tier=tiers, size=[1] * len(tiers), needs=[(1, 1, 0, 0)] * len(tiers), rank=np.arange(len(tiers)),
        kind=np.arange(len(tiers)), kind_start=np.cumsum([0, *map(len, kinds)]), kind_legs=np.concatenate(kinds),
        capacity=[(1, 1, 0, 0), (1, 1, 0, 0), last_capacity], earlier=[0, 1, STAYS, 2][: len(tiers)],
        weight=[1, 1, 0, 1][: len(tiers)],
    )  # fmt: skip


def test_wheelchair_users_move_on_one_after_another():
    outcome = solve_instance(wheelchairs_in_a_row([2, 2, 2], (1, 1, 0, 0)), seconds=0)

    assert outcome.leg.tolist() == [1, 2, 0]


def test_less_urgent_wheelchair_user_gives_way_two_moves_further():
    outcome = solve_instance(wheelchairs_in_a_row([2, 2, 2, 4], (1, 1, 0, 0)), seconds=0)

    assert outcome.leg.tolist() == [1, 2, 0, STAYS]


def test_nobody_moves_on_where_the_last_leg_has_no_place():
    outcome = solve_instance(wheelchairs_in_a_row([2, 2, 2], (1, 0, 0, 0)), seconds=0)

    assert outcome.leg.tolist() == [0, 1, STAYS]


def test_seats_that_come_free_disturb_hardly_anybody():
    instance = airlift(3000, 30)
    plan = solve_instance(instance, seconds=0)
    gone = np.flatnonzero(plan.leg >= 0)[::150]
    after = without(instance, gone)

    again = solve_instance(after, seconds=0, warm=Earlier(plan.leg, proofs=plan.certificates))

    stayed = np.setdiff1d(np.flatnonzero(plan.leg >= 0), gone)
    assert (again.leg[stayed] != plan.leg[stayed]).sum() <= len(gone)
    assert again.moved[5] > plan.moved[5] - instance.size[gone].sum()
    assert check_instance(after, again.leg) == []


def test_offer_that_the_plan_did_not_keep_moves_nobody_who_is_in_it():
    instance = question([(3, 1, 0, 0, 0), (3, 1, 0, 0, 0)], [(1, 0, 0, 0)])
    instance = replace(instance, earlier=np.array([STAYS, 0], dtype=np.int32), weight=np.array([0, 10], dtype=np.int32))

    again = solve_instance(instance, seconds=0, warm=Earlier(np.array([0, STAYS])))

    assert again.leg.tolist() == [0, STAYS]


def test_whoever_is_new_is_looked_at_though_no_seat_is_free():
    instance = question([(1, 1, 0, 0, 0), (3, 1, 0, 0, 0)], [(1, 0, 0, 0)])

    again = solve_instance(instance, seconds=0, warm=Earlier(np.array([STAYS, 0]), is_known=np.array([False, True])))

    assert again.leg.tolist() == [0, STAYS]


def test_whoever_loses_a_leg_is_looked_at_though_no_seat_is_free():
    """The permit of the leg of tier 1 was refused; on the other one sits tier 3."""
    before = question([(1, 1, 0, 0, 0), (3, 1, 0, 0, 0)], [(1, 0, 0, 0)] * 2)

    again = solve_instance(without_leg(before, 1), seconds=0, warm=Earlier(np.array([1, 0])))

    assert again.leg.tolist() == [0, STAYS]


def test_refused_leg_costs_the_urgent_no_more_than_a_plan_from_scratch():
    instance = airlift(4000, 30)
    plan = solve_instance(instance, seconds=0)
    leg = int(np.bincount(plan.leg[(plan.leg >= 0) & (instance.tier == 1)]).argmax())
    after = without_leg(instance, leg)

    again = solve_instance(after, seconds=0, warm=Earlier(plan.leg, proofs=plan.certificates))

    fresh = solve_instance(after, seconds=0)
    assert [again.moved[tier] for tier in (1, 2)] == [fresh.moved[tier] for tier in (1, 2)]


def test_wheelchair_place_that_is_added_to_a_full_leg_goes_to_who_waited_for_one():
    instance = question([(1, 1, 1, 0, 0), (3, 1, 0, 0, 0)], [(1, 1, 0, 0)])

    again = solve_instance(instance, seconds=0, warm=Earlier(np.array([STAYS, 0])))

    assert again.leg.tolist() == [0, STAYS]


def test_old_prices_prove_a_plan_with_a_leg_more():
    instance = airlift(3000, 30)
    plan = solve_instance(instance, seconds=0)
    wider = replace(instance, capacity=np.where(np.arange(30)[:, None] == 7, instance.capacity + 20, instance.capacity))

    again = solve_instance(wider, seconds=0, warm=Earlier(plan.leg, proofs=plan.certificates))

    assert again.moved[5] >= plan.moved[5]
    assert [proof.bound for proof in again.certificates] == [verify(wider, proof) for proof in again.certificates]
    assert all(again.moved[tier] <= again.bounds[tier] <= plan.bounds[tier] + 40 for tier in range(1, 6))


def test_proofs_that_count_half_are_not_taken_for_whole_ones():
    """Any weights may stand in a file: half of each person, and half the bound, is as true."""
    instance = question([(1, 1, 0, 0, 0)] * 6, [(2, 0, 0, 0)])
    plan = solve_instance(instance, seconds=0)
    halves = tuple(
        replace(proof, weights=tuple(weight / 2 for weight in proof.weights), prices=proof.prices / 2)
        for proof in plan.certificates
    )

    again = solve_instance(instance, seconds=0, warm=Earlier(plan.leg, proofs=halves, gaps=(0,) * 5))

    assert again.bounds == again.in_order == again.moved == plan.moved


def test_new_leg_that_fills_up_has_a_price():
    """Without one, everybody who could take it would count as moved."""
    before = question([(1, 1, 0, 0, 0)] * 6, [(2, 0, 0, 0)])
    proofs = solve_instance(before, seconds=0).certificates
    after = question([(1, 1, 0, 0, 0)] * 6, [(2, 0, 0, 0), (1, 0, 0, 0)])
    prices = [replace(proof, prices=np.vstack([proof.prices, np.zeros(4)])) for proof in proofs]

    found = renewed(after, np.array([0, 0, 1, STAYS, STAYS, STAYS]), tuple(prices))

    assert [proof.bound for proof in found] == [3, 3, 3, 3, 3]
