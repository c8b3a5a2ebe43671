"""The machine-readable zone: the specimens of Doc 9303, each field's own check digit, dates and states."""

from datetime import date

import pytest

from cases.formats.mrz import PartialDate, Unreadable, read, written
from cases.formats.mrz_layouts import LAYOUTS, check_digit
from cases.formats.mrz_letters import may_spell
from cases.formats.mrz_states import country_of, is_known

TODAY = date(2026, 11, 20)
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
LARGER_CARD = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
LONG_NUMBER = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
LONG_NUMBER_TD2 = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8"
ANNA = {
    "code": "P", "issuer": "PER", "number": "116543210", "nationality": "PER", "primary": "Quispe Mamani",
    "secondary": "Rosa", "born": "900517", "sex": "F", "expires": "300201",
}  # fmt: skip


def zone(text):
    return read(text, today=TODAY)


def passport(**changes):
    return zone("\n".join(written("TD3", **(ANNA | changes))))


def replaced(text, line, place, sign):
    lines = [list(one) for one in text.split("\n")]
    lines[line][place] = sign
    return "\n".join("".join(one) for one in lines)


def test_specimen_of_the_passport():
    found = zone(PASSPORT)

    assert (found.layout, found.code, found.number, found.optional) == ("TD3", "P", "L898902C3", "ZE184226B")
    assert (found.primary, found.secondary, found.sex) == ("ERIKSSON", "ANNA MARIA", "F")
    assert (found.born, found.expires) == (PartialDate(1974, 8, 12), PartialDate(2012, 4, 15))
    assert (found.issuer, found.nationality, found.faults) == ("", "", ())


@pytest.mark.parametrize(("text", "layout"), [(CARD, "TD1"), (LARGER_CARD, "TD2")])
def test_specimens_of_the_cards(text, layout):
    found = zone(text)

    assert (found.layout, found.code, found.number, found.faults) == (layout, "I", "D23145890", ())
    assert (found.primary, found.secondary, found.sex) == ("ERIKSSON", "ANNA MARIA", "F")
    assert (found.born, found.expires) == (PartialDate(1974, 8, 12), PartialDate(2012, 4, 15))


@pytest.mark.parametrize("text", [LONG_NUMBER, LONG_NUMBER_TD2])
def test_long_number_goes_on_in_the_optional_field(text):
    found = zone(text)

    assert (found.number, found.optional, found.faults) == ("D23145890734", "", ())


def test_check_digits_of_the_specification():
    assert [check_digit(text) for text in ("520727", "AB2134<<<", "<" * 14)] == ["3", "5", "0"]


@pytest.mark.parametrize(
    ("place", "sign", "fault"),
    [
        (0, "M", "number"), (9, "5", "number"), (13, "8", "born"), (19, "3", "born"), (21, "2", "expires"),
        (27, "8", "expires"), (28, "X", "optional"), (42, "2", "optional"), (43, "1", "whole"),
    ],
)  # fmt: skip
def test_wrong_sign_of_a_passport_is_named_by_its_field(place, sign, fault):
    assert zone(replaced(PASSPORT, 1, place, sign)).faults == (fault,)


@pytest.mark.parametrize(
    ("text", "line", "place", "fault"),
    [(CARD, 0, 5, "number"), (CARD, 1, 0, "born"), (CARD, 1, 13, "expires"), (CARD, 0, 20, "whole"),
     (CARD, 1, 20, "whole"), (CARD, 1, 29, "whole"), (LARGER_CARD, 1, 30, "whole"), (LONG_NUMBER, 0, 15, "number"),
     (LONG_NUMBER_TD2, 1, 30, "number")],
)  # fmt: skip
def test_wrong_sign_of_a_card_is_named_by_its_field(text, line, place, fault):
    assert zone(replaced(text, line, place, "1")).faults == (fault,)


@pytest.mark.parametrize(
    ("born", "expected", "faults"),
    [
        ("900517", PartialDate(1990, 5, 17), ()),
        ("261120", PartialDate(2026, 11, 20), ()),
        ("261121", PartialDate(1926, 11, 21), ()),
        ("0002<<", PartialDate(2000, 2, None), ()),
        ("58<<<<", PartialDate(1958, None, None), ()),
        ("<<<<<<", PartialDate(None, None, None), ()),
        ("000229", PartialDate(2000, 2, 29), ()),
        ("010229", PartialDate(None, None, None), ("born",)),
        ("901301", PartialDate(None, None, None), ("born",)),
        ("9<0517", PartialDate(None, None, None), ("born",)),
    ],
)  # fmt: skip
def test_birth_is_the_latest_day_that_has_passed(born, expected, faults):
    found = passport(born=born)

    assert (found.born, found.faults) == (expected, faults)


@pytest.mark.parametrize(
    ("expires", "year"), [("300201", 2030), ("100201", 2010), ("750101", 2075), ("770101", 1977), ("960229", 1996)]
)
def test_expiry_is_near(expires, year):
    assert passport(expires=expires).expires.year == year


@pytest.mark.parametrize(("sex", "read_as"), [("F", "F"), ("M", "M"), ("<", ""), ("X", "")])
def test_sex_that_is_not_said_stays_open(sex, read_as):
    assert passport(sex=sex).sex == read_as


@pytest.mark.parametrize(
    ("code", "country"),
    [("PER", "PE"), ("D", "DE"), ("GBO", "GB"), ("RKS", "XK"), ("ROM", "RO"), ("XXB", ""), ("UNO", ""), ("QQQ", "")],
)
def test_states_of_three_letters_become_countries(code, country):
    assert country_of(code) == country
    assert is_known(code) == (code != "QQQ")


def test_german_passport_has_one_letter_for_its_state():
    found = passport(issuer="D", nationality="D")

    assert (found.issuer, found.nationality, found.faults) == ("DE", "DE", ())


def test_unknown_state_is_named():
    assert passport(nationality="PEQ").faults == ("nationality",)


def test_names_that_fill_their_field_may_have_been_cut():
    found = passport(primary="Nilavadhanananda", secondary="Chayapa Dejthamrong Krasuang")

    assert found.is_cut
    assert (found.primary, found.secondary) == ("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K")
    assert not passport().is_cut


def test_single_name_has_no_given_names():
    found = passport(primary="Arkfreith", secondary="")

    assert (found.primary, found.secondary) == ("ARKFREITH", "")


def test_passport_without_optional_data_may_leave_out_its_digit():
    first, second = written("TD3", **ANNA)

    found = [zone(f"{first}\n{second[:42]}{sign}{second[43:]}") for sign in "<0"]

    assert [one.faults for one in found] == [(), ()]


def test_visa_is_told_from_a_passport():
    visa = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<<<<<<<<<"

    with pytest.raises(Unreadable, match="visa"):
        zone(visa)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_fields_of_a_layout_cover_every_place_once(layout):
    shape = LAYOUTS[layout]
    covered = sorted((line, place) for line, place, _kind in shape.places() if _kind != "")

    every = [(line, place) for line in range(len(shape.fixed)) for place in range(shape.width)]

    assert covered == every


@pytest.mark.parametrize(
    ("layout", "changes", "field"),
    [
        ("TD3", {"number": "1234567890"}, "number"), ("TD2", {"number": "1" * 16}, "optional"),
        ("TD1", {"number": "1" * 24}, "optional"), ("TD1", {"number": "1" * 13, "optional": "A" * 10}, "optional"),
        ("TD3", {"optional": "A" * 15}, "optional"), ("TD3", {"more": "A"}, "more"),
        ("TD1", {"more": "A" * 12}, "more"),
        ("TD3", {"issuer": "PERU"}, "issuer"),
    ],
)  # fmt: skip
def test_what_has_no_room_is_never_cut_silently(layout, changes, field):
    with pytest.raises(ValueError, match=f"^{field}$"):
        written(layout, **(ANNA | changes))


@pytest.mark.parametrize("count", [9, 10, 13, 22])
def test_number_of_a_card_is_read_as_it_was_written(count):
    assert zone("\n".join(written("TD1", **(ANNA | {"code": "I", "number": "7" * count})))).number == "7" * count


@pytest.mark.parametrize(
    ("layout", "primary", "secondary"),
    [
        ("TD2", "Cruz San Łukasz Muñoz Åkesson", "Luis"), ("TD2", "Kuxx San Maxximo García-Huidobro", "Á"),
        ("TD1", "Oe Maxximo d'Angelo López Kuxx", "J. María"), ("TD3", "Agüero Åkesson y Núñez A G H Ce", "Ña É Ña"),
    ],
)  # fmt: skip
def test_reader_knows_that_a_name_was_cut(layout, primary, secondary):
    names = {"code": "P" if layout == "TD3" else "I", "primary": primary, "secondary": secondary}

    found = zone("\n".join(written(layout, **(ANNA | names))))

    assert found.is_cut
    assert may_spell(primary, found.primary, is_cut=True)
    assert may_spell(secondary, found.secondary, is_cut=True)
