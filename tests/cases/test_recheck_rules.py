"""The day on which time alone changes the order of help: never missed, and never asked for without need."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.enums import Lodging
from cases.rules.household import Household, Traveller
from cases.rules.next_change import next_change
from cases.rules.priority import priority

TODAY = date(2026, 11, 20)
SETTLED = {"situation": "resident", "people": (Traveller(),), "registered_on": TODAY}
near = st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=90))
born = st.one_of(st.none(), near.map(lambda day: day.replace(year=day.year - 6, day=min(day.day, 28))))


def household(**facts):
    return Household(**SETTLED | facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"permit_until": date(2027, 3, 1)}, date(2027, 1, 18)),
        ({"permit_until": date(2026, 12, 10)}, date(2026, 12, 3)),
        ({"permit_until": date(2026, 11, 25)}, None),
        ({"removal_on": date(2026, 12, 24)}, date(2026, 12, 17)),
        ({"lodging": Lodging.UNTIL, "lodging_until": date(2026, 12, 1)}, date(2026, 11, 24)),
        ({"people": (Traveller(medicine_until=date(2026, 12, 31)),)}, date(2026, 12, 17)),
        ({"people": (Traveller(born_on=date(2020, 12, 1)),)}, date(2026, 12, 1)),
        ({"people": (Traveller(born_on=date(1962, 2, 3)),)}, date(2027, 2, 3)),
        ({"people": (Traveller(born_on=date(2012, 2, 29)),)}, date(2030, 3, 1)),
        ({"people": (Traveller(born_on=date(1930, 1, 1)),)}, None),
        ({"permit_until": date.min, "removal_on": date.max}, date.max - timedelta(days=7)),
    ],
)
def test_next_change_is_the_first_day_ahead(facts, expected):
    assert next_change(household(**facts), TODAY) == expected


@given(
    permit_until=st.one_of(st.none(), near),
    removal_on=st.one_of(st.none(), near),
    lodging_until=near,
    medicine_until=st.one_of(st.none(), near),
    born_on=born,
    lodging=st.sampled_from(Lodging),
)
def test_nothing_changes_before_the_next_change(medicine_until, born_on, **facts):
    of = household(people=(Traveller(born_on=born_on, medicine_until=medicine_until),), **facts)
    change = next_change(of, TODAY) or TODAY + timedelta(days=200)

    days = [TODAY + timedelta(days=ahead) for ahead in range((change - TODAY).days)]

    assert all(priority(of, day) == priority(of, TODAY) for day in days[:400])
