"""The reception desk: who came out, who did not and why, then the way to support."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from flights.models import Arrival
from flights.operations.board import board_household, depart
from tests.flights.pages import scene
from tests.flights.scene import fresh


@pytest.fixture
def leg(planner):
    return scene.leg(planner, seats=20)


def fly(office, leg, by, *, people=2, departs=True):
    """A family that boarded a leg, which then left."""
    offer = scene.offer(office, leg, state="accepted", people=people)
    members = list(offer.case.members.all())
    board_household(leg, case=offer.case, members=members, scan=scene.makers.scan_id(), by=by, at=timezone.now())
    if departs:
        depart(leg, by=by, at=timezone.now())
    return offer


@pytest.fixture
def couple(office, leg, planner):
    return fly(office, leg, planner)


def desk(leg):
    return reverse("flights:reception", args=[leg.pk])


def answer(client, user, offer, **typed):
    client.force_login(user)
    scans = list(offer.scans.order_by("member__position"))
    fields = {}
    for scan, (presence, cause) in zip(scans, typed["people"], strict=True):
        fields |= {f"scan-{scan.pk}-presence": presence, f"scan-{scan.pk}-cause": cause}
    return client.post(reverse("flights:arrivals", args=[offer.leg_id, offer.case.reference]), fields)


def test_family_comes_out_and_support_is_one_step_away(client, officer, couple):
    response = answer(client, officer, couple, people=[("present", ""), ("present", "")])

    page = client.get(response.url).content.decode()
    assert response.status_code == 302
    assert fresh(couple.case).state == "returned"
    assert reverse("cases:case", args=[couple.case.reference]) in page


def test_who_is_missing_needs_the_cause_and_nothing_is_saved_without(client, officer, couple):
    without = answer(client, officer, couple, people=[("present", ""), ("missing", "")])
    saved = Arrival.objects.count()
    given = answer(client, officer, couple, people=[("present", ""), ("missing", "Lo llevó la ambulancia")])

    assert (without.status_code, saved, given.status_code) == (422, 0, 302)
    assert "Escriba por qué falta." in without.content.decode()
    assert sorted(Arrival.objects.values_list("presence", "cause")) == [
        ("missing", "Lo llevó la ambulancia"),
        ("present", ""),
    ]


def test_who_is_not_answered_for_stays_open(client, officer, couple):
    answer(client, officer, couple, people=[("present", ""), ("", "")])

    count = client.get(desk(couple.leg)).context["count"]
    assert (count.boarded, count.present, count.unknown) == (2, 1, 1)


def test_leg_that_has_not_left_has_no_arrivals(client, planner, office, leg):
    offer = fly(office, leg, planner, departs=False)

    response = answer(client, planner, offer, people=[("present", ""), ("present", "")])

    assert response.status_code == 409
    assert not Arrival.objects.exists()


def test_outsider_finds_no_family(client, outsider, couple):
    listed = scene.get(client, outsider, desk(couple.leg))
    response = answer(client, outsider, couple, people=[("present", ""), ("present", "")])

    assert listed.context["flown"] == []
    assert response.status_code == 404


@pytest.mark.parametrize("role", ["approver", "liaison", "agency", "auditor"])
def test_others_do_not_work_at_the_desk(client, approver, couple, role):
    users = {"auditor": scene.auditor, "agency": scene.agency_officer, "liaison": scene.liaison}
    user = users.get(role, lambda: approver)()

    assert scene.get(client, user, desk(couple.leg)).status_code == 403
    assert answer(client, user, couple, people=[("present", ""), ("present", "")]).status_code == 403


def test_reference_is_found_in_any_form(client, officer, couple):
    found = scene.get(client, officer, desk(couple.leg), find=couple.case.reference.lower().replace("-", " "))
    unknown = client.get(desk(couple.leg), {"find": "K7QX-M4RD-2"})

    assert [household.offer for household in found.context["flown"]] == [couple]
    assert "no embarcó en este tramo" in unknown.content.decode()


def test_three_families_take_as_many_queries_as_one(client, officer, office, planner, leg):
    client.force_login(officer)
    counts = []
    for families in (1, 2):
        for _ in range(families):
            fly(office, leg, planner, departs=False)
        with CaptureQueriesContext(connection) as captured:
            client.get(desk(leg))
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_one_button_says_that_the_whole_family_came(client, officer, couple):
    client.force_login(officer)
    address = reverse("flights:arrivals", args=[couple.leg_id, couple.case.reference])

    client.post(address, {"everybody": "present"})
    again = client.post(address, {"everybody": "present"})

    assert again.status_code == 302
    assert list(Arrival.objects.values_list("presence", flat=True)) == ["present", "present"]
    assert fresh(couple.case).state == "returned"
