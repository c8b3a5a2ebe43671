"""A household that leaves gives up its places, and they go to the next in line."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import Case
from flights.models import SeatOffer
from flights.operations.locks import lock_leg
from flights.operations.next_in_line import offer_to_next
from flights.operations.seats import take_back


@transaction.atomic
def give_up_places(case: Case, *, at: datetime) -> None:
    """Withdraw the live offer of a household that is already gone from the list."""
    offer = SeatOffer.objects.live().filter(case=case).order_by("pk").first()
    if offer is None:
        return
    leg = lock_leg(offer.leg_id)
    fresh = SeatOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    fresh.leg, fresh.case = leg, case
    take_back(fresh, "withdraw", by=None, at=at, reason=_("La familia dejó la lista."))
    offer_to_next(leg, at=at, follows=fresh)
