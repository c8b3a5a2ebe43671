"""A leg departs: who accepted and didn't come waits again, and when the last leg has left the rotation is operated."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from flights.enums import LIVE_STATES, OfferState
from flights.lifecycles import ROTATION_LIFECYCLE
from flights.models import Leg, SeatOffer
from flights.operations.gate import check_gate
from flights.operations.locks import lock_offer, lock_rotation
from flights.operations.seats import take_back
from flights.rules import may_board
from repatriation.common.refusals import NotAllowed

# What becomes of an offer that is still open when its leg leaves.
WHEN_LEFT = {OfferState.PROPOSED: "withdraw", OfferState.SENT: "expire", OfferState.ACCEPTED: "miss"}


@transaction.atomic
def depart(leg: Leg, *, by: Any, at: datetime) -> None:
    """Only through an open gate, and only once."""
    if not may_board(leg, by):
        raise NotAllowed
    rotation, legs = lock_rotation(leg.rotation_id)
    locked = next(one for one in legs if one.pk == leg.pk)
    check_gate(locked, at=at)
    _settle_offers(locked, by=by, at=at)
    locked.departed_at = at
    locked.save(update_fields=["departed_at"])
    leg.departed_at = at
    if all(one.departed_at for one in legs):
        ROTATION_LIFECYCLE.move(rotation, "operate", by=by, at=at)


def _settle_offers(leg: Leg, *, by: Any, at: datetime) -> None:
    for offer in SeatOffer.objects.filter(leg=leg, state__in=LIVE_STATES).order_by("case"):
        locked = lock_offer(offer)
        action = WHEN_LEFT[OfferState(locked.state)]
        # Somebody at the gate sees the plane leave; what follows for proposals and silence is the clock's act.
        who = by if action == "miss" else None
        take_back(locked, action, by=who, at=at, reason=str(_("El vuelo salió.")))
