"""Given names against given names: in their order, swapped, or only the second."""

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
PRICES = {"": 0.0, "only_second": 4.0, "given_swapped": 5.5}


class Given(NamedTuple):
    """`agree` counts the names that are the same or spelled otherwise, of the `compared` ones and of all `known` ones.

    `is_extra`: the list has a name that isn't known, as a twin's would be.
    """

    code: str
    found: list[Evidence]
    bits: Bits
    agree: int
    compared: int
    known: int
    has_initial: bool
    is_extra: bool


def compare_given(asked: tuple[str, ...], known: tuple[str, ...], frequencies: Frequencies) -> Given:
    """The best of the ways to pair the first two names of each side."""
    ways = [_paired("", list(zip(asked[:2], known[:2], strict=False)), asked, known, frequencies)]
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
    levels = [one.code for one in found]
    return Given(
        code=code, found=found, bits=(total(found) if found else NOTHING).less(PRICES[code]),
        agree=sum(how in (EQUAL, VARIANT, NEAR) for how in levels), compared=len(pairs), known=len(known),
        has_initial=INITIAL in levels, is_extra=len(asked) > len(known),
    )  # fmt: skip


def _evidence(place: int, asked: str, known: str, frequencies: Frequencies) -> Evidence:
    how = INITIAL if 1 in (len(asked), len(known)) and asked[0] == known[0] != "" else level(asked, known)
    if how == EQUAL and len(asked) == 1:
        how = INITIAL
    if how == DIFFERENT and is_short_form(asked, known):
        how = VARIANT
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
