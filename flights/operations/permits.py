"""Permits of authorities: asked, granted, refused, revoked, expired; and words that open no gate."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.operations.timeline import note_event
from flights.enums import LIVE_STATES, PermitState, RotationState
from flights.lifecycles import PERMIT_LIFECYCLE, ROTATION_LIFECYCLE
from flights.models import Permit, SeatOffer
from flights.operations.locks import lock_rotation
from flights.rules import may_manage_permit
from repatriation.common.refusals import NotAllowed, Refusal, StrOrPromise


@transaction.atomic
def request_permit(permit: Permit, *, by: Any, at: datetime) -> None:
    PERMIT_LIFECYCLE.move(permit, "request", by=by, at=at)


@transaction.atomic
def grant_permit(
    permit: Permit, *, number: str, valid_until: datetime, by: Any, at: datetime, valid_from: datetime | None = None
) -> None:
    """Granted in writing, with its number and until when it holds."""
    if not number.strip() or valid_until <= at or (valid_from and valid_from >= valid_until):
        raise Refusal(_("Escriba el número del permiso y una vigencia que no haya pasado."), status=400)
    _lock(permit)
    permit.number, permit.valid_from, permit.valid_until = number.strip(), valid_from, valid_until
    permit.save(update_fields=["number", "valid_from", "valid_until"])
    PERMIT_LIFECYCLE.move(permit, "grant", by=by, at=at)


@transaction.atomic
def grant_with_conditions(permit: Permit, *, conditions: str, by: Any, at: datetime) -> None:
    """The authority will grant it if something is done first: not yet a permit."""
    _lock(permit)
    PERMIT_LIFECYCLE.move(permit, "grant_conditional", by=by, at=at, reason=conditions)
    permit.conditions = conditions
    permit.save(update_fields=["conditions"])


@transaction.atomic
def refuse_permit(permit: Permit, *, reason: str, by: Any, at: datetime) -> None:
    PERMIT_LIFECYCLE.move(permit, "refuse", by=by, at=at, reason=reason)


@transaction.atomic
def revoke_permit(permit: Permit, *, reason: str, by: Any, at: datetime) -> None:
    """What was granted is taken back: the gate closes at once."""
    lock_rotation(permit.leg.rotation_id)
    PERMIT_LIFECYCLE.move(permit, "revoke", by=by, at=at, reason=reason)
    _close_the_gate(permit, _("El permiso «%(permit)s» fue revocado: %(reason)s"), reason, by=by, at=at)


@transaction.atomic
def note_assurance(permit: Permit, *, words: str, by: Any, at: datetime) -> None:
    """What was promised by word, by whom and when: a note beside the permit, never a state of it."""
    _lock(permit)
    if not may_manage_permit(permit, by):
        raise NotAllowed
    permit.assurance = words.strip()
    permit.save(update_fields=["assurance"])


def expire_permits(*, at: datetime) -> int:
    """Show as expired what is past its validity; how many. Each in its own transaction, safe to run twice."""
    due = Permit.objects.filter(state=PermitState.GRANTED, valid_until__lte=at).order_by("valid_until", "pk")
    return sum(_expire(permit, at=at) for permit in due.select_related("leg"))


@transaction.atomic
def _expire(permit: Permit, *, at: datetime) -> bool:
    lock_rotation(permit.leg.rotation_id)
    locked = _lock(permit)
    if locked.state != PermitState.GRANTED or locked.valid_until is None or locked.valid_until > at:
        return False
    PERMIT_LIFECYCLE.move(locked, "expire", by=None, at=at)
    _close_the_gate(locked, _("El permiso «%(permit)s» venció. %(reason)s"), "", by=None, at=at)
    return True


def _lock(permit: Permit) -> Permit:
    return Permit.objects.select_for_update(of=("self",)).get(pk=permit.pk)


def _close_the_gate(permit: Permit, sentence: StrOrPromise, reason: str, *, by: Any, at: datetime) -> None:
    """A cleared rotation goes back to approved, with the reason on it and on the file of every family that waits."""
    rotation = permit.leg.rotation
    rotation.refresh_from_db()
    if not permit.is_mandatory or rotation.state != RotationState.CLEARED:
        return
    words = (str(sentence) % {"permit": permit, "reason": reason}).strip()
    ROTATION_LIFECYCLE.move(rotation, "unclear", by=by, at=at, reason=words)
    offers = SeatOffer.objects.filter(leg__rotation=rotation, state__in=LIVE_STATES, leg__departed_at=None)
    for offer in offers.select_related("case").order_by("pk"):
        note_event(
            offer.case, "gate_closed", kind=EventKind.DECISION, by=by, at=at, values={"permit": str(permit)},
            is_public=False,
        )  # fmt: skip
