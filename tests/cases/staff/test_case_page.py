"""The page of one case: who sees what of it."""

import pytest
from django.utils import timezone

from cases.operations.timeline import note_event
from tests import makers


def page(case):
    return f"/staff/cases/{case.reference}/"


def words(response):
    return response.content.decode()


@pytest.fixture
def case(office, officer):
    made = makers.case(office, officer=officer, address="Calle 8 1200", tier=2)
    member = made.members.get()
    member.health_note = "diabetes tipo 1"
    member.save()
    member.person.documents.create(kind="passport", number="P7654321", country="PE")
    return made


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("colleague", 200), ("outsider", 404)])
def test_is_for_the_office_that_has_the_case(client, case, office, officer, outsider, who, status):
    people = {"officer": officer, "colleague": makers.officer(office, "colleague"), "outsider": outsider}
    client.force_login(people[who])

    assert client.get(page(case)).status_code == status


@pytest.mark.parametrize("role", ["agency", "liaison", "administrator"])
def test_is_not_for_roles_without_cases(client, case, role):
    fields = {"agency": {"agency": makers.agency()}, "liaison": {"country": "US"}}.get(role, {})
    client.force_login(makers.user("x", role, **fields))

    assert client.get(page(case)).status_code == 404


def test_who_may_work_the_case_reads_everything(client, case, officer):
    client.force_login(officer)

    shown = words(client.get(page(case)))

    assert "diabetes tipo 1" in shown
    assert "P7654321" in shown
    assert "Calle 8 1200" in shown
    assert "reservado" not in shown


@pytest.mark.parametrize("role", ["planner", "approver", "auditor"])
def test_others_see_that_something_is_kept_from_them(client, case, role):
    client.force_login(makers.user("x", role))

    shown = words(client.get(page(case)))

    assert shown.count("reservado") == 3
    assert {secret for secret in ("diabetes", "P7654321", "Calle 8") if secret in shown} == set()


def test_nobody_reads_the_secret_of_the_household(client, case, officer):
    client.force_login(officer)

    assert case.secret not in words(client.get(page(case)))


def test_an_auditor_gets_no_form_at_all(client, case):
    client.force_login(makers.user("auditor", "auditor"))

    main = words(client.get(page(case))).split("<main")[1]

    assert "<form" not in main


BUTTONS = {
    "received": {"withdraw", "return_by_own_means", "find_ineligible"},
    "verified": {"withdraw", "return_by_own_means", "find_ineligible"},
    "waiting": {"withdraw", "return_by_own_means", "find_ineligible"},
    "offered": {"withdraw", "return_by_own_means"},
    "confirmed": {"withdraw", "return_by_own_means"},
    "boarded": set(),
    "returned": {"close"},
    "withdrawn": set(),
    "closed": set(),
}


@pytest.mark.parametrize("state", BUTTONS)
def test_only_the_buttons_that_are_open_stand_there(client, officer, office, state):
    client.force_login(officer)

    context = client.get(page(makers.case(office, state=state))).context

    assert {button.action for button, _form in context["buttons"]} == BUTTONS[state]
    assert context["may_verify"] == (state in ("received", "verified"))


def test_the_timeline_says_who_did_what_when_newest_first(client, case, officer, now):
    note_event(case, "assigned", kind="decision", by=officer, at=now)
    note_event(case, "note", kind="note", by=officer, at=now.replace(hour=16), note="Llamé.", is_public=False)
    client.force_login(officer)

    lines = client.get(page(case)).context["timeline"]

    assert [(line.words, line.who, line.note, line.is_public, line.at.hour) for line in lines] == [
        ("Nota interna", "officer", "Llamé.", False, 16),
        ("Un funcionario quedó a cargo de su registro", "officer", "", True, 15),
    ]


def test_a_long_timeline_shows_its_end_and_leads_to_the_rest(client, case, officer, now):
    for _index in range(45):
        note_event(case, "note", kind="note", by=officer, at=now, note="x", is_public=False)
    client.force_login(officer)

    short, whole = client.get(page(case)), client.get(page(case), {"timeline": "whole"})

    assert (len(short.context["timeline"]), len(whole.context["timeline"])) == (40, 45)
    assert "Ver toda la historia" in words(short)
    assert "Ver toda la historia" not in words(whole)


def test_times_are_those_of_the_office_and_say_so(client, case, officer, now):
    note_event(case, "assigned", kind="decision", by=officer, at=now)
    client.force_login(officer)

    shown = words(client.get(page(case)))

    assert "20/11/2026 10:00" in shown
    assert "Las horas de esta página son las de Miami." in shown


def test_danger_is_said_on_top_and_its_reason_to_the_office_only(client, case, officer):
    case.in_danger, case.danger_reason = True, "su ex pareja la busca"
    case.save()
    client.force_login(officer)
    inside = words(client.get(page(case)))
    client.force_login(makers.user("auditor", "auditor"))
    outside = words(client.get(page(case)))

    assert "Esta familia está en peligro." in inside
    assert "su ex pareja la busca" in inside
    assert "Esta familia está en peligro." in outside
    assert "su ex pareja" not in outside


def test_what_strangers_typed_is_shown_as_text(client, officer, office, now):
    case = makers.case(office)
    case.city, case.contact_name = "<img src=x>", "<script>alert(1)</script>"
    case.save()
    person = case.members.get().person
    person.given_names, person.paternal_surname = '=HYPERLINK("x")', "\u202eevil<b>"
    person.save()
    note_event(case, "note", kind="note", by=officer, at=now, note="<script>x</script>", is_public=False)
    client.force_login(officer)

    for address in (page(case), "/staff/cases/"):
        shown = words(client.get(address))
        assert "<script>" not in shown
        assert "<img src=x>" not in shown
        assert "evil&lt;b&gt;" in shown
        assert "<bdi>=HYPERLINK(&quot;x&quot;) \u202eevil" in shown


def test_takes_the_same_number_of_queries_for_one_and_for_three(client, case, officer, queries, now):
    client.force_login(officer)
    thicken(case, officer, now, 1)
    for_one = queries(page(case))

    thicken(case, officer, now, 2)

    assert queries(page(case)) == for_one


def thicken(case, officer, now, number):
    start = case.members.count()
    for index in range(number):
        who = makers.person(document="X1")
        makers.member(case, who, position=start + index + 1, relation="child")
        case.follow_ups.create(clock="note", note="x", opened_at=now, due_at=timezone.now())
        override = case.overrides.create(tier=1, reason="x", state="refused", state_since=now, proposed_by=officer)
        case.assessments.create(person=who, needs=["health_care"], by=officer, at=now)
        note_event(case, "note", kind="note", by=officer, at=now, note="x", is_public=False)
        assert override.pk
