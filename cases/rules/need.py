"""When a household that doesn't say whether it still needs help is asked again, closed, or shown to a person."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from cases.enums import Actor, CaseState

if TYPE_CHECKING:
    from cases.models import Case

ASKED, CONFIRMED = "need_asked", "need_confirmed"


def unanswered(events: Iterable[tuple[str, str]]) -> int:
    """How often it was asked since its last sign of life; events as (code, actor), the oldest first.

    Whatever the household does on its page is such a sign, and so is what it tells an officer.
    """
    asked = 0
    for code, actor in events:
        if actor == Actor.HOUSEHOLD or code == CONFIRMED:
            asked = 0
        elif code == ASKED:
            asked += 1
    return asked


def may_lapse(case: "Case") -> bool:
    """Whether silence may close it: never who is in danger or first in line, can't be written to, or was never read."""
    return case.tier > 1 and not case.in_danger and bool(case.email) and case.read_at is not None


def reopens_until(case: "Case") -> datetime | None:
    """Until when who was closed for its silence may come back with its place; None for all others."""
    return case.state_since + settings.REOPENED_WITHIN if case.state == CaseState.LAPSED else None
