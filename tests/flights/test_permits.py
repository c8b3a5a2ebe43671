"""Permits: only what is granted in writing and still holds opens a gate."""

from datetime import timedelta

import pytest

from flights.enums import OfferState, PermitState, RotationState
from flights.operations.approve import clear_rotation
from flights.operations.permits import (
    expire_permits,
    grant_permit,
    grant_with_conditions,
    note_assurance,
    refuse_permit,
    request_permit,
    revoke_permit,
)
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered


@pytest.fixture
def leg(planner):
    return cleared_leg(planner, permits=(), state="approved")


def test_granted_permits_of_every_leg_clear_the_rotation(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.NEEDED)
    request_permit(permit, by=planner, at=now)
    grant_permit(permit, number="DGAC-7", valid_until=leg.departs_at, by=planner, at=now)

    clear_rotation(leg.rotation, by=planner, at=now)

    assert fresh(leg.rotation).state == RotationState.CLEARED
    assert [move.action for move in permit.moves.all()] == ["request", "grant"]


def test_word_of_an_authority_opens_no_gate(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.REQUESTED)
    note_assurance(permit, words="El director prometió por teléfono que sale hoy.", by=planner, at=now)

    with pytest.raises(Refusal, match="falta aterrizaje"):
        clear_rotation(leg.rotation, by=planner, at=now)

    assert (fresh(permit).state, fresh(leg.rotation).state) == (PermitState.REQUESTED, RotationState.APPROVED)


def test_conditions_open_no_gate(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.REQUESTED)
    grant_with_conditions(permit, conditions="Primero 120 de los nuestros.", by=planner, at=now)

    with pytest.raises(Refusal, match="falta aterrizaje"):
        clear_rotation(leg.rotation, by=planner, at=now)


@pytest.mark.parametrize("state", [state for state in PermitState if state != PermitState.GRANTED])
def test_permit_in_any_other_state_opens_no_gate(leg, planner, now, state):
    makers.permit(leg, state=state)

    with pytest.raises(Refusal, match="falta aterrizaje"):
        clear_rotation(leg.rotation, by=planner, at=now)


def test_permit_that_ends_before_departure_opens_no_gate(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.REQUESTED)
    grant_permit(permit, number="1", valid_until=leg.departs_at - timedelta(minutes=1), by=planner, at=now)

    with pytest.raises(Refusal, match="falta aterrizaje"):
        clear_rotation(leg.rotation, by=planner, at=now)


def test_permit_that_begins_after_departure_opens_no_gate(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.REQUESTED)
    after = leg.departs_at + timedelta(hours=1)
    grant_permit(permit, number="1", valid_from=after, valid_until=after + timedelta(days=1), by=planner, at=now)

    with pytest.raises(Refusal, match="falta aterrizaje"):
        clear_rotation(leg.rotation, by=planner, at=now)


def test_leg_without_any_permit_is_not_cleared(leg, planner, now):
    with pytest.raises(Refusal, match="lista de permisos"):
        clear_rotation(leg.rotation, by=planner, at=now)


def test_second_leg_without_its_permit_keeps_the_rotation_back(leg, planner, now):
    makers.permit(leg)
    other = makers.leg(leg.rotation, number=2, carries="US", origin="LIM", destination="MIA")
    makers.permit(other, state=PermitState.REQUESTED)

    with pytest.raises(Refusal, match="LIM → MIA"):
        clear_rotation(leg.rotation, by=planner, at=now)


def test_permit_that_is_not_mandatory_keeps_nobody_back(leg, planner, now):
    makers.permit(leg)
    optional = makers.permit(leg, kind="health", state=PermitState.NEEDED)
    optional.is_mandatory = False
    optional.save()

    clear_rotation(leg.rotation, by=planner, at=now)

    assert fresh(leg.rotation).state == RotationState.CLEARED


def test_grant_needs_a_number_and_a_validity_ahead(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.REQUESTED)

    for number, valid_until in (("", leg.arrives_at), ("1", now)):
        with pytest.raises(Refusal, match="Escriba el número"):
            grant_permit(permit, number=number, valid_until=valid_until, by=planner, at=now)


def test_refusal_needs_its_reason(leg, planner, now):
    permit = makers.permit(leg, state=PermitState.REQUESTED)

    with pytest.raises(Refusal, match="Escriba el motivo"):
        refuse_permit(permit, reason=" ", by=planner, at=now)


def test_revocation_closes_the_gate_and_stands_on_every_file(office, planner, now):
    leg = cleared_leg(planner)
    offer = offered(office, leg, state=OfferState.ACCEPTED)

    revoke_permit(leg.permits.get(), reason="Cierre de fronteras", by=planner, at=now)

    [move] = leg.rotation.moves.all()
    assert (fresh(leg.rotation).state, move.action) == (RotationState.APPROVED, "unclear")
    assert move.reason == "El permiso «aterrizaje PE» fue revocado: Cierre de fronteras"
    assert [event.code for event in offer.case.events.all()] == ["gate_closed"]
    assert fresh(offer).state == OfferState.ACCEPTED


def test_expired_permit_closes_the_gate_once(planner):
    leg = cleared_leg(planner)
    permit = leg.permits.get()

    counts = [expire_permits(at=permit.valid_until) for _run in range(2)]

    assert counts == [1, 0]
    assert (fresh(permit).state, fresh(leg.rotation).state) == (PermitState.EXPIRED, RotationState.APPROVED)


def test_permit_still_valid_does_not_expire(planner):
    leg = cleared_leg(planner)

    assert expire_permits(at=leg.permits.get().valid_until - timedelta(seconds=1)) == 0


def test_liaison_answers_for_its_own_state_only(leg, now):
    liaison = makers.user("liaison", "liaison", country="US")
    own = makers.permit(leg, kind="departure", country="US", state=PermitState.REQUESTED)
    other = makers.permit(leg, kind="landing", country="PE", state=PermitState.REQUESTED)

    grant_permit(own, number="FAA-1", valid_until=leg.arrives_at, by=liaison, at=now)
    with pytest.raises(NotAllowed):
        grant_permit(other, number="X", valid_until=leg.arrives_at, by=liaison, at=now)
    with pytest.raises(NotAllowed):
        note_assurance(other, words="sí", by=liaison, at=now)

    assert (fresh(own).state, fresh(other).number) == (PermitState.GRANTED, "")
