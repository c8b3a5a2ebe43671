"""A household that changes while places are held for it: counts stay true, and it learns nothing it can't know."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from cases.enums import CaseState
from flights.enums import OfferState
from flights.models import SeatOffer
from flights.operations.manifest import freeze_manifest
from flights.operations.offer import withdraw_offer
from repatriation.common.refusals import Refusal
from tests import makers
from tests.cases.public.own import own, send
from tests.cases.public.test_at_once import at_once
from tests.flights.scene import cleared_leg, fresh, offered, waiting, with_child

CHILD = {
    "given_names": "Luz", "paternal_surname": "Quispe", "relation": "child", "sex": "F", "nationality": "PE",
    "born_on_day": "3", "born_on_month": "4", "born_on_year": "2020", "document_kind": "national_id",
    "document_number": "71234567", "document_country": "PE",
}  # fmt: skip
TOLD = [OfferState.SENT, OfferState.ACCEPTED]


@pytest.fixture
def leg(planner, db):
    return cleared_leg(planner, seats=2)


def keeps(offer):
    return (fresh(offer).state, offer.seats, fresh(offer.leg).held_seats)


@pytest.mark.parametrize("state", TOLD)
@pytest.mark.parametrize("page", ["persona/3/", "persona/2/quitar/"])
def test_household_with_a_seat_can_neither_grow_nor_shrink_by_itself(client, office, leg, state, page):
    offer = offered(office, leg, state=state, people=2)

    answer = client.post(own(offer.case, page), CHILD | {"seen": ""})

    assert answer.status_code == 409
    assert f'href="{own(offer.case, "revision/")}"' in answer.content.decode()
    assert keeps(offer) == (state, 2, 2)
    assert offer.case.members.count() == 2


@pytest.mark.parametrize("state", TOLD)
def test_wheelchair_that_the_flight_has_no_place_for_is_looked_at_by_a_person(client, office, leg, state):
    offer = offered(office, leg, state=state, people=2)

    refused = send(client, offer.case, "persona/1/necesidades/", needs=["needs_wheelchair"], health_note="artrosis")

    html = refused.content.decode()
    assert refused.status_code == 409
    assert "Los lugares que tienen en el vuelo ya no serían los que necesitan." in html
    assert "artrosis</textarea>" in html
    assert f'href="{own(offer.case, "revision/")}"' in html
    assert not offer.case.members.filter(needs_wheelchair=True).exists()
    assert keeps(offer) == (state, 2, 2)


def test_name_corrected_after_the_manifest_makes_the_office_look(client, office, planner, leg, now):
    offer = offered(office, leg, state=OfferState.ACCEPTED, people=2)
    manifest = freeze_manifest(leg, by=planner, at=now)

    send(client, offer.case, "persona/1/", given_names="Rosa María", document_number="116543210", no_document="",
         document_kind="passport", document_country="PE")  # fmt: skip

    assert manifest.entries.filter(given_names="Rosa1").exists()
    assert offer.case.follow_ups.get(clock="note").note.startswith("La familia corrigió sus datos después")


def test_proposal_nobody_knows_of_goes_on_in_silence_when_the_household_grows(client, office, leg):
    offer = offered(office, leg, state=OfferState.PROPOSED, people=2)
    SeatOffer.objects.filter(pk=offer.pk).update(sent_at=None, answer_by=None)
    next_one = waiting(office, people=2)

    answer = client.post(own(offer.case, "persona/3/"), CHILD)
    page = client.get(own(offer.case)).content.decode()

    assert answer.status_code == 302
    assert (fresh(offer).state, fresh(offer.case).state) == (OfferState.WITHDRAWN, CaseState.WAITING)
    assert next_one.offers.get().follows == offer
    assert "oferta de asiento" not in page.partition("Qué ha pasado")[0]
    assert set(offer.case.events.filter(is_public=True).values_list("code", flat=True)) <= {"person_added", "triaged"}


def test_proposal_that_still_fits_stays(client, office, leg):
    offer = offered(office, leg, state=OfferState.PROPOSED, people=2)

    send(client, offer.case, "corregir/situacion/", lodging="none")

    assert keeps(offer) == (OfferState.PROPOSED, 2, 2)


def test_proposal_from_an_airport_out_of_reach_is_withdrawn(client, office, leg):
    makers.airport("IAH")
    offer = offered(office, leg, state=OfferState.PROPOSED, people=2)

    send(client, offer.case, "corregir/viaje/", airports=["-"])

    assert fresh(offer).state == OfferState.WITHDRAWN


@pytest.mark.parametrize("state", [OfferState.PROPOSED, *TOLD])
def test_consent_is_withdrawn_whatever_is_held(client, office, officer, planner, state, now):
    offer = offered(office, cleared_leg(planner), state=state, people=2)

    client.post(own(offer.case, "permisos/"), {"act": "withdraw", "purpose": "counterpart"})

    assert not offer.case.consents.filter(purpose="counterpart", withdrawn_at=None).exists()
    assert fresh(offer).state == (OfferState.WITHDRAWN if state == OfferState.PROPOSED else state)
    assert offer.case.follow_ups.filter(clock="note").exists() is (state in TOLD)


def test_baby_that_needs_a_seat_of_its_own_is_no_small_correction(client, office, leg):
    offer = offered(office, leg, state=OfferState.ACCEPTED, people=1)
    with_child(offer.case, date(2026, 1, 1))
    SeatOffer.objects.filter(pk=offer.pk).update(infants=1)

    refused = send(client, offer.case, "persona/2/", born_on_year="2020", document_kind="national_id",
                   document_number="71234567", document_country="PE", no_document="")  # fmt: skip

    assert refused.status_code == 409
    assert offer.case.members.get(position=2).person.born_on == date(2026, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_growing_while_the_offer_is_withdrawn_never_breaks_the_counts(office, planner):
    """Both hold the leg first: one goes before the other, and none waits for the other in a circle."""
    leg = cleared_leg(planner, seats=2)
    offer = offered(office, leg, state=OfferState.PROPOSED, people=2, at=timezone.now())
    acts = [lambda: Client().post(own(offer.case, "persona/3/"), CHILD).status_code, lambda: withdrawn(offer)]

    answers = at_once(lambda: acts.pop()(), 2)

    taken = fresh(offer)
    people = offer.case.members.count()
    assert set(answers) <= {302, 409, 503, None}
    assert (taken.state, people) == (OfferState.WITHDRAWN, 3)
    assert fresh(leg).held_seats == 0


def withdrawn(offer):
    """The ministry takes the same proposal back; whoever comes second finds nothing to do."""
    try:
        withdraw_offer(offer, reason="-", by=None, at=timezone.now())
    except Refusal:
        return
