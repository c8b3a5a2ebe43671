"""All data held: everything of the household, nothing of anybody else; and the longest registration stays light."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.enums import CaseState, ReviewAbout
from cases.models import IdentityDocument
from cases.operations.outbox import queue_message
from cases.operations.review import answer_review, ask_review
from cases.operations.timeline import note_event
from cases.operations.triage import read_case, triage_case
from flights.enums import OfferState
from flights.operations.manifest import freeze_manifest, send_manifest
from tests import makers
from tests.cases.public.own import own
from tests.cases.public.test_weight import LIMIT, assert_alone, weight
from tests.flights.scene import cleared_leg, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(office):
    return makers.case(office, people=2, state=CaseState.WAITING, at=timezone.now(), phone="+13055550134")


def full(case, officer):
    """A little of everything."""
    at = timezone.now()
    person = case.members.get(position=1).person
    IdentityDocument.objects.create(person=person, kind="passport", number="116543210", country="PE")
    case.members.filter(position=1).update(needs_wheelchair=True, health_note="diabetes")
    read_case(case, by=officer, at=at)
    triage_case(case, by=None, at=at)
    note_event(case, "note", kind="note", by=officer, at=at, note="Canario de la oficina", is_public=False)
    queue_message(case, "new_tier", key="1", at=at, values={"tier": 2})
    answer_review(
        ask_review(case, about=ReviewAbout.ORDER, words="Falta mi madre.", by=None, at=at),
        answer="Ya.",
        by=officer,
        at=at,
    )
    return case


def test_page_holds_everything_of_the_household(client, case, officer):
    full(case, officer)

    html = client.get(own(case, "todo/")).content.decode()

    for held in ("Rosa1", "Rosa2", "116543210", "diabetes", "rosa@example.org", "+13055550134", "Falta mi madre.",
        "Ya.",
                 "usar los datos para organizar", "en lista de espera", "Silla de ruedas", "MIA"):  # fmt: skip
        assert held.lower() in html.lower(), held


@pytest.mark.parametrize("act", ["todo/", "todo.json"])
def test_nothing_of_anybody_else_is_in_it(client, case, office, officer, act):
    full(case, officer)
    other = makers.case(office, people=1, email="otra@example.org")
    type(case).objects.filter(pk=other.pk).update(city="Orlando", contact_name="Otra Persona")

    text = client.get(own(case, act)).content.decode()

    for canary in ("Canario", officer.username, officer.email, "Orlando", "Otra Persona", "otra@", other.reference):
        assert canary not in text
    assert case.secret not in text.replace(own(case), "").replace(own(case).replace("/es/", "/en/"), "")


def test_download_is_the_same_as_data(client, case, officer):
    full(case, officer)

    answer = client.get(own(case, "todo.json"))
    held = json.loads(answer.content)

    assert answer["Content-Disposition"] == f'attachment; filename="{case.reference}.json"'
    assert "no-store" in answer["Cache-Control"]
    assert held["reference"] == case.reference
    assert [person["given_names"] for person in held["people"]] == ["Rosa1", "Rosa2"]
    assert held["people"][0]["document_number"] == "116543210"
    assert held["events"][0]["what"].startswith("Una persona de su oficina consular")
    assert held["messages"][0]["recipient"] == "rosa@example.org"


def test_page_says_with_whom_the_flight_shared_it(client, office, planner):
    leg = cleared_leg(planner)
    offer = offered(office, leg, state=OfferState.ACCEPTED, people=1)
    send_manifest(freeze_manifest(leg, by=planner, at=makers.NOW), by=planner, at=makers.NOW)

    html = client.get(own(offer.case, "todo/")).content.decode()

    assert "Sus asientos" in html
    assert "Listas de pasajeros en las que están" in html
    assert planner.username not in html


def test_wrong_key_gets_the_page_of_the_unknown(client, case):
    for act in ("todo/", "todo.json"):
        address = own(case, act).replace(case.secret, "2222-2222-2222-2222")
        assert client.get(address).status_code == 404


def long(office):
    """Twelve people, forty events at forty moments, everything there is to say."""
    start = timezone.now() - timedelta(days=60)
    factors = [{"code": code, "values": {}} for code in ("pregnancy", "older", "disability", "small_child", "violence")]
    case = makers.case(office, people=12, state=CaseState.WAITING, tier=2, factors=factors, at=start)
    for number in range(45):
        note_event(case, "corrected" if number % 2 else "household_corrected", kind="correction", by=None,
                   at=start + timedelta(hours=number * 7 + 1),
                   values={"fields": ["contact", "needs", "lodging", "airports"]})  # fmt: skip
    case.follow_ups.create(clock="still_in_need", opened_at=start, due_at=start)
    ask_review(case, about=ReviewAbout.ORDER, words="Somos muchos. " * 70, by=None, at=timezone.now())
    return case


@pytest.mark.parametrize("language", ["es", "en"])
def test_longest_registration_is_light_and_alone(client, office, language):
    case = long(office)
    pages = ["", "?guardado", "corregir/contacto/", "corregir/lugar/", "corregir/situacion/", "corregir/viaje/",
             "persona/12/", "persona/12/necesidades/", "persona/12/quitar/", "permisos/", "revision/", "clave/",
             "todo/", "todavia/"]  # fmt: skip

    weights = {page: weight(own(case, page).replace("/es/", f"/{language}/")) for page in pages}

    print(language, weights)
    assert {page: size for page, size in weights.items() if size > LIMIT} == {}
    assert_alone(client.get(own(case)).content.decode())


@pytest.mark.parametrize("act", ["", "corregir/viaje/", "persona/1/", "persona/1/necesidades/", "permisos/", "todo/"])
def test_pages_cost_the_same_for_one_and_for_twelve(client, office, act):
    alone, many = makers.case(office, people=1), makers.case(office, people=12)
    for case in (alone, many):
        client.get(own(case, act))

    counts = [queries_of(client, own(case, act)) for case in (alone, many)]

    assert counts[0] == counts[1]


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
