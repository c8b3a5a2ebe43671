"""At any date a place belongs to exactly one office, and a place may move to another office on a date."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from consulates.models import Jurisdiction
from consulates.operations.reference import load_reference
from consulates.queries.places import countries, nearest_office, office_for
from tests import makers
from tests.consulates.test_load_reference import change_cell, counts, folder  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
MOVED_ON = date(2027, 1, 1)


@pytest.fixture
def moved(folder, now):  # noqa: F811
    """The shipped map, and Texas in the files of Dallas from then on."""
    load_reference(folder, at=now)
    change_cell(folder / "consular_offices.csv", "CG-HOU", "jurisdiction", "US-LA|US-MS")
    change_cell(folder / "consular_offices.csv", "CG-DAL", "jurisdiction", "US-OK|US-AR|US-KS|US-TX")
    change_cell(folder / "us_state_jurisdiction.csv", "US-TX", "consular_office", "CG-DAL")
    return folder


def ranges(place):
    rows = Jurisdiction.objects.filter(place=place).select_related("office").order_by("valid")
    return [(row.office.code, row.valid.lower, row.valid.upper) for row in rows]


@pytest.mark.parametrize(
    ("country", "subdivision", "code"),
    [
        ("US", "US-TX", "CG-HOU"),
        ("US", "US-CA", "CG-LAX"),
        ("US", "US-PR", "CG-MIA"),
        ("MX", "MX-CMX", "CG-MEX"),
        ("GT", "", "EMB-GUA"),
        ("AR", "AR-X", "CG-COR"),
        ("CO", "CO-ANT", "EMB-BOG"),
        ("JP", "JP-13", "CG-TYO"),
        ("US", "PE-LIM", "EMB-WAS"),
    ],
)
def test_a_place_finds_its_office(now, country, subdivision, code):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert office_for(country, subdivision, on=now.date()).code == code


def test_a_country_without_offices_belongs_to_nobody(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert office_for("TH", "", on=now.date()) is None


@pytest.mark.parametrize("region", ["PE-LIM", "PE-CUS", ""])
def test_who_came_home_belongs_to_the_desk_at_home(now, region):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert office_for("PE", region, on=now.date()).kind == "home_desk"


def test_desk_at_home_is_never_the_nearest_office_of_somebody_abroad(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    nearest = {nearest_office(code).kind for code, _name in countries() if nearest_office(code)}

    assert "home_desk" not in nearest


def test_honorary_office_takes_nobody(db):
    makers.office("HC-BKK", country="TH", subdivision="")
    makers.office("HC-BKK").__class__.objects.update(kind="honorary")

    assert office_for("TH", "", on=MOVED_ON) is None


def test_shipped_map_holds_for_the_past_too(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert office_for("US", "US-TX", on=date(2020, 3, 20)).code == "CG-HOU"


def test_place_moves_on_the_date_given(moved, now):
    outcomes = load_reference(moved, at=now, as_of=MOVED_ON)

    assert ranges("US-TX") == [("CG-HOU", None, MOVED_ON), ("CG-DAL", MOVED_ON, None)]
    assert counts(outcomes)["circunscripciones"] == (1, 1, 126)
    eve = MOVED_ON - timedelta(days=1)
    assert [office_for("US", "US-TX", on=day).code for day in (eve, MOVED_ON)] == ["CG-HOU", "CG-DAL"]


def test_move_loaded_twice_is_one_move(moved, now):
    load_reference(moved, at=now, as_of=MOVED_ON)

    outcomes = load_reference(moved, at=now, as_of=MOVED_ON)

    assert counts(outcomes)["circunscripciones"] == (0, 0, 127)


def test_without_a_date_a_place_moves_today_at_home(moved, now):
    load_reference(moved, at=now)

    assert ranges("US-TX") == [("CG-HOU", None, now.date()), ("CG-DAL", now.date(), None)]


def test_planned_move_survives_a_load_of_the_present_map(moved, now):
    load_reference(moved, at=now, as_of=MOVED_ON)

    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert ranges("US-TX") == [("CG-HOU", None, MOVED_ON), ("CG-DAL", MOVED_ON, None)]


def test_second_thought_on_the_same_day_corrects_the_move(moved, now):
    load_reference(moved, at=now)

    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert ranges("US-TX") == [("CG-HOU", None, now.date()), ("CG-HOU", now.date(), None)]


def test_line_with_a_date_of_its_own_moves_then(moved, now):
    path = moved / "consular_offices.csv"
    lines = path.read_text().splitlines()
    dated = [f"{line},{MOVED_ON if line.startswith('CG-DAL') else ''}" for line in lines[1:]]
    path.write_text("\n".join([f"{lines[0]},jurisdiction_from", *dated]))

    load_reference(moved, at=now)

    assert ranges("US-TX") == [("CG-HOU", None, MOVED_ON), ("CG-DAL", MOVED_ON, None)]


def test_first_load_as_of_a_date_begins_then(folder, now):  # noqa: F811
    load_reference(folder, at=now, as_of=date(2013, 5, 1))

    assert ranges("US-TX") == [("CG-HOU", date(2013, 5, 1), None)]


def test_database_refuses_a_second_office_for_a_place(db):
    makers.jurisdiction("US-FL", makers.office("CG-MIA"), since=date(2020, 1, 1), until=date(2025, 1, 1))

    with pytest.raises(IntegrityError, match="one_office_for_a_place_at_any_date"), transaction.atomic():
        makers.jurisdiction("US-FL", makers.office("CG-ATL"), since=date(2024, 12, 31))

    assert ranges("US-FL") == [("CG-MIA", date(2020, 1, 1), date(2025, 1, 1))]


@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.dates(date(2015, 1, 1), date(2030, 1, 1)), min_size=1, max_size=4))
def test_whatever_the_moves_every_day_has_one_office(moved, now, days):
    with transaction.atomic():
        for number, day in enumerate(days):
            load_reference(settings.REFERENCE_DATA_DIR if number % 2 else moved, at=now, as_of=day)

        for day in [date(2014, 1, 1), *days, date(2031, 1, 1)]:
            assert Jurisdiction.objects.on(day).filter(place="US-TX").count() == 1
        transaction.set_rollback(True)
