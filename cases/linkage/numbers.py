"""Numbers of documents as they can be compared: without what clerks, scanners and states add to them."""

import re
from dataclasses import dataclass

LEADING = re.compile(r"^[A-Z]*0*")
CONFUSED = str.maketrans("OISBZGQLD", "015826010")
FOREIGN_FILE = re.compile(r"^A\d{8,9}$")
SHORTEST = 5


@dataclass(frozen=True)
class Number:
    """`kind` is N for a national number, P for a passport, F for a foreign authority's file, which proves nothing."""

    kind: str
    digits: str

    @property
    def is_evidence(self) -> bool:
        return self.kind != "F"


def read_number(text: str, kind: str = "") -> Number | None:
    """None where there is too little of it. Without a `kind`, what begins with a letter is a passport's."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum() and sign.isascii())
    rest = LEADING.sub("", signs)
    if len(rest) < SHORTEST or not any(sign.isdecimal() for sign in rest):
        return None
    found = "F" if FOREIGN_FILE.match(signs) else kind or ("N" if signs[0].isdecimal() else "P")
    return Number(found, rest.translate(CONFUSED))


def is_one_sign_off(first: str, second: str) -> bool:
    """One digit written wrongly, or two neighbours in each other's place."""
    if len(first) != len(second) or first == second:
        return False
    wrong = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    place = wrong[0]
    return wrong == [place, place + 1] and first[place] == second[place + 1] and first[place + 1] == second[place]
