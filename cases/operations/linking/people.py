"""The people of a list as records that can be compared, or every fault of the list by line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from cases.formats.lists import BadFile, Cell, Row, read_list
from cases.linkage.days import Day, read_day
from cases.linkage.names import read_names
from cases.linkage.numbers import Number, read_number
from cases.linkage.records import Record
from cases.operations.linking.columns import fields_of

SEXES = {
    "f": "F", "femenino": "F", "mujer": "F", "female": "F", "m": "M", "masculino": "M", "hombre": "M", "male": "M",
    "x": "X", "": "", "u": "", "<": "",
}  # fmt: skip
MOST_FAULTS = 20
LONGEST = 300


@dataclass
class People:
    """The records in the order of the list; `is_known_by_line`: the list has no column of its own keys."""

    records: list[Record]
    is_known_by_line: bool


def read_people(path: Path) -> People:
    """Raises BadFile with up to 20 faults, each with its line and column."""
    reading = read_list(path)
    places = fields_of(reading.header, path.name)
    faults: list[str] = []
    records: list[Record] = []
    seen: dict[str, int] = {}
    for row in reading.rows:
        try:
            record = _record(row, places)
        except _Fault as fault:
            faults.append(f"{path.name}, {fault}")
            continue
        if record.key in seen:
            words = _("línea %(line)s, columna 1: «%(key)s» ya está en la línea %(other)s.")
            faults.append(f"{path.name}, " + words % {"line": row.number, "key": record.key, "other": seen[record.key]})
        seen[record.key] = row.number
        records.append(record)
    if faults:
        more = len(faults) - MOST_FAULTS
        rest = [_("y %(count)s más.") % {"count": more}] if more > 0 else []
        raise BadFile("\n".join([*faults[:MOST_FAULTS], *rest]))
    return People(records, "key" not in places)


class _Fault(ValueError):
    """Line, column and what is wrong there."""


def _record(row: Row, places: dict[str, int]) -> Record:
    cells = {field: row.cells[place] if place < len(row.cells) else "" for field, place in places.items()}
    for field, cell in cells.items():
        if len(str(cell)) > LONGEST:
            raise _fault(row, places, field, _("es demasiado largo."))
    text = {field: str(cell) for field, cell in cells.items()}
    if "first" in places:
        names = read_names(text["first"], text["given"], text.get("second", ""))
    else:
        names = read_names(text["surnames"], text["given"])
    return Record(
        key=text.get("key") or str(row.number), names=names, born=_born(cells.get("born", ""), row, places),
        sex=_sex(text.get("sex", ""), row, places), numbers=tuple(_numbers(text)),
    )  # fmt: skip


def _born(cell: Cell, row: Row, places: dict[str, int]) -> Day | None:
    if isinstance(cell, date):
        return Day(cell.year, cell.month, cell.day)
    try:
        return read_day(cell)
    except ValueError:
        words = _("«%(text)s» no es una fecha: escriba AAAA-MM-DD, o AAAA-00-00 si solo se sabe el año.")
        raise _fault(row, places, "born", words % {"text": cell[:40]}) from None


def _sex(text: str, row: Row, places: dict[str, int]) -> str:
    sex = SEXES.get(text.casefold())
    if sex is None:
        raise _fault(row, places, "sex", _("«%(text)s» no es F, M ni X.") % {"text": text[:40]})
    return sex


def _numbers(text: dict[str, str]) -> Iterator[Number]:
    for field, kind in (("number", ""), ("national", "N"), ("passport", "P")):
        if found := read_number(text.get(field, ""), kind):
            yield found


def _fault(row: Row, places: dict[str, int], field: str, words: str) -> _Fault:
    place = _("línea %(line)s, columna %(column)s:") % {"line": row.number, "column": places[field] + 1}
    return _Fault(f"{place} {words}")
