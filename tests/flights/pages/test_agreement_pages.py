"""Reciprocity: the ledger both ways, and counter-entries that leave the record as it was."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from flights.models import LedgerCorrection
from flights.operations.board import count_counterpart, depart
from flights.queries.ledger import ledger
from tests import makers
from tests.flights.pages import scene

LIST = reverse("flights:agreements")


@pytest.fixture
def agreement(db):
    return makers.agreement("US", tolerance=5)


def page(agreement):
    return reverse("flights:agreement", args=[agreement.pk])


def correct(client, user, agreement, **typed):
    return scene.post(client, user, reverse("flights:correct", args=[agreement.pk]), **typed)


def test_ledger_shows_both_ways_and_when_it_is_out_of_tolerance(client, planner, agreement):
    leg = scene.leg(planner, carries="US", operated_by="PE", agreement=agreement, seats=9)
    count_counterpart(leg, people=7, note="", by=planner, at=timezone.now())
    depart(leg, by=planner, at=timezone.now())

    response = scene.get(client, planner, page(agreement))

    ours, theirs = response.context["sides"]
    assert (ours["carried"], theirs["carried"], theirs["seats"], theirs["unfilled"]) == (0, 7, 10, 3)
    assert (ours["share"], theirs["share"]) == (0, 100)
    assert "saldo, fuera de la tolerancia" in response.content.decode()


def test_counter_entry_moves_the_ledger_and_is_listed_with_its_reason(client, planner, agreement):
    response = correct(client, planner, agreement, carried_by="US", people="-3", reason="Contados dos veces")

    shown = client.get(response.url).content.decode()
    assert ledger(agreement).ours_carried_by_them == -3
    assert "Contados dos veces" in shown
    assert LedgerCorrection.objects.get().by == planner


@pytest.mark.parametrize(
    "typed",
    [
        {"carried_by": "US", "people": "0", "reason": "x"},
        {"carried_by": "US", "people": "3", "reason": ""},
        {"carried_by": "CL", "people": "3", "reason": "x"},
    ],
)
def test_faulty_counter_entry_is_asked_again(client, planner, agreement, typed):
    assert correct(client, planner, agreement, **typed).status_code == 422
    assert not LedgerCorrection.objects.exists()


def test_liaison_reads_its_own_agreement_only_and_corrects_nothing(client, agreement):
    other, liaison = makers.agreement("CL"), scene.liaison("US")

    listed = scene.get(client, liaison, LIST)

    assert list(listed.context["page"]) == [agreement]
    assert [client.get(page(one)).status_code for one in (agreement, other)] == [200, 404]
    assert correct(client, liaison, agreement, carried_by="US", people="1", reason="x").status_code == 403


@pytest.mark.parametrize("role", ["officer", "agency"])
def test_others_are_refused_the_list_and_find_no_agreement(client, officer, agreement, role):
    user = officer if role == "officer" else scene.agency_officer()

    assert scene.get(client, user, LIST).status_code == 403
    assert client.get(page(agreement)).status_code == 404


@pytest.mark.parametrize("address", [LIST, "page"])
def test_three_rows_take_as_many_queries_as_one(client, planner, agreement, address):
    client.force_login(planner)
    counts = []
    for rows in (1, 2):
        for _ in range(rows):
            makers.rotation(planner, with_agreement=agreement)
            correct(client, planner, agreement, carried_by="US", people="1", reason="x")
            makers.agreement("CL")
        with CaptureQueriesContext(connection) as captured:
            client.get(page(agreement) if address == "page" else LIST)
        counts.append(len(captured))

    assert counts[0] == counts[1]
