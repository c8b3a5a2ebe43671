"""Approval by another person, with the official list and the ledger before their eyes; cancellation."""

import pytest
from django.db import IntegrityError, transaction

from cases.enums import CaseState
from flights.enums import Decision, OfferState, RotationState
from flights.models import Approval
from flights.operations.allocate import allocate
from flights.operations.approve import cancel_rotation, decide_rotation, submit_rotation
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered, waiting


@pytest.fixture
def leg(planner):
    return makers.leg(makers.rotation(planner), seats=100)


@pytest.fixture
def approval(leg, planner, now):
    return submit_rotation(leg.rotation, legal_ground="RM 1", by=planner, at=now)


def test_approver_sees_the_list_both_ways_and_the_ledger(planner, now):
    agreement = makers.agreement(tolerance=50)
    rotation = makers.rotation(planner, operated_by="US", with_agreement=agreement)
    makers.leg(rotation, number=1, carries="US", origin="LIM", destination="MIA", seats=90)
    makers.leg(rotation, number=2, carries="PE", seats=100)

    approval = submit_rotation(rotation, legal_ground="RM 1", by=planner, at=now)

    assert [(line["from"], line["carries"], line["seats"]) for line in approval.official_list] == [
        ("LIM", "US", 90), ("MIA", "PE", 100),
    ]  # fmt: skip
    assert (approval.ledger_before["balance"], approval.ledger_before["within_tolerance"]) == (0, True)
    assert (approval.ledger_after["ours_carried_by_them"], approval.ledger_after["within_tolerance"]) == (101, False)


def test_official_list_names_who_a_trial_placed(leg, office, planner, now):
    case = waiting(office, people=3)
    allocate([leg], is_dry=True, by=planner, at=now)

    approval = submit_rotation(leg.rotation, legal_ground="RM 1", by=planner, at=now)

    [line] = approval.official_list
    assert (line["households"], line["people"]) == ([{"reference": case.reference, "people": 3}], 3)


def test_official_list_names_who_holds_an_offer(leg, office, planner, now):
    offer = offered(office, leg, people=2)
    offered(office, leg, state=OfferState.DECLINED)

    approval = submit_rotation(leg.rotation, legal_ground="RM 1", by=planner, at=now)

    assert approval.official_list[0]["households"] == [{"reference": offer.case.reference, "people": 2}]


def test_another_person_approves(approval, approver, now):
    decide_rotation(approval, decision=Decision.APPROVED, conditions="Con médico a bordo", by=approver, at=now)

    assert fresh(approval.rotation).state == RotationState.APPROVED
    assert (fresh(approval).decided_by, approval.conditions) == (approver, "Con médico a bordo")


def test_nobody_approves_what_they_submitted(leg, planner, now):
    approval = submit_rotation(leg.rotation, legal_ground="RM 1", by=planner, at=now)
    planner.role = "approver"
    planner.save()

    with pytest.raises(NotAllowed):
        decide_rotation(approval, decision=Decision.APPROVED, conditions="", by=planner, at=now)

    assert (fresh(approval).decision, fresh(leg.rotation).state) == (Decision.PENDING, RotationState.SUBMITTED)


def test_database_too_lets_nobody_approve_what_they_submitted(approval, planner, now):
    with pytest.raises(IntegrityError, match="nobody_approves_what_they_submitted"), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(decision="approved", decided_by=planner, decided_at=now)


def test_planner_does_not_approve_at_all(approval, now):
    with pytest.raises(NotAllowed):
        decide_rotation(
            approval, decision=Decision.APPROVED, conditions="", by=makers.user("second", "planner"), at=now
        )


@pytest.mark.parametrize(
    ("decision", "state"), [(Decision.RETURNED, RotationState.RETURNED), (Decision.REFUSED, RotationState.REFUSED)]
)
def test_returning_and_refusing_need_the_reason(approval, approver, now, decision, state):
    with pytest.raises(Refusal, match="Escriba el motivo"):
        decide_rotation(approval, decision=decision, conditions=" ", by=approver, at=now)

    decide_rotation(approval, decision=decision, conditions="Falta el seguro", by=approver, at=now)

    assert fresh(approval.rotation).state == state


def test_decision_is_made_once(approval, approver, now):
    decide_rotation(approval, decision=Decision.APPROVED, conditions="", by=approver, at=now)

    with pytest.raises(Refusal, match="Otra persona ya decidió"):
        decide_rotation(approval, decision=Decision.REFUSED, conditions="no", by=approver, at=now)


def test_returned_rotation_is_submitted_again(approval, approver, planner, now):
    decide_rotation(approval, decision=Decision.RETURNED, conditions="Falta el seguro", by=approver, at=now)

    again = submit_rotation(fresh(approval.rotation), legal_ground="RM 2", by=planner, at=now)

    assert (again.decision, approval.rotation.approvals.count()) == (Decision.PENDING, 2)


def test_submission_needs_legs_and_a_legal_ground(leg, planner, now):
    with pytest.raises(Refusal, match="no tiene tramos"):
        submit_rotation(makers.rotation(planner), legal_ground="RM 1", by=planner, at=now)
    with pytest.raises(Refusal, match="base legal"):
        submit_rotation(leg.rotation, legal_ground=" ", by=planner, at=now)


def test_cancelled_rotation_gives_every_family_its_place_in_the_list_back(office, planner, now):
    leg = cleared_leg(planner, seats=9)
    offers = [
        offered(office, leg, state=state) for state in (OfferState.PROPOSED, OfferState.SENT, OfferState.ACCEPTED)
    ]

    cancel_rotation(leg.rotation, reason="El avión falló", by=planner, at=now)

    assert {(fresh(offer).state, fresh(offer.case).state) for offer in offers} == {
        (OfferState.WITHDRAWN, CaseState.WAITING)
    }
    assert (fresh(leg).held_seats, fresh(leg.rotation).state) == (0, RotationState.CANCELLED)


def test_rotation_of_which_a_leg_has_left_is_not_cancelled(planner, now):
    leg = cleared_leg(planner)
    leg.departed_at = now
    leg.save()

    with pytest.raises(Refusal, match="ya salió"):
        cancel_rotation(leg.rotation, reason="x", by=planner, at=now)
