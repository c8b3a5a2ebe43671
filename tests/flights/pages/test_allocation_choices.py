"""The order of aims with its price, the certificate, and planning again, on the pages of a run."""

import pytest
from django.urls import reverse
from django.utils import timezone

from flights.enums import AimOrder
from flights.models import AllocationRun, SeatOffer
from flights.operations.allocate import allocate
from repatriation.common.jobs import Job
from tests import makers
from tests.flights.pages import scene
from tests.flights.scene import offered, waiting

LIST = reverse("flights:allocations")
RUN = reverse("flights:run_allocation")


@pytest.fixture
def leg(planner):
    """The other side's flight, under an agreement that tolerates one person."""
    return scene.leg(planner, state="approved", permits=(), seats=9, agreement=makers.agreement(tolerance=1))


@pytest.fixture
def trial(leg, office, planner):
    """Three people, of whom one may go when reciprocity comes first."""
    for tier in (1, 2, 5):
        waiting(office, tier=tier)
    return allocate([leg], is_dry=True, by=planner, at=timezone.now(), order=AimOrder.RECIPROCITY_FIRST)


def page(run):
    return reverse("flights:allocation", args=[run.pk])


def test_form_offers_the_orders(client, planner, leg):
    content = scene.get(client, planner, LIST).content.decode()

    assert [f'value="{order.value}"' in content for order in AimOrder] == [True] * 3


def test_chosen_order_is_queued(client, planner, leg):
    scene.post(client, planner, RUN, legs=[leg.pk], is_dry="on", order="reciprocity")

    assert Job.objects.get().arguments == {"legs": [leg.pk], "is_dry": True, "order": "reciprocity"}


def test_trial_shows_the_price_and_can_be_made_real(client, planner, trial, leg):
    content = scene.get(client, planner, page(trial)).content.decode()
    queued = client.post(RUN, {"trial": trial.pk, "order": trial.order})

    assert ["grupo 2: 1 persona menos" in content, "grupo 5: 1 persona menos" in content] == [True, True]
    assert queued.status_code == 302
    assert Job.objects.get().arguments == {"legs": [leg.pk], "is_dry": False, "order": "reciprocity"}


def test_reciprocity_first_without_a_trial_is_refused(client, planner, leg):
    response = scene.post(client, planner, RUN, legs=[leg.pk], order="reciprocity")

    assert response.status_code == 409
    assert not Job.objects.exists()


def test_who_waited_and_what_became_of_the_agreement_is_shown(client, planner, trial):
    shown = scene.get(client, planner, page(trial)).context

    assert [line["waiting"] for line in shown["tiers"]] == [1, 2, 2, 2, 3]
    assert [(line["before"], line["after"], line["excess"]) for line in shown["balances"]] == [(0, -1, 0)]


def test_certificate_is_downloaded_and_tells_nothing_of_families(client, approver, trial):
    response = scene.get(client, approver, reverse("flights:certificate", args=[trial.pk]))

    said = response.json()
    assert response["Content-Disposition"] == f'attachment; filename="allocation-{trial.pk}.json"'
    assert (said["moved"], said["fingerprint"]) == (AllocationRun.objects.get().moved, trial.fingerprint)
    assert set(said) == {
        "run", "at", "fingerprint", "rules_version", "seed", "order", "legs", "moved", "bounds", "waiting", "seconds",
        "solver", "certificate",
    }  # fmt: skip


def test_outsider_finds_no_certificate(client, officer, trial):
    assert scene.get(client, officer, reverse("flights:certificate", args=[trial.pk])).status_code == 404


def test_proposals_are_undone_by_post_only(client, planner, leg, office):
    waiting(office)
    run = allocate([leg], is_dry=False, by=planner, at=timezone.now())
    address = reverse("flights:discard", args=[run.pk])

    asked = scene.get(client, planner, address).status_code
    before = SeatOffer.objects.get().state
    undone = client.post(address)

    assert (asked, before, undone.url) == (200, "proposed", page(run))
    assert SeatOffer.objects.get().state == "withdrawn"


def test_flight_without_permit_is_listed_until_its_families_are_freed(client, planner, leg, office):
    offered(office, leg)
    makers.permit(leg, state="refused")
    address = reverse("flights:free_grounded", args=[leg.pk])

    listed = address in scene.get(client, planner, LIST).content.decode()
    client.post(address, {"reason": "Sin permiso."})

    assert listed
    assert address not in client.get(LIST).content.decode()


def test_others_neither_undo_nor_free(client, approver, planner, leg):
    run = allocate([leg], is_dry=False, by=planner, at=timezone.now())
    addresses = [reverse("flights:discard", args=[run.pk]), reverse("flights:free_grounded", args=[leg.pk])]

    assert [scene.post(client, approver, address).status_code for address in addresses] == [403, 403]
