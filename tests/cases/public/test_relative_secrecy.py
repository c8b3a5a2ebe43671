"""Whoever reports a detention learns nothing: the same words, status and queries for the known and the unknown."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import CaseKind, Clock
from cases.models import Case, FollowUp, RelativeReport
from cases.operations.place_report import place_reports
from cases.operations.relative_news import allow_news, read_report, stop_news
from tests import makers
from tests.cases.public.short_walk import RELATIVE, abroad, fill, reported, started

pytestmark = pytest.mark.django_db
# With the drawn code of the page's own address, and the minute.
SECRETS = re.compile(
    r"[2-9A-Z]{4}(?:-[2-9A-Z]{4})+(?:-[2-9A-Z])?|[0-9a-f]{8}-[0-9a-f-]{27}|<svg[\s\S]*?</svg>|Recibido el [^<]*"
)


@pytest.fixture(autouse=True)
def place(db):
    return abroad()


def outcome(client):
    """Status, words and number of queries of sending the very same report."""
    base = started(client, "familiar-detenido")
    fill(client, base, RELATIVE)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(f"{base}enviar/")
    receipt = client.get(answer.url)
    report = RelativeReport.objects.latest("id")
    own = client.get(f"/es/familiar-detenido/aviso/{report.reference}/{report.secret}/")
    queries = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured]
    pages = [SECRETS.sub("", page.content.decode()) for page in (receipt, own)]
    return answer.status_code, receipt.status_code, own.status_code, pages, queries


def test_known_and_unknown_get_the_same_answer(client, now, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    unknown = outcome(client)
    place_reports(at=now)

    known = outcome(client)

    assert Case.objects.filter(kind=CaseKind.DETAINED).count() == 1
    assert known == unknown


def test_pages_of_a_placed_report_are_the_same_too(client, now, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    first, further = reported(client), reported(client)

    pages = [
        client.get(f"/es/familiar-detenido/aviso/{report.reference}/{report.secret}/").content.decode()
        for report in (first, further)
    ]

    assert (first.is_further, further.is_further, further.case) == (False, True, first.case)
    assert len({SECRETS.sub("", page) for page in pages}) == 1


@pytest.mark.parametrize(
    "familiar",
    [
        {},
        {"alien_number": "", "given_names": "JOSE"},
        {"alien_number": "", "maternal_surname": ""},
        {"given_names": "Pepe", "born_on_day": "", "born_on_month": "", "born_on_year": ""},
    ],
)
def test_same_person_is_found_by_number_or_by_names_and_birth(client, familiar):
    first = reported(client)

    assert reported(client, familiar=familiar).case == first.case


@pytest.mark.parametrize(
    "familiar",
    [
        {"alien_number": "", "born_on_year": "1991"},
        {"alien_number": "", "paternal_surname": "Huamán"},
        {"alien_number": "", "born_on_day": "", "born_on_month": "", "born_on_year": ""},
    ],
)
def test_somebody_else_is_not_taken_for_the_person(client, familiar):
    first = reported(client)

    assert reported(client, familiar=familiar).case != first.case


def test_further_report_is_a_line_for_the_officer_and_not_for_the_public(client):
    case = reported(client).case
    further = reported(client)

    events = case.events.filter(code="relative_reported").order_by("id")

    assert [event.values["reference"] for event in events][1:] == [further.reference]
    assert not any(event.is_public for event in events)


def test_further_report_raises_the_alarm_and_never_lowers_it(client):
    case = reported(client).case
    reported(client, hijos={"children_are": "alone", "children": "2"})
    reported(client)

    case.refresh_from_db()

    assert (case.tier, case.detention.children_left, case.detention.children_at_risk) == (1, 2, True)
    assert {Clock.CHILDREN, Clock.TIER_ONE} <= set(FollowUp.objects.open().values_list("clock", flat=True))


def test_household_that_waits_is_told_to_its_officer_and_the_detention_has_its_own_case(client, place):
    waiting = makers.case(place[0], people=0)
    makers.member(waiting, makers.person("José", born_on=makers.date(1990, 5, 17)))

    case = reported(client).case

    assert case.kind == CaseKind.DETAINED
    assert waiting.events.get(code="detention_reported").values == {"reference": case.reference}


@pytest.mark.parametrize("address", ["K7QX-M4RD-2/2222-2222-2222-2222", "x/y", "{reference}/2222-2222-2222-2222"])
def test_stranger_gets_the_same_page_for_every_wrong_address(client, address):
    report = reported(client)

    answer = client.get(f"/es/familiar-detenido/aviso/{address.format(reference=report.reference)}/")

    assert answer.status_code == 404
    assert "No encontramos un aviso con ese número y esa clave" in answer.content.decode()


def test_found_by_reference_and_secret_however_they_are_written(client):
    report = reported(client)
    typed = {"reference": report.reference.lower(), "secret": report.secret.replace("-", " ")}

    found = client.post("/es/familiar-detenido/mi-aviso/", typed)

    assert found.url == f"/es/familiar-detenido/aviso/{report.reference}/{report.secret}/"


def own_page(client, report):
    return client.get(f"/es/familiar-detenido/aviso/{report.reference}/{report.secret}/").content.decode()


def test_news_only_for_the_relative_whom_the_person_named(client, place, now):
    officer = makers.officer(place[0])
    named, other = reported(client), reported(client)
    named.case.events.filter(code="reported").get()

    allow_news(named, by=officer, at=now)

    assert "Su familiar permitió que se las contemos." in own_page(client, named)
    assert "Aviso de detención recibido" in own_page(client, named)
    assert "Cada persona decide quién sabe de ella" in own_page(client, other)


def test_news_end_with_the_permission_and_with_danger(client, place, now):
    officer, report = makers.officer(place[0]), reported(client)
    allow_news(report, by=officer, at=now)
    Case.objects.update(in_danger=True)
    in_danger = own_page(client, report)
    Case.objects.update(in_danger=False)

    stop_news(report, by=officer, at=now)

    assert "Cada persona decide" in in_danger
    assert "Cada persona decide" in own_page(client, report)
    assert not report.case.consents.filter(withdrawn_at__isnull=True).exists()


def test_relative_sees_that_a_person_read_it(client, place, now):
    report = reported(client)

    read_report(report, by=makers.officer(place[0]), at=now)

    assert "Una persona leyó su aviso" in own_page(client, report)
    assert "20 de noviembre de 2026, 10:00" in own_page(client, report)
    assert not FollowUp.objects.open().filter(clock=Clock.REPORT).exists()
