"""The household says that it still needs help: the clock begins anew."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, Clock, EventKind
from cases.models import Case
from cases.operations.clocks import meet_clocks, open_clocks
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from cases.rules.own_pages import may_ask_need
from repatriation.common.refusals import Refusal

SAID_ALREADY = timedelta(hours=12)


@transaction.atomic
def confirm_need(case: Case, *, by: Any, at: datetime) -> None:
    """Said five times in a row it is said once."""
    locked = lock_case(case)
    if not may_ask_need(locked):
        raise Refusal(_("Ya no hace falta que nos lo diga: vea en su registro qué sigue."))
    if locked.events.filter(code="need_confirmed", at__gt=at - SAID_ALREADY).exists():
        return
    meet_clocks(locked, Clock.STILL_IN_NEED, by=by, at=at)
    renew_need(locked, by=by, at=at)


def renew_need(case: Case, *, by: Any, at: datetime) -> None:
    """It said so, on its page or to an officer."""
    open_clocks(case, Clock.STILL_IN_NEED, at=at)
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    note_event(case, "need_confirmed", kind=EventKind.DECISION, by=by, at=at, actor=actor)
