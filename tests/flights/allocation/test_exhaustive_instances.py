"""Five hundred small questions whose best answer is known, since every plan was looked at."""

from flights.allocation.engine import solve_instance
from tests.flights.allocation.arithmetic import broken
from tests.flights.allocation.exhaustive_instances import best, random_instance, value_of


def test_people_by_tier_are_the_most_there_can_be():
    wrong = [seed for seed in range(500) if _disagrees(random_instance(seed))]

    assert wrong == []


def test_offers_stay_where_that_costs_nobody_a_seat():
    wrong = [seed for seed in range(1000, 1250) if _disagrees(random_instance(seed, offers=True))]

    assert wrong == []


def test_reciprocity_comes_before_tier_5():
    wrong = [seed for seed in range(2000, 2250) if _disagrees(random_instance(seed, corridors=True))]

    assert wrong == []


def test_what_is_called_proved_is_the_most_there_can_be():
    instances = [random_instance(seed) for seed in range(3000, 3100)]
    outcomes = [(instance, solve_instance(instance)) for instance in instances]

    sums = [
        (outcome.bounds[tier], sum(best(instance)[:tier])) for instance, outcome in outcomes for tier in (1, 2, 3, 4)
    ]
    assert all(bound >= most for bound, most in sums)
    assert all(outcome.is_proved for _instance, outcome in outcomes)


def _disagrees(instance):
    leg = solve_instance(instance).leg
    return value_of(instance, leg) != best(instance) or broken(instance, leg) != []
