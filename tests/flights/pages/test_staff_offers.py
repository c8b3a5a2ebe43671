"""Offers on the staff's case page: the reason in words, and who may withdraw one or note an answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from flights.operations.allocate import allocate
from flights.operations.offer import release_offers
from tests.flights.pages import scene
from tests.flights.scene import fresh, waiting


@pytest.fixture
def leg(planner):
    return scene.leg(planner, state="approved", seats=5)


@pytest.fixture
def offer(office, leg, planner):
    waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=timezone.now())
    return release_offers(run, by=planner, at=timezone.now())[0]


def act(client, user, action, offer, **typed):
    return scene.post(client, user, reverse(f"flights:{action}", args=[offer.pk]), **typed)


def case_page(offer):
    return reverse("cases:case", args=[offer.case.reference])


def test_case_page_shows_the_offer_with_its_reason(client, officer, offer):
    page = scene.get(client, officer, case_page(offer)).content.decode()

    assert "Tiene lugar en" in page
    assert "(hora de MIA)" in page
    assert reverse("flights:accept_offer", args=[offer.pk]) in page
    assert reverse("flights:withdraw_offer", args=[offer.pk]) not in page


def test_planner_gets_the_button_to_withdraw_and_none_to_answer(client, planner, offer):
    page = scene.get(client, planner, case_page(offer)).content.decode()

    assert reverse("flights:withdraw_offer", args=[offer.pk]) in page
    assert reverse("flights:accept_offer", args=[offer.pk]) not in page


@pytest.mark.parametrize(("action", "state"), [("accept_offer", "accepted"), ("decline_offer", "declined")])
def test_officer_notes_the_answer_told_by_telephone(client, officer, offer, action, state):
    response = act(client, officer, action, offer)

    assert response.url == case_page(offer)
    assert fresh(offer).state == state
    assert offer.moves.last().by == officer


def test_officer_notes_that_a_seat_is_given_back(client, officer, offer):
    act(client, officer, "accept_offer", offer)

    assert act(client, officer, "give_back_offer", offer).status_code == 302
    assert fresh(offer).state == "released"


def test_planner_withdraws_with_the_reason(client, planner, offer):
    without = act(client, planner, "withdraw_offer", offer, reason="")
    given = act(client, planner, "withdraw_offer", offer, reason="El avión es más pequeño")

    assert (without.status_code, given.status_code) == (422, 302)
    assert (fresh(offer).state, offer.moves.last().reason) == ("withdrawn", "El avión es más pequeño")


@pytest.mark.parametrize("action", ["accept_offer", "decline_offer", "withdraw_offer"])
def test_who_may_not_is_refused_or_finds_nothing(client, planner, officer, outsider, offer, action):
    user = officer if action == "withdraw_offer" else planner

    assert act(client, user, action, offer, reason="x").status_code == 403
    assert act(client, outsider, action, offer, reason="x").status_code == 404
    assert act(client, scene.agency_officer(), action, offer, reason="x").status_code == 404
    assert fresh(offer).state == "sent"


def test_offer_past_its_time_has_no_button_to_answer(client, officer, office, leg):
    offer = scene.offer(office, leg, hours=-1)

    page = scene.get(client, officer, case_page(offer)).content.decode()

    assert "vencida" in page
    assert reverse("flights:accept_offer", args=[offer.pk]) not in page


def test_three_offers_take_as_many_queries_as_one(client, officer, office, leg, planner):
    offer = scene.offer(office, leg, state="declined")
    client.force_login(officer)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(case_page(offer))
        counts.append(len(captured))
        for state in ("expired", "withdrawn"):
            other = scene.offer(office, scene.leg(planner), state=state)
            type(other).objects.filter(pk=other.pk).update(case=offer.case)

    assert counts[0] == counts[1]
