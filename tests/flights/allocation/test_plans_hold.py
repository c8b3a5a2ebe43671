"""Whatever waits and flies, a plan holds: no rule broken, nobody who could be added, a proof that adds up."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flights.allocation.again import Earlier
from flights.allocation.engine import solve_instance
from flights.allocation.instance import CONFIRMED, OFFERED, STAYS, TIERS, Corridor, Instance
from tests.flights.allocation.arithmetic import addable, broken, envious, moved, people_at_most

# Without making a failure smaller, which would take minutes where a part is searched each time.
calm = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
whole = st.integers
# Mostly without the search of small parts, which takes a process each time: then the rest has to hold by itself.
seconds = st.sampled_from([*[0.0] * 11, 60.0])


@st.composite
def instances(draw, *, offers=False, corridors=False):
    """Up to thirty households on up to six legs, from empty to hopeless."""
    legs, groups, kinds = draw(whole(0, 6)), draw(whole(0, 30)), draw(whole(0, 4))
    capacity = np.array([_places(draw) for _ in range(legs)]).reshape(legs, 4)
    sets = [sorted(draw(st.sets(whole(0, legs - 1)))) for _ in range(kinds)] if legs else []
    sets = [legs for legs in sets if legs]
    needs = np.array([_needs(draw) for _ in range(groups)]).reshape(groups, 4)
    kind = np.array([draw(whole(-1, len(sets) - 1)) for _ in range(groups)], dtype=int)
    fields = _held(draw, sets, kind, needs, capacity) if offers and legs else {}
    if corridors and legs:
        fields |= {
            "leg_corridor": [draw(whole(-1, 1)) for _ in range(legs)],
            "leg_side": [draw(whole(-1, 1)) for _ in range(legs)],
            "side": [draw(whole(0, 3)) for _ in range(groups)],
            "sides": [[draw(whole(-1, 1)) for _ in range(2)] for _ in range(4)],
            "corridors": [Corridor("a", "x", "y", 1.0, 1), Corridor("b", "x", "z", draw(st.floats(0.2, 3)), 0, 0.1)],
        }
    return Instance.of(
        tier=[draw(whole(1, 5)) for _ in range(groups)], size=needs[:, [0, 2, 3]].sum(axis=1), needs=needs,
        rank=draw(st.permutations(range(groups))), score=[draw(whole(0, 2)) for _ in range(groups)],
        kind=_that_fit(kind, sets, needs, capacity), kind_start=np.cumsum([0, *map(len, sets)]),
        kind_legs=[leg for legs in sets for leg in legs], capacity=capacity, **fields,
    )  # fmt: skip


def _places(draw):
    return [draw(whole(0, 9)), draw(whole(0, 2)), draw(whole(0, 1)), draw(whole(0, 2))]


def _needs(draw):
    """Somebody travels; a wheelchair takes its seat too."""
    seats, stretcher = draw(whole(0, 6)), draw(st.sampled_from([0, 0, 0, 1]))
    seats = max(seats, 1 - stretcher)
    return [seats, draw(whole(0, min(seats, 1))), stretcher, draw(st.sampled_from([0, 0, 0, 1, 2]))]


def _that_fit(kind, sets, needs, capacity):
    """A leg that is too small even when empty is in nobody's set."""
    return [
        wanted if wanted >= 0 and all((needs[row] <= capacity[leg]).all() for leg in sets[wanted]) else -1
        for row, wanted in enumerate(kind.tolist())
    ]


def _held(draw, sets, kind, needs, capacity):
    room = capacity.copy()
    held = {"earlier": [], "weight": [], "locked": []}
    fits = _that_fit(kind, sets, needs, capacity)
    for row in range(len(kind)):
        leg = draw(whole(-1, len(capacity) - 1))
        is_sound = fits[row] >= 0 and leg in sets[fits[row]] and (needs[row] <= room[leg]).all()
        is_locked = leg != STAYS and bool(is_sound) and draw(st.booleans())
        if is_locked:
            room[leg] -= needs[row]
        held["earlier"].append(leg)
        held["weight"].append(0 if leg == STAYS else draw(st.sampled_from([OFFERED, CONFIRMED])))
        held["locked"].append(is_locked)
    return held


@calm
@given(instances(), seconds)
def test_no_plan_breaks_a_rule(instance, seconds):
    outcome = solve_instance(instance, seconds=seconds)

    assert (broken(instance, outcome.leg), addable(instance, outcome.leg)) == ([], [])
    assert envious(instance, outcome.leg) == []
    assert outcome.moved == moved(instance, outcome.leg)


@calm
@given(instances(offers=True, corridors=True), seconds)
def test_no_plan_breaks_a_rule_among_offers_and_agreements(instance, seconds):
    outcome = solve_instance(instance, seconds=seconds)

    assert broken(instance, outcome.leg) == []
    assert outcome.moved == moved(instance, outcome.leg)


@calm
@given(instances(offers=True), seconds)
def test_certificates_add_up(instance, seconds):
    outcome = solve_instance(instance, seconds=seconds)

    for certificate in outcome.certificates:
        at_most = people_at_most(instance, certificate)
        assert at_most == certificate.bound
        assert at_most >= outcome.moved[certificate.tier]
    assert all(outcome.bounds[tier] >= outcome.in_order[tier] >= outcome.moved[tier] for tier in TIERS)


@calm
@given(instances(offers=True), seconds, st.randoms(use_true_random=False))
def test_a_warm_plan_holds_whatever_it_starts_from(instance, seconds, dice):
    start = np.array([dice.randint(STAYS, instance.legs - 1) for _ in range(instance.groups)], dtype=int)

    outcome = solve_instance(instance, seconds=seconds, warm=Earlier(start))

    assert (broken(instance, outcome.leg), addable(instance, outcome.leg)) == ([], [])
    assert all(outcome.bounds[tier] >= outcome.in_order[tier] >= outcome.moved[tier] for tier in TIERS)


@calm
@given(instances(offers=True), seconds, st.randoms(use_true_random=False))
def test_a_plan_made_again_holds_whatever_has_changed(instance, seconds, dice):
    first = solve_instance(instance, seconds=0)
    gone = np.array([dice.random() < 0.2 for _group in range(instance.groups)], dtype=bool)
    after = replace(
        instance,
        kind=np.where(gone & ~instance.locked, -1, instance.kind),
        capacity=instance.capacity + dice.randint(0, 3),
    )
    known = np.array([dice.random() < 0.8 for _group in range(instance.groups)], dtype=bool)

    outcome = solve_instance(after, seconds=seconds, warm=Earlier(first.leg, known, first.certificates))

    assert (broken(after, outcome.leg), addable(after, outcome.leg)) == ([], [])
    for certificate in outcome.certificates:
        assert people_at_most(after, certificate) == certificate.bound
    assert all(outcome.bounds[tier] >= outcome.in_order[tier] >= outcome.moved[tier] for tier in TIERS)


@calm
@given(instances(offers=True, corridors=True), seconds)
def test_the_same_question_has_the_same_answer(instance, seconds):
    first, second = (solve_instance(instance, seconds=seconds, seed=7) for _turn in range(2))

    assert (first.leg == second.leg).all()
    assert (first.moved, first.in_order) == (second.moved, second.in_order)
