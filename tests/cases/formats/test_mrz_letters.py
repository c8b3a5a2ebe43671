"""Names in the zone: the table of Doc 9303, a typed name against a spelled one, and two surnames out of one field."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.formats.mrz_letters import may_spell, names_field, spoken, surnames, transliterated


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
    "spelled",
    [
        "BENNELONG WOOLOOMOOLOO WARRANDYTE W",
        "BENNELONG WOOLOOM WARRAND WARNAM",
        "BENNEL WOOLOO WARRAN WARNAM",
        "BENNELONG",
    ],
)
def test_each_word_of_a_name_that_was_cut_may_be_shorter(spelled):
    name = "Bennelong Wooloomooloo-Warrandyte Warnambool"

    assert may_spell(name, spelled, is_cut=True)
    assert not may_spell(name, spelled)


def test_name_may_be_cut_in_the_midst_of_a_letter_s_spelling():
    assert may_spell("Cruz Straße", "CRUZ STRAS", is_cut=True)
    assert may_spell("Muñoz", "MUNX", is_cut=True)
    assert not may_spell("Cruz Straße", "CRUZ STRAS")


def test_word_that_begins_otherwise_is_another_name():
    assert not may_spell("Quispe Mamani", "Q HUAMAN", is_cut=True)
    assert not may_spell("Quispe", "Q M", is_cut=True)


BENNELONG = "Bennelong Wooloomooloo Warrandyte Warnambool"


@pytest.mark.parametrize(
    ("primary", "secondary", "width", "field"),
    [
        ("Nilavadhanananda", "Chayapa Dejthamrong Krasuang", 39, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
        ("Nilavadhanananda", "Arnpol Petch Charonguang", 39, "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU"),
        (BENNELONG, "Dingo Potoroo", 39, "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI"),
        (BENNELONG, "Dingo Potoroo", 31, "BENNELONG<WOOLOOMOOLOO<W<W<<DIN"),
        ("Papandropoulous", "Jonathon Alec", 39, "PAPANDROPOULOUS<<JONATHON<ALEC<<<<<<<<<"),
        ("Papandropoulous", "Jonathon Warren Trevor", 30, "PAPANDROPOULOUS<<JONATHON<WARR"),
        ("Muñoz", "Ana", 30, "MUNOZ<<ANA<<<<<<<<<<<<<<<<<<<<"),
        ("Quispe", "", 10, "QUISPE<<<<"),
        ("A" * 50, "Ana", 30, "A" * 27 + "<<A"),
        ("A" * 50, "", 30, "A" * 30),
        ("Cruz San Łukasz Muñoz Åkesson", "Luis", 31, "CRUZ<SAN<LUKASZ<MUNOZ<AAK<<LUIS"),
        ("Agüero García-Huidobro Ponce", "Xi", 31, "AGUEERO<GARCIA<HUIDOBRO<PON<<XI"),
        ("A" * 17, "A" * 9 + "-A-B", 31, "A" * 17 + "<<" + "A" * 9 + "<A<"),
    ],
)
def test_names_are_shortened_to_the_room_of_the_zone(primary, secondary, width, field):
    assert names_field(primary, secondary, width) == field


@given(st.text("ABC -", min_size=1, max_size=60), st.text("ABC -", max_size=60), st.sampled_from([39, 31, 30]))
def test_shortened_name_is_still_the_name(primary, secondary, width):
    assume(transliterated(primary))
    field = names_field(primary, secondary, width)

    first, _parting, second = field.strip("<").partition("<<")

    assert len(field) == width
    assert may_spell(primary.strip(" -"), first, is_cut=True)
    assert second == "" or may_spell(secondary.strip(" -"), second, is_cut=True)
    assert bool(second) == bool(transliterated(secondary))


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
