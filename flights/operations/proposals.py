"""The proposals of a run, which no family has been told of yet, gone through one after the other by the worker."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from consulates.models import User
from flights.enums import OfferState
from flights.models import AllocationRun, SeatOffer
from repatriation.common.jobs import Job

PROGRESS_EVERY = 20


def proposals_of(run: AllocationRun) -> QuerySet[SeatOffer]:
    return SeatOffer.objects.filter(run=run, state=OfferState.PROPOSED).order_by("leg", "pk")


def work_through(job: Job, *, check: Callable[[AllocationRun, Any], None], act: Callable[..., Any]) -> tuple[int, int]:
    """`act(offer, by=, at=)` on each proposal of the job's run: (run, for how many it said yes).

    `check(run, by)` refuses first. Each offer is in its own transaction: what stops half-way goes on when asked again.
    """
    run = AllocationRun.objects.get(pk=job.arguments["run"])
    by = User.objects.filter(pk=job.requested_by or 0).first()
    check(run, by)
    at: datetime = job.started_at or job.queued_at
    proposed, count = list(proposals_of(run)), 0
    for done, offer in enumerate(proposed):
        if done % PROGRESS_EVERY == 0:
            job.advance(done, len(proposed))
        count += bool(act(offer, by=by, at=at))
    return run.pk, count
