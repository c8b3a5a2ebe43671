"""Names as lists bring them: every way in which they were spoiled on the way here."""

import pytest

from cases.linkage.letters import tokens_of
from cases.linkage.names import read_names
from cases.linkage.numbers import is_one_sign_off, read_number


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Muñoz-Peña", ["MUNOZ", "PENA"]),
        ("NÃºÃ±ez", ["NUNEZ"]),
        ("MuÃ\x91oz", ["MUNOZ"]),
        ("MU?OZ", ["MUNOZ"]),
        ("MU\ufffdOZ", ["MUNOZ"]),
        ("MUNXXOZ<<LUIS", ["MUNOZ", "LUIS"]),
        ("R0SA 5ANCHEZ", ["ROSA", "SANCHEZ"]),
        ("O'Higgins", ["OHIGGINS"]),
        ("ROSAKKKKKKKK", ["ROSA"]),
        ("ROSA KKKCKK", ["ROSA"]),
        ("BECK", ["BECK"]),
        ("12345 ,;", []),
        ("", []),
    ],
)
def test_words_come_out_in_plain_capitals(text, tokens):
    assert tokens_of(text) == tokens


@pytest.mark.parametrize(
    ("surnames", "maternal", "words"),
    [
        ("De la Cruz", "Quispe", (("CRUZ",), ("QUISPE",))),
        ("San Martín", "", (("SANMARTIN",),)),
        ("Quispe de Flores", None, (("QUISPE", "FLORES"),)),
        ("", "Mamani", ((), ("MAMANI",))),
        ("De", None, (("DE",),)),
    ],
)
def test_particles_go_and_saints_are_one_word(surnames, maternal, words):
    assert read_names(surnames, "Rosa", maternal).surnames == words


def test_what_follows_a_de_may_be_the_husband_s():
    assert read_names("Quispe de Flores", "Rosa").married == ("FLORES",)
    assert read_names("De la Cruz Quispe", "Rosa").married == ()


@pytest.mark.parametrize(
    ("first", "second", "married"),
    [
        ("Ibañez", "de Vargas", ("VARGAS",)), ("Ibañez", "Soto de Vargas", ("VARGAS",)), ("Ibañez", "de la Cruz", ()),
        ("Ponce de León", "Soto", ()), ("Ibañez", "Soto", ()), ("", "de Vargas", ()),
        ("Ibañez de Vargas", "", ("VARGAS",)),
    ],
)  # fmt: skip
def test_husband_s_name_may_stand_in_the_second_of_two_columns(first, second, married):
    assert read_names(first, "Juana", second).married == married


@pytest.mark.parametrize(
    ("text", "kind", "digits"),
    [
        ("116543210", "U", "116543210"),
        ("D.N.I. 41-765.432", "U", "41765432"),
        ("AB 1165432", "P", "1165432"),
        ("PE 00I654B2", "P", "165482"),
        ("A123456789", "F", "123456789"),
    ],
)
def test_number_is_what_stays_of_it(text, kind, digits):
    number = read_number(text)

    assert (number.kind, number.digits) == (kind, digits)


def test_too_little_is_no_number():
    assert [read_number(text) for text in ("", "123", "SIN DOCUMENTO", "-")] == [None] * 4


def test_one_sign_off_is_one_digit_or_two_neighbours_swapped():
    assert is_one_sign_off("41765432", "41765433")
    assert is_one_sign_off("41765432", "41756432")
    assert not is_one_sign_off("41765432", "41765432")
    assert not is_one_sign_off("41765432", "42765433")
    assert not is_one_sign_off("41765432", "4176543")
