"""Persons of the registry as records that can be compared, and the keys under which they are found."""

import hmac
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings

from cases.enums import DocumentKind
from cases.linkage.days import Day
from cases.linkage.frequencies import Frequencies
from cases.linkage.keys import NUMBER_BITS, asked_keys, stored_keys
from cases.linkage.names import read_names
from cases.linkage.numbers import Number, read_number
from cases.linkage.records import Record
from cases.models import IdentityDocument, Person

KINDS: dict[str, str] = {DocumentKind.NATIONAL_ID: "N", DocumentKind.PASSPORT: "P"}
VALUES = ("pk", "given_names", "paternal_surname", "maternal_surname", "born_on", "sex")


class Names(NamedTuple):
    """What a person is found and counted by, but for the documents."""

    given_names: str
    paternal_surname: str
    maternal_surname: str
    born_on: date | None


def record_of(key: int, names: Names, sex: str = "", numbers: Iterable[Number] = ()) -> Record:
    """In the form in which two records are compared; its key is the person's id."""
    born = names.born_on
    return Record(
        key=str(key),
        names=read_names(names.paternal_surname, names.given_names, names.maternal_surname),
        born=Day(born.year, born.month, born.day) if born else None,
        sex=sex,
        numbers=tuple(numbers),
    )


def records_of(people: Collection[int]) -> dict[int, Record]:
    """Two queries, however many; whoever is gone is left out."""
    numbers: dict[int, list[Number]] = {}
    papers = IdentityDocument.objects.filter(person__in=people).order_by("pk")
    for person, kind, number in papers.values_list("person_id", "kind", "number"):
        if found := read_number(number or "", KINDS.get(kind, "")):
            numbers.setdefault(person, []).append(found)
    rows = Person.objects.filter(pk__in=people).order_by("pk").values_list(*VALUES)
    return {
        key: record_of(key, Names(given, paternal, maternal, born), sex, numbers.get(key, ()))
        for key, given, paternal, maternal, born, sex in rows
    }


def keys_to_store(record: Record) -> set[int]:
    """About 13. Whoever reads the table learns no number: that of a document is hashed with a key."""
    return stored_keys(replace(record, numbers=())) | {number_key(number) for number in _proving(record)}


def keys_to_ask(record: Record, frequencies: Frequencies) -> dict[int, float]:
    """What meeting each of them is worth in bits."""
    worth = asked_keys(replace(record, numbers=()), frequencies)
    for number in _proving(record):
        key = number_key(number)
        worth[key] = max(worth.get(key, 0.0), NUMBER_BITS)
    return worth


def number_key(number: Number) -> int:
    """Eight digits are soon tried through: without INDEX_KEY this hash tells nothing."""
    digest = hmac.digest(settings.INDEX_KEY, f"match:{number.digits}".encode(), sha256)
    return int.from_bytes(digest[:4], signed=True)


def _proving(record: Record) -> list[Number]:
    return [number for number in record.numbers if number.is_evidence]
