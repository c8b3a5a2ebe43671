"""Two people act on the same thing at the same moment: one of them wins, nothing breaks, nobody is stuck."""

from datetime import timedelta
from functools import partial

import pytest

from cases.enums import CaseState
from cases.operations.leave import withdraw_case
from flights.enums import Decision, OfferState, RotationState
from flights.models import Approval, BoardingScan, SeatOffer
from flights.operations.allocate import allocate
from flights.operations.approve import cancel_rotation, decide_rotation, submit_rotation
from flights.operations.board import board_household, depart
from flights.operations.offer import accept_offer, decline_offer, expire_offers, offer_to_next, release_offers
from flights.operations.permits import revoke_permit
from repatriation.common.refusals import Refusal
from tests import makers
from tests.flights.at_once import at_once, troubles
from tests.flights.scene import cleared_leg, fresh, offered, waiting

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(8)
LATER = makers.NOW + timedelta(hours=25)


def both(first, second):
    """Both at once, and neither met a deadlock or ran out of time."""
    results = at_once([first, second])
    assert troubles(results) == []
    return results


def pair(offer):
    return fresh(offer).state, fresh(offer.case).state


def test_two_approvers_decide_once(planner, approver, now):
    other = makers.user("approver2", "approver")
    for _round in ROUNDS:
        leg = makers.leg(makers.rotation(planner))
        approval = submit_rotation(leg.rotation, legal_ground="RM 1", by=planner, at=now)
        mine, theirs = Approval.objects.get(pk=approval.pk), Approval.objects.get(pk=approval.pk)

        results = both(
            partial(decide_rotation, mine, decision=Decision.APPROVED, conditions="", by=approver, at=now),
            partial(decide_rotation, theirs, decision=Decision.REFUSED, conditions="No", by=other, at=now),
        )

        assert sum(isinstance(result, Refusal) for result in results) == 1
        assert (fresh(approval).decision, fresh(leg.rotation).state) in {
            (Decision.APPROVED, RotationState.APPROVED), (Decision.REFUSED, RotationState.REFUSED),
        }  # fmt: skip
        assert leg.rotation.moves.count() == 2


def test_accept_and_the_sweep(office, planner, now):
    leg = cleared_leg(planner, seats=50)
    for _round in ROUNDS:
        offer = offered(office, leg)

        both(partial(accept_offer, offer, by=None, at=now), partial(expire_offers, at=LATER))

        assert pair(offer) == (OfferState.ACCEPTED, CaseState.CONFIRMED)


def test_accept_and_the_sweep_when_somebody_else_waits_for_the_seat(office, planner, now):
    for _round in ROUNDS:
        leg = cleared_leg(planner, seats=1)
        offer, next_one = offered(office, leg), waiting(office)

        both(partial(accept_offer, offer, by=None, at=now), partial(expire_offers, at=LATER))

        assert (*pair(offer), fresh(next_one).state) in {
            (OfferState.ACCEPTED, CaseState.CONFIRMED, CaseState.WAITING),
            (OfferState.EXPIRED, CaseState.WAITING, CaseState.OFFERED),
        }
        assert fresh(leg).held_seats == 1
        withdraw_case(next_one, by=None, at=now)
        withdraw_case(offer.case, by=None, at=now)


def test_accept_and_withdrawing_the_registration(office, planner, now):
    for _round in ROUNDS:
        leg = cleared_leg(planner, seats=1)
        offer = offered(office, leg)

        both(partial(accept_offer, offer, by=None, at=now), partial(withdraw_case, offer.case, by=None, at=now))

        assert (*pair(offer), fresh(leg).held_seats) == (OfferState.WITHDRAWN, CaseState.WITHDRAWN, 0)


def test_withdrawing_the_registration_and_being_the_next_in_line(office, planner, now):
    for _round in ROUNDS:
        leg = cleared_leg(planner, seats=1)
        case = waiting(office)

        both(partial(withdraw_case, case, by=None, at=now), partial(offer_to_next, leg, at=now))

        assert (fresh(case).state, case.offers.live().count(), fresh(leg).held_seats) == (CaseState.WITHDRAWN, 0, 0)


def test_household_that_is_next_on_two_flights_gets_one_offer(office, planner, now):
    for _round in ROUNDS:
        legs = [cleared_leg(planner, seats=1), cleared_leg(planner, seats=1)]
        offers = [offered(office, leg, airports=("MIA",)) for leg in legs]
        case = waiting(office, tier=1)

        both(*[partial(decline_offer, offer, by=None, at=now) for offer in offers])

        assert case.offers.live().count() == 1
        assert max(fresh(leg).held_seats for leg in legs) <= 1
        for done in [case, *[offer.case for offer in offers]]:
            withdraw_case(fresh(done), by=None, at=now)


def test_boarding_and_departure(office, planner):
    for _round in ROUNDS:
        leg = cleared_leg(planner)
        offer = offered(office, leg, state=OfferState.ACCEPTED, people=2)
        members = list(offer.case.members.all())
        scan = makers.scan_id()

        both(
            partial(board_household, leg, case=offer.case, members=members, scan=scan, by=planner, at=leg.departs_at),
            partial(depart, leg, by=planner, at=leg.departs_at),
        )

        assert (*pair(offer), BoardingScan.objects.filter(offer=offer).count()) in {
            (OfferState.BOARDED, CaseState.BOARDED, 2), (OfferState.NO_SHOW, CaseState.WAITING, 0),
        }  # fmt: skip
        assert fresh(leg.rotation).state == RotationState.OPERATED


def test_the_same_scan_sent_twice_at_once(office, planner):
    for _round in ROUNDS:
        leg = cleared_leg(planner)
        offer = offered(office, leg, state=OfferState.ACCEPTED, people=2)
        members, scan = list(offer.case.members.all()), makers.scan_id()
        board = partial(
            board_household, leg, case=offer.case, members=members, scan=scan, by=planner, at=leg.departs_at
        )

        first, second = both(board, board)

        assert (first, len(first), BoardingScan.objects.filter(offer=offer).count()) == (second, 2, 2)


def test_boarding_and_losing_the_permit(office, planner):
    for _round in ROUNDS:
        leg = cleared_leg(planner)
        offer = offered(office, leg, state=OfferState.ACCEPTED)
        members, permit = list(offer.case.members.all()), leg.permits.get()

        boarded, _revoked = both(
            partial(
                board_household, leg, case=offer.case, members=members, scan=makers.scan_id(), by=planner,
                at=leg.departs_at,
            ),
            partial(revoke_permit, permit, reason="Cierre", by=planner, at=leg.departs_at),
        )  # fmt: skip

        assert isinstance(boarded, Refusal) == (fresh(offer).state == OfferState.ACCEPTED)
        assert fresh(leg.rotation).state == RotationState.APPROVED


def test_accept_and_cancellation(office, planner, now):
    for _round in ROUNDS:
        leg = cleared_leg(planner)
        offer = offered(office, leg)

        both(
            partial(accept_offer, offer, by=None, at=now),
            partial(cancel_rotation, leg.rotation, reason="El avión falló", by=planner, at=now),
        )

        assert (*pair(offer), fresh(leg).held_seats) == (OfferState.WITHDRAWN, CaseState.WAITING, 0)


def test_two_sweeps(office, planner):
    leg = cleared_leg(planner, seats=50)
    for _round in ROUNDS:
        offers = [offered(office, leg) for _offer in range(3)]

        counts = both(partial(expire_offers, at=LATER), partial(expire_offers, at=LATER))

        assert sum(counts) == 3
        assert [offer.moves.count() for offer in offers] == [1, 1, 1]


def test_two_allocations_and_two_releases(office, planner, now):
    for _round in range(4):
        leg = cleared_leg(planner, seats=3)
        cases = [waiting(office) for _case in range(5)]

        runs = both(*[partial(allocate, [leg], is_dry=False, by=planner, at=now)] * 2)
        sent = both(*[partial(release_offers, run, by=planner, at=now) for run in runs])

        held = SeatOffer.objects.filter(leg=leg, state=OfferState.SENT)
        assert (held.count(), sum(map(len, sent)), fresh(leg).held_seats) == (3, 3, 3)
        for case in reversed(cases):
            withdraw_case(fresh(case), by=None, at=now)
