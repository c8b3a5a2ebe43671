"""Five hundred at once for a hundred seats: exactly a hundred, and no family in part."""

from collections import Counter
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from cases.enums import CaseState
from flights.allocation.problem import Needs
from flights.enums import OfferState
from flights.models import SeatOffer
from flights.operations.offer import accept_offer
from flights.operations.seats import new_offer
from repatriation.common.refusals import Refusal
from tests.flights.at_once import at_once, troubles
from tests.flights.scene import cleared_leg, fresh, offered, waiting

pytestmark = pytest.mark.django_db(transaction=True)

HOUSEHOLDS, SEATS = 500, 100
SIZES = [1, 2, 1, 3, 1, 4]


def size(number):
    return SIZES[number % len(SIZES)]


def accepted_seats(leg):
    offers = SeatOffer.objects.filter(leg=leg, state=OfferState.ACCEPTED)
    return sum(offers.values_list("seats", flat=True))


def test_five_hundred_late_accepts_take_exactly_the_seats_there_are(office, planner, now):
    """Each had an offer in turn and let it expire; then all press the button at the same moment."""
    leg = cleared_leg(planner, seats=SEATS)
    offers = [offered(office, leg, state=OfferState.EXPIRED, people=size(number)) for number in range(HOUSEHOLDS)]

    results = at_once([partial(accept_offer, offer, by=None, at=now) for offer in offers])

    assert troubles(results) == []
    assert (accepted_seats(leg), fresh(leg).held_seats) == (SEATS, SEATS)
    refused = sum(isinstance(result, Refusal) for result in results)
    whole = [(fresh(offer).state, fresh(offer.case).state, offer.seats) for offer in offers]
    assert Counter(state for state, _case, _seats in whole) == {"accepted": HOUSEHOLDS - refused, "expired": refused}
    assert {(state, case) for state, case, _seats in whole} == {
        (OfferState.ACCEPTED, CaseState.CONFIRMED), (OfferState.EXPIRED, CaseState.WAITING),
    }  # fmt: skip
    assert [seats for _state, _case, seats in whole] == [size(number) for number in range(HOUSEHOLDS)]


def make_and_accept(leg, case, people, at):
    """No lock is taken beforehand: only the database counts."""
    try:
        with transaction.atomic():
            offer = new_offer(leg, case, Needs(people), code="ASSIGNED", values={}, by=None, at=at)
            offer.state, offer.answer_by = OfferState.ACCEPTED, at
            offer.save()
    except IntegrityError as full:
        return str(full)
    return "accepted"


def test_database_alone_lets_no_leg_be_sold_twice(office, planner, now):
    leg = cleared_leg(planner, seats=SEATS)
    cases = [(waiting(office), size(number)) for number in range(HOUSEHOLDS)]

    results = at_once([partial(make_and_accept, leg, case, people, now) for case, people in cases])

    assert troubles(results) == []
    assert (accepted_seats(leg), fresh(leg).held_seats) == (SEATS, SEATS)
    assert all(result == "accepted" or "never_more_seats_than_there_are" in result for result in results)


@pytest.fixture
def scratch_table():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch_leg (seats int); INSERT INTO scratch_leg VALUES (20)")
        cursor.execute("CREATE TABLE scratch_sale (id serial)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE scratch_leg, scratch_sale")


def look_then_sell(lock):
    """The usual mistake, or with `lock` its cure."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT seats FROM scratch_leg {lock}")
        [seats] = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM scratch_sale")
        [sold] = cursor.fetchone()
        cursor.execute("SELECT pg_sleep(0.005)")
        if sold < seats:
            cursor.execute("INSERT INTO scratch_sale DEFAULT VALUES")


@pytest.mark.usefixtures("scratch_table")
def test_the_same_crowd_buys_too_much_where_one_looks_and_then_sells():
    """The control: were the crowd not at once, the tests above would show nothing."""
    at_once([partial(look_then_sell, "")] * 200)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scratch_sale")
        [sold] = cursor.fetchone()
    assert sold > 20


@pytest.mark.usefixtures("scratch_table")
def test_the_same_crowd_buys_what_there_is_where_one_locks_first():
    at_once([partial(look_then_sell, "FOR UPDATE")] * 200)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scratch_sale")
        [sold] = cursor.fetchone()
    assert sold == 20
