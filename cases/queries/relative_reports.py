"""A relative's report as the relative reaches it, and as the office works it."""

import hmac
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language_info

from cases.enums import CallHours, EventKind, Purpose
from cases.models import Case, CaseEvent, Consent, RelativeReport
from cases.rules.access import may_work
from cases.rules.relative_word import Detained
from cases.rules.sentences import sentence
from consulates.models import DetentionFacility
from consulates.queries.places import subdivision_name
from repatriation.common.fields import blind_index
from repatriation.common.references import parse_reference, parse_secret

NEWS_SHOWN = 20
# What happened to the person; never where, and nothing of health.
NEWS_KINDS = (EventKind.RECEIVED, EventKind.STATE, EventKind.VISIT)


def report_of_draft(token: UUID) -> RelativeReport | None:
    return RelativeReport.objects.filter(draft_token=token).select_related("office").defer("given", "note").first()


def report_of_relative(reference: str, secret: str) -> RelativeReport | None:
    """One look-up by the secret's blind index whatever was given: a wrong answer takes as long as a right one."""
    index = blind_index(parse_secret(secret) or "none", "secret")
    rows = RelativeReport.objects.filter(secret_index=index).select_related("office").defer("given", "note")
    found = rows.first()
    given, known = parse_reference(reference) or "", found.reference if found else "none"
    return found if hmac.compare_digest(given.encode(), known.encode()) else None


def news_for(report: RelativeReport) -> list[tuple[str, Any]]:
    """Words and moment of what happened, the newest first; [] where the person has not let this relative be told."""
    if report.news_allowed_at is None or report.case_id is None:
        return []
    live = Consent.objects.filter(case=report.case_id, purpose=Purpose.RELATIVE, withdrawn_at__isnull=True)
    if not live.exists() or Case.objects.filter(pk=report.case_id, in_danger=True).exists():
        return []
    events = CaseEvent.objects.for_household().filter(case=report.case_id, kind__in=NEWS_KINDS)
    return [(sentence(event), event.at) for event in events.order_by("-at", "-id")[:NEWS_SHOWN]]


def facilities_in(country: str) -> list[list[str]]:
    """Id, words and state of the places of detention, by state."""
    rows = DetentionFacility.objects.filter(country=country).order_by("subdivision", "name", "id")
    named = [(subdivision_name(row.subdivision), row) for row in rows]
    named.sort(key=lambda pair: pair[0])
    return [[str(row.pk), f"{state}: {row.name} ({row.city})", row.subdivision] for state, row in named]


@dataclass(frozen=True)
class ReportRow:
    """One report on the case page; `detained` None for who doesn't work the case."""

    report: RelativeReport
    detained: Detained | None
    hours: str
    language: str


def reports_of(case: Case, user: Any) -> list[ReportRow]:
    works = may_work(case, user)
    rows = RelativeReport.objects.visible_to(user).filter(case=case).select_related("read_by").defer("secret")
    rows = rows.order_by("-received_at", "-id")
    if not works:
        rows = rows.defer("secret", "given", "note")
    return [_row(row, Detained.read(row.given) if works else None) for row in rows]


def _row(report: RelativeReport, detained: Detained | None) -> ReportRow:
    hours = str(CallHours(report.hours).label) if report.hours in CallHours.values else ""
    return ReportRow(report, detained, hours, get_language_info(report.language)["name_translated"])


def unread_reports(user: Any) -> int:
    """Those that nobody has read, placed or not."""
    return RelativeReport.objects.visible_to(user).filter(read_at__isnull=True).count()
