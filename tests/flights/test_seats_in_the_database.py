"""Invariants 1 and 2 where they live: in the database."""

import pytest
from django.db import IntegrityError, transaction

from flights.models import SeatOffer
from tests import makers


def offer(case, leg, seats, now, state="sent"):
    return SeatOffer.objects.create(
        case=case,
        leg=leg,
        seats=seats,
        state=state,
        state_since=now,
        made_at=now,
        answer_by=now,
        reason_code="ASSIGNED",
    )


def test_leg_refuses_more_than_its_seats(office, planner, now):
    leg = makers.leg(makers.rotation(planner), seats=3)
    offer(makers.case(office), leg, 3, now)

    with pytest.raises(IntegrityError, match="never_more_seats"), transaction.atomic():
        offer(makers.case(office), leg, 1, now)

    leg.refresh_from_db()
    assert leg.held_seats == 3


def test_household_has_one_live_offer(office, planner, now):
    leg = makers.leg(makers.rotation(planner))
    case = makers.case(office)
    offer(case, leg, 1, now)

    with pytest.raises(IntegrityError, match="one_live_offer"), transaction.atomic():
        offer(case, leg, 1, now)


def test_state_outside_the_table_is_refused_by_the_database(office, planner, now):
    leg = makers.leg(makers.rotation(planner))
    made = offer(makers.case(office), leg, 1, now, state="declined")

    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        SeatOffer.objects.filter(pk=made.pk).update(state="accepted")
