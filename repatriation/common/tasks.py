"""The sweep for long work."""

from typing import Any

from celery import shared_task

from repatriation.common import jobs


@shared_task
def run_due_jobs(**_kwargs: Any) -> None:
    jobs.run_due_jobs()
