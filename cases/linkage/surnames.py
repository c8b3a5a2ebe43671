"""Surnames against surnames: every way to read the asked ones, with the price of reading them so."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.linkage.evidence import Bits, Evidence, bits, total
from cases.linkage.frequencies import Frequencies
from cases.linkage.names import Names
from cases.linkage.words import CUT, DIFFERENT, EQUAL, NEAR, VARIANT, level

SAME = {EQUAL: 0.93, VARIANT: 0.035, NEAR: 0.025, CUT: 0.008, DIFFERENT: 0.008}
# For the first surname and for the second: what twins and other relatives show.
TWIN_EQUAL, TWIN_FACTOR, TWIN_DIFFERENT = (0.90, 0.88), (0.97, 0.95), (0.08, 0.10)
RELATIVE_EQUAL, RELATIVE_FACTOR, RELATIVE_DIFFERENT = (0.84, 0.47), (0.90, 0.50), (0.13, 0.53)
LEAST = {VARIANT: 1e-4, NEAR: 4e-4, CUT: 2e-3}
SLIPS = 1.0

# What a way of reading costs in bits: how rarely lists are written so.
PRICES = {
    "": 0.0, "only_first": 0.3, "registry_has_one": 0.5, "married": 3.0, "only_second": 3.5, "first_among_given": 4.5,
    "swapped": 5.0, "glued": 5.5, "fields_swapped": 6.5,
}  # fmt: skip


class Reading(NamedTuple):
    """The first and the second surname ('' where there is none), and the given names, if read in the way of `code`."""

    first: str
    second: str
    given: tuple[str, ...]
    code: str


class Surnames(NamedTuple):
    """`bits` are those of the evidence less the price of the reading."""

    reading: Reading
    found: list[Evidence]
    bits: Bits


def readings(names: Names) -> Iterator[Reading]:
    words, given = names.words, names.given
    if names.is_apart:
        first, second = ("".join(part) for part in names.surnames[:2])
        yield Reading(first, second, given, "" if first and second else "only_second" if second else "only_first")
    else:
        yield from _splits(words, given)
    if len(words) == 1 and not names.is_apart:
        yield Reading("", words[0], given, "only_second")
    if len(words) > 1:
        yield Reading("".join(words[1:]), words[0], given, "swapped")
        yield Reading("".join(words), "", given, "glued")
    if names.married and len(words) > len(names.married):
        yield from (reading._replace(code="married") for reading in _splits(words[: -len(names.married)], given))
    if len(given) > 1 and words:
        yield Reading(given[-1], "".join(words), given[:-1], "first_among_given")
    if given and words:
        yield from (reading._replace(code="fields_swapped") for reading in _splits(given, words))


def _splits(words: tuple[str, ...], given: tuple[str, ...]) -> Iterator[Reading]:
    """Every place at which the first surname may end; most often after its first word."""
    if len(words) == 1:
        yield Reading(words[0], "", given, "only_first")
    for place in range(1, len(words)):
        yield Reading("".join(words[:place]), "".join(words[place:]), given, "")


def compare_surnames(asked: Reading, known: Reading, frequencies: Frequencies) -> Surnames:
    """One way of reading against what is known; a surname that one side lacks says nothing."""
    found = [
        _evidence(field, place, mine, theirs, frequencies)
        for place, (field, mine, theirs) in enumerate(
            [("first_surname", asked.first, known.first), ("second_surname", asked.second, known.second)]
        )
        if mine and theirs
    ]
    # That a known lone surname is the second is as rare a reading as that the list's is: or two others would be as one.
    is_guess = known.code == "glued" or (known.code == "only_second" and asked.code in ("", "only_first"))
    code = known.code if is_guess else asked.code
    if code in ("", "only_first") and asked.second and not known.second:
        code = "registry_has_one"
    if code == "only_first" and not known.second:
        code = ""
    return Surnames(asked._replace(code=code), found, total(found).less(PRICES[code]))


def _evidence(field: str, place: int, asked: str, known: str, frequencies: Frequencies) -> Evidence:
    how = level(asked, known)
    same = SAME[how]
    if how == EQUAL:
        rates = (same, TWIN_EQUAL[place], RELATIVE_EQUAL[place])
    elif how == DIFFERENT:
        rates = (same, TWIN_DIFFERENT[place], RELATIVE_DIFFERENT[place])
    else:
        rates = (same, same * TWIN_FACTOR[place], same * RELATIVE_FACTOR[place])
    return Evidence(field, how, asked, known, bits(rates, _by_chance(how, asked, known, frequencies)))


def _by_chance(how: str, asked: str, known: str, frequencies: Frequencies) -> float:
    """How often a stranger would show it: not less often than strangers have the asked surname for their own."""
    if how == EQUAL:
        return frequencies.surname(known)
    if how == DIFFERENT:
        return 1.0
    if how == VARIANT:
        return max(frequencies.surname_sound(known), frequencies.surname(asked), LEAST[how])
    return min(1.0, max(SLIPS * frequencies.surname(known), frequencies.surname(asked), LEAST[how]))
