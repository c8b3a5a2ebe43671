"""Plans at full size: every rule holds, nobody is forgotten, and small parts are the best of all plans."""

from dataclasses import replace

import numpy as np
import pytest

from flights.allocation.balance import addable
from flights.allocation.breaches import check_instance
from flights.allocation.certificate import verify
from flights.allocation.engine import solve_instance
from flights.allocation.instance import STAYS, Instance, Misfit, ranks
from tests.flights.allocation.arrays import airlift, best_people, envious, greedy_people, random_instance


def test_small_parts_agree_with_every_possible_plan():
    instance = random_instance(5, blocks=40)

    outcome = solve_instance(instance)

    assert (outcome.moved, outcome.in_order) == (best_people(instance), best_people(instance))
    assert (outcome.words, outcome.is_proved) == ("optimal", True)


@pytest.mark.parametrize("seed", range(6))
def test_every_rule_holds_and_nobody_could_be_added(seed):
    instance = random_instance(seed, blocks=20, offered=0.4, locked=0.5)

    outcome = solve_instance(instance, seconds=0)

    assert check_instance(instance, outcome.leg) == []
    assert addable(instance, outcome.leg).tolist() == []


@pytest.mark.parametrize("seed", range(3))
def test_nobody_stays_while_somebody_later_takes_the_place(seed):
    instance = airlift(1500, 20, seed)

    outcome = solve_instance(instance, seconds=0)

    assert envious(instance, outcome.leg) == []


def test_airlift_comes_close_to_its_bound_and_beats_first_come():
    instance = airlift(10_000, 60)

    outcome = solve_instance(instance, seconds=0)

    assert all(outcome.moved[tier] >= 0.99 * outcome.bounds[tier] for tier in range(1, 6))
    assert outcome.moved[5] > greedy_people(instance)[5]


def test_certificate_is_what_arithmetic_says():
    instance = airlift(3000, 30)

    outcome = solve_instance(instance, seconds=0)

    assert [proof.bound for proof in outcome.certificates] == [
        verify(instance, proof) for proof in outcome.certificates
    ]
    assert all(proof.bound >= outcome.moved[proof.tier] for proof in outcome.certificates)


def test_any_prices_are_a_bound():
    instance, dice = random_instance(3, blocks=40), np.random.default_rng(1)
    best = best_people(instance)

    for proof in solve_instance(instance, seconds=0).certificates:
        prices = np.round(dice.random(proof.prices.shape) * 2) / 2
        assert verify(instance, replace(proof, prices=prices)) >= best[proof.tier]


def test_negative_price_proves_nothing():
    instance = random_instance(3)
    proof = solve_instance(instance, seconds=0).certificates[0]

    with pytest.raises(ValueError, match="not negative"):
        verify(instance, replace(proof, prices=proof.prices - 1))


def test_same_question_and_seed_give_the_same_plan():
    instance = airlift(3000, 30)

    first, second = solve_instance(instance, seconds=0, seed=4), solve_instance(instance, seconds=0, seed=4)

    assert first.leg.tolist() == second.leg.tolist()


def test_first_in_the_order_has_the_earliest_leg():
    instance = _singles(tier=[3, 3, 3], score=[1, 9, 5], seats=[1, 1])

    assert solve_instance(instance, seconds=0).leg.tolist() == [STAYS, 0, 1]


def test_nobody_waits_and_nothing_flies():
    assert solve_instance(_singles([], [], [3])).leg.tolist() == []
    assert solve_instance(_singles([1], [1], [])).leg.tolist() == [STAYS]


def test_arrays_that_do_not_belong_together_are_refused():
    instance = _singles([1, 2], [1, 1], [3])

    with pytest.raises(Misfit, match="a kind has an unknown leg; a locked household holds no leg"):
        replace(instance, kind_legs=instance.kind_legs + 1, locked=np.array([True, False])).check()


def test_broken_rules_are_named():
    instance = random_instance(1, offered=1.0, locked=1.0)
    held = np.flatnonzero(instance.locked)[0]
    everybody_on_one = np.zeros(instance.groups, dtype=np.int32)

    words = " ".join(check_instance(instance, everybody_on_one + 1))

    assert f"household {held} is locked" in words
    assert "not allowed" in words
    assert "seats too many" in words


def _singles(tier, score, seats):
    tier, score, legs = np.array(tier, dtype=int), np.array(score, dtype=int), len(seats)
    return Instance.of(
        tier=tier, score=score, size=np.ones(len(tier)), needs=np.tile([1, 0, 0, 0], (len(tier), 1)),
        rank=ranks(tier, score, score * 0, score * 0), kind=np.zeros(len(tier)), kind_start=[0, legs],
        kind_legs=np.arange(legs), capacity=np.array([[count, 0, 0, 0] for count in seats]).reshape(legs, 4),
    )  # fmt: skip
