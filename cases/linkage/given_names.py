"""Given names against given names: in their order, swapped, or only the second; and whether one stands for another."""

from typing import NamedTuple

from cases.linkage.evidence import NOTHING, Bits, Evidence, bits, total
from cases.linkage.frequencies import Frequencies
from cases.linkage.words import CUT, DIFFERENT, EQUAL, NEAR, VARIANT, is_short_form, level

INITIAL = "initial"
RATES: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    EQUAL: ((0.90, 0.18, 0.063), (0.90, 0.054, 0.054)),
    VARIANT: ((0.045, 0.011, 0.005),) * 2,
    NEAR: ((0.045, 0.011, 0.005),) * 2,
    CUT: ((0.03, 0.008, 0.004),) * 2,
    INITIAL: ((0.30, 0.10, 0.09),) * 2,
    DIFFERENT: ((0.010, 0.80, 0.90),) * 2,
}
BY_CHANCE = {INITIAL: 0.08, DIFFERENT: 0.95}
LEAST = {VARIANT: 1e-4, NEAR: 4e-4, CUT: 2e-3}
SLIPS = 1.0
SUREST_FIRST = (EQUAL, VARIANT, INITIAL, NEAR, CUT)
# A name that isn't weighed contradicts: it is told, and costs nothing.
FURTHER_DIFFERENT = "further_different"
# So many names of each side are weighed; the others can only contradict.
PAIRED = 2
PRICES = {"": 0.0, "only_second": 4.0, "given_swapped": 5.5}


class Given(NamedTuple):
    """`found` is of the first two names of each side; `asked` and `known` are all that the sides have.

    `is_alike`: a name is near the other's, but both are names that people have, as twins like to be called.
    """

    code: str
    found: list[Evidence]
    bits: Bits
    asked: tuple[str, ...]
    known: tuple[str, ...]
    is_alike: bool

    @property
    def is_extra(self) -> bool:
        """The list has a name more, as a twin's would be."""
        return len(self.asked) > len(self.known)

    @property
    def is_whole(self) -> bool:
        """Every name of both sides is the same or sounds the same; of the second, the initial will do.

        A slip of the pen is not enough: twins are called MARIO and DARIO, PAOLA and PAULA.
        """
        if not self.found or len(self.asked) != len(self.known):
            return False
        first, *second = ((one.asked, one.known) for one in self.found)
        return (
            _is_same(*first)
            and all(_is_same(*pair) or _level(*pair) == INITIAL for pair in second)
            and all(map(_is_same, self.asked[PAIRED:], self.known[PAIRED:]))
        )

    @property
    def are_two(self) -> bool:
        """Two names or more, and of none only the initial."""
        return len(self.found) == PAIRED and self.is_whole and all(one.code != INITIAL for one in self.found)

    @property
    def further(self) -> str:
        """The code of names that contradict behind those that are weighed; '' where none do."""
        is_told = any(one.code == DIFFERENT for one in self.found)
        return FURTHER_DIFFERENT if self.is_contrary and not is_told else ""

    @property
    def is_contrary(self) -> bool:
        """Each side has a name that the other lacks, wherever they stand, as a brother's or a twin's would be.

        The names that may be one are taken away, the surest first.
        """
        mine, theirs = list(self.asked), list(self.known)
        for how in SUREST_FIRST:
            for name in list(mine):
                if found := next((other for other in theirs if _level(name, other) == how), None):
                    mine.remove(name)
                    theirs.remove(found)
        return bool(mine and theirs)


def compare_given(asked: tuple[str, ...], known: tuple[str, ...], frequencies: Frequencies) -> Given:
    """The best of the ways to pair the first two names of each side."""
    ways = [_paired("", list(zip(asked[:PAIRED], known[:PAIRED], strict=False)), asked, known, frequencies)]
    if len(asked) > 1 and len(known) > 1:
        ways.append(_paired("given_swapped", [(asked[0], known[1]), (asked[1], known[0])], asked, known, frequencies))
    elif asked and len(known) > 1:
        ways.append(_paired("only_second", [(asked[0], known[1])], asked, known, frequencies))
    elif known and len(asked) > 1:
        ways.append(_paired("only_second", [(asked[1], known[0])], asked, known, frequencies))
    return max(ways, key=lambda way: way.bits.same)


def _paired(
    code: str,
    pairs: list[tuple[str, str]],
    asked: tuple[str, ...],
    known: tuple[str, ...],
    frequencies: Frequencies,
) -> Given:
    found = [_evidence(place, mine, theirs, frequencies) for place, (mine, theirs) in enumerate(pairs)]
    return Given(
        code=code, found=found, bits=(total(found) if found else NOTHING).less(PRICES[code]), asked=asked,
        known=known, is_alike=any(_are_two_names(one, frequencies) for one in found),
    )  # fmt: skip


def _are_two_names(one: Evidence, frequencies: Frequencies) -> bool:
    return one.code == NEAR and frequencies.is_given_name(one.asked) and frequencies.is_given_name(one.known)


def _is_same(asked: str, known: str) -> bool:
    """The name as it is or as it sounds; the everyday form of a name may be a twin's own."""
    return len(asked) > 1 and level(asked, known) in (EQUAL, VARIANT)


def _level(asked: str, known: str) -> str:
    how = INITIAL if 1 in (len(asked), len(known)) and asked[0] == known[0] != "" else level(asked, known)
    if how == EQUAL and len(asked) == 1:
        return INITIAL
    return VARIANT if how == DIFFERENT and is_short_form(asked, known) else how


def _evidence(place: int, asked: str, known: str, frequencies: Frequencies) -> Evidence:
    how = _level(asked, known)
    field = ("first_given", "second_given")[place]
    return Evidence(field, how, asked, known, bits(RATES[how][place], _by_chance(how, asked, known, frequencies)))


def _by_chance(how: str, asked: str, known: str, frequencies: Frequencies) -> float:
    """How often a stranger would show it: not less often than strangers have the asked name for their own."""
    if how in BY_CHANCE:
        return BY_CHANCE[how]
    if how == EQUAL:
        return frequencies.given_name(known)
    if how == VARIANT:
        return max(frequencies.given_sound(known), frequencies.given_name(asked), LEAST[how])
    return min(0.95, max(SLIPS * frequencies.given_name(known), frequencies.given_name(asked), LEAST[how]))
