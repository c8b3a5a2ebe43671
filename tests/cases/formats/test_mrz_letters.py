"""Names in the zone: the table of Doc 9303, a typed name against a spelled one, and two surnames out of one field."""

import pytest

from cases.formats.mrz_letters import may_spell, spoken, surnames, transliterated


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Núñez", "NUNEZ"), ("Müller", "MUELLER"), ("Ångström", "AANGSTROEM"), ("Straße", "STRASSE"),
        ("D'Artagnan", "DARTAGNAN"), ("Anna-Maria", "ANNA<MARIA"), ("Smith, John", "SMITH<JOHN"), ("Łódź", "LODZ"),
        ("Þórr", "THORR"), ("Sørensen", "SOERENSEN"), ("de la  Cruz", "DE<LA<CRUZ"), ("Gülıız", "GUELIIZ"),
        ("Ву", ""),
    ],
)  # fmt: skip
def test_names_are_transliterated_as_recommended(name, spelled):
    assert transliterated(name) == spelled


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("Muñoz", "MUNOZ"), ("Muñoz", "MUNXXOZ"), ("Güell", "GUELL"), ("Güell", "GUEELL"), ("Güell", "GUXXELL"),
        ("muñoz  quispe", "MUNOZ QUISPE"), ("Ana-María", "ANA MARIA"), ("O'Connor", "O CONNOR"),
        ("O’Connor", "OCONNOR"), ("De la Cruz", "DELACRUZ"), ("Nun\u0303ez", "NUNEZ"), ("吴", "WU"),
    ],
)  # fmt: skip
def test_typed_name_may_be_the_spelled_one(typed, spelled):
    assert may_spell(typed, spelled)


@pytest.mark.parametrize(("typed", "spelled"), [("Rosa", "ROSE"), ("Rosa", "ROSA MARIA"), ("Muñoz", "MUXXOZ")])
def test_another_name_is_not(typed, spelled):
    assert not may_spell(typed, spelled)


def test_name_that_was_cut_may_be_the_beginning():
    assert may_spell("Chayapa Dejthamrong", "CHAYAPA DEJTH", is_cut=True)
    assert not may_spell("Chayapa Dejthamrong", "CHAYAPA X", is_cut=True)
    assert not may_spell("Chayapa Dejthamrong", "CHAYAPA DEJTH")


@pytest.mark.parametrize(
    ("primary", "expected"),
    [
        ("QUISPE MAMANI", ("Quispe", "Mamani")), ("QUISPE", ("Quispe", "")),
        ("DE LA CRUZ QUISPE", ("De la Cruz", "Quispe")), ("QUISPE DE LA CRUZ", ("Quispe", "De la Cruz")),
        ("MUNXXOZ NUNXXEZ", ("Muñoz", "Nuñez")), ("DEL", ("Del", "")), ("", ("", "")),
        ("SAN MARTIN VDA DE RUIZ", ("San Martin", "Vda de Ruiz")),
    ],
)  # fmt: skip
def test_first_surname_is_the_paternal_one(primary, expected):
    assert surnames(primary) == expected


def test_spelled_names_are_written_as_people_write_them():
    assert spoken("ROSA MARIA DEL PILAR") == "Rosa Maria del Pilar"
