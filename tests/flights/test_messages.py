"""What a household is told by mail about its seat: once for each event, with the hours of the place."""

from datetime import timedelta

import pytest

from cases.models import Message
from cases.operations.outbox import status_address
from flights.enums import OfferState
from flights.operations.allocate import allocate
from flights.operations.approve import cancel_rotation
from flights.operations.board import depart
from flights.operations.offer import accept_offer, decline_offer, expire_offers, give_back, release_offers
from tests.flights.scene import cleared_leg, offered, waiting

EMAIL = "rosa@example.org"


@pytest.fixture
def leg(planner):
    return cleared_leg(planner)


def told(case):
    return list(Message.objects.filter(case=case).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def offer_sent(office, leg, planner, now):
    waiting(office, email=EMAIL)
    run = allocate([leg], is_dry=False, by=planner, at=now)
    return release_offers(run, by=planner, at=now)[0]


def test_offer_names_the_flight_the_deadline_and_the_page(offer_sent):
    message = Message.objects.get(kind="offer")

    assert message.subject == f"Tiene una oferta de asiento: registro {offer_sent.case.reference}"
    assert "Vuelo: MIA (MIA) – LIM (LIM)" in message.body
    assert "Salida: martes 24 de noviembre de 2026, 10:00 (hora de MIA)" in message.body
    assert "antes del sábado 21 de noviembre de 2026, 10:00 (hora de Miami)" in message.body
    assert offer_sent.case.secret in message.body


def test_each_event_is_told_once(offer_sent, now):
    for _press in range(2):
        accept_offer(offer_sent, by=None, at=now)

    assert told(offer_sent.case) == ["offer", "offer_accepted"]


def test_silence_is_answered_that_the_list_goes_on(offer_sent, now):
    expire_offers(at=now + timedelta(hours=25))

    assert told(offer_sent.case) == ["offer", "offer_expired"]
    assert "sigue en la lista de espera" in Message.objects.get(kind="offer_expired").body


def test_cancelled_flight_is_told_and_its_reason_read_only_behind_the_secret(client, offer_sent, leg, planner, now):
    cancel_rotation(leg.rotation, reason="El avión falló", by=planner, at=now)

    own = client.get(status_address(offer_sent.case)).content.decode()
    assert "falló" not in Message.objects.get(kind="offer_withdrawn").body
    assert "Motivo: <bdi>El avión falló</bdi>" in own


def test_who_did_not_come_is_asked_whether_help_is_still_needed(office, leg, planner):
    offer = offered(office, leg, state=OfferState.ACCEPTED, email=EMAIL)

    depart(leg, by=planner, at=leg.departs_at)

    assert told(offer.case) == ["no_show"]


def test_household_is_not_told_what_it_did_itself(office, leg, now):
    declined = offered(office, leg, email=EMAIL)
    given_back = offered(office, leg, state=OfferState.ACCEPTED, email=EMAIL)

    decline_offer(declined, by=None, at=now)
    give_back(given_back, by=None, at=now)

    assert (told(declined.case), told(given_back.case)) == ([], [])


def test_proposal_that_was_never_sent_is_not_told_of(office, leg, planner, now):
    offer = offered(office, leg, state=OfferState.PROPOSED, email=EMAIL)

    cancel_rotation(leg.rotation, reason="El avión falló", by=planner, at=now)

    assert told(offer.case) == []


def test_next_in_line_gets_the_same_offer(office, leg, now):
    first = offered(office, leg, people=10)
    next_one = waiting(office, email=EMAIL)

    decline_offer(first, by=None, at=now)

    assert told(next_one) == ["offer"]


def test_no_mail_goes_to_a_household_in_danger(office, leg, planner):
    offer = offered(office, leg, state=OfferState.ACCEPTED, email=EMAIL, in_danger=True)

    depart(leg, by=planner, at=leg.departs_at)

    assert told(offer.case) == []
