"""What an officer says of a likely duplicate: different, the same but kept apart, or not now. Joined: see merge."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.lifecycles import DUPLICATE_LIFECYCLE
from cases.models import CaseMember, DuplicateCandidate
from cases.rules.access import may_settle_duplicates
from repatriation.common.refusals import NotAllowed, Refusal

PUT_OFF = timedelta(days=7)


@transaction.atomic
def part_persons(pair: DuplicateCandidate, *, reason: str, by: Any, at: datetime) -> None:
    """Two persons. The pair comes back only on stronger evidence (see likely.is_stronger)."""
    _check_compares(pair, by)
    DUPLICATE_LIFECYCLE.move(pair, "part", by=by, at=at, reason=reason)


@transaction.atomic
def keep_apart(pair: DuplicateCandidate, *, reason: str, by: Any, at: datetime) -> None:
    """One person, and nothing is moved or written to either registration: somebody there must not be found."""
    _check_compares(pair, by)
    if not CaseMember.objects.filter(person__in=(pair.first_id, pair.second_id), case__in_danger=True).exists():
        raise Refusal(_("Nadie está en peligro en estos registros: únalas, o anote que son distintas."))
    DUPLICATE_LIFECYCLE.move(pair, "keep_apart", by=by, at=at, reason=reason)


@transaction.atomic
def put_off(pair: DuplicateCandidate, *, by: Any, at: datetime) -> None:
    """Out of the list for a week."""
    _check_compares(pair, by)
    locked = DuplicateCandidate.objects.select_for_update().get(pk=pair.pk)
    locked.put_off_until = at + PUT_OFF
    locked.save(update_fields=["put_off_until"])


def _check_compares(pair: DuplicateCandidate, by: Any) -> None:
    compares = DuplicateCandidate.objects.comparable_by(by).filter(pk=pair.pk).exists()
    if not compares or not may_settle_duplicates(pair, by):
        raise NotAllowed
