"""How a moment that something is due at is said: late, soon, or its date."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import formats
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext_lazy as _

from cases.models import FollowUp

SOON = timedelta(hours=4)
TODAY = timedelta(hours=24)


@dataclass(frozen=True)
class Due:
    """`level` is late, soon or '' and picks the colour; `words` say the same."""

    what: str
    words: str
    level: str
    at: datetime


def due(follow_up: FollowUp, *, at: datetime, zone: str) -> Due:
    """The follow-up as it stands at that moment, in the time zone of the office."""
    what = follow_up.note or follow_up.get_clock_display()
    return Due(
        what, due_words(follow_up.due_at, at=at, zone=zone), due_level(follow_up.due_at, at=at), follow_up.due_at
    )


def due_level(due_at: datetime, *, at: datetime) -> str:
    if due_at <= at:
        return "late"
    return "soon" if due_at - at <= SOON else ""


def due_words(due_at: datetime, *, at: datetime, zone: str) -> str:
    if due_at <= at:
        return str(_("venció hace %(time)s")) % {"time": timesince(due_at, at, depth=1)}
    if due_at - at <= TODAY:
        return str(_("quedan %(time)s")) % {"time": timeuntil(due_at, at, depth=1)}
    local = due_at.astimezone(ZoneInfo(zone))
    return formats.date_format(local, "SHORT_DATE_FORMAT") + local.strftime(" %H:%M")


def zone_of(user: Any) -> str:
    """The clock on this member's wall: the office's, or that of the ministry."""
    zone: str = user.office.timezone if user.office_id else settings.HOME_TIME_ZONE
    return zone
