"""An offer as its household reaches it: by reference, secret and the offer's own number, all of them or nothing."""

import hmac

from flights.models import SeatOffer
from repatriation.common.fields import blind_index
from repatriation.common.references import parse_reference, parse_secret


def offer_of_household(reference: str, secret: str, offer: int) -> SeatOffer | None:
    """One look-up by the secret's blind index whatever was given: a wrong answer takes as long as a right one."""
    index = blind_index(parse_secret(secret) or "unknown", "secret")
    found = SeatOffer.objects.filter(case__secret_index=index, pk=offer).select_related("case").first()
    given = (parse_reference(reference) or "").encode()
    known = found.case.reference.encode() if found else b""
    return found if hmac.compare_digest(given, known) and known else None
