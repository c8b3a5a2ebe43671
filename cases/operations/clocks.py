"""Opening and meeting the clocks of a case."""

from datetime import datetime
from typing import Any

from cases.enums import Clock
from cases.models import Case, FollowUp
from cases.rules.clocks import due


def clocks_from(case: Case, *clocks: Clock, at: datetime) -> list[FollowUp]:
    """The rows, not yet written."""
    return [FollowUp(case=case, clock=clock, opened_at=at, due_at=due(clock, at)) for clock in clocks]


def open_clocks(case: Case, *clocks: Clock, at: datetime) -> None:
    """Start the clocks; one that runs already is not started anew."""
    FollowUp.objects.bulk_create(clocks_from(case, *clocks, at=at), ignore_conflicts=True)


def meet_clocks(case: Case, *clocks: Clock, by: Any, at: datetime) -> None:
    """What the clocks wait for has happened."""
    FollowUp.objects.open().filter(case=case, clock__in=clocks).update(done_at=at, done_by=by)


def stop_clocks(case: Case, *, by: Any, at: datetime) -> None:
    """Nothing is due any more on a case that has ended."""
    FollowUp.objects.open().filter(case=case).update(done_at=at, done_by=by)
