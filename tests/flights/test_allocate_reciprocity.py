"""Reciprocity in the allocation of the portal: what the ledger says limits who goes, in the order that was chosen."""

from datetime import timedelta

import pytest

from flights.enums import AimOrder, Basis, OfferState
from flights.operations.allocate import allocate
from flights.operations.correct import correct_ledger
from flights.queries.corridors import corridor_of, read_corridors
from flights.queries.waiting import read_legs
from repatriation.common.refusals import Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered, waiting


@pytest.fixture
def agreement(db):
    """They carried nobody of ours yet, and may carry two more than we carried of theirs."""
    return makers.agreement(tolerance=2)


@pytest.fixture
def leg(agreement, planner):
    return cleared_leg(planner, agreement=agreement, seats=9)


@pytest.fixture
def families(office):
    """Three people who cannot wait, and two who can."""
    return [waiting(office, tier=tier) for tier in (1, 1, 1, 5, 5)]


def answers(run):
    return list(run.placements.values_list("code", flat=True))


def test_last_tier_stays_when_the_agreement_is_used_up(leg, families, planner, now):
    run = fresh(allocate([leg], is_dry=False, by=planner, at=now))

    assert answers(run) == ["ASSIGNED", "ASSIGNED", "ASSIGNED", "RECIPROCITY", "RECIPROCITY"]
    assert run.price == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 2}
    assert fresh(leg).held_seats == 3


def test_run_keeps_what_becomes_of_the_agreement(leg, families, agreement, planner, now):
    run = fresh(allocate([leg], is_dry=True, by=planner, at=now))

    assert run.balances == [{"agreement": agreement.pk, "before": 0, "after": -3, "tolerance": 2, "excess": 1}]


def test_reciprocity_first_holds_back_the_urgent_too_and_says_its_price(leg, families, planner, now):
    run = fresh(allocate([leg], is_dry=True, by=planner, at=now, order=AimOrder.RECIPROCITY_FIRST))

    assert answers(run) == ["ASSIGNED", "ASSIGNED", "RECIPROCITY", "RECIPROCITY", "RECIPROCITY"]
    assert run.price == {"1": 1, "2": 0, "3": 0, "4": 0, "5": 2}


def test_people_only_looks_at_no_agreement(leg, families, planner, now):
    run = fresh(allocate([leg], is_dry=False, by=planner, at=now, order=AimOrder.PEOPLE_ONLY))

    assert answers(run) == ["ASSIGNED"] * 5
    assert run.balances[0]["excess"] == 3


def test_what_stands_in_the_ledger_makes_room(leg, families, agreement, planner, now):
    correct_ledger(agreement, carried_by="PE", people=3, reason="Vuelo de marzo.", by=planner, at=now)

    run = fresh(allocate([leg], is_dry=True, by=planner, at=now))

    assert answers(run) == ["ASSIGNED"] * 5
    assert run.price == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 0}


def test_places_already_promised_count(leg, agreement, office, planner):
    offered(office, leg, people=4, state=OfferState.ACCEPTED)

    corridor = read_corridors(read_legs([leg.pk]))[0]

    assert (corridor.key, corridor.x_before, corridor.y_before) == (str(agreement.pk), 4, 0)


def test_only_flights_of_the_other_side_that_count_people_have_a_limit(agreement, planner):
    by_flights = makers.agreement(counterpart="MX")
    by_flights.basis = Basis.FLIGHTS
    by_flights.save()
    own = cleared_leg(planner, agreement=agreement, operated_by="PE")
    counted_in_flights = cleared_leg(planner, agreement=by_flights, operated_by="MX")
    without = cleared_leg(planner)

    assert [corridor_of(leg) for leg in (own, counted_in_flights, without)] == ["", "", ""]


def test_reciprocity_first_is_tried_before_it_is_real(leg, families, planner, now):
    first = {"by": planner, "order": AimOrder.RECIPROCITY_FIRST}
    with pytest.raises(Refusal, match="de prueba"):
        allocate([leg], is_dry=False, at=now, **first)

    allocate([leg], is_dry=True, at=now, **first)

    assert allocate([leg], is_dry=False, at=now + timedelta(hours=1), **first).placed == 2


def test_trial_of_other_legs_or_of_last_week_does_not_count(leg, families, planner, now):
    first = {"by": planner, "order": AimOrder.RECIPROCITY_FIRST}
    allocate([leg, cleared_leg(planner)], is_dry=True, at=now, **first)
    allocate([leg], is_dry=True, at=now - timedelta(days=2), **first)

    with pytest.raises(Refusal, match="de prueba"):
        allocate([leg], is_dry=False, at=now, **first)


def test_unknown_order_is_refused(leg, planner, now):
    with pytest.raises(Refusal, match="qué cuenta primero"):
        allocate([leg], is_dry=True, by=planner, at=now, order="luck")
