"""Persons of the registry as records that can be compared, and the keys under which they are found."""

import hmac
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from cases.enums import DocumentKind
from cases.linkage.days import Day
from cases.linkage.frequencies import Frequencies
from cases.linkage.keys import NUMBER_BITS, asked_keys, stored_keys
from cases.linkage.names import read_names
from cases.linkage.numbers import Number, read_number
from cases.linkage.records import Record
from cases.models import IdentityDocument
from repatriation.common.fields import decrypt

KINDS: dict[str, str] = {DocumentKind.NATIONAL_ID: "N", DocumentKind.PASSPORT: "P"}
NUMBER: Any = IdentityDocument._meta.get_field("number")
PEOPLE = """
SELECT p.id, p.given_names, p.paternal_surname, p.maternal_surname, p.born_on, p.sex,
    ARRAY(SELECT ARRAY[d.kind, d.number] FROM cases_identitydocument d WHERE d.person_id = p.id ORDER BY d.id)
FROM cases_person p WHERE p.id = ANY(%s) ORDER BY p.id
"""


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
    """In one query, however many; whoever is gone is left out."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [list(people)])
        return {key: record_of(key, Names(*names), sex, _numbers(papers)) for key, *names, sex, papers in cursor}


def _numbers(papers: list[list[str]]) -> Iterator[Number]:
    for kind, sealed in papers:
        if sealed and (found := read_number(decrypt(sealed, NUMBER.column_label), KINDS.get(kind, ""))):
            yield found


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
