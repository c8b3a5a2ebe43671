"""At the other end: who came out, and who is missing and why."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState, Clock, EventKind
from cases.models import FollowUp
from cases.operations.timeline import move_case, note_event
from cases.rules.access import may_receive
from flights.enums import Presence
from flights.models import Arrival, BoardingScan, Leg
from flights.operations.locks import lock_case, lock_leg
from repatriation.common.refusals import NotAllowed, Refusal

SEARCH_WITHIN = timedelta(hours=4)


@transaction.atomic
def record_arrival(scan: BoardingScan, *, presence: str, cause: str, by: Any, at: datetime) -> Arrival:
    """One person; the household is home when all who boarded are recorded and somebody of them came out."""
    if not may_receive(by):
        raise NotAllowed
    leg = lock_leg(scan.leg_id)
    if leg.departed_at is None:
        raise Refusal(_("Este tramo todavía no salió."))
    if known := Arrival.objects.filter(scan=scan).first():
        return _same_or_refused(known, presence)
    if presence == Presence.MISSING and not cause.strip():
        raise Refusal(_("Escriba por qué falta."), status=400)
    arrival = Arrival.objects.create(scan=scan, presence=presence, cause=cause.strip(), by=by, at=at)
    _note_landing(leg, at=at)
    if presence == Presence.MISSING:
        _search_for(scan, cause, by=by, at=at)
    _bring_home(scan, by=by, at=at)
    return arrival


def _same_or_refused(known: Arrival, presence: str) -> Arrival:
    if known.presence != presence:
        raise Refusal(_("La llegada de esta persona ya está registrada."))
    return known


def _note_landing(leg: Leg, *, at: datetime) -> None:
    if leg.arrived_at is None:
        leg.arrived_at = at
        leg.save(update_fields=["arrived_at"])


def _search_for(scan: BoardingScan, cause: str, *, by: Any, at: datetime) -> None:
    """A person who boarded and didn't come out is looked for today."""
    case = scan.offer.case
    note_event(case, "arrival_missing", kind=EventKind.NOTE, by=by, at=at, note=cause, is_public=False)
    FollowUp.objects.create(
        case=case, clock=Clock.NOTE, note=cause.strip()[:300], opened_at=at, due_at=at + SEARCH_WITHIN
    )


def _bring_home(scan: BoardingScan, *, by: Any, at: datetime) -> None:
    case = lock_case(scan.offer.case_id)
    scans = BoardingScan.objects.filter(offer=scan.offer_id)
    all_recorded = not scans.filter(arrival=None).exists()
    somebody_came = scans.filter(arrival__presence=Presence.PRESENT).exists()
    if case.state == CaseState.BOARDED and all_recorded and somebody_came:
        move_case(case, "arrive", by=by, at=at)
