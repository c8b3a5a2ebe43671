"""Machine-readable zones by ICAO Doc 9303 (TD3, TD1, TD2), as people copy them by hand: read, checked, and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.formats.mrz_layouts import ALLOWED, FILLER, LAYOUTS, Layout, check_digit
from cases.formats.mrz_letters import names_field
from cases.formats.mrz_states import country_of, is_known
from cases.formats.mrz_typed import Cut, Lines, Unreadable, cut_up, number_of, set_in_lines

__all__ = ["PartialDate", "Unreadable", "Zone", "read", "written"]
CENTURIES = (1800, 1900, 2000, 2100)


class PartialDate(NamedTuple):
    """What a document says of a day; None for what it doesn't know."""

    year: int | None
    month: int | None
    day: int | None


UNKNOWN = PartialDate(None, None, None)


@dataclass(frozen=True, kw_only=True)
class Zone:
    """What a zone says. `faults` names the fields that can't be right: number, born, sex, expires, optional, issuer,

    nationality, and "whole" where no single one of them is wrong, but the last digit. Countries are ISO 3166-1
    alpha-2, '' where the code stands for none. `is_cut`: the names may have had no room.
    """

    layout: str
    lines: Lines
    code: str
    issuer: str
    number: str
    nationality: str
    primary: str
    secondary: str
    is_cut: bool
    born: PartialDate
    sex: str
    expires: PartialDate
    optional: str
    faults: tuple[str, ...]

    def part(self, name: str) -> str:
        """The signs of a field as they stand in the lines, with its check digit."""
        parts = LAYOUTS[self.layout].parts
        found = (parts[one] for one in (name, f"{name}_check") if one in parts)
        return "".join(self.lines[part.line][part.start : part.end] for part in found)


def read(text: str, *, today: date) -> Zone:
    """Read what somebody typed or pasted; raises Unreadable. Years of two digits are resolved against `today`."""
    layout, lines = set_in_lines(text)
    cut = cut_up(layout, lines)
    number, check, optional = number_of(cut)
    born, expires = _born(cut["born"], today), _expires(cut["expires"], today)
    primary, _parting, secondary = cut["names"].strip(FILLER).partition(FILLER * 2)
    faults = [name for name, right in {
        "number": number != "" and check_digit(number) == check,
        "born": born is not None and check_digit(cut["born"]) == cut["born_check"],
        "sex": cut["sex"] in ALLOWED["sex"],
        "expires": expires is not None and check_digit(cut["expires"]) == cut["expires_check"],
        "optional": _optional_is_right(cut),
        "issuer": is_known(cut["issuer"].strip(FILLER)),
        "nationality": is_known(cut["nationality"].strip(FILLER)),
    }.items() if not right]  # fmt: skip
    if not _whole_is_right(layout, lines, cut) and not {"number", "born", "expires", "optional"} & set(faults):
        faults.append("whole")
    return Zone(
        layout=layout.name, lines=lines, code=cut["code"].strip(FILLER), issuer=country_of(cut["issuer"].strip(FILLER)),
        number=number.replace(FILLER, ""), nationality=country_of(cut["nationality"].strip(FILLER)),
        primary=_words(primary), secondary=_words(secondary), is_cut=_is_full(cut["names"]),
        born=born or UNKNOWN, sex=cut["sex"].strip(FILLER), expires=expires or UNKNOWN,
        optional=_words(f"{optional}{FILLER}{cut.get('more', '')}"), faults=tuple(faults),
    )  # fmt: skip


def _is_full(names: str) -> bool:
    """A name that had no room may end before the last place, where a single letter would have followed."""
    return not names.endswith(FILLER * 2)


def _words(text: str) -> str:
    return " ".join(text.replace(FILLER, " ").split())


def _optional_is_right(cut: Cut) -> bool:
    """Only a passport has a digit for it, which may be missing where the field is empty."""
    check = cut.get("optional_check")
    is_empty = not cut["optional"].strip(FILLER)
    return check is None or (check == FILLER and is_empty) or check_digit(cut["optional"]) == check


def _whole_is_right(layout: Layout, lines: Lines, cut: Cut) -> bool:
    return check_digit("".join(lines[line][start:end] for line, start, end in layout.whole)) == cut["whole_check"]


def _digits(text: str) -> list[int | None] | None:
    """Year, month and day of six places, None for each one left out; None where there is anything else."""
    pairs = [text[place : place + 2] for place in (0, 2, 4)]
    if any(pair != FILLER * 2 and not pair.isdecimal() for pair in pairs):
        return None
    return [None if pair == FILLER * 2 else int(pair) for pair in pairs]


def _born(text: str, today: date) -> PartialDate | None:
    """In the latest century that is not in the future; None for a day that can't be."""
    days = [day for day in _in_each_century(text) if _first_of(day) <= today]
    return max(days, key=lambda day: day.year or 0, default=None)


def _expires(text: str, today: date) -> PartialDate | None:
    """In the century that brings it nearest; None for a day that can't be."""
    return min(_in_each_century(text), key=lambda day: abs((day.year or today.year) - today.year), default=None)


def _in_each_century(text: str) -> list[PartialDate]:
    known = _digits(text)
    if known is None:
        return []
    year, month, day = known
    days = [PartialDate(None if year is None else century + year, month, day) for century in CENTURIES]
    return [found for found in days if _is_possible(found)]


def _is_possible(day: PartialDate) -> bool:
    try:
        _first_of(day)
    except ValueError:
        return False
    return True


def _first_of(day: PartialDate) -> date:
    """The earliest day that it may be."""
    return date(1 if day.year is None else day.year, day.month or 1, day.day or 1)


def written(
    layout: str, *, code: str, issuer: str, number: str, nationality: str, primary: str, secondary: str, born: str,
    sex: str, expires: str, optional: str = "", more: str = "",
) -> Lines:  # fmt: skip
    """The lines of a zone: dates as YYMMDD with `<` for what isn't known, states by their three letters.

    Only names are shortened: ValueError with the field's name where anything else has no room.
    """
    shape = LAYOUTS[layout]
    goes_on = len(number) > 9 and "optional_check" not in shape.parts
    rest = number[9:] + check_digit(number) + FILLER if goes_on else ""
    values = {
        "code": code, "issuer": issuer, "number": number[:9] if goes_on else number, "nationality": nationality,
        "born": born, "sex": sex, "expires": expires, "optional": rest + optional, "more": more,
        "names": names_field(primary, secondary, shape.parts["names"].end - shape.parts["names"].start),
    }  # fmt: skip
    _check_room(values, shape)
    signs = [[FILLER] * shape.width for _line in shape.fixed]
    for name in (*values, "number_check", "born_check", "expires_check", "optional_check", "whole_check"):
        if name not in shape.parts:
            continue
        line, start, end, _kind = shape.parts[name]
        if name.endswith("_check"):
            values[name] = "" if name == "number_check" and rest else _digit_for(name, shape, signs)
        signs[line][start:end] = values[name].ljust(end - start, FILLER)[: end - start]
    return tuple("".join(line) for line in signs)


def _check_room(values: Mapping[str, str], layout: Layout) -> None:
    for name, value in values.items():
        part = layout.parts.get(name)
        if len(value.rstrip(FILLER)) > (part.end - part.start if part else 0):
            raise ValueError(name)


def _digit_for(check: str, layout: Layout, signs: list[list[str]]) -> str:
    spans = layout.whole
    if check != "whole_check":
        part = layout.parts[check.removesuffix("_check")]
        spans = ((part.line, part.start, part.end),)
    return check_digit("".join("".join(signs[line][start:end]) for line, start, end in spans))
