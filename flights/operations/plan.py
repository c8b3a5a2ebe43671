"""A rotation is planned: legs both ways, and the permits that each needs."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from consulates.models import Airport
from flights.enums import Mode, PermitState, RotationState
from flights.models import Leg, Permit, ReciprocityAgreement, Rotation
from flights.operations.locks import lock_rotation
from flights.rules import may_plan
from repatriation.common.refusals import NotAllowed, Refusal

OPEN_TO_CHANGES = (RotationState.DRAFT, RotationState.RETURNED)
NOT_YET_FLOWN = (*OPEN_TO_CHANGES, RotationState.SUBMITTED, RotationState.APPROVED, RotationState.CLEARED)


@transaction.atomic
def plan_rotation(
    *, name: str, operated_by: str, agreement: ReciprocityAgreement | None, note: str, by: Any, at: datetime
) -> Rotation:
    if not may_plan(None, by):
        raise NotAllowed
    return Rotation.objects.create(
        name=name, operated_by=operated_by, agreement=agreement, note=note, planned_by=by, planned_at=at, state_since=at
    )


@transaction.atomic
def add_leg(
    rotation: Rotation,
    *,
    origin: Airport,
    destination: Airport,
    departs_at: datetime,
    arrives_at: datetime,
    carries: str,
    seats: int,
    wheelchairs: int = 0,
    stretchers: int = 0,
    infants: int = 0,
    mode: str = Mode.CHARTER,
    number: int | None = None,
    by: Any,
    at: datetime,
) -> Leg:
    """While nobody has approved the rotation; without a number it is the next leg."""
    locked, legs = lock_rotation(rotation.pk)
    if not may_plan(locked, by):
        raise NotAllowed
    if locked.state not in OPEN_TO_CHANGES:
        raise Refusal(_("Los tramos se cambian antes de presentar la rotación para aprobación."))
    number = number or max((leg.number for leg in legs), default=0) + 1
    if any(leg.number == number for leg in legs):
        raise Refusal(_("La rotación ya tiene un tramo %(number)s.") % {"number": number})
    if departs_at <= at or arrives_at <= departs_at or origin == destination:
        raise Refusal(_("Revise las horas y los lugares del tramo."), status=400)
    return Leg.objects.create(
        rotation=locked, number=number, origin=origin, destination=destination, departs_at=departs_at,
        arrives_at=arrives_at, mode=mode, carries=carries, seats=seats, wheelchairs=wheelchairs,
        stretchers=stretchers, infants=infants,
    )  # fmt: skip


@transaction.atomic
def need_permit(leg: Leg, *, kind: str, country: str, authority: str, by: Any, at: datetime) -> Permit:
    """Note which clearance the leg needs. In a cleared rotation a new need closes the gate: clear it again first."""
    rotation, _legs = lock_rotation(leg.rotation_id)
    if not may_plan(leg, by):
        raise NotAllowed
    if rotation.state not in NOT_YET_FLOWN or rotation.state == RotationState.CLEARED:
        raise Refusal(_("Esta rotación ya no admite permisos nuevos."))
    permit, is_new = Permit.objects.get_or_create(
        leg=leg,
        kind=kind,
        country=country,
        defaults={"authority": authority, "state": PermitState.NEEDED, "state_since": at},
    )
    if not is_new:
        raise Refusal(_("Ese permiso ya está en la lista del tramo."))
    return permit
