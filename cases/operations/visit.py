"""The consul's visits to a detained person, from asking the facility to what was found."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState, Clock, EventKind
from cases.lifecycles import VISIT_LIFECYCLE
from cases.models import Case, ConsularVisit, Detention, FollowUp
from cases.operations.clocks import meet_clocks
from cases.operations.timeline import move_case, note_event
from cases.operations.triage import lock_case
from cases.rules.access import may_work_detention
from repatriation.common.refusals import NotAllowed, Refusal

CAN_BE_VISITED = [CaseState.LOCATED, CaseState.ACKNOWLEDGED, CaseState.ASSISTED]
INSIST_AFTER = timedelta(hours=24)


@transaction.atomic
def request_visit(detention: Detention, *, by: Any, at: datetime) -> ConsularVisit:
    """Asks the facility; nobody is visited against their will, and an asylum seeker only on their own request."""
    case = lock_case(detention.case)
    if not may_work_detention(case, by):
        raise NotAllowed
    if not detention.wants_contact:
        raise Refusal(_("La persona no pidió contacto consular: no se la visita si ella no lo pide."))
    if case.state not in CAN_BE_VISITED:
        raise Refusal(_("Solo se visita a una persona ubicada y todavía detenida."))
    visit = ConsularVisit.objects.create(
        detention=detention, case=case, state_since=at, requested_by=by, requested_at=at
    )
    meet_clocks(case, Clock.AUTHORITY, by=by, at=at)
    note_event(case, "visit_requested", kind=EventKind.VISIT, by=by, at=at)
    return visit


@transaction.atomic
def schedule_visit(visit: ConsularVisit, *, scheduled_for: datetime, by: Any, at: datetime) -> None:
    if scheduled_for <= at:
        raise Refusal(_("La fecha de la visita ya pasó."), status=400)
    case = _move_visit(visit, "schedule", by=by, at=at)
    visit.scheduled_for = scheduled_for
    visit.save(update_fields=["scheduled_for"])
    note_event(case, "visit_scheduled", kind=EventKind.VISIT, by=by, at=at)


@transaction.atomic
def do_visit(visit: ConsularVisit, *, findings: str, by: Any, at: datetime) -> None:
    """The visit was made: health, treatment, food, communication, due process, documents, belongings."""
    if not findings.strip():
        raise Refusal(_("Escriba lo que encontró en la visita."), status=400)
    case = _move_visit(visit, "do", by=by, at=at)
    visit.findings = findings.strip()
    visit.save(update_fields=["findings"])
    meet_clocks(case, Clock.VISIT, Clock.AUTHORITY, by=by, at=at)
    note_event(case, "visit_done", kind=EventKind.VISIT, by=by, at=at)
    if case.lifecycle.allows(case, "assist", by):
        move_case(case, "assist", by=by, at=at)


@transaction.atomic
def refuse_visit(visit: ConsularVisit, *, reason: str, by: Any, at: datetime) -> None:
    """The facility said no. The clock to the first visit goes on, and the office is to insist the next day."""
    case = _move_visit(visit, "refuse", by=by, at=at, reason=reason)
    note_event(case, "visit_refused", kind=EventKind.VISIT, by=by, at=at, note=reason)
    note = str(_("Insistir ante la autoridad: negó la visita consular."))
    FollowUp.objects.create(case=case, clock=Clock.NOTE, note=note, opened_at=at, due_at=at + INSIST_AFTER)


@transaction.atomic
def cancel_visit(visit: ConsularVisit, *, reason: str, by: Any, at: datetime) -> None:
    case = _move_visit(visit, "cancel", by=by, at=at, reason=reason)
    note_event(case, "visit_cancelled", kind=EventKind.VISIT, by=by, at=at, note=reason)


def _move_visit(visit: ConsularVisit, action: str, *, by: Any, at: datetime, reason: str = "") -> Case:
    """The case is locked before the visit."""
    case = lock_case(visit.case)
    VISIT_LIFECYCLE.move(visit, action, by=by, at=at, reason=reason)
    return case
