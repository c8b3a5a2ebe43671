"""By when an offer is answered."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from flights.rules.deadlines import answer_deadline

MIAMI = "America/New_York"
NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo(MIAMI))


def deadline(at, **until_departure):
    return answer_deadline(at, departs_at=at + timedelta(**until_departure), timezone=MIAMI)


def test_far_departure_gives_a_day():
    assert deadline(NOON, days=10) == NOON + timedelta(hours=24)


def test_near_departure_gives_half_of_what_is_left():
    assert deadline(NOON, hours=16) == NOON + timedelta(hours=8)


@pytest.mark.parametrize(("asked_at", "answered_by"), [(21, 21), (22, 32), (26, 32), (31, 32), (32, 32)])
def test_no_deadline_ends_in_the_night_of_the_household(asked_at, answered_by):
    """Hours of the local day: from 22:00 until 08:00 it moves to 08:00."""
    midnight = datetime(2026, 11, 20, tzinfo=ZoneInfo(MIAMI))
    asked = midnight + timedelta(hours=asked_at)

    assert deadline(asked, days=10) == midnight + timedelta(hours=24 + answered_by)


def test_night_is_that_of_the_office():
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)

    in_madrid = answer_deadline(at, departs_at=at + timedelta(hours=22), timezone="Europe/Madrid")
    in_miami = answer_deadline(at, departs_at=at + timedelta(hours=22), timezone=MIAMI)

    assert (in_madrid, in_miami) == (datetime(2026, 11, 21, 7, tzinfo=UTC), datetime(2026, 11, 20, 23, tzinfo=UTC))


def test_answer_ends_three_hours_before_departure_even_at_night():
    at = datetime(2026, 11, 20, 20, tzinfo=ZoneInfo(MIAMI))

    assert deadline(at, hours=9) == at + timedelta(hours=6)


def test_departure_too_near_to_ask():
    assert deadline(NOON, hours=3, minutes=59) is None
    assert deadline(NOON, hours=4) == NOON + timedelta(hours=1)


def test_change_of_clocks_keeps_eight_in_the_morning():
    eve = datetime(2026, 10, 31, 23, tzinfo=ZoneInfo(MIAMI))

    assert deadline(eve, days=9) == datetime(2026, 11, 2, 8, tzinfo=ZoneInfo(MIAMI))
