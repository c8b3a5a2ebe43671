"""When things are due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cases.enums import Clock
from cases.rules.clocks import due, working_days

FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "hours"),
    [
        (Clock.TIER_ONE, 4),
        (Clock.TRIAGE, 48),
        (Clock.AUTHORITY, 24),
        (Clock.VISIT, 72),
        (Clock.STILL_IN_NEED, 14 * 24),
        (Clock.REFERRAL, 7 * 24),
    ],
)
def test_clock_is_due_after_its_time(clock, hours):
    assert due(clock, FRIDAY) == FRIDAY + timedelta(hours=hours)


@pytest.mark.parametrize(("days", "expected"), [(1, 23), (5, 27), (6, 30)])
def test_weekends_are_no_working_days(days, expected):
    assert working_days(FRIDAY, days, ZoneInfo("America/Lima")).day == expected


def test_friday_evening_in_lima_is_friday_though_it_is_saturday_in_greenwich():
    evening = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    assert working_days(evening, 1, ZoneInfo("America/Lima")) == datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_time_of_day_stays_when_the_clocks_are_changed():
    before = datetime(2026, 3, 6, 15, 0, tzinfo=UTC)

    after = working_days(before, 1, ZoneInfo("America/New_York"))

    assert after == datetime(2026, 3, 9, 14, 0, tzinfo=UTC)
