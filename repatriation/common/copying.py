"""Many rows at once by PostgreSQL's COPY, encrypted and indexed as saving them one by one would."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from repatriation.common.fields import BlindIndexField, EncryptedTextField, blind_index, encrypt

LINES_AT_ONCE = 2000
NULL = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})

Convert = Callable[[Any], str]
Row = Sequence[Any]


def reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys that nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write `rows`, each with the values of the fields named in `columns` (for a relation its id: "case_id").

    Fields that aren't named get their default; a blind index is that of its source. Checks, foreign keys, unique
    constraints and triggers hold as ever, but nothing is refused in words.
    """
    named = {column: position for position, column in enumerate(columns)}
    fields = [field for field in _columns_of(model) if field.attname in named or not field.primary_key]
    unknown = named.keys() - {field.attname for field in fields}
    if unknown:
        raise ValueError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    writers = [_writer(field, named) for field in fields]
    lines = ("\t".join([write(row) for write in writers]) + "\n" for row in rows)
    names = ", ".join(f'"{field.column}"' for field in fields)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN', _Stream(lines))


class _Stream:
    """What psycopg2 reads from: about as much at a time as it likes."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.rest = ""

    def read(self, size: int) -> str:
        if not self.rest:
            self.rest = "".join(islice(self.lines, LINES_AT_ONCE))
        part, self.rest = self.rest[:size], self.rest[size:]
        return part


def _columns_of(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.get_fields() if getattr(field, "column", None)]


def _writer(field: Any, named: dict[str, int]) -> Convert:
    """From a row to the text of one field."""
    if isinstance(field, BlindIndexField):
        return _index_writer(field, named)
    convert = _converter(field)
    position = named.get(field.attname)
    if position is not None:
        return lambda row: convert(row[position])
    if callable(field.default):
        return lambda row: convert(field.get_default())
    constant = convert(field.get_default())
    return lambda row: constant


def _index_writer(field: BlindIndexField, named: dict[str, int]) -> Convert:
    if field.source not in named:
        raise ValueError(f"{field.model.__name__}.{field.name} needs the column {field.source}")
    position, source = named[field.source], field.source
    return lambda row: blind_index(row[position] or "", source)


def _converter(field: Any) -> Convert:
    if isinstance(field, EncryptedTextField):
        column = field.column_label
        return lambda value: encrypt(value, column) if value else ""
    if isinstance(field, models.JSONField):
        return lambda value: NULL if value is None else json.dumps(value).translate(ESCAPES)
    if isinstance(field, ArrayField):
        return lambda value: NULL if value is None else _array(value)
    return _plain


def _plain(value: Any) -> str:
    if value is None:
        return NULL
    return value.translate(ESCAPES) if isinstance(value, str) else str(value)


def _array(values: Iterable[Any]) -> str:
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return ("{" + ",".join(f'"{value}"' for value in quoted) + "}").translate(ESCAPES)
