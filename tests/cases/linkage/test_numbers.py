"""Numbers of documents: which of two kinds can contradict each other, and which can't."""

import pytest

from cases.linkage.numbers import read_number
from cases.linkage.papers import compare_numbers

NATIONAL, PASSPORT = read_number("41765432", "N"), read_number("116543210", "P")


def told(text, *known, kind=""):
    found = compare_numbers((read_number(text, kind),), known)
    return found.code if found else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("41765432", "equal"), ("DNI 41-765.432", "equal"), ("41765433", "one_sign_off"),
        ("10203040", "national_different"), ("7203040", "national_different"), ("119988776", None),
        ("A123456789", None), ("AB119988", None),
    ],
)  # fmt: skip
def test_number_of_unknown_kind_against_a_national_one(text, code):
    assert told(text, NATIONAL) == code


@pytest.mark.parametrize(
    ("text", "code"), [("116543210", "equal"), ("119988776", "new_passport"), ("10203040", None), ("41765432", None)]
)
def test_number_of_unknown_kind_against_a_passport(text, code):
    assert told(text, PASSPORT) == code


def test_new_passport_is_seen_beside_a_national_number():
    assert told("119988776", NATIONAL, PASSPORT) == "new_passport"


def test_two_unknown_numbers_of_one_length_contradict_each_other():
    assert told("10203040", read_number("41765432")) == "national_different"
    assert told("119988776", read_number("41765432")) is None


@pytest.mark.parametrize(("kind", "code"), [("N", "equal"), ("", "equal"), ("P", None)])
def test_same_digits_of_another_kind_of_document_are_chance(kind, code):
    assert told("41765432", NATIONAL, kind=kind) == code


def test_letters_before_a_number_don_t_say_for_sure_of_what_document_it_is():
    assert told("CI 41765432", NATIONAL) == "equal"


def test_equal_passport_counts_beside_a_national_number_of_those_digits():
    assert told("41765432", NATIONAL, read_number("41765432", "P"), kind="P") == "equal"


def test_kinds_that_are_told_are_believed():
    assert told("119988776", NATIONAL, kind="N") == "national_different"
    assert told("119988776", NATIONAL, kind="P") is None
