"""A leg leaves, and people come out at the other end."""

import pytest

from cases.enums import CaseState
from flights.enums import OfferState, Presence, RotationState
from flights.operations.arrive import record_arrival
from flights.operations.board import board_household, depart
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered


@pytest.fixture
def leg(planner):
    return cleared_leg(planner)


def aboard(office, leg, by, people=1):
    offer = offered(office, leg, state=OfferState.ACCEPTED, people=people)
    members = offer.case.members.all()
    scans = board_household(leg, case=offer.case, members=members, scan=makers.scan_id(), by=by, at=leg.departs_at)
    return offer, scans


def test_who_accepted_and_did_not_come_waits_again(office, leg, officer):
    boarded, _scans = aboard(office, leg, officer)
    missing = offered(office, leg, state=OfferState.ACCEPTED)
    silent, proposed = offered(office, leg), offered(office, leg, state=OfferState.PROPOSED)

    depart(leg, by=officer, at=leg.departs_at)

    assert [(fresh(offer).state, fresh(offer.case).state) for offer in (boarded, missing, silent, proposed)] == [
        (OfferState.BOARDED, CaseState.BOARDED),
        (OfferState.NO_SHOW, CaseState.WAITING),
        (OfferState.EXPIRED, CaseState.WAITING),
        (OfferState.WITHDRAWN, CaseState.WAITING),
    ]
    assert (fresh(leg).held_seats, leg.departed_at) == (1, leg.departs_at)


def test_rotation_is_operated_when_its_last_leg_has_left(leg, planner):
    back = makers.leg(leg.rotation, number=2, carries="US", origin="LIM", destination="MIA")
    makers.permit(back)

    depart(leg, by=planner, at=leg.departs_at)
    between = fresh(leg.rotation).state
    depart(back, by=planner, at=leg.departs_at)

    assert (between, fresh(leg.rotation).state) == (RotationState.CLEARED, RotationState.OPERATED)


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "cancelled"])
def test_no_departure_without_approval_and_permits(planner, state):
    leg = cleared_leg(planner, state=state)

    with pytest.raises(Refusal, match="La salida está cerrada"):
        depart(leg, by=planner, at=leg.departs_at)

    assert fresh(leg).departed_at is None


def test_no_departure_with_a_permit_that_has_ended(leg, planner):
    with pytest.raises(Refusal, match="falta aterrizaje"):
        depart(leg, by=planner, at=leg.permits.get().valid_until.replace(year=2027))


def test_leg_departs_once(leg, planner):
    makers.permit(makers.leg(leg.rotation, number=2))
    depart(leg, by=planner, at=leg.departs_at)

    with pytest.raises(Refusal, match="ya salió"):
        depart(leg, by=planner, at=leg.departs_at)


def test_only_who_works_at_the_gate_lets_it_go(leg, approver):
    with pytest.raises(NotAllowed):
        depart(leg, by=approver, at=leg.departs_at)


def test_household_is_home_when_everybody_is_recorded_and_somebody_came(office, leg, planner):
    offer, [first, second] = aboard(office, leg, planner, people=2)
    depart(leg, by=planner, at=leg.departs_at)

    record_arrival(first, presence=Presence.MISSING, cause="Quedó en el hospital", by=planner, at=leg.arrives_at)
    between = fresh(offer.case).state
    record_arrival(second, presence=Presence.PRESENT, cause="", by=planner, at=leg.arrives_at)

    assert (between, fresh(offer.case).state) == (CaseState.BOARDED, CaseState.RETURNED)
    assert [due.note for due in offer.case.follow_ups.all()] == ["Quedó en el hospital"]
    assert "arrival_missing" in [event.code for event in offer.case.events.all()]
    assert fresh(leg).arrived_at == leg.arrives_at


def test_household_of_which_nobody_came_is_not_home(office, leg, planner):
    offer, [scan] = aboard(office, leg, planner)
    depart(leg, by=planner, at=leg.departs_at)

    record_arrival(scan, presence=Presence.MISSING, cause="No bajó del avión", by=planner, at=leg.arrives_at)

    assert fresh(offer.case).state == CaseState.BOARDED


def test_missing_needs_the_cause(office, leg, planner):
    _offer, [scan] = aboard(office, leg, planner)
    depart(leg, by=planner, at=leg.departs_at)

    with pytest.raises(Refusal, match="por qué falta"):
        record_arrival(scan, presence=Presence.MISSING, cause=" ", by=planner, at=leg.arrives_at)


def test_arrival_is_recorded_once(office, leg, planner):
    _offer, [scan] = aboard(office, leg, planner)
    depart(leg, by=planner, at=leg.departs_at)
    arrival = record_arrival(scan, presence=Presence.PRESENT, cause="", by=planner, at=leg.arrives_at)

    assert record_arrival(scan, presence=Presence.PRESENT, cause="", by=planner, at=leg.arrives_at) == arrival
    with pytest.raises(Refusal, match="ya está registrada"):
        record_arrival(scan, presence=Presence.MISSING, cause="No está", by=planner, at=leg.arrives_at)


def test_nobody_arrives_before_the_leg_has_left(office, leg, planner, approver):
    _offer, [scan] = aboard(office, leg, planner)

    with pytest.raises(Refusal, match="todavía no salió"):
        record_arrival(scan, presence=Presence.PRESENT, cause="", by=planner, at=leg.arrives_at)
    with pytest.raises(NotAllowed):
        record_arrival(scan, presence=Presence.PRESENT, cause="", by=approver, at=leg.arrives_at)
