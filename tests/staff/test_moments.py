"""Times as an officer says them, on the wall clock of the office."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from repatriation.common.moments import ago_words, clock_level, clock_words, full_words

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
MIAMI = "America/New_York"


@pytest.mark.parametrize(
    ("left", "words", "level"),
    [
        (timedelta(hours=-5), "hace 5 h", "late"),
        (timedelta(0), "ahora mismo", "late"),
        (timedelta(minutes=1), "queda 1 min", "soon"),
        (timedelta(minutes=50), "quedan 50 min", "soon"),
        (timedelta(hours=4), "quedan 4 h", "soon"),
        (timedelta(hours=5), "quedan 5 h", ""),
        (timedelta(hours=10), "hoy 20:00", ""),
        (timedelta(hours=16), "mañana 02:00", ""),
        (timedelta(days=3), "lunes 10:00", ""),
        (timedelta(days=10), "30 nov 10:00", ""),
    ],
)
def test_clock_says_what_is_left(left, words, level):
    said = (clock_words(AT + left, at=AT, zone=MIAMI), clock_level(AT + left, at=AT))

    assert said == (words, level)


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (timedelta(seconds=20), "ahora mismo"),
        (timedelta(minutes=12), "hace 12 min"),
        (timedelta(hours=26), "hace 26 h"),
        (timedelta(days=3), "hace 3 días"),
    ],
)
def test_past_is_said_in_one_unit(since, words):
    assert ago_words(AT - since, at=AT) == words


def test_tomorrow_is_the_office_s_tomorrow():
    late_evening = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    assert clock_words(late_evening + timedelta(hours=7), at=late_evening, zone=MIAMI) == "mañana 05:00"


def test_full_moment_names_whose_hour_it_is():
    assert full_words(AT, zone="America/Lima") == "viernes 20 de noviembre de 2026, 10:00 (hora de Lima)"
    assert full_words(AT, zone=MIAMI, at=AT, place="Miami") == "viernes 20 de noviembre, 10:00 (hora de Miami)"


def test_clock_on_a_page_carries_the_full_moment():
    template = Template("{% load clocks %}{% clock due now zone %}")

    with translation.override("es"):
        shown = template.render(Context({"due": AT - timedelta(hours=5), "now": AT, "zone": MIAMI}))

    assert shown == (
        '<time class="clock late" datetime="2026-11-20T10:00:00+00:00" '
        'title="viernes 20 de noviembre de 2026, 05:00 (hora de New York)">hace 5 h</time>'
    )
