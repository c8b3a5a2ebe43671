"""Where each field of a machine-readable zone stands: the three layouts of ICAO Doc 9303, parts 4 to 6."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

FILLER = "<"
LETTERS, FIGURES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
# What may stand in a place of each kind; "maybe" is a check digit that may be left out.
ALLOWED = {
    "letters": frozenset(LETTERS + FILLER), "digits": frozenset(FIGURES + FILLER), "check": frozenset(FIGURES),
    "maybe": frozenset(FIGURES + FILLER), "any": frozenset(LETTERS + FIGURES + FILLER), "sex": frozenset("FM" + FILLER),
}  # fmt: skip


class Part(NamedTuple):
    """A field's place: from `start` to before `end`, on the lines counted from 0."""

    line: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Layout:
    """`codes`: first letters of its documents. `fixed`: for each line, how many signs stand before and after the

    fillers at its end, which people miscount. `whole`: (line, start, end) of what the last check digit is about.
    """

    name: str
    codes: str
    width: int
    fixed: tuple[tuple[int, int], ...]
    whole: tuple[tuple[int, int, int], ...]
    parts: dict[str, Part]

    def places(self) -> Iterator[tuple[int, int, str]]:
        """(line, place, kind) of every sign."""
        for line, start, end, kind in self.parts.values():
            yield from ((line, place, kind) for place in range(start, end))


# The second line of a passport and of the larger card are alike.
SECOND_LINE = {
    "nationality": Part(1, 10, 13, "letters"), "sex": Part(1, 20, 21, "sex"),
    "born": Part(1, 13, 19, "digits"), "born_check": Part(1, 19, 20, "check"),
    "expires": Part(1, 21, 27, "digits"), "expires_check": Part(1, 27, 28, "check"),
}  # fmt: skip

TD3 = Layout(
    name="TD3", codes="P", width=44, fixed=((5, 0), (28, 2)), whole=((1, 0, 10), (1, 13, 20), (1, 21, 43)),
    parts={
        "code": Part(0, 0, 2, "letters"), "issuer": Part(0, 2, 5, "letters"), "names": Part(0, 5, 44, "letters"),
        "number": Part(1, 0, 9, "any"), "number_check": Part(1, 9, 10, "check"), **SECOND_LINE,
        "optional": Part(1, 28, 42, "any"), "optional_check": Part(1, 42, 43, "maybe"),
        "whole_check": Part(1, 43, 44, "check"),
    },
)  # fmt: skip
TD2 = Layout(
    name="TD2", codes="ACI", width=36, fixed=((5, 0), (28, 1)), whole=((1, 0, 10), (1, 13, 20), (1, 21, 35)),
    parts={
        "code": Part(0, 0, 2, "letters"), "issuer": Part(0, 2, 5, "letters"), "names": Part(0, 5, 36, "letters"),
        "number": Part(1, 0, 9, "any"), "number_check": Part(1, 9, 10, "maybe"), **SECOND_LINE,
        "optional": Part(1, 28, 35, "any"), "whole_check": Part(1, 35, 36, "check"),
    },
)  # fmt: skip
TD1 = Layout(
    name="TD1", codes="ACI", width=30, fixed=((15, 0), (18, 1), (0, 0)),
    whole=((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)),
    parts={
        "code": Part(0, 0, 2, "letters"), "issuer": Part(0, 2, 5, "letters"), "number": Part(0, 5, 14, "any"),
        "number_check": Part(0, 14, 15, "maybe"), "optional": Part(0, 15, 30, "any"),
        "born": Part(1, 0, 6, "digits"), "born_check": Part(1, 6, 7, "check"), "sex": Part(1, 7, 8, "sex"),
        "expires": Part(1, 8, 14, "digits"), "expires_check": Part(1, 14, 15, "check"),
        "nationality": Part(1, 15, 18, "letters"), "more": Part(1, 18, 29, "any"),
        "whole_check": Part(1, 29, 30, "check"), "names": Part(2, 0, 30, "letters"),
    },
)  # fmt: skip
LAYOUTS = {layout.name: layout for layout in (TD3, TD1, TD2)}


def check_digit(text: str) -> str:
    """Weights 7, 3, 1; A is 10, B is 11 and so on, the filler nothing."""
    values = (0 if sign == FILLER else int(sign, 36) for sign in text)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)
