"""A registration that repeats an earlier one: joined to it with its newer answers, or left apart."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseState, EventKind
from cases.models import Case, FollowUp, Repeat
from cases.operations.clocks import stop_clocks
from cases.operations.correct import follow_change
from cases.operations.take_over import take_over
from cases.operations.timeline import move_case, note_event
from cases.rules.access import may_work
from cases.signals import case_changing, case_leaving, case_left
from repatriation.common.refusals import NotAllowed, Refusal

# While it waits for a seat; what was promised to a household is not changed behind the back of a manifest.
TAKES_ANSWERS = (CaseState.RECEIVED, CaseState.VERIFIED, CaseState.WAITING)


@transaction.atomic
def join_repeat(repeat: Repeat, *, by: Any, at: datetime) -> None:
    """One registration with the newest answers. By None: the household itself, which knew the keys of both."""
    case_leaving.send(sender=Case, case=repeat.case)
    case_changing.send(sender=Case, case=repeat.earlier)
    locked, earlier, case = _lock(repeat, by=by)
    if locked.is_same:
        return
    _check_open(locked)
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    takes = earlier.state in TAKES_ANSWERS
    if takes:
        take_over(earlier, case, limit=settings.HOUSEHOLD_LIMIT, at=at)
    _settle(locked, is_same=True, by=by, at=at)
    move_case(case, "merge", by=by, at=at, actor=actor)
    stop_clocks(case, by=by, at=at)
    case_left.send(sender=Case, case=case, by=by, at=at)
    Repeat.objects.filter(earlier=case).update(earlier=earlier)
    note_event(earlier, "repeat_joined", kind=EventKind.CORRECTION, by=by, at=at, actor=actor)
    if takes:
        follow_change(earlier, by=by, at=at)


@transaction.atomic
def part_repeat(repeat: Repeat, *, by: Any, at: datetime) -> None:
    """An officer found that they are different households: the later one may go on the list."""
    locked, _earlier, case = _lock(repeat, by=by)
    if locked.is_same is False:
        return
    _check_open(locked)
    _settle(locked, is_same=False, by=by, at=at)
    note_event(case, "repeat_settled", kind=EventKind.DECISION, by=by, at=at, is_public=False)


@transaction.atomic
def deny_repeat(repeat: Repeat, *, by: Any, at: datetime) -> None:
    """The household that registered first says that it was not them: its office decides."""
    locked, _earlier, case = _lock(repeat, by=by)
    if locked.denied_at is None and locked.settled_at is None:
        locked.denied_at = at
        locked.save(update_fields=["denied_at"])
        note_event(case, "repeat_denied", kind=EventKind.NOTE, by=by, at=at, actor=Actor.HOUSEHOLD, is_public=False)


def _lock(repeat: Repeat, *, by: Any) -> tuple[Repeat, Case, Case]:
    """Both registrations in the order of their keys, then what joins them; an officer must be of the later one's."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("office").order_by("pk")
    cases = {case.pk: case for case in rows.filter(pk__in=[repeat.case_id, repeat.earlier_id])}
    locked = Repeat.objects.select_for_update().get(pk=repeat.pk)
    case = cases[locked.case_id]
    if by is not None and not may_work(case, by):
        raise NotAllowed
    return locked, cases[locked.earlier_id], case


def _check_open(repeat: Repeat) -> None:
    if repeat.settled_at is not None:
        raise Refusal(_("Ya se decidió sobre estos dos registros."))


def _settle(repeat: Repeat, *, is_same: bool, by: Any, at: datetime) -> None:
    repeat.is_same, repeat.settled_at, repeat.settled_by = is_same, at, by
    repeat.save(update_fields=["is_same", "settled_at", "settled_by"])
    open_notes = FollowUp.objects.open().filter(case=repeat.case, note__contains=repeat.earlier.reference)
    open_notes.update(done_at=at, done_by=by)
