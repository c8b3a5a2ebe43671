"""A household changes while places are held for it: a proposal unknown to it is taken back, an offer stays true."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from flights.allocation.fits import why_not
from flights.enums import OfferState
from flights.models import SeatOffer
from flights.operations.locks import lock_leg
from flights.operations.next_in_line import offer_to_next
from flights.operations.seats import take_back
from flights.queries.waiting import case_needs, leg_values, read_groups
from repatriation.common.refusals import Refusal

NO_LONGER_FITS = gettext_lazy(
    "Los lugares que tienen en el vuelo ya no serían los que necesitan. "
    "Este cambio lo debe mirar una persona de su oficina consular."
)
# It holds its own places: that they leave no room is no reason.
OF_THE_LEG = "NO_CAPACITY"


@transaction.atomic
def keep_places_true(case: Case, *, at: datetime, may_refuse: bool) -> None:
    """The caller holds the locks of leg and case. A proposal that no longer fits goes to the next in line, unseen."""
    offer = SeatOffer.objects.live().filter(case=case).select_related("leg").order_by("pk").first()
    if offer is None:
        return
    leg = lock_leg(offer.leg_id, nowait=True)
    needs = case_needs(case, leg)
    if offer.state == OfferState.PROPOSED:
        if offer.places() != needs._asdict() or not _fits(case, offer, at=at):
            offer.leg, offer.case = leg, case
            take_back(offer, "withdraw", by=None, at=at, reason=_("La familia cambió sus datos."))
            offer_to_next(leg, at=at, follows=offer)
    elif may_refuse and offer.places() != needs._asdict():
        raise Refusal(NO_LONGER_FITS)


def _fits(case: Case, offer: SeatOffer, *, at: datetime) -> bool:
    groups = read_groups(Case.objects.filter(pk=case.pk), on=at.date())
    return bool(groups) and why_not(groups[0], leg_values(offer.leg)) in (None, OF_THE_LEG)
