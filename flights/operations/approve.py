"""Approval by another person, clearance by permits, cancellation."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from flights.enums import LIVE_STATES, Decision
from flights.lifecycles import ROTATION_LIFECYCLE
from flights.models import Approval, Leg, Rotation, SeatOffer
from flights.operations.locks import lock_offer, lock_rotation
from flights.operations.seats import take_back
from flights.queries.gates import closed_gates
from flights.queries.official_list import ledger_if_flown, ledger_now, official_list
from repatriation.common.refusals import Refusal

ACTIONS = {Decision.APPROVED: "approve", Decision.RETURNED: "return", Decision.REFUSED: "refuse"}


@transaction.atomic
def submit_rotation(rotation: Rotation, *, legal_ground: str, by: Any, at: datetime) -> Approval:
    """Ask for approval, with what the approver will see: the official list both ways and the ledger."""
    locked, legs = lock_rotation(rotation.pk)
    if not legs:
        raise Refusal(_("La rotación no tiene tramos."))
    if not legal_ground.strip():
        raise Refusal(_("Escriba la base legal."), status=400)
    ROTATION_LIFECYCLE.move(locked, "submit", by=by, at=at)
    rotation.refresh_from_db(fields=["state", "state_since"])
    return Approval.objects.create(
        rotation=locked, submitted_by=by, submitted_at=at, legal_ground=legal_ground.strip(),
        official_list=official_list(locked), ledger_before=ledger_now(locked), ledger_after=ledger_if_flown(locked),
    )  # fmt: skip


@transaction.atomic
def decide_rotation(approval: Approval, *, decision: str, conditions: str, by: Any, at: datetime) -> None:
    """Approved, returned or refused by somebody who did not submit it; the last two need the reason."""
    if decision not in ACTIONS:
        raise Refusal(_("Elija una decisión."), status=400)
    rotation, _legs = lock_rotation(approval.rotation_id)
    locked = Approval.objects.select_for_update(of=("self",)).get(pk=approval.pk)
    if locked.decision != Decision.PENDING:
        raise Refusal(_("Otra persona ya decidió."))
    ROTATION_LIFECYCLE.move(rotation, ACTIONS[Decision(decision)], by=by, at=at, reason=conditions)
    approval.decision, approval.decided_by, approval.decided_at = decision, by, at
    approval.conditions = conditions
    approval.save(update_fields=["decision", "decided_by", "decided_at", "conditions"])


@transaction.atomic
def clear_rotation(rotation: Rotation, *, by: Any, at: datetime) -> None:
    """Open the gate: every mandatory permit of every leg is granted and holds at its departure."""
    locked, legs = lock_rotation(rotation.pk)
    for leg in legs:
        if closed := closed_gates(leg, at=at):
            raise Refusal(_("%(leg)s: falta %(permits)s.") % {"leg": leg, "permits": ", ".join(closed)})
    ROTATION_LIFECYCLE.move(locked, "clear", by=by, at=at)
    rotation.refresh_from_db(fields=["state", "state_since"])


@transaction.atomic
def cancel_rotation(rotation: Rotation, *, reason: str, by: Any, at: datetime) -> None:
    """The rotation doesn't fly: offers are withdrawn, families wait again and are told."""
    locked, legs = lock_rotation(rotation.pk)
    if any(leg.departed_at for leg in legs):
        raise Refusal(_("Un tramo ya salió: la rotación no se puede cancelar."))
    ROTATION_LIFECYCLE.move(locked, "cancel", by=by, at=at, reason=reason)
    rotation.refresh_from_db(fields=["state", "state_since"])
    for offer in _live_offers(legs):
        take_back(lock_offer(offer), "withdraw", by=by, at=at, reason=reason)


def _live_offers(legs: list[Leg]) -> list[SeatOffer]:
    return list(SeatOffer.objects.filter(leg__in=legs, state__in=LIVE_STATES).order_by("leg", "case"))
