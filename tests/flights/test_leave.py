"""A household that leaves the list gives its place to the next."""

import pytest

from cases.enums import CaseState
from cases.operations.leave import return_by_own_means, withdraw_case
from flights.enums import OfferState
from tests.flights.scene import cleared_leg, fresh, offered, waiting


@pytest.mark.parametrize("state", [OfferState.PROPOSED, OfferState.SENT, OfferState.ACCEPTED])
def test_place_of_a_withdrawn_household_goes_to_the_next(office, planner, now, state):
    offer = offered(office, cleared_leg(planner, seats=1), state=state)
    next_one = waiting(office)

    withdraw_case(offer.case, by=None, at=now)

    assert (fresh(offer).state, fresh(offer.case).state) == (OfferState.WITHDRAWN, CaseState.WITHDRAWN)
    assert (next_one.offers.get().follows, fresh(next_one).state) == (offer, CaseState.OFFERED)


def test_household_that_returned_by_itself_frees_its_place(office, planner, now):
    leg = cleared_leg(planner)
    offer = offered(office, leg, state=OfferState.ACCEPTED, people=3)

    return_by_own_means(offer.case, by=None, at=now)

    assert (fresh(leg).held_seats, fresh(offer.case).state) == (0, CaseState.OWN_MEANS)


def test_household_without_a_place_just_leaves(office, now):
    case = waiting(office)

    withdraw_case(case, by=None, at=now)

    assert fresh(case).state == CaseState.WITHDRAWN
