"""Whether the machinery runs: what was done last, and what is late or failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.core.cache import cache as redis
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Min, Q

from cases.enums import Delivery
from cases.models import Message
from flights.models import AllocationRun
from repatriation.common.jobs import Job, JobState

LATE = timedelta(minutes=5)
REMEMBERED = timedelta(days=7)


@dataclass(frozen=True)
class Heartbeat:
    """`late_messages` and `late_jobs` should have been taken up by the worker and were not."""

    last_run_at: datetime | None
    last_sent_at: datetime | None
    failed_messages: int
    late_messages: int
    failed_jobs: int
    late_jobs: int

    @property
    def level(self) -> str:
        if self.late_messages or self.late_jobs:
            return "bad"
        return "warn" if self.failed_messages or self.failed_jobs else "ok"


def heartbeat(*, at: datetime) -> Heartbeat:
    """Counts of the whole service, nobody's data; failures are remembered for a week."""
    since = at - REMEMBERED
    last_run = AllocationRun.objects.filter(is_dry=False).order_by("-pk").values_list("at", flat=True).first()
    sent = Message.objects.filter(delivery=Delivery.SENT).order_by("-pk").values_list("sent_at", flat=True).first()
    due = Q(delivery__in=[Delivery.DUE, Delivery.SENDING])
    messages = Message.objects.filter(due | Q(delivery=Delivery.FAILED, created_at__gte=since)).order_by()
    jobs = Job.objects.filter(Q(progress_state=JobState.QUEUED) | Q(progress_state=JobState.FAILED)).order_by()
    return Heartbeat(
        last_run_at=last_run,
        last_sent_at=sent,
        **messages.aggregate(
            failed_messages=Count("pk", filter=Q(delivery=Delivery.FAILED)),
            late_messages=Count("pk", filter=due & Q(due_at__lt=at - LATE)),
        ),
        **jobs.aggregate(
            failed_jobs=Count("pk", filter=Q(progress_state=JobState.FAILED, finished_at__gte=since)),
            late_jobs=Count("pk", filter=Q(progress_state=JobState.QUEUED, queued_at__lt=at - LATE)),
        ),
    )


@dataclass(frozen=True)
class Check:
    """One line of /readyz. Without what is `needed`, this process should get no requests."""

    name: str
    words: str
    is_well: bool
    needed: bool = True

    def __str__(self) -> str:
        return f"{self.name}: {self.words}"


def readiness(*, at: datetime) -> list[Check]:
    """Raises OperationalError when the database is away; Redis may be away and nothing is lost."""
    applied = MigrationRecorder(connection).applied_migrations()
    missing = len(_known_migrations() - set(applied))
    return [
        Check("database", "ok", is_well=True),
        Check("migrations", f"{missing} to apply" if missing else "ok", is_well=not missing),
        Check("redis", *_redis_answers(), needed=False),
        Check("oldest due message", *_oldest_due(at), needed=False),
    ]


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """The migrations that this code came with; read from disk once."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return frozenset(loader.disk_migrations)


def _redis_answers() -> tuple[str, bool]:
    try:
        redis.get("readiness")
    except Exception as trouble:
        return f"away ({type(trouble).__name__})", False
    return "ok", True


def _oldest_due(at: datetime) -> tuple[str, bool]:
    waiting = Message.objects.filter(delivery__in=[Delivery.DUE, Delivery.SENDING], due_at__lte=at)
    oldest = waiting.aggregate(oldest=Min("due_at"))["oldest"]
    age = at - oldest if oldest else timedelta(0)
    return f"{int(age.total_seconds())} s", age <= LATE
