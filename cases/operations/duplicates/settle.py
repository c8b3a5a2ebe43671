"""What an officer says of a likely duplicate: two different persons, or not now. (The same: see merge.)"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from cases.lifecycles import DUPLICATE_LIFECYCLE
from cases.models import DuplicateCandidate
from cases.rules.access import may_settle_duplicates
from repatriation.common.refusals import NotAllowed

PUT_OFF = timedelta(days=7)


@transaction.atomic
def part_persons(pair: DuplicateCandidate, *, reason: str, by: Any, at: datetime) -> None:
    """Two persons. The pair comes back only on stronger evidence (see likely.is_stronger)."""
    _check_sees_both(pair, by)
    DUPLICATE_LIFECYCLE.move(pair, "part", by=by, at=at, reason=reason)


@transaction.atomic
def put_off(pair: DuplicateCandidate, *, by: Any, at: datetime) -> None:
    """Out of the list for a week."""
    _check_sees_both(pair, by)
    locked = DuplicateCandidate.objects.select_for_update().get(pk=pair.pk)
    locked.put_off_until = at + PUT_OFF
    locked.save(update_fields=["put_off_until"])


def _check_sees_both(pair: DuplicateCandidate, by: Any) -> None:
    sees = DuplicateCandidate.objects.wholly_visible_to(by).filter(pk=pair.pk).exists()
    if not sees or not may_settle_duplicates(pair, by):
        raise NotAllowed
