"""A household that leaves gives up its places, and they go to the next in line."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import Case
from flights.models import SeatOffer
from flights.operations.locks import lock_leg
from flights.operations.next_in_line import offer_to_next
from flights.operations.seats import take_back


def hold_the_leg(case: Case) -> None:
    """Lock the leg of the household's places before the household itself is locked."""
    if offer := _live_offer(case):
        lock_leg(offer.leg_id)


@transaction.atomic
def give_up_places(case: Case, *, at: datetime) -> None:
    """Withdraw the live offer of a household that has just left. One that was made since hold_the_leg() looked is on a
    leg that we don't hold: then we don't wait for it with the household locked, and the whole act is tried again."""
    offer = _live_offer(case)
    if offer is None:
        return
    leg = lock_leg(offer.leg_id, nowait=True)
    fresh = SeatOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    fresh.leg, fresh.case = leg, case
    take_back(fresh, "withdraw", by=None, at=at, reason=_("La familia dejó la lista."))
    offer_to_next(leg, at=at, follows=fresh)


def _live_offer(case: Case) -> SeatOffer | None:
    return SeatOffer.objects.live().filter(case=case).order_by("pk").first()
