"""What each field says, and the best way to read a row's names."""

from dataclasses import replace

import pytest

from cases.linkage.birth import kind_of
from cases.linkage.compare import compare
from cases.linkage.days import Day, read_day
from cases.linkage.frequencies import Frequencies
from cases.linkage.surnames import PRICES
from cases.linkage.words import level
from tests.cases.linkage.people import crowd, person, row

KNOWN = person("rosa", "Quispe", "Mamani", "Rosa Elena", number="41765432")


@pytest.fixture(scope="module")
def frequencies():
    return Frequencies.of([KNOWN, *crowd(2000)])


@pytest.mark.parametrize(
    ("surnames", "given", "reading"),
    [
        ("Quispe Mamani", "Rosa Elena", ""),
        ("Quispe", "Rosa Elena", "only_first"),
        ("Mamani", "Rosa Elena", "only_second"),
        ("Mamani Quispe", "Rosa Elena", "swapped"),
        ("QuispeMamani", "Rosa Elena", "glued"),
        ("Quispe de Flores", "Rosa Elena", "married"),
        ("Mamani", "Rosa Elena Quispe", "first_among_given"),
        ("Rosa Elena", "Quispe Mamani", "fields_swapped"),
        ("Quispe Mamani", "Elena", "only_second"),
        ("Quispe Mamani", "Elena Rosa", "given_swapped"),
    ],
)
def test_names_are_read_in_the_likeliest_way(frequencies, surnames, given, reading):
    assert compare(row(surnames, given), KNOWN, frequencies).reading == reading


@pytest.mark.parametrize(
    ("asked", "known", "how"),
    [
        ("MUNOZ", "MUNOZ", "equal"), ("CHAVES", "CHAVEZ", "variant"), ("DELACRUZ", "CRUZ", "variant"),
        ("QUISPRE", "QUISPE", "near"), ("MAMANI", "MAMNAI", "near"), ("RODRI", "RODRIGUEZ", "cut"),
        ("FLORES", "TORRES", "different"), ("LUZ", "LUIS", "different"),
    ],
)  # fmt: skip
def test_words_stand_to_each_other(asked, known, how):
    assert level(asked, known) == how


@pytest.mark.parametrize(
    ("asked", "how"),
    [
        ("1990-05-07", "equal"), ("1990-07-05", "day_and_month_swapped"), ("1991-05-07", "year_off"),
        ("1990-05-08", "day_off"), ("1990-05-17", "digit_off"), ("1980-05-07", "digit_off"),
        ("1990-01-01", "first_of_january"), ("1990-00-00", "year_only_equal"), ("1975-00-00", "year_only_different"),
        ("1909-05-07", "digit_off"), ("1990-11-26", "year_equal"), ("1975-11-26", "different"),
    ],
)  # fmt: skip
def test_days_stand_to_each_other(asked, how):
    assert kind_of(read_day(asked), Day(1990, 5, 7)) == how


def test_rare_name_says_more_than_a_common_one(frequencies):
    rare, common = person("a", "Oyarzun", "Mamani", "Rosa"), person("b", "Quispe", "Mamani", "Rosa")

    mine = compare(row("Oyarzun Mamani", "Rosa"), rare, frequencies).bits.same
    theirs = compare(row("Quispe Mamani", "Rosa"), common, frequencies).bits.same

    assert mine > theirs


def test_common_name_near_a_rare_one_may_be_a_stranger_s_own():
    rare = person("rare", "Quispe", "Mamani", "Raria")
    frequencies = Frequencies.of([rare, *(person(str(n), "Quispe", "Mamani", "Maria") for n in range(500))])

    assert compare(row("Quispe Mamani", "Maria"), rare, frequencies).given.bits.same < 0


def test_number_one_digit_off_speaks_for_a_twin(frequencies):
    found = compare(row("Quispe Mamani", "Rosa Isabel", number="41765433"), KNOWN, frequencies)

    assert found.number.code == "one_sign_off"
    assert found.bits.twin > found.bits.same


def test_evidence_adds_up(frequencies):
    found = compare(row("Quispe Mamani", "Rosa Elena", number="41765432"), KNOWN, frequencies)

    assert found.bits.same == pytest.approx(sum(one.bits.same for one in found.evidence))
    assert [one.field for one in found.evidence] == [
        "first_surname", "second_surname", "first_given", "second_given", "born_on", "document", "sex",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["17/05/1990", "1990-13-01", "1990-02-30", "2569"])
def test_what_can_t_be_a_day_is_refused(text):
    with pytest.raises(ValueError, match=text):
        read_day(text)


def test_two_lone_surnames_that_differ_may_be_the_first_and_the_second(frequencies):
    found = compare(row("Tello", "Rosa"), person("rosa", "Quispe", "", "Rosa"), frequencies).surnames

    assert (found.reading.code, found.found, found.bits.same) == ("only_second", [], -PRICES["only_second"])


def test_where_people_have_one_surname_another_is_another_s():
    people = [person(str(place), ["Bloom", "Baker"][place % 2], "", "Rosa") for place in range(200)]

    found = compare(row("Baker", "Rosa"), people[0], Frequencies.of(people)).surnames

    assert [one.code for one in found.found] == ["different"]
    assert found.bits.same < -PRICES["only_second"]


def test_known_second_surname_in_its_own_field_costs_nothing(frequencies):
    found = compare(row("Quispe Mamani", "Rosa"), person("rosa", "", "Mamani", "Rosa"), frequencies).surnames

    assert (found.reading.code, [one.code for one in found.found]) == ("", ["equal"])


def test_copies_of_one_person_make_no_birthday_common():
    people = crowd(2000)

    once, often = (Frequencies.of([*people, *[KNOWN] * copies]).day(KNOWN.born) for copies in (1, 6))

    assert often < 1.5 * once


def test_day_that_a_form_made_up_is_common():
    strangers = [replace(stranger, born=Day(1980, 1, 1)) for stranger in crowd(100)]

    frequencies = Frequencies.of([*crowd(1900, seed=2), *strangers])

    assert frequencies.day(Day(1980, 1, 1)) > 0.04
