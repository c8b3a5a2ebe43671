"""What the worker does on the people's side."""

import time
from typing import Any

from celery import shared_task
from django.utils import timezone

from cases.operations import recheck, send

BATCHES = 8
SWEEP_SECONDS = 120


@shared_task
def send_due_messages(**_kwargs: Any) -> None:
    """A few batches: as much as surely fits in the time limit of a task; the next sweep takes the rest."""
    for _batch in range(BATCHES):
        if not send.send_due_messages(at=timezone.now(), batch=100):
            break


@shared_task
def refresh_triage(**_kwargs: Any) -> None:
    """Batch after batch, as long as surely fits in the time limit of a task; the next hour takes the rest."""
    started, at, after = time.monotonic(), timezone.now(), None
    while time.monotonic() - started < SWEEP_SECONDS:
        after = recheck.recheck_some(at=at, after=after)
        if after is None:
            break
