"""The people of a list as records that can be compared, or its faults by line and column."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from cases.formats.lists import BadFile, Cell, Row
from cases.linkage.days import Day, read_day
from cases.linkage.names import read_names
from cases.linkage.numbers import Number, read_number
from cases.linkage.records import LONGEST, Record
from cases.operations.linking.columns import fields_of
from cases.operations.linking.reading import Table, read_table

SEXES = {
    "f": "F", "femenino": "F", "mujer": "F", "female": "F", "m": "M", "masculino": "M", "hombre": "M", "male": "M",
    "x": "X", "": "", "u": "", "<": "",
}  # fmt: skip
MOST_FAULTS = 20
STEP = 5_000

Reading = Callable[[int, int], None]


def people_of(path: Path, *, reading: Reading | None = None, parted_by_blanks: bool = False) -> Iterator[Record]:
    """Each person of the list, in its order; known by the number of the line where the list has no keys of its own.

    Raises BadFile with the faults, each with its line and column, as soon as there are 20 or the list ends. `reading`
    is told how far it is. `parted_by_blanks`: the keys will stand one after another, so none may hold a blank.
    """
    table = read_table(path)
    width = max((place for place, heading in enumerate(table.header, start=1) if heading), default=0)
    rows = _Rows(path.name, fields_of(table.header, path.name), width, parted_by_blanks)
    try:
        for count, row in enumerate(table.rows, start=1):
            if (record := rows.record(row)) and not rows.faults:
                yield record
            if len(rows.faults) >= MOST_FAULTS:
                raise BadFile(_("Quizá hay más: ahí dejamos de leer."))
            if reading and count % STEP == 0:
                reading(*_position(table, path))
    except BadFile as bad:
        raise BadFile("\n".join([*rows.faults, str(bad)])) from None
    if rows.faults:
        raise BadFile("\n".join(rows.faults))
    if not rows.lines:
        raise BadFile(_("%(file)s: la lista no tiene a nadie.") % {"file": path.name})


def _position(table: Table, path: Path) -> tuple[int, int]:
    size = path.stat().st_size
    return min(table.position, size), size


class _Fault(ValueError):
    """The field, and what is wrong there."""


class _Rows:
    """Rows into records; what is wrong gathers in `faults`. `lines`: in which line each key stood."""

    def __init__(self, file: str, places: dict[str, int], width: int, parted_by_blanks: bool) -> None:
        self.file, self.places, self.width = file, places, width
        self.parted_by_blanks = parted_by_blanks
        self.faults: list[str] = []
        self.lines: dict[str, int] = {}

    def record(self, row: Row) -> Record | None:
        """None where the row has a fault."""
        if len(row.cells) < self.width or any(row.cells[self.width :]):
            words = _("%(file)s, línea %(line)s: tiene %(cells)s celdas y la lista %(columns)s columnas.")
            values = {"file": self.file, "line": row.number, "cells": len(row.cells), "columns": self.width}
            self.faults.append(words % values)
            return None
        try:
            record = _record({field: row.cells[place] for field, place in self.places.items()}, row.number)
            self._check_key(record.key)
        except _Fault as fault:
            field, words = fault.args
            place = _("%(file)s, línea %(line)s, columna %(column)s:")
            at = {"file": self.file, "line": row.number, "column": self.places.get(field, 0) + 1}
            self.faults.append(f"{place % at} {words}")
            return None
        self.lines[record.key] = row.number
        return record

    def _check_key(self, key: str) -> None:
        if key in self.lines:
            words = _("«%(key)s» ya está en la línea %(other)s.")
            raise _Fault("key", words % {"key": key[:40], "other": self.lines[key]})
        if self.parted_by_blanks and key.split() != [key]:
            raise _Fault("key", _("«%(key)s» tiene un espacio.") % {"key": key[:40]})


def _record(cells: dict[str, Cell], line: int) -> Record:
    text = {field: str(cell) for field, cell in cells.items()}
    for field, value in text.items():
        if len(value) > LONGEST:
            raise _Fault(field, _("es demasiado largo."))
    if "first" in text:
        names = read_names(text["first"], text["given"], text.get("second", ""))
    else:
        names = read_names(text["surnames"], text["given"])
    return Record(
        key=text.get("key") or str(line), names=names, born=_born(cells.get("born", "")),
        sex=_sex(text.get("sex", "")), numbers=tuple(_numbers(text)),
    )  # fmt: skip


def _born(cell: Cell) -> Day | None:
    try:
        return read_day(cell.isoformat() if isinstance(cell, date) else cell)
    except ValueError:
        words = _("«%(text)s» no es una fecha: escriba AAAA-MM-DD, o AAAA-00-00 si solo se sabe el año.")
        raise _Fault("born", words % {"text": str(cell)[:40]}) from None


def _sex(text: str) -> str:
    sex = SEXES.get(text.casefold())
    if sex is None:
        raise _Fault("sex", _("«%(text)s» no es F, M ni X.") % {"text": text[:40]})
    return sex


def _numbers(text: dict[str, str]) -> Iterator[Number]:
    for field, kind in (("number", ""), ("national", "N"), ("passport", "P")):
        if found := read_number(text.get(field, ""), kind):
            yield found
