"""A household leaves before boarding, or its journey ends."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cases.enums import Actor, CaseState, Clock
from cases.models import Case
from cases.operations.clocks import open_clocks, stop_clocks
from cases.operations.outbox import queue_message
from cases.operations.timeline import move_case
from cases.operations.triage import lock_case, triage_case
from cases.rules.access import may_work
from cases.rules.need import reopens_until
from cases.signals import case_leaving, case_left
from repatriation.common.refusals import NotAllowed, Refusal


@transaction.atomic
def withdraw_case(case: Case, *, by: Any, at: datetime, reason: str = "") -> None:
    """The household doesn't want to travel any more; it may register again."""
    _leave(case, "withdraw", by=by, at=at, reason=reason)


@transaction.atomic
def return_by_own_means(case: Case, *, by: Any, at: datetime, reason: str = "") -> None:
    _leave(case, "return_by_own_means", by=by, at=at, reason=reason)


@transaction.atomic
def find_ineligible(case: Case, *, by: Any, at: datetime, reason: str) -> None:
    _leave(case, "find_ineligible", by=by, at=at, reason=reason)


@transaction.atomic
def close_case(case: Case, *, by: Any, at: datetime, reason: str = "") -> None:
    """Nothing more is to be done for a household whose journey has ended."""
    move_case(case, "close", by=by, at=at, reason=reason)
    stop_clocks(case, by=by, at=at)


@transaction.atomic
def lapse_case(case: Case, *, at: datetime) -> None:
    """It was asked often enough whether it still needs help, and told what its silence means."""
    case_leaving.send(sender=Case, case=case)
    move_case(case, "lapse", by=None, at=at)
    stop_clocks(case, by=None, at=at)
    case_left.send(sender=Case, case=case, by=None, at=at)
    until = (at + settings.REOPENED_WITHIN).astimezone(ZoneInfo(case.office.timezone)).date()
    queue_message(case, "lapsed", key=f"{case.reference}:{at.isoformat()}", at=at, values={"until": until})


@transaction.atomic
def reopen_case(case: Case, *, by: Any, at: datetime) -> None:
    """Back to where it stood, with its days of waiting; pressed twice it is opened once."""
    locked = lock_case(case)
    until = reopens_until(locked)
    if until is None:
        return
    if at > until:
        raise Refusal(_("El plazo para abrir este registro ya pasó. Regístrese otra vez, por favor."))
    lapsed = locked.moves.filter(target=CaseState.LAPSED).order_by("-at", "-id").first()
    was_waiting = lapsed is not None and lapsed.source == CaseState.WAITING
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    move_case(locked, "reopen" if was_waiting else "reopen_unverified", by=by, at=at, actor=actor)
    open_clocks(locked, Clock.STILL_IN_NEED, *([] if was_waiting else [Clock.TRIAGE]), at=at)
    triage_case(locked, by=by, at=at)


def _leave(case: Case, action: str, *, by: Any, at: datetime, reason: str) -> None:
    """By the household itself (None) or an officer of its office; whoever holds places for it gives them back."""
    if by is not None and not may_work(case, by):
        raise NotAllowed
    case_leaving.send(sender=Case, case=case)
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    move_case(case, action, by=by, at=at, reason=reason, actor=actor)
    stop_clocks(case, by=by, at=at)
    case_left.send(sender=Case, case=case, by=by, at=at)
