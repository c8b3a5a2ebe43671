"""Long work is left to the worker and watched."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect
from kombu.exceptions import OperationalError as BrokerTrouble

from repatriation.common.jobs import Job
from repatriation.common.tasks import run_due_jobs

AT_ONCE = 40


def watch(job: Job) -> HttpResponse:
    """Wake the worker and show the job. The clock finds it all the same when the broker is away."""
    with suppress(BrokerTrouble):
        run_due_jobs.delay_on_commit()  # type: ignore[attr-defined]
    return redirect("flights:allocation_job", job.pk)
