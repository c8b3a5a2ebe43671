"""The clock changes the order of help: whose day has come is triaged again, some households at a time."""

import logging
from datetime import date, datetime

from django.db import transaction

from cases.models import Case
from cases.operations.triage import triage_case

Place = tuple[date, int]

log = logging.getLogger(__name__)


@transaction.atomic
def recheck_some(*, at: datetime, after: Place | None = None, batch: int = 50) -> Place | None:
    """One batch of the households whose `recheck_on` has come, and where the next begins; None when all are done.

    A household that somebody works on right now is left to the next sweep; one that can't be triaged stops nobody else.
    """
    due = Case.objects.to_recheck(at.date()).select_for_update(skip_locked=True, of=("self",))
    if after:
        due = due.after_recheck(*after)
    cases = list(due.only("recheck_on").order_by("recheck_on", "id")[:batch])
    places = [(case.recheck_on or date.min, case.pk) for case in cases]
    for case in cases:
        _recheck(case, at=at)
    return places[-1] if len(places) == batch else None


def _recheck(case: Case, *, at: datetime) -> None:
    try:
        triage_case(case, by=None, at=at)
    except Exception:
        log.exception("the order of help of case %s could not be computed", case.pk)
