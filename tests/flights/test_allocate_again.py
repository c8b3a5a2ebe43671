"""Planning again: what nobody was told of is undone, and only a flight that cannot be had lets its families go."""

import pytest

from cases.enums import CaseState
from cases.models import Message
from flights.enums import OfferState, PermitState
from flights.models import SeatOffer
from flights.operations.allocate import allocate
from flights.operations.plan_again import discard_proposals, free_grounded, grounded_legs, queue_discard
from flights.operations.release import release_offers
from repatriation.common.jobs import run_due_jobs
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered, waiting


@pytest.fixture
def leg(planner):
    return cleared_leg(planner, state="approved", permits=(), seats=9)


def refuse(leg, state=PermitState.REFUSED, **fields):
    permit = makers.permit(leg, state=state)
    type(permit).objects.filter(pk=permit.pk).update(**fields)


def freed(leg, planner, now, *, with_confirmed=False):
    return free_grounded(leg, reason="Sin permiso.", with_confirmed=with_confirmed, by=planner, at=now)


def test_undone_proposals_leave_the_places_free_and_the_families_as_they_were(office, leg, planner, now):
    case = waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=now)

    undone = discard_proposals(run, by=planner, at=now)

    assert (undone, fresh(leg).held_seats, fresh(case).state) == (1, 0, CaseState.WAITING)
    assert not Message.objects.filter(case=case).exists()
    assert allocate([leg], is_dry=False, by=planner, at=now).placed == 1


def test_offers_that_were_sent_are_not_undone(office, leg, planner, now):
    waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=now)
    release_offers(run, by=planner, at=now)

    assert discard_proposals(run, by=planner, at=now) == 0
    assert SeatOffer.objects.get().state == OfferState.SENT


def test_worker_undoes_many(office, leg, planner, now):
    waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=now)
    job = queue_discard(run, by=planner, at=now)

    run_due_jobs()

    assert fresh(job).result == {"run": run.pk, "undone": 1}
    assert SeatOffer.objects.get().state == OfferState.WITHDRAWN


def test_families_of_a_refused_flight_wait_again_and_are_told(office, leg, planner, now):
    told = offered(office, leg, email="rosa@example.org")
    untold = offered(office, leg, state=OfferState.PROPOSED, email="rosa@example.org")
    refuse(leg)

    assert freed(leg, planner, now) == 2
    assert [fresh(offer.case).state for offer in (told, untold)] == [CaseState.WAITING] * 2
    assert list(Message.objects.values_list("case", "kind")) == [(told.case_id, "offer_withdrawn")]


def test_who_confirmed_stays_until_the_planner_says_so(office, leg, planner, now):
    confirmed = offered(office, leg, state=OfferState.ACCEPTED)
    refuse(leg)

    assert freed(leg, planner, now) == 0
    assert fresh(confirmed).state == OfferState.ACCEPTED
    assert freed(leg, planner, now, with_confirmed=True) == 1
    assert fresh(confirmed.case).state == CaseState.WAITING


def test_freed_families_go_on_the_next_flight(office, leg, planner, now):
    offer = offered(office, leg)
    refuse(leg)
    freed(leg, planner, now)
    other = cleared_leg(planner, seats=1)

    run = allocate([leg, other], is_dry=False, by=planner, at=now)

    assert list(run.offers.values_list("case", "leg")) == [(offer.case_id, other.pk)]


@pytest.mark.parametrize(
    ("state", "fields"), [("requested", {}), ("granted", {}), ("refused", {"is_mandatory": False})]
)
def test_flight_that_may_still_go_keeps_its_families(office, leg, planner, now, state, fields):
    offered(office, leg)
    refuse(leg, state, **fields)

    with pytest.raises(Refusal, match="siguen en pie"):
        freed(leg, planner, now)


def test_only_grounded_legs_with_offers_are_listed(office, leg, planner):
    refuse(leg, PermitState.REVOKED)
    assert list(grounded_legs().order_by("pk")) == []

    offered(office, leg)

    assert list(grounded_legs().order_by("pk")) == [leg]


def test_only_a_planner_plans_again(office, leg, officer, approver, planner, now):
    run = allocate([leg], is_dry=False, by=planner, at=now)

    for user in (officer, approver, None):
        with pytest.raises(NotAllowed):
            freed(leg, user, now)
        with pytest.raises(NotAllowed):
            discard_proposals(run, by=user, at=now)
