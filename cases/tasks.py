"""What the worker does on the people's side."""

import time
from datetime import timedelta
from typing import Any

from celery import shared_task
from django.utils import timezone

from cases.operations import access_code, ask_need, draft, figures, find_repeats, place_report, recheck, send
from cases.operations.duplicates import find, keep_keys
from cases.operations.uploads import check

BATCHES = 8
SWEEP_SECONDS = 120
SETTLED_AFTER = timedelta(minutes=5)
UPLOAD_SECONDS = 60
COMPARE_SECONDS = 8


@shared_task
def send_due_messages(**_kwargs: Any) -> None:
    """A few batches: as much as surely fits in the time limit of a task; the next sweep takes the rest."""
    for _batch in range(BATCHES):
        if not send.send_due_messages(at=timezone.now(), batch=100):
            break


@shared_task
def send_codes(**_kwargs: Any) -> None:
    """Somebody sits before a page and waits for each of these."""
    if access_code.make_codes(at=timezone.now()):
        send.send_due_messages(at=timezone.now(), batch=100)
    access_code.forget_codes(at=timezone.now())


@shared_task
def refresh_triage(**_kwargs: Any) -> None:
    """Batch after batch, as long as surely fits in the time limit of a task; the next hour takes the rest."""
    started, at, after = time.monotonic(), timezone.now(), None
    while time.monotonic() - started < SWEEP_SECONDS:
        after = recheck.recheck_some(at=at, after=after)
        if after is None:
            break


@shared_task
def ask_who_still_needs_help(**_kwargs: Any) -> None:
    """Batch after batch, as long as surely fits in the time limit of a task; the next hour takes the rest."""
    started, at, after = time.monotonic(), timezone.now(), None
    while time.monotonic() - started < SWEEP_SECONDS:
        after = ask_need.ask_some(at=at, after=after)
        if after is None:
            break


@shared_task(time_limit=240, soft_time_limit=220, expires=60)
def check_uploads(**_kwargs: Any) -> None:
    """One document after the other, for a minute at most; the next sweep takes the rest."""
    started = time.monotonic()
    while time.monotonic() - started < UPLOAD_SECONDS:
        upload = check.claim_upload(at=timezone.now())
        if upload is None:
            break
        check.check_upload(upload, at=timezone.now())


@shared_task
def sweep_upload_files(**_kwargs: Any) -> None:
    check.sweep_files(at=timezone.now())


@shared_task
def publish_figures(**_kwargs: Any) -> None:
    """Once for each day at home; a few minutes late, so that nothing of the day before is still being written."""
    now = timezone.now()
    figures.publish_figures(as_of=figures.last_midnight(now - SETTLED_AFTER), at=now)


@shared_task
def place_reports_of_relatives(**_kwargs: Any) -> None:
    """The rest, if there is any, is for the next sweep."""
    place_report.place_reports(at=timezone.now())


@shared_task
def forget_drafts(**_kwargs: Any) -> None:
    """Batch after batch; the next hour takes the rest."""
    for _batch in range(BATCHES):
        if not draft.forget_drafts(at=timezone.now()):
            break


@shared_task(expires=10)
def compare_registrations(**_kwargs: Any) -> None:
    """One after the other, for a few seconds at most; the next sweep takes the rest."""
    started = time.monotonic()
    while time.monotonic() - started < COMPARE_SECONDS and find_repeats.compare_next(at=timezone.now()):
        continue


@shared_task(expires=10)
def find_duplicates(**_kwargs: Any) -> None:
    """Keys that no path has kept, then who was written and not yet compared; a few seconds at most."""
    started = time.monotonic()
    keep_keys.add_up_names()
    while time.monotonic() - started < COMPARE_SECONDS and find.compare_persons(at=timezone.now()):
        continue
