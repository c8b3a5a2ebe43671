"""Offers: released, answered, expired; a freed place goes to the next in line."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.enums import CaseState
from flights.enums import OfferState
from flights.operations.allocate import allocate
from flights.operations.offer import (
    accept_offer,
    decline_offer,
    expire_offers,
    give_back,
    offer_to_next,
    queue_release,
    release_offers,
    withdraw_offer,
)
from repatriation.common.jobs import JobState, run_due_jobs
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered, waiting, with_child

LATER = makers.NOW + timedelta(hours=25)


@pytest.fixture
def leg(planner):
    return cleared_leg(planner, seats=2)


def states(*offers):
    return [(fresh(offer).state, fresh(offer.case).state) for offer in offers]


def test_released_offer_has_a_deadline_and_its_family_is_offered(office, leg, planner, now):
    case = waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=now)

    [offer] = release_offers(run, by=planner, at=now)

    assert states(offer) == [(OfferState.SENT, CaseState.OFFERED)]
    assert (offer.case, offer.answer_by, offer.sent_at) == (case, now + timedelta(hours=24), now)
    assert [move.action for move in offer.moves.all()] == ["send"]


def test_releasing_twice_sends_once(office, leg, planner, now):
    waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=now)

    assert [len(release_offers(run, by=planner, at=now)) for _time in range(2)] == [1, 0]


def test_worker_releases_what_was_queued(office, planner):
    """The worker reads the real clock, so the leg leaves after it."""
    moment = timezone.now()
    leg = cleared_leg(planner, departs_in=moment - makers.NOW + timedelta(days=9))
    case = waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=moment)
    job = queue_release(run, by=planner, at=moment)

    run_due_jobs()

    assert (fresh(job).progress_state, job.result) == (JobState.DONE, {"run": run.pk, "sent": 1})
    assert fresh(case).state == CaseState.OFFERED


def test_proposal_is_taken_back_when_it_is_too_late_to_ask(office, leg, planner, now):
    case = waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=now)

    assert release_offers(run, by=planner, at=leg.departs_at - timedelta(hours=2)) == []

    assert (run.offers.get().state, fresh(case).state, fresh(leg).held_seats) == ("withdrawn", "waiting", 0)


def test_dry_run_has_nothing_to_release_and_only_planners_release(office, leg, planner, officer, now):
    dry = allocate([leg], is_dry=True, by=planner, at=now)

    with pytest.raises(Refusal, match="de prueba"):
        release_offers(dry, by=planner, at=now)
    with pytest.raises(NotAllowed):
        release_offers(dry, by=officer, at=now)


def test_family_accepts_and_accepting_again_changes_nothing(office, leg, now):
    offer = offered(office, leg)

    for _press in range(2):
        accept_offer(offer, by=None, at=now)

    assert states(offer) == [(OfferState.ACCEPTED, CaseState.CONFIRMED)]
    assert [(move.action, move.by) for move in offer.moves.all()] == [("accept", None)]
    assert fresh(leg).held_seats == 1


def test_officer_of_the_office_may_pass_the_answer_on_and_nobody_else(office, leg, officer, outsider, planner, now):
    offer = offered(office, leg)

    for user in (outsider, planner):
        for answer in (accept_offer, decline_offer):
            with pytest.raises(NotAllowed):
                answer(offer, by=user, at=now)
    accept_offer(offer, by=officer, at=now)

    assert states(offer) == [(OfferState.ACCEPTED, CaseState.CONFIRMED)]


def test_declined_place_goes_to_the_next_in_line_with_the_reason(office, leg, now):
    offer = offered(office, leg, people=2)
    waiting(office, people=3, tier=1)
    next_one = waiting(office, people=2, tier=2)
    waiting(office, people=2, tier=3)

    decline_offer(offer, by=None, at=now, reason="Mi madre enfermó")

    assert states(offer) == [(OfferState.DECLINED, CaseState.WAITING)]
    follower = next_one.offers.get()
    assert (follower.state, follower.follows, follower.reason_code) == (OfferState.SENT, offer, "NEXT_IN_LINE")
    assert (fresh(next_one).state, fresh(leg).held_seats) == (CaseState.OFFERED, 2)


def test_freed_places_of_a_family_may_go_to_several(office, leg, now):
    offer = offered(office, leg, people=2)
    singles = [waiting(office, tier=tier) for tier in (3, 1, 2)]

    decline_offer(offer, by=None, at=now)

    assert [fresh(case).state for case in singles] == [CaseState.WAITING, CaseState.OFFERED, CaseState.OFFERED]


def test_family_that_declined_is_not_offered_the_same_leg_again(office, leg, now):
    offer = offered(office, leg)

    decline_offer(offer, by=None, at=now)

    assert (offer.case.offers.count(), fresh(leg).held_seats) == (1, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"in_danger": True},
        {"airports": ("JFK",)},
        {"consents": []},
        {"state": CaseState.VERIFIED},
    ],
)
def test_next_in_line_keeps_every_rule(office, leg, now, change):
    offer = offered(office, leg)
    waiting(office, **change)

    assert offer_to_next(leg, at=now) == []
    assert fresh(leg).held_seats == offer.seats


def test_next_in_line_may_need_a_wheelchair_place(office, leg, now):
    case = waiting(office)
    case.members.update(needs_wheelchair=True)

    [offer] = offer_to_next(leg, at=now)

    assert offer.places() == {"seats": 1, "wheelchairs": 1, "stretchers": 0, "infants": 0}


def test_nobody_is_asked_when_departure_is_too_near(office, leg):
    waiting(office)

    assert offer_to_next(leg, at=leg.departs_at - timedelta(hours=3)) == []


def test_nobody_is_offered_a_cancelled_flight(office, planner, now):
    leg = cleared_leg(planner, state="cancelled")
    waiting(office)

    assert offer_to_next(leg, at=now) == []


def test_offer_past_its_time_is_refused_though_no_worker_ran_and_others_wait(office, leg):
    offer = offered(office, leg, people=2)
    next_one = waiting(office, people=2)

    with pytest.raises(Refusal, match="ya son de otra familia"):
        accept_offer(offer, by=None, at=LATER)

    assert states(offer) == [(OfferState.EXPIRED, CaseState.WAITING)]
    assert fresh(next_one).state == CaseState.OFFERED


def test_offer_past_its_time_may_be_had_while_nobody_else_can_take_it(office, leg):
    offer = offered(office, leg)

    accept_offer(offer, by=None, at=LATER)

    assert states(offer) == [(OfferState.ACCEPTED, CaseState.CONFIRMED)]
    assert [move.action for move in offer.moves.all()] == ["expire", "accept_late"]


def test_expired_family_with_another_offer_does_not_get_the_old_one_back(office, planner, leg):
    offer = offered(office, leg)
    expire_offers(at=LATER)
    other = cleared_leg(planner)
    offer_to_next(other, at=LATER)

    with pytest.raises(Refusal, match="El plazo para responder terminó"):
        accept_offer(offer, by=None, at=LATER)


def test_sweep_expires_what_is_due_once(office, leg):
    due, still = offered(office, leg), offered(office, leg, hours=48)

    assert [expire_offers(at=LATER) for _sweep in range(2)] == [1, 0]

    assert states(due, still) == [(OfferState.EXPIRED, CaseState.WAITING), (OfferState.SENT, CaseState.OFFERED)]


def test_declining_past_the_time_expires(office, leg):
    offer = offered(office, leg)

    decline_offer(offer, by=None, at=LATER)

    assert states(offer) == [(OfferState.EXPIRED, CaseState.WAITING)]


def test_accepted_place_is_given_back_to_the_next(office, leg, now):
    offer = offered(office, leg, state=OfferState.ACCEPTED, people=2)
    next_one = waiting(office)

    give_back(offer, by=None, at=now)

    assert states(offer) == [(OfferState.RELEASED, CaseState.WAITING)]
    assert fresh(next_one).state == CaseState.OFFERED


def test_planner_withdraws_with_a_reason(office, leg, planner, officer, now):
    offer = offered(office, leg, state=OfferState.ACCEPTED)

    with pytest.raises(Refusal, match="Escriba el motivo"):
        withdraw_offer(offer, reason="", by=planner, at=now)
    with pytest.raises(NotAllowed):
        withdraw_offer(offer, reason="Se equivocó", by=officer, at=now)
    withdraw_offer(offer, reason="El avión es más chico", by=planner, at=now)

    assert states(offer) == [(OfferState.WITHDRAWN, CaseState.WAITING)]


@pytest.mark.parametrize("state", [OfferState.DECLINED, OfferState.WITHDRAWN, OfferState.NO_SHOW, OfferState.RELEASED])
def test_offer_that_is_over_is_not_accepted(office, leg, now, state):
    offer = offered(office, leg, state=state)

    with pytest.raises(Refusal, match="No se puede «Aceptar»"):
        accept_offer(offer, by=None, at=now)


def test_flight_that_left_or_is_cancelled_takes_nobody(office, planner, leg, now):
    cancelled = offered(office, cleared_leg(planner, state="cancelled"))
    left = offered(office, leg)
    leg.departed_at = now
    leg.save()

    with pytest.raises(Refusal, match="fue cancelado"):
        accept_offer(cancelled, by=None, at=now)
    with pytest.raises(Refusal, match="ya no recibe pasajeros"):
        accept_offer(left, by=None, at=now)


def test_every_step_of_an_offer_is_on_the_timeline(office, leg, now):
    offer = offered(office, leg)

    decline_offer(offer, by=None, at=now, reason="Mi madre enfermó")

    events = offer.case.events.values_list("code", "actor", "note")
    assert list(events) == [("offer_declined", "household", "Mi madre enfermó"), ("moved_waiting", "household", "")]


def test_household_with_a_baby_is_next_when_only_one_seat_is_left(office, planner, now):
    leg = cleared_leg(planner, seats=1)
    case = waiting(office)
    with_child(case, now.date())

    [offer] = offer_to_next(leg, at=now)

    assert (offer.case, offer.seats, offer.infants) == (case, 1, 1)
