"""A household leaves before boarding, or its journey ends."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cases.enums import Actor
from cases.models import Case
from cases.operations.clocks import stop_clocks
from cases.operations.timeline import move_case
from cases.rules.access import may_work
from cases.signals import case_leaving, case_left
from repatriation.common.refusals import NotAllowed


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


def _leave(case: Case, action: str, *, by: Any, at: datetime, reason: str) -> None:
    """By the household itself (None) or an officer of its office; whoever holds places for it gives them back."""
    if by is not None and not may_work(case, by):
        raise NotAllowed
    case_leaving.send(sender=Case, case=case)
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    move_case(case, action, by=by, at=at, reason=reason, actor=actor)
    stop_clocks(case, by=by, at=at)
    case_left.send(sender=Case, case=case, by=by, at=at)
