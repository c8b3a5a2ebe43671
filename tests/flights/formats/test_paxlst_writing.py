"""Writing passenger lists: by the standard to the letter, shortened only where it is said, and read back the same."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flights.formats.paxlst import Address, Birth, Call, Contact, Document, Flight, Passenger, PassengerList
from flights.formats.paxlst_faults import Unsound, Unwritable
from flights.formats.paxlst_writing import written_paxlst
from tests.flights.formats.lists import LIST, ROSA, listed, reading


def written(whole, **options):
    return written_paxlst(whole, **options).content.decode("ascii")


def notes(whole):
    return [(note.code, note.values["person"]) for note in written_paxlst(whole).notes]


def refused(whole):
    with pytest.raises(Unwritable) as found:
        written_paxlst(whole)
    return [(fault.code, fault.values.get("field"), fault.values["person"]) for fault in found.value.faults]


def rosa(**changes):
    return listed(passengers=(replace(ROSA, **changes),))


def test_list_is_written_to_the_letter():
    assert written(LIST).replace("'", "'\n").splitlines() == [
        "UNA:+.? '",
        "UNB+UNOA:4+MINISTRY+CARRIER+261130:1800+41V2++PAXLST'",
        "UNG+PAXLST+MINISTRY+CARRIER+261130:1800+41V2+UN+D:05B'",
        "UNH+1+PAXLST:D:05B:UN:IATA'",
        "BGM+745'",
        "RFF+TN:T1'",
        "NAD+MS+++MINISTERIO'",
        "COM+51 1 2042400:TE'",
        "TDT+20+XX123+++XX'",
        "LOC+125+MIA'",
        "DTM+189:2612010930:201'",
        "LOC+87+LIM'",
        "DTM+232:2612011505:201'",
        "NAD+FL+++QUISPE MAMANI:ROSA:LUZ+123 NW 8 ST+MIAMI+:::FL+33136+USA'",
        "ATT+2++F'",
        "DTM+329:900517'",
        "LOC+174+USA'",
        "LOC+178+MIA'",
        "LOC+179+LIM'",
        "LOC+180+PER+:::CUSCO'",
        "COM+?+1 305 555 0100:TE'",
        "NAT+2+PER'",
        "RFF+AVF:K7QX-M4RD-2'",
        "DOC+V:110:111+998877'",
        "LOC+91+USA'",
        "DOC+P:110:111+116543210'",
        "DTM+36:300201'",
        "DTM+182:200202'",
        "LOC+91+PER'",
        "CNT+42:1'",
        "UNT+28+1'",
        "UNE+1+41V2'",
        "UNZ+1+41V2'",
    ]


def test_written_list_reads_back_the_same():
    found = reading(written(LIST))

    assert (found.lists, found.warnings) == ((LIST,), ())


def test_names_are_spelled_as_in_travel_documents():
    text = written(rosa(surnames="Ñahui-Müller O'Higgins", given_names="José  María de la Luz"))

    assert "NAD+FL+++NAHUI MUELLER OHIGGINS:JOSE:MARIA DE LA LUZ+" in text


def test_single_name_is_a_surname():
    assert "NAD+FL+++SUKARNO+" in written(rosa(surnames="", given_names="Sukarno"))


@pytest.mark.parametrize(("release", "longest"), [("D:02B", 35), ("D:05B", 70), ("D:15B", 70)])
def test_long_names_are_cut_and_it_is_said(release, longest):
    whole = replace(rosa(surnames="A" * 90, given_names="B" * longest), release=release)

    assert f"NAD+FL+++{'A' * longest}:{'B' * longest}+" in written(whole)
    assert notes(whole) == [("name_cut", 1)]


def test_birth_that_two_digits_cannot_tell_is_said():
    assert notes(rosa(born=Birth(1926, 12, 1))) == [("century_lost", 1)]
    assert notes(rosa(born=Birth(1926, 12, 2))) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"surnames": "吴", "given_names": ""}, ("no_name", None, 1)),
        ({"nationality": "PE"}, ("bad_code", "nationality", 1)),
        ({"embarks": "MIAMI"}, ("bad_code", "embarks", 1)),
        ({"sex": "m"}, ("bad_code", "sex", 1)),
        ({"role": "XX"}, ("bad_code", "person_role", 1)),
        ({"birth_place": "Хабаровск"}, ("bad_sign", "birth_place", 1)),
        ({"birth_place": "A" * 71}, ("too_long", "birth_place", 1)),
        ({"documents": (Document(kind="P", number=""),)}, ("bad_code", "document", 1)),
        ({"references": (("AVF", "A" * 36),)}, ("too_long", "passenger_reference", 1)),
    ],
)
def test_what_a_person_may_not_say_is_refused_by_number_and_field(changes, expected):
    assert refused(rosa(**changes)) == [expected]


def test_every_fault_of_a_list_is_told_at_once():
    whole = listed(sender=" ", reference="toolongforacontrolreference", release="05B", flights=(), repertoire="UNOC")

    assert {(code, field) for code, field, _person in refused(whole)} == {
        ("unknown_repertoire", None), ("bad_code", "reference"), ("field_missing", "sender"), ("bad_code", "release"),
        ("no_flight", None),
    }  # fmt: skip


def test_small_letters_need_the_larger_repertoire():
    texts = [written(replace(rosa(birth_place="Cusco"), repertoire=repertoire)) for repertoire in ("UNOA", "UNOB")]

    assert [":::CUSCO'" in texts[0], ":::Cusco'" in texts[1]] == [True, True]


def test_long_list_goes_in_parts_that_are_one_again():
    people = tuple(replace(ROSA, surnames=f"QUISPE {letter}") for letter in "ABCDE")
    whole = listed(passengers=people, counted=5, common_reference="XX123/1")

    text = written(whole, most=2)

    assert [text.count(f"+XX123/1+{place}'") for place in ("01:C", "02", "03:F")] == [1, 1, 1]
    assert (reading(text).lists, reading(text).warnings) == ((whole,), ())


def test_count_is_the_official_one():
    assert "CNT+42:160'" in written(listed(counted=160))
    assert "CNT+42:1'" in written(listed(counted=None))
    assert "CNT+41:1'" in written(listed(counted=None, kind="250"))


CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = CAPITALS + "0123456789.,-()/=!\"%&*;<>'+:?"
words = st.lists(st.text(CAPITALS, min_size=1, max_size=9), min_size=1, max_size=3).map(" ".join)
plain = st.lists(st.text(SIGNS, min_size=1, max_size=10), min_size=1, max_size=3).map(" ".join)
codes = st.text(CAPITALS + "0123456789", min_size=2, max_size=9)
states, airports = st.sampled_from(["PER", "USA", "D", "XXA"]), st.sampled_from(["LIM", "MIA", "KMIA"])
moments = st.datetimes(datetime(2020, 1, 1), datetime(2039, 12, 31)).map(
    lambda one: one.replace(second=0, microsecond=0)
)
births = st.dates(date(1945, 1, 1), date(2019, 12, 31)).map(lambda day: Birth(day.year, day.month, day.day))
nearby = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))
contacts = st.lists(st.builds(Contact, plain, st.sampled_from(["TE", "EM"])), max_size=4).map(tuple)
documents = st.builds(
    Document, kind=st.sampled_from(["P", "I", "V", "AC"]), number=codes, issuer=states | st.just(""), expires=nearby,
    issued=nearby,
)  # fmt: skip
references = st.lists(st.tuples(st.sampled_from(["AVF", "ABO", "SEA"]), plain), max_size=2).map(tuple)
passengers = st.builds(
    Passenger, surnames=words, given_names=words | st.just(""), role=st.sampled_from(["FL", "DDU"]),
    sex=st.sampled_from(["M", "F", "X", ""]), born=births | st.none() | st.builds(Birth, st.integers(1945, 2019)),
    birth_country=states | st.just(""), birth_place=plain | st.just(""), nationality=states | st.just(""),
    residence=states | st.just(""), embarks=airports | st.just(""), debarks=airports | st.just(""),
    cleared=airports | st.just(""),
    address=st.none() | st.builds(Address, street=plain.map(lambda text: text[:35].strip()), city=words, region=plain,
                                  postcode=codes, country=states),
    contacts=contacts, references=references,
    documents=st.lists(documents, max_size=3).map(tuple),
)  # fmt: skip
called = st.builds(Call, st.sampled_from(["125", "87", "92"]), airports, moments, moments | st.none())
calls = st.lists(called, max_size=3).map(tuple)
flights = st.builds(
    Flight, number=codes.filter(lambda text: 3 <= len(text) <= 8), carrier=st.sampled_from(["LA", ""]),
    calls=calls,
)  # fmt: skip
whole_lists = st.builds(
    PassengerList, sender=codes, recipient=codes, prepared_at=moments, reference=codes,
    release=st.sampled_from(["D:05B", "D:12B", "D:15B"]), function=st.sampled_from(["", "CLOB"]),
    transaction=plain | st.just(""), common_reference=st.just("XX1/1") | st.just(""), reporter=words,
    reporter_contacts=contacts, flights=st.lists(flights, min_size=1, max_size=2).map(tuple),
    passengers=st.lists(passengers, max_size=3).map(tuple), counted=st.integers(0, 999),
)  # fmt: skip


@given(whole_lists)
@settings(max_examples=50, deadline=None)
def test_whatever_is_written_is_read_the_same(whole):
    found = reading(written(whole))

    assert found.lists == (whole,)
    assert {fault.code for fault in found.warnings} <= {"people_differ"}


@given(st.binary(max_size=300), st.integers(0, 800), st.integers(0, 800))
@settings(max_examples=100, deadline=None)
def test_damaged_lists_are_read_or_refused(noise, start, length):
    content = written(LIST).encode()

    with suppress(Unsound):
        assert reading(content[:start] + noise + content[start + length :]).lists
