"""Whatever the households and legs, no plan breaks a rule, whether the solver had time or not."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flights.allocation.check import addable, check, envious
from flights.allocation.exchange import exchange
from flights.allocation.greedy import greedy
from flights.allocation.kinds import kinds_of
from flights.allocation.problem import Plan, Problem, Traveller
from flights.allocation.solve import solve
from tests.flights.allocation.plain import DAY, group, leg

days = st.integers(-6, 6).map(lambda offset: DAY + timedelta(days=offset))
births = st.none() | st.dates(date(1930, 1, 1), date(2026, 11, 1))
travellers = st.builds(Traveller, births, st.booleans(), st.booleans(), st.booleans())
airports = st.sets(st.sampled_from(["MIA", "JFK", "LAX"])).map(frozenset)


@st.composite
def problems(draw):
    legs = [
        leg(
            key, draw(st.integers(0, 7)), day=draw(days), wheelchairs=draw(st.integers(0, 3)),
            stretchers=draw(st.integers(0, 1)), infants=draw(st.integers(0, 2)), is_open=draw(st.booleans()),
            origin=draw(st.sampled_from(["MIA", "JFK"])), shares_list=draw(st.booleans()),
        )
        for key in range(1, draw(st.integers(0, 4)) + 1)
    ]  # fmt: skip
    groups = [
        group(
            key, *draw(st.lists(travellers, min_size=1, max_size=5)), tier=draw(st.integers(1, 5)),
            score=draw(st.integers(-2, 2)), airports=draw(airports), earliest=draw(days), latest=draw(st.none() | days),
            documents_until=draw(st.none() | days), in_danger=draw(st.booleans()),
            consents=draw(st.sampled_from([frozenset(), frozenset({"return"}), frozenset({"return", "counterpart"})])),
        )
        for key in range(1, draw(st.integers(0, 14)) + 1)
    ]  # fmt: skip
    return Problem.of(groups, legs)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.sampled_from([0, 60]))
def test_no_plan_breaks_a_rule(problem, seconds):
    plan = solve(problem, seconds=seconds)

    assert (check(problem, plan), addable(problem, plan), envious(problem, plan)) == ([], [], [])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_no_tier_moves_fewer_people_than_first_come_first_served(problem):
    kinds = kinds_of(problem)
    first_come = greedy(problem, kinds)
    people = {one.key: one.size for one in problem.groups}
    served = [sum(people[one.key] for one in problem.groups if one.tier == 1 and one.key in first_come)]

    assert solve(problem).moved[1] >= served[0]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.randoms(use_true_random=False))
def test_exchange_mends_any_plan(problem, dice):
    """From a careless plan: nobody is left who could go, or whom a later one of the same size keeps back."""
    kinds = kinds_of(problem)
    backwards = Problem(tuple(reversed(problem.groups)), problem.legs)
    careless = {key: leg for key, leg in greedy(backwards, kinds).items() if dice.random() < 0.5}

    placed = exchange(problem, kinds, careless)
    legs = {key: problem.legs[place].key for key, place in placed.items()}
    mended = Plan(legs, {}, {})

    assert (check(problem, mended), addable(problem, mended), envious(problem, mended)) == ([], [], [])
