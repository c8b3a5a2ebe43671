"""Lists as carriers send them: each of the samples is read, and what is wrong in it is named with its place."""

from datetime import datetime

import pytest

from flights.formats.paxlst import Birth, Call
from tests.flights.formats.lists import SAMPLES, reading, sample

PEOPLE = {
    "guide51_d15b": [("WILLIAMS", "JOHN DONALD", "1972-09-07", "M", "GBR", "MB140241")],
    "guide53_progressive_d15b": [
        ("MARTINEZ", "JULIO XAVIER", "1968-02-23", "M", "ESP", "YY3478621"),
        ("MARTINEZ", "SORINA MARIA", "1969-06-06", "F", "ESP", "TRQWE9980"),
    ],
    "gtas_multileg_d05b": [("BARRETT", "TODD", "1968-02-23", "M", "FRA", "YY3478621G")],
    "gtas_leading_space_repeat_star": [("CLARK", "MICHAEL", "1972-09-07", "M", "", "")],
    "gtas_crew_d02b_nogroupmarks": [("Steur", "Andrea Pat", "1978-07-06", "F", "GBR", "123456789")],
    "astra_d02b_multi_part": [("STRANSKY", "JAROSLAV VICTOROVICH", "1967-06-10", "M", "CZE", "102865098")],
    "custom_separators_star_dollar": [("DE LA CRUZ MUNOZ", "MARIA JOSE", "1990-01-01", "F", "PER", "AB123456")],
    "typeb_envelope_paren_dash": [("PEREZ GOMEZ", "JUAN", "1980-01-01", "M", "", "X123")],
    "china_quote_terminator_nouna": [("REPIN", "IVAN", "1976-05-01", "M", "RUS", "7774441110")],
}
WARNINGS = {
    "guide51_d15b": [("people_differ", 31, "CNT", 674)],
    "guide53_progressive_d15b": [],
    "gtas_multileg_d05b": [("people_differ", 25, "CNT", 541), ("count_differs", 26, "UNT", 551)],
    "gtas_leading_space_repeat_star": [("people_differ", 18, "CNT", 390), ("count_differs", 19, "UNT", 401)],
    "gtas_crew_d02b_nogroupmarks": [
        ("people_differ", 24, "CNT", 510), ("count_differs", 25, "UNT", 519), ("reference_differs", 26, "UNE", 542),
        ("reference_differs", 27, "UNZ", 559),
    ],
    "astra_d02b_multi_part": [("last_part_missing", 3, "UNH", 118)],
    "custom_separators_star_dollar": [("count_differs", 18, "UNT", 361)],
    "typeb_envelope_paren_dash": [
        ("parts_missing", 3, "UNH", 158), ("last_part_missing", 3, "UNH", 158), ("count_differs", 15, "UNT", 376),
    ],
    "china_quote_terminator_nouna": [("count_differs", 20, "UNT", 403)],
}  # fmt: skip


def test_every_sample_is_expected():
    assert sorted(path.stem for path in SAMPLES.glob("*.edi")) == sorted(PEOPLE) == sorted(WARNINGS)


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_people_of_a_sample(name):
    (found,) = reading(sample(name)).lists

    assert [
        (
            one.surnames, one.given_names, str(one.born), one.sex, one.nationality,
            one.identity_document.number if one.identity_document else "",
        )
        for one in found.passengers
    ] == PEOPLE[name]  # fmt: skip


@pytest.mark.parametrize("name", sorted(WARNINGS))
def test_what_is_wrong_in_a_sample_has_its_place(name):
    warnings = reading(sample(name)).warnings

    assert [(fault.code, fault.segment, fault.tag, fault.position) for fault in warnings] == WARNINGS[name]


@pytest.mark.parametrize("name", sorted(WARNINGS))
def test_position_is_where_the_tag_stands(name):
    text = sample(name).decode()

    for fault in reading(sample(name)).warnings:
        assert text[fault.position - 1 :].startswith(fault.tag)


def test_progressive_flight_has_both_legs():
    (found,) = reading(sample("guide53_progressive_d15b")).lists

    assert [(flight.number, [call.place for call in flight.calls]) for flight in found.flights] == [
        ("XZ877", ["BCN", "IAD"]), ("ZX877", ["IAD", "SFO"]),
    ]  # fmt: skip
    assert found.departs_at == datetime(2014, 7, 8, 11, 0)


def test_time_with_a_blank_is_read():
    (found,) = reading(sample("guide51_d15b")).lists

    assert found.flights[0].calls == (
        Call("125", "SYD", departs_at=datetime(2013, 6, 21, 9, 0)),
        Call("87", "HNL", arrives_at=datetime(2013, 6, 21, 22, 0)),
    )


def test_everything_that_the_guide_shows_is_kept():
    (found,) = reading(sample("guide51_d15b")).lists
    (person,) = found.passengers

    assert (found.sender, found.recipient, found.release, found.transaction) == (
        "ZZAIRLINE", "CUSTOMS", "D:15B", "1234567890",
    )  # fmt: skip
    assert person.born == Birth(1972, 9, 7)
    assert (person.address.street, person.address.country) == ("235 WESTERN ROAD SUITE 203", "GBR")
    assert (person.birth_place, person.embarks, person.debarks) == ("AMBER HILL GBR", "SYD", "HNL")
    assert person.references == (("AVF", "TYR123"), ("ABO", "ABC123"))
