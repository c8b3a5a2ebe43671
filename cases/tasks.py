"""What the worker does on the people's side."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from cases.operations import send

BATCHES = 8


@shared_task
def send_due_messages(**_kwargs: Any) -> None:
    """A few batches: as much as surely fits in the time limit of a task; the next sweep takes the rest."""
    for _batch in range(BATCHES):
        if not send.send_due_messages(at=timezone.now(), batch=100):
            break
