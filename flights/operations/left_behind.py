"""Who stays when others of the household board: written down for its office, which calls them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import Clock, EventKind
from cases.models import CaseMember, FollowUp
from cases.operations.timeline import note_event
from flights.models import SeatOffer

CALL_WITHIN = timedelta(hours=24)


def note_left_behind(offer: SeatOffer, reason: str, *, by: Any, at: datetime) -> None:
    """Nothing when the whole household is aboard."""
    staying = CaseMember.objects.filter(case=offer.case_id).exclude(scans__offer=offer).count()
    if staying and reason.strip():
        note_event(offer.case, "note", kind=EventKind.NOTE, by=by, at=at, note=reason, is_public=False)
        words = _("%(count)s de la familia no embarcaron: %(reason)s") % {"count": staying, "reason": reason}
        FollowUp.objects.create(
            case=offer.case, clock=Clock.NOTE, note=words[:300], opened_at=at, due_at=at + CALL_WITHIN
        )
