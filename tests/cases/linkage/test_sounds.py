"""Spellings of one name have one sound; other names have another."""

import pytest

from cases.linkage.sounds import block_key, strict_key

ONE_NAME = [
    "HUAMAN GUAMAN WAMAN", "QUISPE KISPE QISPE", "JIMENEZ GIMENEZ XIMENES", "CHAVEZ CHAVES", "VALDEZ BALDES",
    "ESTEBAN STEBAN", "LLANOS YANOS", "HERNANDEZ ERNANDES", "YHON JHON JON JOHN", "KATHERINE CATERINE",
    "GUTIERREZ GUTIERES", "VASQUEZ VAZQUEZ BASQUES", "YESSENIA JESENIA YESENIA", "CCAHUANA CAHUANA KAWANA",
    "CAMPOS CANPOS", "ZEVALLOS CEVALLOS SEBALLOS", "WALTER GUALTER", "SHIRLEY CHIRLEY",
]  # fmt: skip


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_a_name_sound_the_same(spellings):
    assert len({strict_key(word) for word in spellings.split()}) == 1
    assert len({block_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("names", ["GOMEZ JIMENEZ", "ROSA RUIZ", "MAMANI MEDINA", "LUIS LUZ", "ANA INES"])
def test_other_names_sound_otherwise(names):
    first, second = names.split()

    assert strict_key(first) != strict_key(second)


def test_every_word_has_a_sound():
    assert all(strict_key(word) and block_key(word) for word in ("H", "Y", "X", "PS", "HH", "E"))
