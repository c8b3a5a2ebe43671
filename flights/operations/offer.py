"""A household answers its offer, or lets its time pass; a freed place goes to the next in line."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseState
from cases.operations.timeline import move_case
from flights.allocation.problem import Needs
from flights.enums import OfferState, RotationState
from flights.lifecycles import OFFER_LIFECYCLE
from flights.models import SeatOffer
from flights.operations.locks import lock_case, lock_leg, lock_offer
from flights.operations.next_in_line import FLIES, offer_to_next
from flights.operations.release import queue_release, release_offers
from flights.operations.seats import take_back, tell
from flights.rules import may_answer_for
from repatriation.common.refusals import NotAllowed, Refusal

__all__ = [
    "accept_offer",
    "decline_offer",
    "expire_offers",
    "give_back",
    "offer_to_next",
    "queue_release",
    "release_offers",
    "withdraw_offer",
]


STATE = ["state", "state_since"]


def accept_offer(offer: SeatOffer, *, by: Any, at: datetime) -> None:
    """Take the places. Past its time the offer is gone, whether or not a worker has noted it; if nobody who waits could
    take the places and they are still free, the household may still have them. Twice is once."""
    _expire_if_overdue(offer, at=at)
    _accept(offer, by=by, at=at)
    offer.refresh_from_db(fields=STATE)


@transaction.atomic
def _accept(offer: SeatOffer, *, by: Any, at: datetime) -> None:
    locked = lock_offer(offer)
    if not may_answer_for(locked, by):
        raise NotAllowed
    if locked.state == OfferState.ACCEPTED:
        return
    _check_it_flies(locked)
    if locked.state == OfferState.EXPIRED:
        _check_still_free(locked)
    action = "accept_late" if locked.state == OfferState.EXPIRED else "accept"
    OFFER_LIFECYCLE.move(locked, action, by=by, at=at)
    move_case(locked.case, "confirm", by=by, at=at, actor=None if by else Actor.HOUSEHOLD)
    tell(locked, "offer_accepted", at=at)


def _check_it_flies(offer: SeatOffer) -> None:
    if offer.leg.rotation.state == RotationState.CANCELLED:
        raise Refusal(_("Este vuelo fue cancelado."))
    if offer.leg.departed_at or offer.leg.rotation.state not in FLIES:
        raise Refusal(_("Este vuelo ya no recibe pasajeros."))


def _check_still_free(offer: SeatOffer) -> None:
    if offer.case.state != CaseState.WAITING or offer.case.offers.live().exists():
        raise Refusal(_("El plazo para responder terminó."))
    if not Needs(**offer.places()).within(Needs(**offer.leg.free())):
        raise Refusal(
            _("El plazo para responder terminó y los asientos ya son de otra familia. Usted sigue en la lista.")
        )


@transaction.atomic
def decline_offer(offer: SeatOffer, *, by: Any, at: datetime, reason: str = "") -> None:
    """The household doesn't take this flight and waits for another; past its time the offer expires instead."""
    locked = lock_offer(offer)
    if not may_answer_for(locked, by):
        raise NotAllowed
    if locked.is_overdue(at):
        _free(locked, "expire", by=None, at=at)
    else:
        _free(locked, "decline", by=by, at=at, reason=reason)
    offer.refresh_from_db(fields=STATE)


@transaction.atomic
def give_back(offer: SeatOffer, *, by: Any, at: datetime, reason: str = "") -> None:
    """The household gives back places that it had accepted."""
    locked = lock_offer(offer)
    _free(locked, "release", by=by, at=at, reason=reason)
    offer.refresh_from_db(fields=STATE)


@transaction.atomic
def withdraw_offer(offer: SeatOffer, *, reason: str, by: Any, at: datetime) -> None:
    """The ministry takes the places back; the household waits again and is told why."""
    locked = lock_offer(offer)
    _free(locked, "withdraw", by=by, at=at, reason=reason)
    offer.refresh_from_db(fields=STATE)


def expire_offers(*, at: datetime) -> int:
    """Note what has expired and offer it on; how many. One transaction each; what others are at work on is skipped."""
    due = SeatOffer.objects.overdue(at).order_by("answer_by", "pk").only("pk", "leg_id")
    return sum(_expire(offer, at=at) for offer in due)


def _expire_if_overdue(offer: SeatOffer, *, at: datetime) -> None:
    """In its own transaction, so that it stands whatever is refused next."""
    if SeatOffer.objects.overdue(at).filter(pk=offer.pk).exists():
        _expire(offer, at=at, wait=True)


@transaction.atomic
def _expire(offer: SeatOffer, *, at: datetime, wait: bool = False) -> bool:
    leg = lock_leg(offer.leg_id)
    due = SeatOffer.objects.overdue(at).filter(pk=offer.pk).select_for_update(skip_locked=not wait).first()
    if due is None:
        return False
    due.leg, due.case = leg, lock_case(due.case_id)
    _free(due, "expire", by=None, at=at)
    return True


def _free(offer: SeatOffer, action: str, *, by: Any, at: datetime, reason: str = "") -> None:
    take_back(offer, action, by=by, at=at, reason=reason)
    offer_to_next(offer.leg, at=at, follows=offer)
