"""A relative's report finds the open case of the person, or makes one, with its clocks."""

import logging
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction

from cases.enums import Actor, Clock, DocumentKind, EventKind, Source
from cases.models import Case, FollowUp, RelativeReport
from cases.operations.clocks import open_clocks
from cases.operations.detention import DetentionReport, open_detention
from cases.operations.register import PersonAnswers
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case, triage_case
from cases.queries.known_detainee import known_detention, other_journeys
from cases.rules.clocks import due
from cases.rules.relative_word import Detained
from consulates.models import DetentionFacility

logger = logging.getLogger(__name__)

# Two reports about one person, placed at the same moment, must find each other.
PLACING = 7_304_001


def place_reports(*, at: datetime, batch: int = 100) -> int:
    """Place what is waiting, the urgent first; one that fails stays and holds up nobody behind it."""
    waiting = RelativeReport.objects.to_place().order_by("-is_urgent", "received_at", "id").values_list("pk", flat=True)
    placed = 0
    for pk in list(waiting[:batch]):
        try:
            placed += place_report(pk, at=at)
        except Exception as trouble:  # noqa: BLE001 - whatever it is, the next relative must not wait for it
            logger.error("report %s of a relative is not placed: %s", pk, type(trouble).__name__)
    return placed


@transaction.atomic
def place_report(pk: int, *, at: datetime) -> bool:
    """On the open case of the person, or on a new one; False when somebody else has placed it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PLACING])
    waiting = RelativeReport.objects.to_place().select_for_update(of=("self",)).select_related("office")
    report = waiting.filter(pk=pk).first()
    if report is None:
        return False
    detained = Detained.read(report.given)
    known = known_detention(detained)
    if known is None:
        case = _open_case(report, detained)
    else:
        case = lock_case(known.case)
        _add_to(case, detained, at=at)
    note_event(
        case, "relative_reported", kind=EventKind.NOTE, by=None, at=at, actor=Actor.HOUSEHOLD,
        values={"reference": report.reference}, is_public=False,
    )  # fmt: skip
    report.case, report.is_further, report.placed_at = case, known is not None, at
    report.save(update_fields=["case", "is_further", "placed_at"])
    _open_reading_clock(report, case)
    return True


def _open_case(report: RelativeReport, detained: Detained) -> Case:
    """Clocks run from the moment the relative sent it. The relative's address never becomes the person's own."""
    at = report.received_at
    facility = DetentionFacility.objects.select_related("office").filter(pk=detained.facility or 0).first()
    told = DetentionReport(
        person=_person(detained, today=at.date()), detained_since=detained.detained_since,
        notified_by=f"{report.contact_name} ({report.get_relation_display()})"[:120], notified_at=at,
        country=detained.country, subdivision=detained.subdivision, city=detained.city, facility=facility,
        authority=detained.authority, alien_number=detained.alien_number, wants_contact=detained.contact_wish,
        seeks_asylum=detained.seeks_asylum, removal_on=detained.removal_on, children_left=detained.children,
        children_at_risk=detained.children_at_risk,
    )  # fmt: skip
    case = open_detention(told, office=report.office, source=Source.RELATIVE, by=None, at=at)
    for journey in other_journeys(detained, but=case):
        note_event(
            journey, "detention_reported", kind=EventKind.NOTE, by=None, at=at, actor=Actor.HOUSEHOLD,
            values={"reference": case.reference}, is_public=False,
        )  # fmt: skip
    return case


def _person(detained: Detained, *, today: date) -> PersonAnswers:
    return PersonAnswers(
        given_names=detained.given_names, paternal_surname=detained.paternal_surname,
        maternal_surname=detained.maternal_surname, born_on=detained.born_on, sex=detained.sex,
        nationalities=(detained.nationality,), document_kind=detained.document_kind or DocumentKind.PASSPORT,
        document_number=detained.document_number, document_country=detained.nationality,
        danger_to_life=detained.danger_to_life, has_disability=detained.has_disability,
        suffered_violence=detained.suffered_violence, pregnancy_weeks=detained.pregnancy_weeks,
        medicine_until=today if detained.lacks_medicine else None, health_note=detained.health_note,
    )  # fmt: skip


def _add_to(case: Case, detained: Detained, *, at: datetime) -> None:
    """A further report can raise the alarm, never lower it or change what the office has found out."""
    detention = case.detention
    if detained.children > detention.children_left or (detained.children_at_risk and not detention.children_at_risk):
        detention.children_left = max(detention.children_left, detained.children)
        detention.children_at_risk = detention.children_at_risk or detained.children_at_risk
        detention.save(update_fields=["children_left", "children_at_risk"])
    if detained.children:
        open_clocks(case, Clock.CHILDREN, at=at)
    if detained.danger_to_life:
        case.members.filter(position=1, danger_to_life=False).update(danger_to_life=True)
    triage_case(case, by=None, at=at)


def _open_reading_clock(report: RelativeReport, case: Case) -> None:
    """One clock a case, for the most pressing of its unread reports."""
    at = report.received_at
    ends = at + settings.CLOCKS["tier_one_seen"] if report.is_urgent else due(Clock.REPORT, at)
    clock = FollowUp(case=case, clock=Clock.REPORT, opened_at=at, due_at=ends)
    FollowUp.objects.bulk_create([clock], ignore_conflicts=True)
    FollowUp.objects.open().filter(case=case, clock=Clock.REPORT, due_at__gt=ends).update(due_at=ends)
