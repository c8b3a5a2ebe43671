"""Each role is offered the pages that are its own, and no others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from repatriation.staff import NAVIGATION, Shell, navigation
from tests import makers

WORK = ["Mi mesa", "Cola", "Detenidos", "Derivaciones", "Duplicados", "Mensajes"]
MINISTRY = [*WORK, "Rotaciones", "Asignaciones", "Reciprocidad", "Oficinas y centros"]
OFFERED = {
    "officer": [*WORK, "Rotaciones", "Oficinas y centros"],
    "head": [*WORK, "Rotaciones", "Oficinas y centros"],
    "planner": MINISTRY,
    "approver": MINISTRY,
    "auditor": MINISTRY,
    "agency": ["Mi mesa", "Derivaciones"],
    "liaison": ["Mi mesa", "Rotaciones", "Reciprocidad"],
    "administrator": ["Mi mesa", "Oficinas y centros", "Cuentas"],
}


def somebody(role):
    places = {"officer": {"office": makers.office()}, "head": {"office": makers.office()}, "liaison": {"country": "US"}}
    return makers.user(role, role, **places.get(role, {"agency": makers.agency()} if role == "agency" else {}))


def shell(rf, user, address="/staff/"):
    request = rf.get(address)
    request.user = user
    return Shell(request)


def links(frame):
    return [link for group in frame.groups for link in group.links]


@pytest.mark.parametrize("role", OFFERED)
def test_navigation_of_a_role_is_exactly_its_pages(rf, db, role):
    frame = shell(rf, somebody(role))

    assert [str(link.label) for link in links(frame)] == OFFERED[role]


@pytest.mark.parametrize("role", OFFERED)
def test_every_page_in_the_navigation_opens(client, rf, db, role):
    user = somebody(role)
    client.force_login(user)

    answers = {link.address: client.get(link.address).status_code for link in links(shell(rf, user))}

    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize("role", OFFERED)
def test_page_that_is_not_in_the_navigation_does_not_open(client, rf, db, role):
    user = somebody(role)
    client.force_login(user)
    own = {link.address for link in links(shell(rf, user))}
    others = {reverse(entry.page) for _label, entries in NAVIGATION for entry in entries} - own

    answers = {address: client.get(address).status_code for address in others}

    assert {address for address, status in answers.items() if status == 200} == set()


def test_page_itself_is_marked_as_current(client, officer):
    client.force_login(officer)

    page = client.get("/staff/").content.decode()

    assert '<a href="/staff/" aria-current="page">' in page
    assert page.count("aria-current") == 1


def test_page_below_an_entry_marks_that_entry_alone(rf, db):
    user = somebody("administrator")

    current = {str(link.label): link.current for link in links(shell(rf, user, "/staff/records/consulates/user/7/"))}

    assert current == {"Mi mesa": "", "Oficinas y centros": "", "Cuentas": "true"}


def test_officer_sees_how_many_nobody_has_read(rf, officer, outsider):
    makers.case(officer.office)
    makers.case(officer.office)
    makers.case(outsider.office)

    counts = {str(link.label): link.count for link in links(shell(rf, officer))}

    assert counts["Cola"] == "2"


def test_count_beside_the_navigation_stops_at_ninety_nine(rf, officer, monkeypatch):
    monkeypatch.setattr("repatriation.staff.MOST_COUNTED", 1)
    makers.case(officer.office)
    makers.case(officer.office)

    counts = {str(link.label): link.count for link in links(shell(rf, officer))}

    assert counts["Cola"] == "1+"


@pytest.mark.parametrize(("role", "most"), [("officer", 3), ("agency", 1), ("planner", 1), ("administrator", 0)])
def test_navigation_asks_little_of_the_database(rf, db, role, most):
    frame = shell(rf, somebody(role))

    with CaptureQueriesContext(connection) as asked:
        _ = frame.groups

    assert len(asked) == most


def test_pages_outside_the_staff_site_have_no_frame(rf):
    assert navigation(rf.get("/es/")) == {}


@pytest.mark.parametrize(("language", "place"), [("es", "Ministerio de Salud"), ("en", "Ministry of Health")])
def test_frame_names_the_agency_in_the_reader_s_language(rf, db, language, place):
    user = somebody("agency")
    user.agency.name_es, user.agency.name_en = "Ministerio de Salud", "Ministry of Health"

    with translation.override(language):
        assert shell(rf, user).workplace == place


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("officer", "Consulado General CG-MIA"),
        ("liaison", "Estados Unidos"),
        ("planner", "Ministerio de Relaciones Exteriores"),
    ],
)
def test_frame_names_where_the_user_works(rf, db, role, place):
    with translation.override("es"):
        assert shell(rf, somebody(role)).workplace == place
