"""A record as one short text: a million of them fit into memory where a million objects don't."""

from functools import lru_cache

from cases.linkage.days import Day
from cases.linkage.names import Names
from cases.linkage.numbers import Number
from cases.linkage.records import Record

FIELD, PART = "\t", "|"


def pack(record: Record) -> str:
    names, born = record.names, record.born
    return FIELD.join(
        (
            PART.join(" ".join(words) for words in names.surnames), " ".join(names.given), " ".join(names.married),
            "1" if names.is_cut else "", str(born) if born else "", record.sex,
            " ".join(_packed(number) for number in record.numbers), record.key,
        )
    )  # fmt: skip


def unpack(text: str) -> Record:
    surnames, given, married, is_cut, born, sex, numbers, key = text.split(FIELD, 7)
    parts = tuple(tuple(words.split()) for words in surnames.split(PART)) if surnames else ()
    names = Names(parts, tuple(given.split()), tuple(married.split()), bool(is_cut))
    found = tuple(map(_number, numbers.split()))
    return Record(key, names, _day(born) if born else None, sex, found)


def _packed(number: Number) -> str:
    """The kind as a capital where the list tells it."""
    return (number.kind if number.is_told else number.kind.lower()) + number.digits.zfill(number.length)


def _number(text: str) -> Number:
    return Number(text[0].upper(), text[1:].lstrip("0"), len(text) - 1, text[0].isupper())


@lru_cache(maxsize=50_000)
def _day(text: str) -> Day:
    year, month, day = text.split("-")
    return Day(int(year), int(month), int(day))
