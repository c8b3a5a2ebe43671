"""Zones as people type them: small letters, other signs for the filler, miscounted fillers, O for 0, one long line."""

import time
from contextlib import suppress

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cases.formats.mrz import Unreadable, read, written
from cases.formats.mrz_layouts import FIGURES, FILLER, LAYOUTS, LETTERS, check_digit
from tests.cases.formats.test_mrz import CARD, LARGER_CARD, LONG_NUMBER, PASSPORT, TODAY

FIRST, SECOND = PASSPORT.split("\n")


def zone(text):
    return read(text, today=TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        PASSPORT.lower(),
        PASSPORT.replace("\n", ""),
        PASSPORT.replace("\n", " "),
        PASSPORT.replace("\n", "\r\n\r\n") + "\n ",
        PASSPORT.replace("<<", "«"),
        PASSPORT.replace("<", "‹"),
        PASSPORT.replace("<", "＜"),
        PASSPORT.replace("<", "&lt;"),
        PASSPORT.replace("<", " "),
        "P UTOERIKSSON  ANNA MARIA\nL898902C36UTO7408122F1204159ZE184226B     10",
        " ".join(PASSPORT),
        f"{FIRST.rstrip('<')}\n{SECOND}",
        f"{FIRST.rstrip('<')}{SECOND}",
        f"{FIRST.rstrip('<')} {SECOND}",
        f"{FIRST}<<\n{SECOND}",
        f"{FIRST}\n{SECOND.replace('<<<<<', '<<<')}",
        f"{FIRST}\n{SECOND.replace('<<<<<', '<<<<<<<<')}",
        "P<UTO ERIKSSON << ANNA < MARIA\nL898902C3 6 UTO 740812 2 F 120415 9 ZE184226B <<<<< 10",
        PASSPORT.replace("740812", "74O8l2").replace("120415", "I2O4IS").replace("10", "1O"),
        PASSPORT.replace("ERIKSSON", "ER1K55ON").replace("UTO", "UT0"),
    ],
)
def test_passport_is_read_however_it_was_typed(typed):
    assert zone(typed) == zone(PASSPORT)


@pytest.mark.parametrize("text", [CARD, LARGER_CARD, LONG_NUMBER])
def test_cards_are_read_however_they_were_typed(text):
    ways = [text.lower(), text.replace("\n", ""), text.replace("\n", " "), text.rstrip("<"), text.replace("<\n", "\n")]

    assert [zone(way) for way in ways] == [zone(text)] * len(ways)


def test_zero_of_a_number_is_never_taken_for_a_letter():
    assert zone(PASSPORT.replace("L898902C3", "L8989O2C3")).faults == ("number",)


@pytest.mark.parametrize(
    "text",
    ["", " ", "hola", "116543210", FIRST, SECOND, "😀" * 88, "<" * 88, "A" * 88, "0" * 90, "P<" * 44, "P <" * 100,
     "P" * 10_000, "a b " * 90, "\u202e" * 50, "' OR 1=1 --", "<script>alert(1)</script>" * 3],
)  # fmt: skip
def test_what_is_no_zone_is_said_so_at_once(text):
    began = time.perf_counter()

    with pytest.raises(Unreadable, match="lines"):
        zone(text)

    assert time.perf_counter() - began < 0.5


@given(st.text(max_size=200) | st.text(alphabet="P<PER0189 \n", max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text):
    with suppress(Unreadable):
        assert zone(text).layout in LAYOUTS


words = st.lists(st.text(alphabet=LETTERS, min_size=2, max_size=8), min_size=1, max_size=2).map(" ".join)
signs = st.text(alphabet=LETTERS + FIGURES, min_size=1)
days = st.dates().map(lambda day: day.strftime("%y%m%d"))


@st.composite
def zones(draw):
    layout = draw(st.sampled_from(sorted(LAYOUTS)))
    longest = {"TD3": 9, "TD2": 13, "TD1": 20}[layout]
    number = draw(st.text(alphabet=LETTERS + FIGURES, min_size=6, max_size=longest))
    room = {"TD3": 14, "TD2": 7, "TD1": 15}[layout] - (len(number) - 7 if len(number) > 9 else 0)
    return layout, {
        "code": draw(st.sampled_from(["P"] if layout == "TD3" else ["I", "ID", "AC", "C"])),
        "issuer": draw(st.sampled_from(["PER", "D", "USA", "UTO", "XXB"])),
        "nationality": draw(st.sampled_from(["PER", "D", "CHL", "XXA"])),
        "number": number, "primary": draw(words), "secondary": draw(words.map(lambda text: text[:11].strip())),
        "born": draw(days | st.sampled_from(["58<<<<", "8412<<"])), "sex": draw(st.sampled_from("FM<")),
        "expires": draw(days), "optional": draw(st.text(alphabet=LETTERS + FIGURES, max_size=max(room, 0))),
    }  # fmt: skip


@given(zones())
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read(drawn):
    layout, values = drawn

    found = zone("\n".join(written(layout, **values)))

    assert (found.layout, found.number, found.optional) == (layout, values["number"], values["optional"])
    assert (found.primary, found.secondary) == (values["primary"], values["secondary"])
    assert (found.sex, found.code, found.faults) == (values["sex"].strip("<"), values["code"], ())
    assert found.lines == written(layout, **values)


def fault_for(layout, name, place, values):
    """The field that a changed sign must be laid to."""
    behind = place - LAYOUTS[layout].parts["optional"].start
    if name == "optional" and layout != "TD3":
        return "number" if len(values["number"]) > 9 and behind <= len(values["number"]) - 9 else "whole"
    return name.removesuffix("_check")


CHECKED = ["number", "number_check", "born", "born_check", "expires", "expires_check", "optional", "whole_check"]


@given(zones(), st.sampled_from(CHECKED), st.data())
@settings(max_examples=400, deadline=None)
def test_one_changed_sign_is_noticed_at_its_field(drawn, name, data):
    """Wherever the weights can notice it: they take A for 0, K for 0, U for 0 and so on."""
    layout, values = drawn
    lines, part = list(written(layout, **values)), LAYOUTS[layout].parts[name]
    place = data.draw(st.integers(part.start, part.end - 1))
    old = lines[part.line][place]
    allowed = FIGURES if part.kind != "any" else FIGURES + LETTERS
    others = [sign for sign in allowed if check_digit(sign) != check_digit(old)]
    assume(old != FILLER)
    lines[part.line] = lines[part.line][:place] + data.draw(st.sampled_from(others)) + lines[part.line][place + 1 :]

    found = zone("\n".join(lines))

    assert found.faults == (fault_for(layout, name, place, values),)


@example(["Ñ"])
@given(st.lists(st.text(alphabet=LETTERS + "ÁÉÍÓÚÑÜ", min_size=1, max_size=9), min_size=1, max_size=2))
def test_names_with_accents_come_back_without(names):
    lines = written(
        "TD3", code="P", issuer="PER", number="1165432", nationality="PER", primary=" ".join(names), secondary="A",
        born="900517", sex="F", expires="300201",
    )  # fmt: skip

    assert zone("\n".join(lines)).primary.isascii()
