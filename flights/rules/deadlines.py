"""By when a household answers an offer."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

NIGHT_BEGINS, NIGHT_ENDS = time(22), time(8)
BEFORE_DEPARTURE = timedelta(hours=3)
SHORTEST_ANSWER = timedelta(hours=1)


def answer_deadline(at: datetime, *, departs_at: datetime, timezone: str) -> datetime | None:
    """A day, or half the time to departure if that is less, and never in the household's night; None: too late to ask.

    A deadline that falls into the night moves to its end; three hours before departure it ends in any case.
    """
    last = departs_at - BEFORE_DEPARTURE
    if last - at < SHORTEST_ANSWER:
        return None
    answer = at + min(settings.CLOCKS["offer_answered"], (departs_at - at) / 2)
    return min(_after_the_night(answer, ZoneInfo(timezone)), last)


def _after_the_night(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    if NIGHT_ENDS <= local.time() < NIGHT_BEGINS:
        return moment
    day = local.date() + timedelta(days=1 if local.time() >= NIGHT_BEGINS else 0)
    return datetime.combine(day, NIGHT_ENDS, tzinfo=zone).astimezone(moment.tzinfo)
