"""The places of one household: made, sent, taken back. The caller holds the locks of leg, offer and case."""

from datetime import datetime
from typing import Any

from cases.enums import Actor, CaseState, EventKind
from cases.models import Case
from cases.operations.outbox import queue_message
from cases.operations.timeline import move_case, note_event
from flights.allocation.problem import Needs
from flights.enums import OfferState
from flights.lifecycles import OFFER_LIFECYCLE
from flights.models import AllocationRun, Leg, SeatOffer

# The household is told by mail when the ministry or the clock takes places back; what it did itself, it knows.
TOLD = {"expire": "offer_expired", "withdraw": "offer_withdrawn", "miss": "no_show"}
EVENTS = {
    "decline": "offer_declined",
    "expire": "offer_expired",
    "withdraw": "offer_withdrawn",
    "release": "offer_declined",
    "miss": "no_show",
}
NEVER_TOLD_OF = OfferState.PROPOSED


def new_offer(
    leg: Leg,
    case: Case,
    needs: Needs,
    *,
    code: str,
    values: dict[str, Any],
    by: Any,
    at: datetime,
    run: AllocationRun | None = None,
    follows: SeatOffer | None = None,
) -> SeatOffer:
    """Not yet saved. Once it is, it holds its places, and the household doesn't know of it."""
    return SeatOffer(
        case=case, leg=leg, run=run, follows=follows, state=OfferState.PROPOSED, state_since=at, made_at=at, made_by=by,
        reason_code=code, reason_values=values, **needs._asdict(),
    )  # fmt: skip


def send(offer: SeatOffer, *, answer_by: datetime, by: Any, at: datetime) -> None:
    """Tell the household, which has until `answer_by`."""
    offer.answer_by, offer.sent_at = answer_by, at
    offer.save(update_fields=["answer_by", "sent_at"])
    OFFER_LIFECYCLE.move(offer, "send", by=by, at=at)
    move_case(offer.case, "offer", by=by, at=at)
    tell(offer, "offer", at=at)


def take_back(offer: SeatOffer, action: str, *, by: Any, at: datetime, reason: str = "") -> None:
    """The household no longer has these places; if it still travels, it waits again."""
    was_told = offer.state != NEVER_TOLD_OF
    OFFER_LIFECYCLE.move(offer, action, by=by, at=at, reason=reason)
    still_travels = offer.case.state in (CaseState.OFFERED, CaseState.CONFIRMED)
    if still_travels:
        actor = Actor.HOUSEHOLD if by is None and action in ("decline", "release") else None
        note_event(offer.case, EVENTS[action], kind=EventKind.DECISION, by=by, at=at, actor=actor, note=reason)
        move_case(offer.case, "wait_again", by=by, at=at, actor=actor)
    if still_travels and was_told and action in TOLD:
        tell(offer, TOLD[action], at=at, reason=reason)


def tell(offer: SeatOffer, kind: str, *, at: datetime, reason: str = "") -> None:
    """One message for each event of an offer."""
    values = {"offer": offer, "leg": offer.leg, "office": offer.case.office, "reason": reason}
    queue_message(offer.case, kind, key=str(offer.pk), at=at, values=values)
