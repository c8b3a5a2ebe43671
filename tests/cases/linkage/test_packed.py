"""A record comes out of its packing as it went in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.linkage.days import Day
from cases.linkage.names import read_names
from cases.linkage.numbers import read_number
from cases.linkage.packed import pack, unpack
from cases.linkage.records import Record
from tests.cases.linkage.people import person

TEXT = st.text(max_size=30)
DAYS = st.none() | st.dates().map(lambda day: Day(day.year, day.month, day.day))


@pytest.mark.parametrize(
    "record",
    [
        person("a", "De la Cruz", "Quispe", "Rosa Elena", number="01765432"),
        person("z", "Cruz", "", "Rosa", number="00O176543"),
        person("b", "", "Mamani", "Rosa", born="1990-00-00"),
        person("", "", "", "", born="", sex=""),
        Record("a\tb|c", read_names("Quispe de Flores", "R.", is_cut=True), None, "X", (read_number("A123456789"),)),
    ],
)
def test_record_comes_out_as_it_went_in(record):
    assert unpack(pack(record)) == record


def test_zeros_before_a_number_are_counted_still():
    record = person("a", "Quispe", "", "Rosa", number="01765432")

    assert unpack(pack(record)).numbers[0].length == 8


@pytest.mark.parametrize("kind", ["N", "P", ""])
def test_whether_the_kind_of_a_number_was_told_is_kept(kind):
    record = Record("a", read_names("Quispe", "Rosa"), numbers=(read_number("AB1765432", kind),))

    assert unpack(pack(record)).numbers[0].is_told == bool(kind)


@settings(max_examples=150, deadline=None)
@given(
    TEXT, TEXT, st.none() | TEXT, TEXT, st.none() | st.dates().map(lambda day: Day(day.year, day.month, day.day)), TEXT
)
def test_any_record_comes_out_as_it_went_in(surnames, given_names, maternal, key, born, number):
    found = read_number(number)
    record = Record(key, read_names(surnames, given_names, maternal), born, "F", (found,) if found else ())

    assert unpack(pack(record)) == record
