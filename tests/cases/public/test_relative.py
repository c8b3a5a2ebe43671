"""A relative reports a detention: one report, one case with its clocks, at the office of the place."""

from datetime import timedelta

import pytest

from cases.enums import CaseKind, CaseState, Clock, Source
from cases.models import Case, FollowUp, RelativeReport
from cases.operations.place_report import place_reports
from tests import makers
from tests.cases.public.short_walk import RELATIVE, abroad, page_of, reported, sent, started
from tests.cases.public.walk import YEAR, day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(db):
    return abroad()


def clocks_of(case):
    rows = FollowUp.objects.open().filter(case=case).order_by("id")
    return {row.clock: row.due_at - row.opened_at for row in rows}


def test_report_makes_a_detained_case_at_the_office_of_the_place(client, place):
    report = reported(client)

    case = report.case
    assert (case.kind, case.state, case.source) == (CaseKind.DETAINED, CaseState.REPORTED, Source.RELATIVE)
    assert case.office == place[0]
    assert case.members.get().person.full_name == "José Quispe Mamani"
    assert case.members.get().health_note == "Diabetes"
    assert case.detention.alien_number == "212345678"
    assert case.detention.notified_by == "Ana Quispe (hermana o hermano)"


def test_authority_is_asked_within_a_day_and_the_report_read_in_the_same_time(client):
    clocks = clocks_of(reported(client).case)

    assert clocks == {Clock.AUTHORITY: timedelta(hours=24), Clock.REPORT: timedelta(hours=24)}


def test_office_is_that_of_the_facility(client, place):
    other = makers.office("CG-ATL", subdivision="US-GA")
    facility = makers.facility(other, name="Stewart")

    report = reported(client, lugar={"facility": str(facility.pk), "subdivision": ""})

    assert (report.office, report.case.office) == (other, other)
    assert report.case.detention.facility == facility
    assert report.case.state == CaseState.REPORTED


def test_relatives_address_never_becomes_that_of_the_case(client):
    case = reported(client).case

    assert (case.email, str(case.phone), case.contact_name) == ("", "", "José Quispe Mamani")
    assert not case.messages.exists()


@pytest.mark.parametrize(
    ("changes", "factor"),
    [
        ({"salud": {"health": ["danger_to_life"]}}, "danger_to_life"),
        ({"familiar": day("born_on", f"1 1 {YEAR - 15}")}, "minor_alone"),
        ({"hijos": {"children_are": "alone", "children": "2"}}, "children_at_risk"),
    ],
)
def test_danger_and_minors_come_first(client, changes, factor):
    report = reported(client, **changes)

    assert report.is_urgent
    assert report.case.tier == 1
    assert factor in [fired["code"] for fired in report.case.factors]
    assert clocks_of(report.case)[Clock.TIER_ONE] == timedelta(hours=4)
    assert clocks_of(report.case)[Clock.REPORT] == timedelta(hours=4)


@pytest.mark.parametrize(("are", "count"), [("cared_for", "3"), ("alone", "1"), ("unknown", "")])
def test_children_left_behind_are_looked_after_at_once(client, are, count):
    case = reported(client, hijos={"children_are": are, "children": count, "children_with": "Su abuela"}).case

    assert clocks_of(case)[Clock.CHILDREN] == timedelta(hours=4)
    assert case.detention.children_left == int(count or 1)


@pytest.mark.parametrize(
    ("contact", "wants", "asylum"),
    [
        ("yes", True, False), ("unknown", True, False), ("no", False, False), ("asylum", False, True),
        ("asylum_asks", True, True),
    ],
)  # fmt: skip
def test_nobody_is_contacted_against_their_wish(client, contact, wants, asylum):
    detention = reported(client, consulado={"contact": contact}).case.detention

    assert (detention.wants_contact, detention.seeks_asylum) == (wants, asylum)


def test_clocks_run_from_the_sending_however_late_the_worker_is(client):
    sent(client, RELATIVE, "familiar-detenido")
    report = RelativeReport.objects.get()

    place_reports(at=report.received_at + timedelta(hours=3))

    opened = set(FollowUp.objects.values_list("opened_at", flat=True))
    assert opened == {report.received_at}


def test_placing_twice_places_once(client):
    report = reported(client)

    placed = place_reports(at=report.received_at)

    assert (placed, Case.objects.count()) == (0, 1)


def test_longest_names_fit(client):
    names = {"given_names": "A" * 120, "paternal_surname": "B" * 80, "maternal_surname": "C" * 80}

    case = reported(client, familiar=names).case

    assert case.members.get().person.full_name == f"{'A' * 120} {'B' * 80} {'C' * 80}"


def test_report_is_ciphertext_in_the_database(client):
    reported(client, hijos={"note": "Tiene miedo"})

    raw = RelativeReport.objects.extra(select={"raw_given": "given", "raw_note": "note"})
    stored = raw.values_list("raw_given", "raw_note").get()

    assert all(value.startswith("v1:") and "Quispe" not in value for value in stored)


def test_pages_ahead_lead_to_the_first_that_is_missing(client):
    base = started(client, "familiar-detenido")

    ahead = [client.get(page_of(base, key)).url for key in ("lugar", "hijos", "revisar")]

    assert set(ahead) == {page_of(base, "usted")}
