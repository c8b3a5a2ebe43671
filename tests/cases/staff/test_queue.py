"""The queue: whose cases stand there, in which order, with what in each row."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case
from tests import makers

QUEUE = "/staff/cases/"


def references(response):
    return [row.case.reference for row in response.context["rows"]]


def test_shows_the_cases_of_ones_office_in_the_order_of_help(client, officer, office, outsider):
    late = makers.case(office, tier=2, counts_from=date(2026, 11, 10))
    early = makers.case(office, tier=2, counts_from=date(2026, 11, 1))
    urgent = makers.case(office, tier=1, counts_from=date(2026, 11, 20))
    makers.case(outsider.office, tier=1)
    client.force_login(officer)

    response = client.get(QUEUE)

    assert references(response) == [urgent.reference, early.reference, late.reference]


def test_closed_cases_stay_away_until_asked_for(client, officer, office):
    opened = makers.case(office)
    gone = makers.case(office, state="withdrawn")
    client.force_login(officer)

    assert references(client.get(QUEUE)) == [opened.reference]
    assert references(client.get(QUEUE, {"state": "withdrawn"})) == [gone.reference]
    assert set(references(client.get(QUEUE, {"state": "all"}))) == {opened.reference, gone.reference}


def test_a_row_says_who_where_why_and_what_is_due(client, officer, office):
    case = makers.case(office, people=2, tier=3, officer=officer, factors=[{"code": "no_means", "values": {}}])
    case.follow_ups.create(clock="triage", opened_at=timezone.now(), due_at=timezone.now() - timedelta(hours=5))
    client.force_login(officer)

    row = client.get(QUEUE).context["rows"][0]

    assert (row.head, row.people, row.region) == ("Rosa1 Quispe Mamani", 2, "Florida, Estados Unidos")
    assert row.reasons == ["La familia no tiene dinero."]
    assert (row.due.what, row.due.words, row.due.level) == ("leer y verificar", "venció hace 5\xa0horas", "late")


def test_opening_the_queue_and_a_case_is_not_reading_it(client, officer, office):
    case = makers.case(office)
    client.force_login(officer)

    client.get(QUEUE)
    client.get(reverse("cases:case", args=[case.reference]))

    case.refresh_from_db()
    assert (case.read_at, case.read_by, case.events.count()) == (None, None, 0)


@pytest.mark.parametrize("role", ["agency", "liaison", "administrator"])
def test_is_closed_to_roles_without_cases(client, db, role):
    fields = {"agency": {"agency": makers.agency()}, "liaison": {"country": "US"}}.get(role, {})
    client.force_login(makers.user("x", role, **fields))

    assert client.get(QUEUE).status_code == 403


def test_the_ministry_sees_all_offices_but_nobody_in_danger(client, planner, office, outsider):
    seen = {makers.case(office).reference, makers.case(outsider.office).reference}
    makers.case(office, in_danger=True)
    client.force_login(planner)

    assert set(references(client.get(QUEUE))) == seen


def test_takes_the_same_number_of_queries_for_one_and_for_three(client, officer, office, queries):
    client.force_login(officer)
    fill(office, officer, 1)
    for_one = queries(QUEUE)

    fill(office, officer, 2)

    assert queries(QUEUE) == for_one


def fill(office, officer, number):
    for _index in range(number):
        case = makers.case(office, people=2, officer=officer)
        case.follow_ups.create(clock="triage", opened_at=timezone.now(), due_at=timezone.now())


def test_the_head_hands_several_cases_to_one_officer(client, head, officer, office):
    cases = [makers.case(office), makers.case(office)]
    left = makers.case(office)
    client.force_login(head)

    client.post("/staff/cases/assign/", {"references": [case.reference for case in cases], "officer": officer.pk})

    assert set(Case.objects.filter(officer=officer)) == set(cases)
    left.refresh_from_db()
    assert left.officer is None


def test_an_officer_hands_out_nothing(client, officer, office):
    case = makers.case(office)
    client.force_login(officer)

    response = client.post("/staff/cases/assign/", {"references": [case.reference], "officer": officer.pk})

    assert response.status_code == 403
    assert "assign_form" in client.get(QUEUE).context
    assert client.get(QUEUE).context["assign_form"] is None


def test_assigning_many_never_reaches_another_office(client, head, officer, outsider):
    elsewhere = makers.case(outsider.office)
    client.force_login(head)

    client.post("/staff/cases/assign/", {"references": [elsewhere.reference], "officer": officer.pk})

    elsewhere.refresh_from_db()
    assert elsewhere.officer is None


def test_assigning_needs_a_tick_and_an_officer_of_the_office(client, head, outsider, office):
    case = makers.case(office)
    client.force_login(head)

    nobody = client.post("/staff/cases/assign/", {"references": [case.reference], "officer": outsider.pk})
    nothing = client.post("/staff/cases/assign/", {"officer": head.pk})

    assert (nobody.status_code, nothing.status_code) == (400, 400)
