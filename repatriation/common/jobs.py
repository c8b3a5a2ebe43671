"""Job: a row for each long piece of work; the worker claims it, nobody runs it twice.

Apps register what runs a kind of job with @runs("kind"). A page queues a row and may nudge the worker; a sweep finds
what was not announced, and takes over what a killed worker left behind when its lease ends.
"""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from repatriation.common.refusals import Refusal

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
MAX_ATTEMPTS = 3

Runner = Callable[["Job"], dict[str, Any]]
RUNNERS: dict[str, Runner] = {}


class TakenOver(Exception):
    """The worker was silent past its lease; somebody else does the job now, so this one stops."""


class JobState(models.TextChoices):
    QUEUED = "queued", _("en espera")
    RUNNING = "running", _("en curso")
    DONE = "done", _("terminado")
    FAILED = "failed", _("falló")


class Job(models.Model):
    """`key` says what the work is about; only one live job may hold it. `requested_by` is a user's id."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    progress_state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    error = models.TextField(blank=True)
    requested_by = models.PositiveBigIntegerField(null=True, blank=True)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("trabajo")
        verbose_name_plural = _("trabajos")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=models.Q(progress_state__in=["queued", "running"]),
                name="one_live_job_for_each_key",
            )
        ]
        indexes = [models.Index(fields=["progress_state", "queued_at", "id"], name="job_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_live(self) -> bool:
        return self.progress_state in (JobState.QUEUED, JobState.RUNNING)

    def advance(self, done: int, total: int) -> None:
        """Show progress and keep the lease; called by the runner outside its own transaction."""
        if not self.write(done=done, total=total, lease_until=timezone.now() + LEASE):
            raise TakenOver(f"job {self.pk}")

    def write(self, **fields: Any) -> bool:
        """Only while it is this worker's attempt that runs; False where another worker has taken the job over."""
        mine = Job.objects.filter(
            pk=self.pk, progress_state=JobState.RUNNING, attempts=self.attempts, started_at=self.started_at
        )
        is_written = mine.update(**fields) == 1
        if is_written:
            for name, value in fields.items():
                setattr(self, name, value)
        return is_written


def runs(kind: str) -> Callable[[Runner], Runner]:
    """Register the function that does the jobs of this kind; it returns the result as plain JSON values."""

    def register(runner: Runner) -> Runner:
        RUNNERS[kind] = runner
        return runner

    return register


def queue_job(kind: str, *, key: str, arguments: dict[str, Any], by: Any, at: datetime) -> Job:
    """Leave the row for the worker. Refused while a job with the same key is queued or running."""
    try:
        with transaction.atomic():
            requested_by = by.pk if by else None
            return Job.objects.create(kind=kind, key=key, arguments=arguments, requested_by=requested_by, queued_at=at)
    except IntegrityError as taken:
        raise Refusal(_("Este trabajo ya está en curso.")) from taken


def claim_job(*, at: datetime) -> Job | None:
    """The oldest job that is queued, or whose worker has not been heard of past its lease."""
    abandoned = models.Q(progress_state=JobState.RUNNING, lease_until__lt=at)
    with transaction.atomic():
        _fail_deadly_jobs(abandoned, at=at)
        waiting = Job.objects.filter(models.Q(progress_state=JobState.QUEUED) | abandoned)
        job = waiting.select_for_update(skip_locked=True).order_by("queued_at", "id").first()
        if job is None:
            return None
        job.progress_state, job.started_at, job.lease_until = JobState.RUNNING, at, at + LEASE
        job.attempts += 1
        job.save(update_fields=["progress_state", "started_at", "lease_until", "attempts"])
    return job


def _fail_deadly_jobs(abandoned: models.Q, *, at: datetime) -> None:
    """What has cost a worker its life every time isn't given to the next one."""
    error = _("El trabajo se detuvo %(count)s veces sin terminar. Avise a quien administra el portal.")
    deadly = Job.objects.filter(abandoned, attempts__gte=MAX_ATTEMPTS).select_for_update(skip_locked=True)
    Job.objects.filter(pk__in=list(deadly.order_by("id").values_list("pk", flat=True))).update(
        progress_state=JobState.FAILED, error=str(error) % {"count": MAX_ATTEMPTS}, finished_at=at
    )


def run_job(job: Job) -> None:
    """Do a claimed job. A Refusal ends it with its sentence; anything else is tried again, then fails loudly.

    What another worker has taken over in the meantime is left to that one.
    """
    ending: dict[str, Any]
    try:
        ending = {"result": RUNNERS[job.kind](job), "progress_state": JobState.DONE, "error": ""}
    except Refusal as refusal:
        ending = {"progress_state": JobState.FAILED, "error": str(refusal.sentence)}
    except Exception:
        again = job.attempts < MAX_ATTEMPTS
        ending = {"progress_state": JobState.QUEUED if again else JobState.FAILED}
        ending["error"] = traceback.format_exc(limit=-3)
    if not job.write(**ending, finished_at=timezone.now()):
        log.warning("job %s was taken over while attempt %s ran", job.pk, job.attempts)


def run_due_jobs() -> int:
    """Do everything that waits; the number of jobs done."""
    count = 0
    while job := claim_job(at=timezone.now()):
        run_job(job)
        count += 1
    return count
