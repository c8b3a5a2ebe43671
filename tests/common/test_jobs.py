"""Long work: it can't run twice, what a dead worker left is taken over, and an expected no is told from a crash."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from repatriation.common import jobs
from repatriation.common.jobs import LEASE, MAX_ATTEMPTS, Job, JobState, claim_job, queue_job, run_due_jobs, run_job
from repatriation.common.refusals import Refusal


@pytest.fixture
def runners(monkeypatch):
    """A register of this test's own."""
    registered = {}
    monkeypatch.setattr(jobs, "RUNNERS", registered)
    return registered


def queue(at, key="1"):
    return queue_job("count", key=key, arguments={"to": 3}, by=None, at=at)


@pytest.mark.django_db
def test_job_runs_with_its_arguments_and_keeps_its_result(runners):
    runners["count"] = lambda job: {"counted": job.arguments["to"]}
    job = queue(timezone.now())

    assert run_due_jobs() == 1

    job.refresh_from_db()
    assert (job.progress_state, job.result, job.error) == (JobState.DONE, {"counted": 3}, "")
    assert job.finished_at is not None


@pytest.mark.django_db
def test_same_work_is_not_queued_twice_while_it_lives(now):
    first = queue(now)
    with pytest.raises(Refusal):
        queue(now)
    queue(now, key="2")

    Job.objects.filter(pk=first.pk).update(progress_state=JobState.DONE)

    assert queue(now).pk != first.pk


@pytest.mark.django_db
def test_claimed_job_is_claimed_by_nobody_else(now):
    queue(now)

    assert claim_job(at=now) is not None
    assert claim_job(at=now) is None


@pytest.mark.django_db
def test_oldest_job_comes_first(now):
    queue(now, key="later")
    queue(now - timedelta(seconds=1), key="sooner")

    assert claim_job(at=now).key == "sooner"


@pytest.mark.django_db
def test_job_of_a_dead_worker_is_taken_over_past_its_lease(now):
    queue(now)
    claim_job(at=now)

    assert claim_job(at=now + LEASE) is None
    assert claim_job(at=now + LEASE + timedelta(seconds=1)).attempts == 2


@pytest.mark.django_db
def test_job_that_kills_its_workers_fails_and_lets_the_same_work_be_asked_again(now):
    job = queue(now)
    for attempt in range(MAX_ATTEMPTS):
        assert claim_job(at=now + attempt * 2 * LEASE).pk == job.pk

    assert claim_job(at=now + MAX_ATTEMPTS * 2 * LEASE) is None

    job.refresh_from_db()
    assert (job.progress_state, job.attempts) == (JobState.FAILED, MAX_ATTEMPTS)
    assert job.error == "El trabajo se detuvo 3 veces sin terminar. Avise a quien administra el portal."
    assert queue(now).pk != job.pk


@pytest.mark.django_db
def test_job_on_its_last_attempt_keeps_its_lease(now):
    queue(now)
    Job.objects.update(attempts=MAX_ATTEMPTS - 1)

    job = claim_job(at=now)

    assert claim_job(at=now + LEASE) is None
    job.refresh_from_db()
    assert job.progress_state == JobState.RUNNING


@pytest.mark.django_db
def test_worker_that_comes_back_late_does_not_overwrite_who_took_over(runners, now):
    runners["count"] = lambda job: {"attempt": job.attempts}
    queue(now)
    late = claim_job(at=now)
    other = claim_job(at=now + 2 * LEASE)

    run_job(other)
    run_job(late)

    other.refresh_from_db()
    assert (other.progress_state, other.result) == (JobState.DONE, {"attempt": 2})


@pytest.mark.django_db
def test_late_crash_does_not_queue_again_what_another_worker_does(runners, now):
    def crash(job):
        raise KeyError("seat")

    runners["count"] = crash
    queue(now)
    late = claim_job(at=now)
    claim_job(at=now + 2 * LEASE)

    run_job(late)

    late.refresh_from_db()
    assert (late.progress_state, late.attempts, late.error) == (JobState.RUNNING, 2, "")


@pytest.mark.django_db
def test_worker_learns_at_its_next_step_that_it_lost_the_job(runners, now):
    steps = []

    def count(job):
        for step in range(3):
            job.advance(step, 3)
            steps.append(step)
        return {}

    runners["count"] = count
    queue(now)
    late = claim_job(at=now)
    claim_job(at=now + 2 * LEASE)

    run_job(late)

    assert steps == []


@pytest.mark.django_db
def test_progress_keeps_the_lease(runners, now):
    queue(now)
    job = claim_job(at=now)

    job.advance(1, 3)

    job.refresh_from_db()
    assert (job.done, job.total) == (1, 3)
    assert job.lease_until > timezone.now()


@pytest.mark.django_db
def test_refusal_ends_a_job_with_its_sentence(runners, now):
    def refuse(job):
        raise Refusal("No hay tramos.")

    runners["count"] = refuse
    queue(now)
    job = claim_job(at=now)

    run_job(job)

    job.refresh_from_db()
    assert (job.progress_state, job.error, job.is_live) == (JobState.FAILED, "No hay tramos.", False)


@pytest.mark.django_db
def test_crash_is_tried_again_and_then_fails_loudly(runners, now):
    def crash(job):
        raise KeyError("seat")

    runners["count"] = crash
    job = queue(now)

    assert run_due_jobs() == MAX_ATTEMPTS

    job.refresh_from_db()
    assert (job.progress_state, job.attempts) == (JobState.FAILED, MAX_ATTEMPTS)
    assert "KeyError: 'seat'" in job.error


@pytest.mark.django_db(transaction=True)
def test_many_workers_do_each_job_once(runners):
    done, start = [], threading.Barrier(4)
    runners["count"] = lambda job: done.append(job.key) or {}
    for number in range(20):
        queue(timezone.now(), key=str(number))

    def work(_number):
        start.wait()
        try:
            return run_due_jobs()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as workers:
        counts = list(workers.map(work, range(4)))

    assert (sum(counts), sorted(done, key=int)) == (20, [str(number) for number in range(20)])
