"""The daily work on a case: who is in charge, notes, reminders, and the buttons of its page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseKind, Clock, EventKind
from cases.models import Case, FollowUp
from cases.operations import detention, leave, triage
from cases.operations.need import renew_need
from cases.operations.timeline import move_case, note_event
from cases.operations.triage import lock_case
from cases.rules.access import may_assign, may_work
from consulates.enums import Role
from consulates.models import User
from consulates.rules import has_role
from repatriation.common.refusals import NotAllowed, Refusal


@transaction.atomic
def assign_case(case: Case, *, officer: User, by: Any, at: datetime) -> None:
    """The head gives a case to somebody of the office; an officer may take one."""
    locked = lock_case(case)
    takes_it = officer == by and may_work(locked, by)
    if not (takes_it or may_assign(locked, by)):
        raise NotAllowed
    if officer.office_id != locked.office_id or not has_role(officer, Role.OFFICER, Role.HEAD):
        raise Refusal(_("Elija a alguien de la misma oficina."), status=400)
    if locked.officer_id == officer.pk:
        return
    case.officer = locked.officer = officer
    locked.save(update_fields=["officer"])
    note_event(locked, "assigned", kind=EventKind.DECISION, by=by, at=at)


@transaction.atomic
def add_note(case: Case, *, note: str, by: Any, at: datetime) -> None:
    """For the office only: the household doesn't see it."""
    _check_work(case, by, note)
    note_event(case, "note", kind=EventKind.NOTE, by=by, at=at, note=note.strip(), is_public=False)


@transaction.atomic
def add_follow_up(case: Case, *, note: str, due_at: datetime, by: Any, at: datetime) -> FollowUp:
    _check_work(case, by, note)
    if due_at <= at:
        raise Refusal(_("La fecha del seguimiento ya pasó."), status=400)
    return FollowUp.objects.create(case=case, clock=Clock.NOTE, note=note.strip(), opened_at=at, due_at=due_at)


def _check_work(case: Case, by: Any, note: str) -> None:
    if not may_work(case, by):
        raise NotAllowed
    if not note.strip():
        raise Refusal(_("Escriba la nota."), status=400)


@transaction.atomic
def finish_follow_up(follow_up: FollowUp, *, by: Any, at: datetime) -> None:
    """A reminder is done when somebody says so; a clock is met only by what it waits for."""
    if not may_work(follow_up.case, by):
        raise NotAllowed
    if follow_up.clock not in (Clock.NOTE, Clock.STILL_IN_NEED, Clock.CHILDREN):
        raise Refusal(_("Este plazo se cumple solo, cuando se hace lo que espera."))
    if not FollowUp.objects.open().filter(pk=follow_up.pk).update(done_at=at, done_by=by):
        raise Refusal(_("Este seguimiento ya está cumplido."))
    follow_up.done_at, follow_up.done_by = at, by
    if follow_up.clock == Clock.STILL_IN_NEED:
        renew_need(follow_up.case, by=by, at=at)


@transaction.atomic
def act_on_case(case: Case, action: str, *, reason: str, by: Any, at: datetime) -> None:
    """One button of the case page. What flights or a form do to a case is no button."""
    operation = BUTTONS[CaseKind(case.kind)].get(action)
    if operation is None:
        raise NotAllowed
    operation(case, reason=reason, by=by, at=at)


def _moves(action: str) -> Callable[..., None]:
    """The operation of an action that is nothing but its move."""

    def move(case: Case, *, reason: str, by: Any, at: datetime) -> None:
        move_case(case, action, by=by, at=at, reason=reason)

    return move


def _verify(case: Case, *, reason: str, by: Any, at: datetime) -> None:
    triage.verify_case(case, by=by, at=at)


def _locate(case: Case, *, reason: str, by: Any, at: datetime) -> None:
    detention.locate_detainee(case, by=by, at=at)


BUTTONS: dict[CaseKind, dict[str, Callable[..., None]]] = {
    CaseKind.STRANDED: {
        "verify": _verify,
        "put_on_list": _verify,
        "withdraw": leave.withdraw_case,
        "return_by_own_means": leave.return_by_own_means,
        "find_ineligible": leave.find_ineligible,
        "close": leave.close_case,
    },
    CaseKind.DETAINED: {
        "locate": _locate,
        "not_find": detention.give_up_search,
        "acknowledge": detention.acknowledge_detention,
        "assist": _moves("assist"),
        "close": leave.close_case,
    },
    CaseKind.RETURNEE: {
        "arrive": _moves("arrive"),
        "assess": _moves("assess"),
        "support": _moves("support"),
        "close": leave.close_case,
    },
}
