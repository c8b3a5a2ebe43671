"""Five hundred small questions whose best answer is known, since every plan was looked at."""

import numpy as np

from flights.allocation.engine import solve_instance
from flights.allocation.instance import STAYS, TIERS
from tests.flights.allocation.arithmetic import broken, people_at_most
from tests.flights.allocation.exhaustive_instances import best, every_value, random_instance, together, value_of

AT_ONCE = 50


def test_people_by_tier_are_the_most_there_can_be():
    """And every bound that is said is at least that."""
    assert [seed for seed in range(0, 500, AT_ONCE) if wrong_answers(seed)] == []


def test_offers_stay_where_that_costs_nobody_a_seat():
    assert [seed for seed in range(1000, 1250, AT_ONCE) if wrong_answers(seed, offers=True)] == []


def test_reciprocity_comes_before_tier_5():
    assert [seed for seed in range(2000, 2250, AT_ONCE) if wrong_answers(seed, corridors=True)] == []


def test_a_question_alone_has_the_answer_it_has_among_others():
    for seed in range(5):
        instance = random_instance(seed, offers=True)

        assert value_of(instance, solve_instance(instance).leg) == best(instance)


def test_no_plan_that_keeps_to_the_order_passes_what_is_proved_for_it():
    """Also where the search leaves a gap, as without time for it."""
    closer = 0
    for seed in range(3000, 3150):
        instance = random_instance(seed, groups=8)
        outcome = solve_instance(instance, seconds=0)
        closer += outcome.in_order != outcome.bounds
        for people in every_value(instance):
            for tier in TIERS:
                assert people[tier - 1] <= outcome.in_order[tier], seed
                if people[tier - 1] < outcome.moved[tier]:
                    break

    assert closer > 5


def wrong_answers(seed, **shape):
    """Solved together, since they share no leg; each must have its own best value, and the proofs must add up."""
    instances = [random_instance(number, **shape) for number in range(seed, seed + AT_ONCE)]
    joint, rows = together(instances)
    outcome = solve_instance(joint)
    wrong = broken(joint, outcome.leg)
    first = 0
    for number, (instance, part) in enumerate(zip(instances, rows, strict=True), start=seed):
        leg = np.where(outcome.leg[part] >= 0, outcome.leg[part] - first, STAYS)
        wrong += [] if value_of(instance, leg) == best(instance) else [number]
        first += instance.legs
    wrong += [tier for tier, bound in outcome.in_order.items() if bound < outcome.moved[tier]]
    wrong += [proof.tier for proof in outcome.certificates if people_at_most(joint, proof) < outcome.moved[proof.tier]]
    return wrong
