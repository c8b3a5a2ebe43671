"""Do you still need help? Asked every two weeks; the third time without an answer closes, or calls an officer."""

import logging
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cases.enums import Actor, CaseKind, Clock, Delivery, EventKind
from cases.models import Case, FollowUp
from cases.operations.clocks import meet_clocks, open_clocks
from cases.operations.correct import warn_office
from cases.operations.leave import lapse_case
from cases.operations.outbox import queue_message
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from cases.rules.clocks import due
from cases.rules.need import ASKED, CONFIRMED, may_lapse, unanswered
from cases.rules.own_pages import BEFORE_AN_OFFER
from cases.signals import case_leaving

Place = tuple[datetime, int]
log = logging.getLogger(__name__)


def ask_some(*, at: datetime, after: Place | None = None, batch: int = 50) -> Place | None:
    """One batch of the households whose question is due, and where the next begins; None when all are done."""
    clocks = FollowUp.objects.open().filter(
        clock=Clock.STILL_IN_NEED, due_at__lte=at, case__kind=CaseKind.STRANDED, case__state__in=BEFORE_AN_OFFER
    )
    if after:
        clocks = clocks.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], pk__gt=after[1]))
    rows = list(clocks.select_related("case").order_by("due_at", "id")[:batch])
    for row in rows:
        try:
            ask_need(row.case, by=None, at=at)
        except Exception:
            log.exception("case %s could not be asked whether it still needs help", row.case_id)
    return (rows[-1].due_at, rows[-1].pk) if len(rows) == batch else None


@transaction.atomic
def ask_need(case: Case, *, by: Any, at: datetime) -> None:
    """The clock has come: asked again, closed with notice, or shown to its office. Twice at once it is done once."""
    case_leaving.send(sender=Case, case=case)
    locked = lock_case(case)
    clock = FollowUp.objects.open().filter(case=locked, clock=Clock.STILL_IN_NEED, due_at__lte=at)
    if locked.state not in BEFORE_AN_OFFER or not clock.exists():
        return
    asked = questions_unanswered(locked)
    is_over = asked >= settings.NEED_QUESTIONS
    may_close = may_lapse(locked) and not _is_unreachable(locked)
    if is_over and may_close:
        lapse_case(locked, at=at)
        return
    meet_clocks(locked, Clock.STILL_IN_NEED, by=by, at=at)
    open_clocks(locked, Clock.STILL_IN_NEED, at=at)
    _ask(locked, number=asked + 1, may_close=may_close, at=at)
    if is_over:
        _show_to_office(locked, at=at)


def questions_unanswered(case: Case) -> int:
    told = case.events.filter(Q(code__in=(ASKED, CONFIRMED)) | Q(actor=Actor.HOUSEHOLD)).order_by("at", "id")
    return unanswered(told.values_list("code", "actor"))


def _ask(case: Case, *, number: int, may_close: bool, at: datetime) -> None:
    """On its page, and by letter where it gets letters; the last question says what follows."""
    is_last = may_close and number >= settings.NEED_QUESTIONS
    note_event(case, ASKED, kind=EventKind.DECISION, by=None, at=at)
    until = due(Clock.STILL_IN_NEED, at).astimezone(ZoneInfo(case.office.timezone)).date() if is_last else None
    values = {"until": until, "days": settings.REOPENED_WITHIN.days}
    queue_message(case, "still_in_need", key=f"{case.reference}:{at.isoformat()}", at=at, values=values)


def _is_unreachable(case: Case) -> bool:
    """A question that could not be delivered was not asked."""
    return case.messages.filter(kind="still_in_need", delivery=Delivery.FAILED, recipient=case.email).exists()


def _show_to_office(case: Case, *, at: datetime) -> None:
    """Somebody is to call; once, until it is done."""
    words = _("No responde si todavía necesita ayuda, y no se cierra sin que una persona la busque. Llámela.")
    if not FollowUp.objects.open().filter(case=case, clock=Clock.NOTE, note=words).exists():
        warn_office(case, words, at=at)
