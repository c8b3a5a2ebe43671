"""The list of rotations and the page of one: who sees what, and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from flights.models import Rotation
from tests import makers
from tests.flights.pages import scene

LIST = reverse("flights:rotations")


def page(rotation):
    return reverse("flights:rotation", args=[rotation.pk])


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


def test_list_shows_what_comes_next_first_and_what_is_past_last(client, planner):
    far, past, near = (scene.leg(planner, days=days).rotation for days in (9, -3, 2))

    response = scene.get(client, planner, LIST)

    assert [row["rotation"] for row in response.context["rows"]] == [near, far, past]


@pytest.mark.parametrize("pages", [LIST, "page"])
def test_three_rotations_take_as_many_queries_as_one(client, planner, office, pages):
    first = scene.leg(planner, permits=("landing", "departure"))
    scene.offer(office, first)
    client.force_login(planner)
    address = page(first.rotation) if pages == "page" else LIST
    for_one = queries(client, address)
    for _ in range(2):
        scene.offer(office, scene.leg(planner))
        makers.leg(first.rotation, number=first.rotation.legs.count() + 1, departs_in=scene.in_days(5))

    assert queries(client, address) == for_one


def test_liaison_sees_only_the_rotations_of_its_country(client, planner):
    own = scene.leg(planner, agreement=makers.agreement("US")).rotation
    other = scene.leg(planner, agreement=makers.agreement("CL")).rotation

    response = scene.get(client, scene.liaison("US"), LIST)

    assert [row["rotation"] for row in response.context["rows"]] == [own]
    assert client.get(page(own)).status_code == 200
    assert client.get(page(other)).status_code == 404


def test_agency_is_refused_the_list_and_finds_no_rotation(client, planner):
    rotation = scene.leg(planner).rotation

    refused = scene.get(client, scene.agency_officer(), LIST)

    assert refused.status_code == 403
    assert client.get(page(rotation)).status_code == 404


def test_stranger_is_sent_to_the_sign_in(client, planner):
    rotation = scene.leg(planner).rotation

    response = client.get(page(rotation))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_officer_sees_an_approved_rotation_without_buttons_of_planners(client, planner, officer):
    rotation = scene.leg(planner, state="approved").rotation

    response = scene.get(client, officer, page(rotation))

    assert response.status_code == 200
    assert (response.context["buttons"], response.context["add_leg"]) == ([], "")


def test_officer_does_not_find_a_draft(client, planner, officer):
    rotation = scene.leg(planner, state="draft").rotation

    assert scene.get(client, officer, page(rotation)).status_code == 404


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        ("draft", ["Presentar para aprobación"]),
        ("submitted", []),
        ("approved", ["Declarar con permisos", "Cancelar la rotación"]),
        ("cleared", ["Cancelar la rotación"]),
        ("operated", []),
    ],
)
def test_planner_gets_the_buttons_of_the_state(client, planner, state, labels):
    rotation = scene.leg(planner, state=state).rotation

    response = scene.get(client, planner, page(rotation))

    assert [str(button.label) for button in response.context["buttons"]] == labels


def test_times_are_those_of_each_end_and_name_it(client, planner):
    leg = scene.leg(planner)

    response = scene.get(client, planner, page(leg.rotation))

    assert "(hora de MIA)" in response.content.decode()
    assert "(hora de LIM)" in response.content.decode()


def test_new_rotation_is_made_and_shown(client, planner):
    agreement = makers.agreement()
    typed = {"name": "MIA-LIM", "operated_by": "US", "agreement": agreement.pk, "note": ""}

    response = scene.post(client, planner, reverse("flights:new_rotation"), **typed)

    made = Rotation.objects.get()
    assert (response.status_code, response.url) == (302, page(made))
    assert (made.name, made.operated_by, made.agreement, made.planned_by) == ("MIA-LIM", "US", agreement, planner)


@pytest.mark.parametrize("role", ["approver", "officer", "liaison", "agency", "auditor"])
def test_only_planners_plan(client, role, officer, approver):
    user = {"officer": officer, "approver": approver}.get(role) or {
        "liaison": scene.liaison,
        "agency": scene.agency_officer,
        "auditor": scene.auditor,
    }[role]()

    response = scene.post(client, user, reverse("flights:new_rotation"), name="X", operated_by="US")

    assert response.status_code == 403
    assert not Rotation.objects.exists()
