"""Permits on the rotation page: asked, granted, refused, revoked, promised; by planners and liaisons."""

import pytest
from django.urls import reverse

from tests import makers
from tests.flights.pages import scene
from tests.flights.scene import fresh


@pytest.fixture
def agreement(db):
    return makers.agreement("US")


def permit(planner, agreement, *, permit_state="requested", country="US", rotation_state="approved"):
    leg = scene.leg(planner, state=rotation_state, permits=(), agreement=agreement)
    return makers.permit(leg, state=permit_state, country=country)


def act(client, user, thing, action, **typed):
    return scene.post(client, user, reverse(f"flights:{action}", args=[thing.pk]), **typed)


GRANT = {"number": "LAN-77", "until_on": "2047-07-09", "until_hour": "18:00"}


@pytest.mark.parametrize(
    ("state", "action", "typed", "after"),
    [
        ("needed", "request_permit", {}, "requested"),
        ("requested", "grant_permit", GRANT, "granted"),
        ("requested", "grant_with_conditions", {"conditions": "Dos vuelos de vuelta"}, "conditional"),
        ("requested", "refuse_permit", {"reason": "Sin espacio"}, "refused"),
        ("granted", "revoke_permit", {"reason": "Cambió la norma"}, "revoked"),
    ],
)
def test_planner_records_what_the_authority_said(client, planner, agreement, state, action, typed, after):
    thing = permit(planner, agreement, permit_state=state)

    response = act(client, planner, thing, action, **typed)

    assert response.status_code == 302
    assert fresh(thing).state == after


def test_validity_is_typed_in_the_time_of_the_authoritys_airport(client, planner, agreement):
    thing = permit(planner, agreement)

    act(client, planner, thing, "grant_permit", **GRANT)

    assert fresh(thing).number == "LAN-77"
    assert thing.valid_until.isoformat() == "2047-07-09T22:00:00+00:00"


def test_grant_without_a_number_is_asked_again_and_changes_nothing(client, planner, agreement):
    thing = permit(planner, agreement)

    response = act(client, planner, thing, "grant_permit", **{**GRANT, "number": ""})

    assert response.status_code == 422
    assert fresh(thing).state == "requested"


def test_liaison_answers_for_its_own_authority_only(client, planner, agreement):
    own, other = permit(planner, agreement), permit(planner, agreement, country="PE")
    liaison = scene.liaison("US")

    answers = [act(client, liaison, thing, "grant_permit", **GRANT).status_code for thing in (own, other)]

    assert answers == [302, 403]
    assert (fresh(own).state, fresh(other).state) == ("granted", "requested")


def test_liaison_of_another_state_does_not_find_the_permit(client, planner, agreement):
    thing = permit(planner, agreement)

    assert act(client, scene.liaison("CL"), thing, "grant_permit", **GRANT).status_code == 404


@pytest.mark.parametrize("role", ["officer", "approver"])
def test_nobody_else_answers_for_an_authority(client, planner, officer, approver, agreement, role):
    thing = permit(planner, agreement)

    assert act(client, {"officer": officer, "approver": approver}[role], thing, "request_permit").status_code == 403


def test_promise_is_shown_as_words_and_opens_no_gate(client, planner, agreement):
    thing = permit(planner, agreement)
    act(client, planner, thing, "note_assurance", words="El embajador dijo que sí")
    rotation = thing.leg.rotation

    page = client.get(reverse("flights:rotation", args=[rotation.pk])).content.decode()
    cleared = client.post(reverse("flights:clear", args=[rotation.pk]))

    assert "Solo palabra, no abre la salida:" in page
    assert "El embajador dijo que sí" in page
    assert (cleared.status_code, fresh(rotation).state) == (409, "approved")


def test_permit_that_ends_before_the_departure_is_marked(client, planner, agreement):
    leg = scene.leg(planner, state="approved", permits=(), agreement=agreement)
    makers.permit(leg)
    leg.permits.update(valid_until=makers.NOW)

    response = scene.get(client, planner, reverse("flights:rotation", args=[leg.rotation_id]))

    assert "No cubre la hora de salida." in response.content.decode()


def test_page_of_an_action_shows_its_form_and_the_way_back(client, planner, agreement):
    thing = permit(planner, agreement)

    response = scene.get(client, planner, reverse("flights:grant_permit", args=[thing.pk]))

    assert response.status_code == 200
    assert (
        response.context["back"] == reverse("flights:rotation", args=[thing.leg.rotation_id]) + f"#leg-{thing.leg_id}"
    )
    assert fresh(thing).state == "requested"
