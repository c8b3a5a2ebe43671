"""The gate on a phone, without script: find, board, count, depart; a page sent twice is one scan."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from flights.models import BoardingScan, CounterpartCount
from tests import makers
from tests.flights.pages import scene
from tests.flights.scene import fresh


@pytest.fixture
def leg(planner):
    return scene.leg(planner, seats=20)


@pytest.fixture
def couple(office, leg):
    return scene.offer(office, leg, state="accepted", people=2)


def gate(leg):
    return reverse("flights:boarding", args=[leg.pk])


def board_address(offer):
    return reverse("flights:board", args=[offer.leg_id, offer.case.reference])


def shown_form(client, offer):
    """What the page would send: the hidden scan, and everybody marked."""
    page = client.get(gate(offer.leg), {"find": offer.case.reference}).content.decode()
    return {
        "scan": re.search(r'name="scan" value="([0-9a-f-]{36})"', page).group(1),
        "members": re.findall(r'name="members" value="(\d+)" checked', page),
    }


def test_officer_finds_the_family_and_boards_it_whole(client, officer, couple):
    client.force_login(officer)
    typed = shown_form(client, couple)

    response = client.post(board_address(couple), typed)

    assert len(typed["members"]) == 2
    assert response.url == f"{gate(couple.leg)}?boarded={couple.case.reference}"
    assert BoardingScan.objects.filter(offer=couple, by=officer).count() == 2
    assert (fresh(couple).state, fresh(couple.case).state) == ("boarded", "boarded")


@pytest.mark.parametrize("how", ["lower case", "spaces", "code of the receipt"])
def test_reference_is_read_in_any_form_and_the_receipts_code_too(client, officer, couple, how):
    reference = couple.case.reference
    typed = {"lower case": reference.lower(), "spaces": reference.replace("-", " ")}.get(how, couple.case.secret)

    response = scene.get(client, officer, gate(couple.leg), find=typed)

    assert response.context["household"] == couple


@pytest.mark.parametrize("typed", ["K7QX-M4RD-2", "no es", "=1+1", "<b>"])
def test_reference_that_is_not_on_the_list_says_so(client, officer, couple, typed):
    response = scene.get(client, officer, gate(couple.leg), find=typed)

    assert response.context["household"] is None
    assert "no está en la lista de este tramo" in response.content.decode()


def test_page_sent_again_is_the_same_scan(client, officer, couple):
    client.force_login(officer)
    typed = shown_form(client, couple)

    answers = [client.post(board_address(couple), typed) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert BoardingScan.objects.count() == 2


def test_part_of_a_family_boards_with_the_reason_only(client, officer, couple):
    client.force_login(officer)
    typed = shown_form(client, couple)
    one = {**typed, "members": typed["members"][:1]}

    without = client.post(board_address(couple), one)
    given = client.post(board_address(couple), {**one, "reason": "Su esposo se queda con su madre enferma"})

    assert (without.status_code, given.status_code) == (400, 302)
    assert BoardingScan.objects.count() == 1


def test_nobody_marked_is_asked_again_on_the_page(client, officer, couple):
    client.force_login(officer)
    typed = {**shown_form(client, couple), "members": []}

    response = client.post(board_address(couple), typed)

    assert response.status_code == 422
    assert "Marque al menos a una persona." in response.content.decode()


def test_closed_gate_says_so_and_boards_nobody(client, officer, couple):
    client.force_login(officer)
    typed = shown_form(client, couple)
    couple.leg.permits.update(valid_until=makers.NOW)

    response = client.post(board_address(couple), typed)

    assert response.status_code == 409
    assert not BoardingScan.objects.exists()


def test_counts_are_those_of_the_whole_list(client, planner, officer, outsider, couple):
    other = makers.office("CG-ELSE")
    scene.offer(other, couple.leg, state="accepted", people=3)
    client.force_login(officer)
    client.post(board_address(couple), shown_form(client, couple))

    response = client.get(gate(couple.leg))

    count = response.context["count"]
    assert (count.listed, count.aboard, count.missing) == (5, 2, 3)
    assert list(response.context["households"]) == []


def test_missing_and_aboard_are_two_lists(client, officer, office, couple):
    late = scene.offer(office, couple.leg, state="accepted")
    client.force_login(officer)
    client.post(board_address(couple), shown_form(client, couple))

    lists = [list(client.get(gate(couple.leg), {"show": show}).context["households"]) for show in ("", "aboard")]

    assert lists == [[late], [couple]]


def test_family_of_another_office_is_not_found(client, outsider, couple):
    client.force_login(outsider)

    listed = client.get(gate(couple.leg), {"find": couple.case.reference})
    posted = client.post(board_address(couple), {"scan": makers.scan_id()})

    assert listed.context["household"] is None
    assert "Rosa Quispe" not in listed.content.decode()
    assert posted.status_code == 404


@pytest.mark.parametrize(("role", "status"), [("approver", 403), ("auditor", 403), ("agency", 404), ("liaison", 404)])
def test_who_does_not_work_at_a_gate_boards_nobody(client, approver, couple, role, status):
    users = {"auditor": scene.auditor, "agency": scene.agency_officer, "liaison": scene.liaison}
    user = users.get(role, lambda: approver)()
    scan = makers.scan_id()

    response = scene.post(client, user, board_address(couple), scan=scan, members=[couple.case.members.first().pk])

    assert response.status_code == status
    assert not BoardingScan.objects.exists()


def test_departure_is_asked_with_the_counts_and_then_recorded(client, planner, couple):
    address = reverse("flights:depart", args=[couple.leg_id])

    asked = scene.get(client, planner, address)
    response = client.post(address)

    assert [value for _label, value in asked.context["facts"]] == [2, 0, 2]
    assert response.url == gate(couple.leg)
    assert fresh(couple.leg).departed_at is not None
    assert fresh(couple).state == "no_show"


@pytest.fixture
def return_leg(planner):
    return scene.leg(planner, carries="US", operated_by="PE", agreement=makers.agreement("US"))


def test_liaison_counts_the_people_of_its_own_state(client, return_leg):
    address = reverse("flights:count_counterpart", args=[return_leg.pk])

    response = scene.post(client, scene.liaison("US"), address, people=7, note="Cónsul")

    assert response.url == gate(return_leg)
    assert CounterpartCount.objects.values_list("people", "note").get() == (7, "Cónsul")
    assert '<p class="counter">7</p>' in client.get(gate(return_leg)).content.decode()


def test_more_people_than_places_are_refused(client, planner, return_leg):
    address = reverse("flights:count_counterpart", args=[return_leg.pk])

    assert scene.post(client, planner, address, people=800, note="").status_code == 400
    assert not CounterpartCount.objects.exists()


def test_three_families_take_as_many_queries_as_one(client, officer, office, leg):
    client.force_login(officer)
    counts = []
    for families in (1, 2):
        found = [scene.offer(office, leg, state="accepted", people=2) for _ in range(families)]
        with CaptureQueriesContext(connection) as captured:
            client.get(gate(leg), {"find": found[0].case.reference})
        counts.append(len(captured))

    assert counts[0] == counts[1]
