"""Keys under which a person is found again, though a word, a digit or a field of the question is wrong."""

from collections.abc import Iterator
from itertools import combinations
from zlib import crc32

from cases.linkage.frequencies import Frequencies
from cases.linkage.names import unglued
from cases.linkage.records import Record
from cases.linkage.sounds import block_key

MOST_SURNAMES, MOST_GIVEN, MOST_GIVEN_ASKED = 3, 2, 3
SIGN = 2**31

# What agreeing on a number, a birthday or a year is worth before the names are looked at, in bits.
NUMBER_BITS, DAY_BITS, YEAR_BITS = 25.0, 14.0, 5.0

# Three letters at the beginning or the end of a word, which many others share.
END, END_BITS = 3, 3.0


def stored_keys(record: Record) -> set[int]:
    """The keys to store for a person of the registry: about 13, each a signed whole number of 32 bits."""
    return {_hashed(text) for text, _sounds in _keys(record, MOST_GIVEN)}


def asked_keys(record: Record, frequencies: Frequencies) -> dict[int, float]:
    """The keys to ask for and what meeting each is worth in bits."""
    worth: dict[int, float] = {}
    for text, sounds in _asked(record):
        bits = _bare_bits(text) + sum(frequencies.block_bits(sound) for sound in sounds)
        key = _hashed(text)
        worth[key] = max(worth.get(key, 0.0), bits)
    return worth


def single_keys(record: Record) -> set[int]:
    """For a short list: each sound, the birthday, its year and each number by itself."""
    return {_hashed(text) for text, _bits in _singles(record, None)}


def asked_singles(record: Record, frequencies: Frequencies) -> dict[int, float]:
    """What agreeing on each of these alone is worth in bits; they add up."""
    return {_hashed(text): bits for text, bits in _singles(record, frequencies)}


def _singles(record: Record, frequencies: Frequencies | None) -> Iterator[tuple[str, float]]:
    for sound in _sounds(record, MOST_GIVEN_ASKED):
        yield f"S{sound}", frequencies.block_bits(sound) if frequencies else 0.0
    for part in _ends(record):
        yield part, END_BITS
    if record.born:
        yield f"Y{record.born.year}", YEAR_BITS
        if record.born.is_whole:
            yield f"D{record.born}", DAY_BITS - YEAR_BITS
        if frequencies and record.born.swapped:
            yield f"D{record.born.swapped}", DAY_BITS - YEAR_BITS
    yield from ((f"N{number.digits}", NUMBER_BITS) for number in record.numbers if number.is_evidence)


def _ends(record: Record) -> set[str]:
    """How each word begins and how it ends: one slip of the pen leaves one of them as it was."""
    words = [*record.names.words[:MOST_SURNAMES], *record.names.given[:MOST_GIVEN_ASKED]]
    return {key for word in words if len(word) > END for key in (f"B{word[:END]}", f"E{word[-END:]}")}


def _asked(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from _keys(record, MOST_GIVEN_ASKED)
    other = record.born.swapped if record.born else None
    if other:
        yield from ((f"D{other}{sound}", (sound,)) for sound in _sounds(record, MOST_GIVEN_ASKED))


def _keys(record: Record, given: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    sounds = _sounds(record, given)
    if record.born:
        if record.born.is_whole:
            yield from ((f"D{record.born}{sound}", (sound,)) for sound in sounds)
        yield from ((f"Y{record.born.year}{'|'.join(pair)}", pair) for pair in combinations(sounds, 2))
    # Whoever has but one surname and one given name is found by these two, with a wrong birthday or none.
    yield from ((f"T{'|'.join(some)}", some) for some in combinations(sounds, 2 if len(sounds) == 2 else 3))
    yield from ((f"N{number.digits}", ()) for number in record.numbers if number.is_evidence)


def _sounds(record: Record, given: int) -> list[str]:
    """In the order of the alphabet, so that swapped fields meet."""
    surnames = [unglued(word) or word for word in record.names.words[:MOST_SURNAMES]]
    names = [word for word in record.names.given[:given] if len(word) > 1]
    return sorted({block_key(word) for word in (*surnames, *names) if len(word) > 1})


def _bare_bits(text: str) -> float:
    return {"N": NUMBER_BITS, "D": DAY_BITS, "Y": YEAR_BITS}.get(text[0], 0.0)


def _hashed(text: str) -> int:
    unsigned = crc32(text.encode())
    return unsigned - 2 * SIGN if unsigned >= SIGN else unsigned
