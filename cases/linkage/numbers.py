"""Numbers of documents as they can be compared: without what clerks, scanners and states add to them."""

import re
from dataclasses import dataclass, field

LETTERS, ZEROS = re.compile(r"^[A-Z]*"), re.compile(r"^0*")
CONFUSED = str.maketrans("OISBZGQLD", "015826010")
FOREIGN_FILE = re.compile(r"^A\d{8,9}$")
SHORTEST = 5
# More letters than a series has are the name of the document: DNI 41765432.
LONGEST_SERIES = 2


@dataclass(frozen=True)
class Number:
    """`kind` is N for a national number, P for a passport, U for one of them, and F for a foreign authority's file,

    which proves nothing. `length` counts the digits as they were written, with the zeros before them. `is_told`: the
    list says which kind it is, its letters alone don't.
    """

    kind: str
    digits: str
    length: int = field(default=0, compare=False)
    is_told: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if not self.length:
            object.__setattr__(self, "length", len(self.digits))

    @property
    def is_evidence(self) -> bool:
        return self.kind != "F"


def read_number(text: str, kind: str = "") -> Number | None:
    """None where there is too little of it. Without a `kind`, what begins with a series' letter is a passport's."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum() and sign.isascii())
    series = LETTERS.match(signs)
    start = series.end() if series else 0
    written = signs[start:]
    rest = ZEROS.sub("", written.translate(CONFUSED))
    if len(rest) < SHORTEST or not any(sign.isdecimal() for sign in written):
        return None
    found = "F" if FOREIGN_FILE.match(signs) else kind or ("P" if 0 < start <= LONGEST_SERIES else "U")
    return Number(found, rest, len(written), bool(kind))


def may_be_one(asked: Number, known: Number) -> bool:
    """Not where both lists say which kind of document it is, and they are two."""
    return not (asked.is_told and known.is_told) or asked.kind == known.kind


def same_kind(asked: Number, known: Number) -> str:
    """N or P where the two are numbers of one kind of document; '' where that can't be told.

    A number of an unknown kind is taken for the other's where it is as long, or a national one shorter for its zeros.
    Two unknown ones of one length are taken for national ones, which a person has one of.
    """
    if asked.kind == known.kind:
        is_alike = asked.kind != "U" or asked.length == known.length
        return ("N" if asked.kind == "U" else asked.kind) if is_alike else ""
    sure, unsure = (known, asked) if asked.kind == "U" else (asked, known)
    if unsure.kind != "U" or sure.kind not in ("N", "P"):
        return ""
    is_as_long = unsure.length == sure.length or (sure.kind == "N" and unsure.length < sure.length)
    return sure.kind if is_as_long else ""


def is_one_sign_off(first: str, second: str) -> bool:
    """One digit written wrongly, or two neighbours in each other's place."""
    if len(first) != len(second) or first == second:
        return False
    wrong = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    place = wrong[0]
    return wrong == [place, place + 1] and first[place] == second[place + 1] and first[place + 1] == second[place]
