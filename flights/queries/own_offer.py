"""An offer as its household reaches it: by reference, secret and the offer's own number, all of them or nothing."""

from cases.queries.status import case_of_household
from flights.models import SeatOffer


def offer_of_household(reference: str, secret: str, offer: int) -> SeatOffer | None:
    """None for a wrong secret, an unknown reference, and an offer of somebody else alike."""
    case = case_of_household(reference, secret)
    return SeatOffer.objects.filter(case=case, pk=offer, sent_at__isnull=False).first() if case else None
