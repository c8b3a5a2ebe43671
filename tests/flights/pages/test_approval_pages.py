"""Approval by another person: what the approver sees, and every decision."""

import pytest
from django.urls import reverse

from flights.models import Approval
from flights.operations.approve import submit_rotation
from tests import makers
from tests.flights.pages import scene
from tests.flights.scene import fresh


@pytest.fixture
def leg(planner, office):
    leg = scene.leg(planner, state="draft", seats=10, agreement=makers.agreement("US"))
    scene.offer(office, leg, state="accepted", people=3)
    return leg


@pytest.fixture
def approval(leg, planner, now):
    return submit_rotation(leg.rotation, legal_ground="RM 123", by=planner, at=now)


def act(client, user, page, thing, **typed):
    return scene.post(client, user, reverse(page, args=[thing.pk]), **typed)


def decide(client, user, approval, decision, conditions=""):
    return act(client, user, "flights:decide", approval, decision=decision, conditions=conditions)


def test_planner_submits_with_the_legal_ground(client, planner, leg):
    response = act(client, planner, "flights:submit", leg.rotation, legal_ground="RM 123")

    assert response.status_code == 302
    assert fresh(leg.rotation).state == "submitted"
    assert Approval.objects.get().legal_ground == "RM 123"


def test_submission_without_legal_ground_is_asked_again(client, planner, leg):
    response = act(client, planner, "flights:submit", leg.rotation, legal_ground="")

    assert response.status_code == 422
    assert fresh(leg.rotation).state == "draft"


def test_approver_reads_the_list_and_the_effect_on_the_ledger(client, approver, approval):
    response = scene.get(client, approver, reverse("flights:rotation", args=[approval.rotation_id]))

    page = response.content.decode()
    [line] = approval.official_list
    assert line["households"][0]["reference"] in page
    assert approval.ledger_after["ours_carried_by_them"] == 11
    assert "RM 123" in page
    assert reverse("flights:decide", args=[approval.pk]) in page


def test_liaison_reads_numbers_and_no_reference(client, approval):
    response = scene.get(client, scene.liaison("US"), reverse("flights:rotation", args=[approval.rotation_id]))

    [line] = approval.official_list
    assert response.status_code == 200
    assert line["households"][0]["reference"] not in response.content.decode()


@pytest.mark.parametrize(
    ("decision", "conditions", "state"),
    [
        ("approved", "", "approved"),
        ("approved", "Con dos médicos a bordo", "approved"),
        ("returned", "Falta el tramo de vuelta", "returned"),
        ("refused", "No hay base legal", "refused"),
    ],
)
def test_approver_decides(client, approver, approval, decision, conditions, state):
    response = decide(client, approver, approval, decision, conditions)

    assert response.status_code == 302
    assert fresh(approval.rotation).state == state
    assert (fresh(approval).decided_by, approval.conditions) == (approver, conditions)


@pytest.mark.parametrize("decision", ["returned", "refused"])
def test_returning_and_refusing_need_the_reason(client, approver, approval, decision):
    response = decide(client, approver, approval, decision)

    assert response.status_code == 422
    assert fresh(approval).decision == "pending"


def test_planner_may_not_decide(client, planner, approval):
    assert decide(client, planner, approval, "approved").status_code == 403
    assert fresh(approval).decision == "pending"


def test_approver_may_not_decide_what_they_submitted(client, approver, approval):
    Approval.objects.filter(pk=approval.pk).update(submitted_by=approver)

    assert decide(client, approver, approval, "approved").status_code == 403


def test_second_decision_is_refused_in_words(client, approver, approval):
    decide(client, approver, approval, "approved")

    response = decide(client, approver, approval, "refused", "Tarde")

    assert (response.status_code, fresh(approval).decision) == (409, "approved")


def test_clear_and_cancel_are_on_the_log(client, planner):
    cleared = scene.leg(planner, state="approved").rotation

    answers = [
        act(client, planner, "flights:clear", cleared).status_code,
        act(client, planner, "flights:cancel", cleared, reason="Huracán").status_code,
    ]

    assert (answers, fresh(cleared).state) == ([302, 302], "cancelled")
    page = client.get(reverse("flights:rotation", args=[cleared.pk])).content.decode()
    assert "Huracán" in page
