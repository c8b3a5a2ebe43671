"""An officer reads a relative's report, and writes down whether the detained person lets that relative be told."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Clock, EventKind, Purpose
from cases.models import Case, Consent, RelativeReport
from cases.operations.clocks import meet_clocks
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case, read_case
from cases.rules.access import may_work
from cases.rules.consents import CONSENT_TEXT_VERSION
from repatriation.common.refusals import NotAllowed, Refusal


@transaction.atomic
def read_report(report: RelativeReport, *, by: Any, at: datetime) -> None:
    """A person of the office has read it; with it the case that it made."""
    locked, case = _lock(report, by=by)
    if locked.read_at is None:
        locked.read_at, locked.read_by = at, by
        locked.save(update_fields=["read_at", "read_by"])
    read_case(case, by=by, at=at)
    if not case.relative_reports.filter(read_at__isnull=True).exists():
        meet_clocks(case, Clock.REPORT, by=by, at=at)
    report.read_at, report.read_by = locked.read_at, locked.read_by


@transaction.atomic
def allow_news(report: RelativeReport, *, by: Any, at: datetime) -> None:
    """The detained person said, to the officer who writes it down, that this relative may be told."""
    locked, case = _lock(report, by=by)
    if locked.news_allowed_at is not None:
        return
    locked.news_allowed_at = at
    locked.save(update_fields=["news_allowed_at"])
    if not Consent.objects.filter(case=case, purpose=Purpose.RELATIVE, withdrawn_at__isnull=True).exists():
        Consent.objects.create(case=case, purpose=Purpose.RELATIVE, text_version=CONSENT_TEXT_VERSION, given_at=at)
    _note_news(case, "news_allowed", locked, by=by, at=at)


@transaction.atomic
def stop_news(report: RelativeReport, *, by: Any, at: datetime) -> None:
    """The person no longer wants it; the consent ends with the last relative who is told."""
    locked, case = _lock(report, by=by)
    if locked.news_allowed_at is None:
        return
    locked.news_allowed_at = None
    locked.save(update_fields=["news_allowed_at"])
    if not case.relative_reports.filter(news_allowed_at__isnull=False).exists():
        live = Consent.objects.filter(case=case, purpose=Purpose.RELATIVE, withdrawn_at__isnull=True)
        live.update(withdrawn_at=at)
    _note_news(case, "news_stopped", locked, by=by, at=at)


def _note_news(case: Case, code: str, report: RelativeReport, *, by: Any, at: datetime) -> None:
    values = {"reference": report.reference}
    note_event(case, code, kind=EventKind.DECISION, by=by, at=at, values=values, is_public=False)


def _lock(report: RelativeReport, *, by: Any) -> tuple[RelativeReport, Case]:
    """The report and its case, in the hands of who works it; the case first, as everywhere."""
    case = Case.objects.filter(relative_reports=report).first()
    if case is None:
        raise Refusal(_("Este aviso todavía se está ordenando. Espere un momento y vuelva a intentar."))
    case = lock_case(case)
    if not may_work(case, by):
        raise NotAllowed
    return RelativeReport.objects.select_for_update(of=("self",)).get(pk=report.pk), case
