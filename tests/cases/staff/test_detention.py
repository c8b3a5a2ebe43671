"""Custody: the list with its clocks, the report, the visits, and how it ends."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.models import Case, ConsularVisit, Detention
from cases.operations.detention import DetentionReport, report_detention
from cases.operations.register import PersonAnswers
from cases.operations.visit import request_visit
from tests import makers

LIST, REPORT = "/staff/detentions/", "/staff/detentions/report/"


@pytest.fixture
def facility(office):
    return makers.facility(office)


@pytest.fixture
def held(officer, facility):
    """held(name): a detained compatriot, by default located."""

    def make(name="Luis", facility=facility, hours_ago=1, by=officer, **more):
        at = timezone.now() - timedelta(hours=hours_ago)
        report = DetentionReport(
            person=PersonAnswers(given_names=name, paternal_surname="Rojas"), detained_since=date(2026, 1, 5),
            notified_by="ICE", notified_at=at, country="US", subdivision="US-FL", facility=facility, **more,
        )  # fmt: skip
        return report_detention(report, by=by, at=at)

    return make


def names(response):
    return [row.name for row in response.context["rows"]]


def test_lists_those_of_ones_office_whose_clock_ends_first(client, officer, outsider, held):
    held("Segundo", hours_ago=2)
    held("Primero", hours_ago=50)
    held("Ajeno", facility=None, by=outsider)
    client.force_login(officer)

    assert names(client.get(LIST)) == ["Primero Rojas", "Segundo Rojas"]


def test_the_list_says_where_they_are_and_what_is_due(client, officer, held, facility):
    request_visit(held(hours_ago=80).detention, by=officer, at=timezone.now())
    held()
    client.force_login(officer)

    response = client.get(LIST)

    row = response.context["rows"][0]
    assert (row.due.what, row.due.level, row.last_visit.state) == ("primera visita", "late", "requested")
    assert [(place.name, place.inside) for place in response.context["facilities"]] == [("Krome", 2)]


def test_who_is_free_again_leaves_the_list(client, officer, held):
    case = held()
    client.force_login(officer)

    client.post(f"/staff/cases/{case.reference}/release/", {"on": "2026-01-06"})

    case.refresh_from_db()
    assert (case.state, names(client.get(LIST))) == ("released", [])


def test_takes_the_same_number_of_queries_for_one_and_for_three(client, officer, held, queries):
    client.force_login(officer)
    request_visit(held().detention, by=officer, at=timezone.now())
    for_one = queries(LIST)

    for name in ("Ana", "Eva"):
        request_visit(held(name).detention, by=officer, at=timezone.now())

    assert queries(LIST) == for_one


TYPED = {
    "given_names": "Luis", "paternal_surname": "Rojas", "sex": "M", "country": "US", "subdivision": "US-FL",
    "detained_since": "2026-01-05", "notified_by": "ICE", "notified_at": "2026-01-06T09:30", "wants_contact": "yes",
    "alien_number": "A123456789", "document_number": "P1234567",
}  # fmt: skip


def test_an_officer_reports_a_detained_compatriot(client, officer, facility):
    client.force_login(officer)

    response = client.post(REPORT, {**TYPED, "facility": facility.pk})

    case = Case.objects.get()
    detention = Detention.objects.get(case=case)
    assert response.url == f"/staff/cases/{case.reference}/"
    assert (case.kind, case.state, case.office) == ("detained", "located", officer.office)
    assert (detention.alien_number, detention.wants_contact, detention.facility) == ("A123456789", True, facility)
    assert detention.notified_at.isoformat() == "2026-01-06T14:30:00+00:00"
    assert case.members.get().person.documents.get().number == "P1234567"


def test_the_report_says_what_is_missing_and_keeps_what_was_typed(client, officer):
    client.force_login(officer)

    response = client.post(REPORT, {**TYPED, "given_names": "", "subdivision": "Florida"})

    assert (response.status_code, Case.objects.count()) == (422, 0)
    assert response.context["form"].errors.keys() == {"given_names", "subdivision"}
    assert "A123456789" in response.content.decode()


@pytest.mark.parametrize("role", ["planner", "auditor"])
def test_only_officers_report(client, db, role):
    client.force_login(makers.user("x", role))

    assert client.get(REPORT).status_code == 403
    assert client.post(REPORT, TYPED).status_code == 403
    assert client.get(LIST).context["may_report"] is False


def test_a_facility_of_another_office_can_not_be_chosen(client, officer, outsider):
    elsewhere = makers.facility(outsider.office, "Otay")
    client.force_login(officer)

    response = client.post(REPORT, {**TYPED, "facility": elsewhere.pk})

    assert response.context["form"].errors.keys() == {"facility"}


def test_somebody_whose_place_was_unknown_is_located(client, officer, held, facility):
    case = held(facility=None)
    client.force_login(officer)

    client.post(f"/staff/cases/{case.reference}/locate/", {"facility": facility.pk})

    case.refresh_from_db()
    assert (case.state, Detention.objects.get().facility) == ("located", facility)


def test_a_visit_from_asking_to_what_was_found(client, officer, held):
    case = held()
    client.force_login(officer)

    client.post(f"/staff/cases/{case.reference}/visit/")
    visit = ConsularVisit.objects.get()
    client.post(f"/staff/visits/{visit.pk}/schedule/", {"scheduled_for": "2051-01-15T09:30"})
    visit.refresh_from_db()
    scheduled = visit.state, visit.scheduled_for.isoformat()
    client.post(f"/staff/visits/{visit.pk}/do/", {"findings": "Duerme en el suelo."})

    visit.refresh_from_db()
    case.refresh_from_db()
    assert scheduled == ("scheduled", "2051-01-15T14:30:00+00:00")
    assert (visit.state, visit.findings, case.state) == ("done", "Duerme en el suelo.", "assisted")


@pytest.mark.parametrize(("act", "state"), [("refuse", "refused"), ("cancel", "cancelled")])
def test_a_visit_that_does_not_take_place_needs_its_reason(client, officer, held, act, state):
    visit = request_visit(held().detention, by=officer, at=timezone.now())
    client.force_login(officer)

    silent = client.post(f"/staff/visits/{visit.pk}/{act}/", {"reason": ""})
    client.post(f"/staff/visits/{visit.pk}/{act}/", {"reason": "Sin turno."})

    visit.refresh_from_db()
    assert (silent.status_code, visit.state, visit.moves.get().reason) == (422, state, "Sin turno.")


@pytest.mark.parametrize("act", ["schedule", "do", "refuse", "cancel"])
def test_visits_are_closed_to_outsiders_and_to_who_only_looks(client, officer, outsider, held, act):
    visit = request_visit(held().detention, by=officer, at=timezone.now())
    client.force_login(outsider)
    elsewhere = client.post(f"/staff/visits/{visit.pk}/{act}/").status_code
    client.force_login(makers.user("auditor", "auditor"))
    looking = client.post(f"/staff/visits/{visit.pk}/{act}/").status_code

    assert (elsewhere, looking) == (404, 403)


def test_findings_and_alien_number_are_kept_from_who_only_looks(client, officer, held):
    case = held(alien_number="A123456789")
    visit = request_visit(case.detention, by=officer, at=timezone.now())
    client.force_login(officer)
    client.post(f"/staff/visits/{visit.pk}/do/", {"findings": "Duerme en el suelo."})
    mine = client.get(f"/staff/cases/{case.reference}/").content.decode()
    client.force_login(makers.user("auditor", "auditor"))

    theirs = client.get(f"/staff/cases/{case.reference}/").content.decode()

    assert ("A123456789" in mine, "Duerme en el suelo" in mine) == (True, True)
    assert ("A123456789" in theirs, "Duerme en el suelo" in theirs) == (False, False)


def test_a_removal_opens_the_case_that_awaits_the_person_at_home(client, officer, held):
    case = held()
    client.force_login(officer)

    response = client.post(f"/staff/cases/{case.reference}/remove/", {"on": "2026-01-09"})

    returnee = Case.objects.get(kind="returnee")
    assert response.url == f"/staff/cases/{returnee.reference}/"
    assert (returnee.state, returnee.continues) == ("expected", case)
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    ("facility_known", "open_acts"), [(True, {"may_visit", "may_release"}), (False, {"may_locate"})]
)
def test_the_page_offers_what_can_be_done_now(client, officer, held, facility, facility_known, open_acts):
    case = held(facility=facility if facility_known else None)
    client.force_login(officer)

    custody = client.get(f"/staff/cases/{case.reference}/").context["custody"]

    assert {name for name in ("may_locate", "may_visit", "may_release") if custody[name]} == open_acts
