"""Allocation: chosen, queued, watched, read and released."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from flights.models import AllocationRun, SeatOffer
from flights.operations.allocate import allocate, queue_allocation
from repatriation.common.jobs import Job, run_due_jobs
from tests.flights.pages import scene
from tests.flights.scene import waiting

LIST = reverse("flights:allocations")
RUN = reverse("flights:run_allocation")


@pytest.fixture
def leg(planner):
    return scene.leg(planner, state="approved", seats=3)


@pytest.fixture
def families(office):
    """In the order of help: a couple, a couple that no longer fits, and one alone that does."""
    return [waiting(office, people=people, tier=tier) for people, tier in ((2, 1), (2, 3), (1, 4))]


@pytest.fixture
def run(leg, families, planner):
    return allocate([leg], is_dry=False, by=planner, at=timezone.now())


def result(run, **query):
    return reverse("flights:allocation", args=[run.pk]), query


def test_planner_queues_a_run_and_watches_it(client, planner, leg, families):
    response = scene.post(client, planner, RUN, legs=[leg.pk], is_dry="on")

    job = Job.objects.get()
    watched = client.get(response.url).content.decode()
    assert response.url == reverse("flights:allocation_job", args=[job.pk])
    assert job.arguments == {"legs": [leg.pk], "is_dry": True, "order": "default"}
    assert '<meta http-equiv="refresh"' in watched


def test_finished_job_leads_to_the_result(client, planner, leg, families):
    job = queue_allocation([leg], is_dry=True, by=planner, at=timezone.now())
    run_due_jobs()

    response = scene.get(client, planner, reverse("flights:allocation_job", args=[job.pk]))

    assert response.url == reverse("flights:allocation", args=[AllocationRun.objects.get().pk])


def test_refused_job_says_why_and_a_broken_one_tells_no_secrets(client, planner, leg):
    job = queue_allocation([leg], is_dry=False, by=planner, at=timezone.now())
    Job.objects.filter(pk=job.pk).update(progress_state="failed", error="Ya salió.")
    address = reverse("flights:allocation_job", args=[job.pk])

    refused = scene.get(client, planner, address).content.decode()
    Job.objects.filter(pk=job.pk).update(error="Traceback\n  File x")
    broken = client.get(address).content.decode()

    assert "Ya salió." in refused
    assert "Traceback" not in broken
    assert "puede intentarlo otra vez" in broken


def test_run_without_a_leg_is_asked_again(client, planner, leg):
    response = scene.post(client, planner, RUN)

    assert response.status_code == 422
    assert "Elija al menos un tramo." in response.content.decode()


def test_result_tells_the_proof_and_why_each_family(client, planner, run, families):
    address, _query = result(run)

    with_place = scene.get(client, planner, address)
    without = client.get(address, {"show": "without"})

    assert [row.placement.case for row in with_place.context["rows"]] == [families[0], families[2]]
    assert [row.placement.case for row in without.context["rows"]] == [families[1]]
    assert "Óptimo demostrado" in with_place.content.decode()
    assert "ya no quedaba sitio" in without.content.decode() or "se llenaron" in without.content.decode()
    assert with_place.context["people_moved"] == 3


def test_two_families_are_compared_by_the_first_aim_in_which_they_differ(client, planner, run, families):
    typed = [family.reference.replace("-", " ").lower() for family in families[1:]]

    response = scene.get(client, planner, result(run)[0], first=typed[0], second=typed[1])

    assert "Va antes porque está en el grupo 3 y la otra familia en el 4." in response.content.decode()


@pytest.mark.parametrize("typed", ["K7QX-M4RD-9", "no es", ""])
def test_comparison_with_an_unknown_reference_asks_for_two(client, planner, run, families, typed):
    response = scene.get(client, planner, result(run)[0], first=families[0].reference, second=typed)

    assert response.status_code == 200
    assert response.context["is_unknown"]


def test_offers_are_released_by_post_only(client, planner, run):
    address = reverse("flights:release", args=[run.pk])

    asked = scene.get(client, planner, address)
    before = set(SeatOffer.objects.values_list("state", flat=True))
    released = client.post(address)

    assert (asked.status_code, before) == (200, {"proposed"})
    assert released.status_code == 302
    assert set(SeatOffer.objects.values_list("state", flat=True)) == {"sent"}


def test_dry_run_has_no_offers_to_release(client, planner, leg, families):
    run = allocate([leg], is_dry=True, by=planner, at=timezone.now())

    response = scene.post(client, planner, reverse("flights:release", args=[run.pk]))

    assert response.status_code == 409
    assert not SeatOffer.objects.exists()


def test_approver_reads_and_does_not_run_or_release(client, approver, run, leg):
    address, _query = result(run)

    read = [scene.get(client, approver, page).status_code for page in (LIST, address)]
    acted = [client.post(RUN, {"legs": [leg.pk]}), client.post(reverse("flights:release", args=[run.pk]))]

    assert read == [200, 200]
    assert [response.status_code for response in acted] == [403, 403]


@pytest.mark.parametrize("role", ["officer", "liaison", "agency"])
def test_others_are_refused_the_list_and_find_no_run(client, officer, run, role):
    user = {"liaison": scene.liaison, "agency": scene.agency_officer}.get(role, lambda: officer)()
    address, _query = result(run)

    assert scene.get(client, user, LIST).status_code == 403
    assert client.get(address).status_code == 404


def test_families_in_danger_are_not_on_the_planners_page(client, planner, leg, office):
    waiting(office, in_danger=True)
    run = allocate([leg], is_dry=True, by=planner, at=timezone.now())

    response = scene.get(client, planner, result(run)[0], show="without")

    assert response.context["rows"] == []


def test_three_families_take_as_many_queries_as_one(client, planner, office, leg):
    counts = []
    for _ in range(2):
        waiting(office)
        run = allocate([leg], is_dry=True, by=planner, at=timezone.now())
        client.force_login(planner)
        with CaptureQueriesContext(connection) as captured:
            client.get(result(run)[0])
        counts.append(len(captured))
        waiting(office)

    assert counts[0] == counts[1]


def test_a_large_release_is_left_to_the_worker_and_watched(client, planner, office):
    for _ in range(41):
        waiting(office)
    run = allocate([scene.leg(planner, state="approved", seats=50)], is_dry=False, by=planner, at=timezone.now())

    response = scene.post(client, planner, reverse("flights:release", args=[run.pk]))
    watched = client.get(response.url)
    run_due_jobs()

    assert "Enviando las ofertas" in watched.content.decode()
    assert set(SeatOffer.objects.values_list("state", flat=True)) == {"sent"}
    assert client.get(response.url).url == reverse("flights:allocation", args=[run.pk])
