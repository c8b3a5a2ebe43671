"""The worker and its whole timetable: one line for each periodic task, with the reason."""

import os
from typing import Any

from celery import Celery
from celery.signals import task_prerun
from django.db import close_old_connections

from repatriation.configured import require_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "repatriation.settings")

app = Celery("repatriation")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_configure.connect
def stay_shut_half_configured(**_more: Any) -> None:
    """The worker and the clock end with one line; importing this module alone asks for nothing yet."""
    require_settings()


@task_prerun.connect
def drop_broken_connections(**_more: Any) -> None:
    """A kept connection that the database has cut is opened anew; without this a worker never finds back."""
    close_old_connections()


app.conf.beat_schedule = {
    # Views nudge the sender; this finds what was not announced because Redis or the web process was away.
    "send due messages": {"task": "cases.tasks.send_due_messages", "schedule": 10},
    # Nobody's page looks whether a registration exists: codes to enter are made here, for those who wait for them.
    "send codes": {"task": "cases.tasks.send_codes", "schedule": 3},
    # A relative's report is received with no look at who is known; here it finds its case. Nothing announces it.
    "place reports of relatives": {"task": "cases.tasks.place_reports_of_relatives", "schedule": 10},
    # The same for long work: allocations, imports.
    "run due jobs": {"task": "repatriation.common.tasks.run_due_jobs", "schedule": 10},
    # The page nudges; this finds documents that were not announced, whose worker died, or whose scanner was away.
    "check uploads": {"task": "cases.tasks.check_uploads", "schedule": 15},
    # Files of requests that broke off and of workers that were killed.
    "sweep upload files": {"task": "cases.tasks.sweep_upload_files", "schedule": 3600},
    # An offer past its time is expired when read; this frees its seats for the next in line.
    "expire offers": {"task": "flights.tasks.expire_offers", "schedule": 60},
    # Time alone lifts a household (its permit is about to end) or lowers it (a child turns six): whose day has come.
    "refresh triage": {"task": "cases.tasks.refresh_triage", "schedule": 3600},
    # Who waits is asked every two weeks whether it still needs help; who never answers gives its place to another.
    "ask who still needs help": {"task": "cases.tasks.ask_who_still_needs_help", "schedule": 3600},
    # The public figures of the day that has ended; asked often, counted once.
    "publish figures": {"task": "cases.tasks.publish_figures", "schedule": 900},
    # A registration that nobody goes on with holds names and illnesses for nothing: gone after settings.DRAFT_LIFETIME.
    "forget drafts": {"task": "cases.tasks.forget_drafts", "schedule": 3600},
    # The form looks at nobody else's registration; here each new one is compared with those before it.
    "compare registrations": {"task": "cases.tasks.compare_registrations", "schedule": 10},
    # The same for single persons: those for whom the door had no time, those of lists, those who were corrected.
    "find duplicates": {"task": "cases.tasks.find_duplicates", "schedule": 10},
    # A permit past its validity opens no gate; this shows it as expired.
    "expire permits": {"task": "flights.tasks.expire_permits", "schedule": 300},
}
