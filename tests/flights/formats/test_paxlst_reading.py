"""Reading passenger lists: what is tolerated, what is a warning, what is refused, each with its place."""

import time
from datetime import date

import pytest

from flights.formats.paxlst import Address, Birth, Contact, Document
from flights.formats.paxlst_faults import Unsound
from flights.formats.paxlst_reading import read_paxlst
from flights.formats.paxlst_signs import MOST_BYTES
from tests.flights.formats.lists import codes, message, reading

PERSON = ("NAD+FL+++QUISPE MAMANI:ROSA", "ATT+2++F", "DTM+329:900517", "NAT+2+PER")
TAIL = "CNT+42:1"


def refused(content):
    with pytest.raises(Unsound) as found:
        reading(content)
    fault = found.value.fault
    return fault.code, fault.segment, fault.tag, fault.position


def people(content):
    return [person for one in reading(content).lists for person in one.passengers]


def test_whole_file_has_nothing_to_warn_of():
    assert codes(message(*PERSON, TAIL)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "UNA:+.? '" + text,
        lambda text: "UNA:+.*'\n" + text,
        lambda text: "UNA:+.? '\r\n" + text.replace("'", "'\r\n"),
        lambda text: "\ufeff" + text.replace("'", "' \n  "),
        lambda text: "\x01QU LIMXX\r\n.MIAXX 301800\r\n\x02" + text + "\r\n\x03NNNN",
        lambda text: text.replace("'", "''"),
        lambda text: "UNA:+.  '" + text,
        lambda text: "UNA\x1f+.? '" + text.replace(":", "\x1f"),
        lambda text: "UNA|^.\\ ~" + text.replace(":", "|").replace("+", "^").replace("'", "~"),
        lambda text: text.replace("'", '"'),
        lambda text: text.replace("'", "\r\n"),
        lambda text: text.replace("MAMANI", "MAM\r\nANI"),
        lambda text: text.replace(":ROSA", " : ROSA "),
    ],
)
def test_separators_and_wrappings_make_no_difference(change):
    text = message(*PERSON, TAIL)

    found = reading(change(text))

    assert (found.lists, found.warnings) == (reading(text).lists, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_letters_beyond_the_standard_are_kept(encoding):
    (person,) = people(message("NAD+FL+++ÑAHUI PEÑA:JOSÉ").encode(encoding))

    assert (person.surnames, person.given_names) == ("ÑAHUI PEÑA", "JOSÉ")


def test_released_signs_are_text():
    (person,) = people(message("NAD+FL+++O?'HIGGINS?+?:??:ANA??"))

    assert (person.surnames, person.given_names) == ("O'HIGGINS+:?", "ANA?")


@pytest.mark.parametrize(
    ("born", "flight", "expected"),
    [
        ("900517", "2612010900", Birth(1990, 5, 17)),
        ("261130", "2612010900", Birth(2026, 11, 30)),
        ("261202", "2612010900", Birth(1926, 12, 2)),
        ("000229", "2612010900", Birth(2000, 2, 29)),
        ("580000", "2612010900", Birth(1958)),
        ("19240517", "2612010900", Birth(1924, 5, 17)),
    ],
)
def test_births_are_before_the_flight(born, flight, expected):
    start = f"BGM+745'TDT+20+XX1'LOC+125+MIA'DTM+189:{flight}:201'"

    (person,) = people(message("NAD+FL+++QUISPE", f"DTM+329:{born}", start=start))

    assert person.born == expected


def test_names_without_structure_are_a_surname():
    (person,) = people(message("NAD+FL++QUISPE MAMANI ROSA"))

    assert (person.surnames, person.given_names) == ("QUISPE MAMANI ROSA", "")


def test_passport_goes_before_the_card_and_a_visa_is_none():
    (person,) = people(message("NAD+FL+++Q", "DOC+V:110:111+V1", "DOC+I+D2", "DOC+P+P3", "DTM+36:310101", "LOC+91+PER"))

    assert person.identity_document == Document(kind="P", number="P3", issuer="PER", expires=date(2031, 1, 1))
    assert people(message("NAD+FL+++Q", "DOC+V+V1"))[0].identity_document is None


def test_address_and_contacts_are_kept():
    segments = ("NAD+FL+++Q:R+123 NW 8 ST+MIAMI+:::FL+33136+USA", "COM+1 305:TE+a@b.pe:EM")

    (person,) = people(message(*segments))

    assert person.address == Address(street="123 NW 8 ST", city="MIAMI", region="FL", postcode="33136", country="USA")
    assert person.contacts == (Contact("1 305", "TE"), Contact("a@b.pe", "EM"))


def part(number, name, flag=""):
    return message(f"NAD+FL+++{name}", "CNT+42:3", head=f"UNH+1+PAXLST:D:05B:UN:IATA+XX123/1+{number}:{flag}")


def test_parts_become_one_list_in_their_order():
    text = part("02", "B") + part("01", "A", "C") + part("03", "C", "F")

    found = reading(text)

    assert [[person.surnames for person in one.passengers] for one in found.lists] == [["A", "B", "C"]]
    assert found.warnings == ()


def test_missing_and_repeated_parts_are_told():
    text = part("01", "A", "C") + part("03", "C") + part("03", "C")

    assert codes(text) == ["part_twice", "parts_missing", "last_part_missing"]


def test_lists_that_are_no_parts_stay_apart():
    text = message(*PERSON) + message("NAD+FM+++CREW", start="BGM+250'")

    assert [[person.is_crew for person in one.passengers] for one in reading(text).lists] == [[False], [True]]


@pytest.mark.parametrize(
    ("segment", "warning", "values"),
    [
        ("DTM+329:901332", "bad_date", {"text": "901332"}),
        ("DTM+329:mayo", "bad_date", {"text": "mayo"}),
        ("ATT+2++Q", "bad_sex", {"text": "Q"}),
        ("NAT+2+PERU", "bad_state", {"text": "PERU"}),
        ("DOC+P", "no_number", {}),
        ("NAD+FL", "no_name", {}),
        ("CNT+42:ALL", "bad_number", {"text": "ALL"}),
        ("DTM+189:2611301800", "misplaced", {"qualifier": "189"}),
    ],
)
def test_what_is_wrong_with_a_person_is_told_and_the_person_stays(segment, warning, values):
    found = reading(message("NAD+FL+++QUISPE:ROSA", segment))

    assert [(fault.code, fault.tag, fault.values) for fault in found.warnings] == [(warning, segment[:3], values)]
    assert found.lists[0].passengers[0].surnames == "QUISPE"


TEXT = message(*PERSON, TAIL)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ("no_interchange", 0, "", 1)),
        ("row_id,surnames\n1,QUISPE", ("no_interchange", 0, "", 1)),
        ("UNA++.? 'UNB+UNOA+4+A", ("bad_separators", 0, "UNA", 10)),
        (TEXT[: TEXT.index("ATT") + 4], ("segment_unclosed", 7, "ATT", TEXT.index("ATT") + 1)),
        (TEXT[: TEXT.index("ATT")], ("message_unclosed", 3, "UNH", TEXT.index("UNH") + 1)),
        (TEXT[: TEXT.index("UNH")], ("no_message", 2, "UNG", TEXT.index("UNG") + 1)),
        (TEXT.replace("PAXLST:D", "CUSRES:D"), ("not_paxlst", 3, "UNH", TEXT.index("UNH") + 1)),
        (TEXT.replace("ATT+2", "<html>"), ("no_segment", 7, "", TEXT.index("ATT") + 1)),
        (TEXT.replace("UNE+1", "BGM+745'UNE+1"), ("outside_message", 12, "BGM", TEXT.index("UNE") + 1)),
        (TEXT.replace("ATT+2", "UNZ+1+1'ATT"), ("message_unclosed", 3, "UNH", TEXT.index("UNH") + 1)),
        (TEXT.replace("ROSA", "ROSA" * 2000), ("segment_too_long", 6, "NAD", TEXT.index("NAD") + 1)),
    ],
)
def test_what_is_no_sound_list_is_refused_with_the_place(content, expected):
    assert refused(content) == expected


def test_missing_end_of_the_interchange_is_a_warning():
    assert codes(TEXT[: TEXT.index("UNZ")]) == ["interchange_unclosed"]


@pytest.mark.parametrize(
    "content",
    [
        b"\0" * (MOST_BYTES + 1),
        b"\0" * 1_000_000,
        b"UNB+UNOA:4" * 60_000,
        b"'" * 1_000_000,
        (b"UNA:+.? 'UNB+UNOA:4+A'" + b"?'" * 500_000),
        (b"UNA:+.? 'UNB+UNOA:4+A'" + b"'" * 1_000_000),
        (TEXT[: TEXT.index("ATT")] + "ATT+2++M'" * 60_000).encode(),
        b"UNA" * 300_000,
    ],
)
def test_nonsense_is_refused_at_once(content):
    began = time.process_time()

    with pytest.raises(Unsound):
        read_paxlst(content, today=date(2026, 11, 22))

    assert time.process_time() - began < 5
