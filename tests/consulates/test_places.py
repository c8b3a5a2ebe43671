"""Names of places in the reader's language, and the airports in a family's reach."""

import pytest
from django.conf import settings
from django.utils import translation

from consulates.operations.reference import load_reference
from consulates.queries.places import airports_near, countries, countries_with_subdivisions, subdivisions
from tests import makers


@pytest.fixture
def shipped(db, now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)


def codes(airports):
    return [airport.code for airport in airports]


@pytest.mark.parametrize(
    ("country", "subdivision", "nearest"),
    [
        ("US", "US-TX", ["IAH", "DFW"]),
        ("US", "US-FL", ["MIA", "FLL", "MCO", "TPA"]),
        ("US", "US-MS", ["IAH", "DFW"]),
        ("CL", "CL-TA", ["IQQ", "ARI"]),
        ("UY", "", ["MVD", "EZE"]),
        ("ZA", "", ["JNB"]),
    ],
)
def test_airports_begin_with_the_nearest_of_the_country(shipped, country, subdivision, nearest):
    found = airports_near(country, subdivision)

    assert (codes(found)[: len(nearest)], len(found)) == (nearest, 6)


def test_fields_of_removal_flights_and_airports_at_home_are_not_proposed(shipped):
    found = set(codes(airports_near("US", "US-TX", limit=200)))

    assert found & {"BIF", "AEX", "SAT", "VCV", "LIM", "AQP", "SPLC"} == set()
    assert {"IAH", "MIA", "MEX"} <= found


def test_at_home_the_airports_of_home_are_found(shipped):
    assert codes(airports_near("PE", "PE-CAL", limit=1)) == ["LIM"]


def test_country_where_nothing_is_known_has_no_airports(shipped):
    assert airports_near("TH") == []


def test_airports_take_few_queries(shipped, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        airports_near("US", "US-MS")


def test_state_decides_the_office_where_several_work(db):
    makers.jurisdiction("US-FL", makers.office("CG-MIA"))
    makers.office("CG-ROM", country="IT", subdivision="IT-62")
    makers.office("CG-MIL", country="IT", subdivision="IT-25")
    makers.office("CG-LON", country="GB", subdivision="GB-LND")

    assert countries_with_subdivisions() == frozenset({"US", "IT"})


def test_countries_are_in_the_order_of_the_language():
    with translation.override("es"):
        spanish = [name for _code, name in countries()]
    with translation.override("en"):
        english = dict(countries())

    assert spanish[:4] == ["Afganistán", "Albania", "Alemania", "Andorra"]
    assert (english["DE"], english["US"], len(english)) == ("Germany", "United States of America", 249)


def test_states_are_named_in_the_language_and_sorted_without_accents():
    with translation.override("es"):
        spanish = subdivisions("US")
    with translation.override("en"):
        english = dict(subdivisions("US"))

    assert dict(spanish)["US-NY"] == "Nueva York"
    assert english["US-NY"] == "New York"
    assert [name for _code, name in subdivisions("PE")][:3] == ["Amazonas", "Áncash", "Apurímac"]


def test_only_the_first_division_of_a_country_is_listed():
    assert {"ES-MD", "ES-CT"} <= dict(subdivisions("ES")).keys()
    assert "ES-B" not in dict(subdivisions("ES"))


def test_country_without_states_has_none():
    assert subdivisions("XX") == []
