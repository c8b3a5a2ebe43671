"""When things are due."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from cases.enums import Clock

REFERRAL_WORKING_DAYS = 5
SETTINGS = {
    Clock.TIER_ONE: "tier_one_seen",
    Clock.TRIAGE: "triaged",
    Clock.AUTHORITY: "authority_asked",
    Clock.VISIT: "visited",
    Clock.STILL_IN_NEED: "still_in_need",
    Clock.REVIEW: "review_answered",
    Clock.DOCUMENT: "document_seen",
    Clock.REPORT: "report_read",
    Clock.CHILDREN: "children_seen",
}


def due(clock: Clock, at: datetime) -> datetime:
    """The moment by which a clock that starts at `at` must be met."""
    if clock == Clock.REFERRAL:
        return working_days(at, REFERRAL_WORKING_DAYS, ZoneInfo(settings.HOME_TIME_ZONE))
    limit: timedelta = settings.CLOCKS[SETTINGS[clock]]
    return at + limit


def working_days(at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same time of day `days` working days later, as the calendar on the wall in `zone` counts; holidays count."""
    local = at.astimezone(zone)
    while days:
        local += timedelta(days=1)
        days -= local.weekday() < 5
    return local.astimezone(at.tzinfo)
