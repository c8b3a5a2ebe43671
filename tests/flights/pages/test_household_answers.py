"""The household answers its offer on its own page: by POST alone, and a wrong key learns nothing."""

import logging

import pytest
from django.urls import reverse
from django.utils import translation

from cases.enums import CaseState
from flights.enums import OfferState
from flights.models import SeatOffer
from tests.flights.pages import scene
from tests.flights.scene import fresh


@pytest.fixture
def leg(planner):
    return scene.leg(planner, seats=5)


@pytest.fixture
def offer(office, leg):
    return scene.offer(office, leg, people=2)


def address(answer, offer, *, reference=None, secret=None, pk=None):
    with translation.override("es"):
        case = offer.case
        args = [reference or case.reference, secret or case.secret, pk or offer.pk]
        return reverse(f"offers:{answer}", args=args)


def own_page(case):
    with translation.override("es"):
        return reverse("public:status", args=[case.reference, case.secret])


@pytest.mark.parametrize(
    ("state", "answer", "after", "case_state"),
    [
        (OfferState.SENT, "accept", "accepted", CaseState.CONFIRMED),
        (OfferState.SENT, "decline", "declined", CaseState.WAITING),
        (OfferState.ACCEPTED, "give_back", "released", CaseState.WAITING),
    ],
)
def test_household_answers_without_cookie_or_token(client, office, leg, state, answer, after, case_state):
    offer = scene.offer(office, leg, state=state)

    response = client.post(address(answer, offer))

    assert (response.status_code, response.url) == (302, own_page(offer.case))
    assert (fresh(offer).state, fresh(offer.case).state) == (after, case_state)
    assert not response.cookies


@pytest.mark.parametrize("answer", ["accept", "decline", "give_back"])
def test_a_visit_answers_nothing(client, offer, answer):
    response = client.get(address(answer, offer))

    assert (response.status_code, response.url) == (302, own_page(offer.case))
    assert fresh(offer).state == OfferState.SENT


def test_typed_in_small_letters_and_without_hyphens_it_is_the_same_key(client, offer):
    case = offer.case
    typed = {"reference": case.reference.replace("-", "").lower(), "secret": case.secret.replace("-", " ")}

    client.post(address("accept", offer, **typed))

    assert fresh(offer).state == OfferState.ACCEPTED


def test_wrong_keys_get_the_answer_of_a_right_one_and_change_nothing(client, office, leg, offer):
    other = scene.offer(office, leg)
    wrong = [
        address("accept", offer, secret="2222-3333-4444-5555"),
        address("accept", offer, secret=other.case.secret),
        address("accept", offer, reference="K7QX-M4RD-2"),
        address("accept", offer, reference="nada", secret="nada"),
        address("accept", offer, pk=other.pk),
        address("accept", offer, pk=999_999),
    ]

    answers = [(response.status_code, response.content) for response in map(client.post, wrong)]

    assert answers == [(302, b"")] * len(wrong)
    assert set(SeatOffer.objects.values_list("state", flat=True)) == {OfferState.SENT}


def test_proposal_that_was_not_sent_cannot_be_taken(client, office, leg):
    offer = scene.offer(office, leg, state=OfferState.PROPOSED)
    SeatOffer.objects.filter(pk=offer.pk).update(sent_at=None)

    client.post(address("accept", offer))

    assert fresh(offer).state == OfferState.PROPOSED


def test_seats_that_went_to_others_are_refused_in_words_and_the_key_is_not_logged(client, office, leg, caplog):
    caplog.set_level(logging.INFO)
    late = scene.offer(office, leg, state=OfferState.EXPIRED, people=2)
    scene.offer(office, leg, state=OfferState.ACCEPTED, people=4)

    response = client.post(address("accept", late))

    assert response.status_code == 409
    assert "Usted sigue en la lista." in response.content.decode()
    assert late.case.secret not in caplog.text


def test_accepting_twice_is_once(client, offer):
    answers = [client.post(address("accept", offer)).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert fresh(offer).moves.filter(action="accept").count() == 1


def test_page_shows_the_flight_the_deadline_and_two_buttons(client, offer):
    page = client.get(own_page(offer.case)).content.decode()

    assert "Tiene una oferta de asiento" in page
    assert "MIA (MIA) → LIM (LIM)" in page
    assert "2 asientos" in page
    assert "(hora de Miami)" in page
    assert "Le queda: 23" in page
    assert [f'action="{address(answer, offer)}"' in page for answer in ("accept", "decline")] == [True, True]


@pytest.mark.parametrize(
    ("state", "hours", "words"),
    [
        (OfferState.ACCEPTED, 24, "Su asiento está confirmado"),
        (OfferState.SENT, -1, "La oferta de asiento terminó"),
        (OfferState.EXPIRED, -1, "La oferta de asiento terminó"),
        (OfferState.DECLINED, 24, "No pierden su orden"),
        (OfferState.WITHDRAWN, 24, "La oferta de asiento fue retirada"),
        (OfferState.NO_SHOW, 24, "El vuelo salió sin ustedes"),
        (OfferState.BOARDED, 24, "Embarcaron"),
    ],
)
def test_page_says_how_the_offer_stands(client, office, leg, state, hours, words):
    offer = scene.offer(office, leg, state=state, hours=hours)

    page = client.get(own_page(offer.case)).content.decode()

    assert words in page
    assert (address("decline", offer) in page) is False


def test_accepted_seat_can_be_given_back_after_being_asked(client, office, leg):
    offer = scene.offer(office, leg, state=OfferState.ACCEPTED)

    page = client.get(own_page(offer.case)).content.decode()

    assert "Lleve al aeropuerto:" in page
    assert page.index("Ya no podemos viajar ese día") < page.index(address("give_back", offer))


def test_late_answer_is_invited_only_while_the_seats_are_free(client, office, leg):
    late = scene.offer(office, leg, state=OfferState.EXPIRED, people=2)

    free = address("accept", late) in client.get(own_page(late.case)).content.decode()
    scene.offer(office, leg, state=OfferState.ACCEPTED, people=4)
    taken = address("accept", late) in client.get(own_page(late.case)).content.decode()

    assert (free, taken) == (True, False)


def test_proposal_is_not_shown(client, office, leg):
    offer = scene.offer(office, leg, state=OfferState.PROPOSED)
    SeatOffer.objects.filter(pk=offer.pk).update(sent_at=None)

    assert "<h2>Su vuelo" not in client.get(own_page(offer.case)).content.decode()
