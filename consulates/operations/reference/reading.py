"""From the lines of the files to records: everything is checked before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from consulates.operations.reference.columns import Column, Values
from consulates.operations.reference.files import BadFiles, CsvFile, Fault, Line
from consulates.operations.reference.tables import TABLES, Table

Key = tuple[str, ...]


@dataclass
class Record:
    """What one line says of one row of a table."""

    file: str
    line: int
    values: Values


Records = dict[type[Model], dict[Key, Record]]


class Reader:
    """Collects the records of a folder, and its faults."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.records: Records = {table.model: {} for table in TABLES}
        self.seen: dict[tuple[type[Model], str, str], int] = {}

    def read(self) -> Records:
        """The records by model and key, or BadFiles with all that is wrong."""
        lines = self._lines_by_file()
        for table in TABLES:
            for line in lines[table.file]:
                for cells in _items(table, line):
                    self._keep(table, Record(table.file, line.number, self._values(table, line.number, cells)))
        self._check_references()
        if self.faults:
            raise BadFiles(sorted(set(self.faults), key=lambda fault: (fault.file, fault.line, fault.column)))
        return self.records

    def _lines_by_file(self) -> dict[str, list[Line]]:
        needed: dict[str, set[str]] = {}
        for table in TABLES:
            needed.setdefault(table.file, set()).update(table.needed_columns())
        return {file: self._lines(file, columns) for file, columns in needed.items()}

    def _lines(self, file: str, needed: set[str]) -> list[Line]:
        if (self.folder / file).is_file():
            return CsvFile(self.folder / file, self.faults).lines(needed)
        if not any(table.refines for table in TABLES if table.file == file):
            self._fault(file, 0, "", _("este archivo no existe."))
        return []

    def _values(self, table: Table, line: int, cells: dict[str, str]) -> Values:
        values: Values = {}
        for column in table.columns:
            try:
                values[column.field] = column.value(cells, table.model, values)
            except ValidationError as wrong:
                self._fault(table.file, line, column.names[0], " ".join(wrong.messages))
        return values

    def _keep(self, table: Table, record: Record) -> None:
        """A faulty record is kept too, as far as it has its key: what refers to it is not at fault."""
        if not record.values.keys() >= set(table.key):
            return
        key = table.key_of(record.values)
        if table.refines:
            self._refine(table, self.records[table.model].get(key), record)
        elif self._is_new(table, record):
            self.records[table.model][key] = record

    def _is_new(self, table: Table, record: Record) -> bool:
        """Whether no line before has the same key, or the same value in a field that is unique."""
        for fields in {table.key, *table.unique_fields()}:
            shown = ", ".join(str(record.values.get(field, "")) for field in fields)
            first = self.seen.setdefault((table.model, repr(fields), shown), record.line)
            if first is not record.line:
                where = next(column.names[0] for column in table.columns if column.field == fields[-1])
                self._fault(table.file, record.line, where, table.repeated % {"key": shown, "line": first})
                return False
        return True

    def _refine(self, table: Table, known: Record | None, record: Record) -> None:
        column = table.columns[0].names[0]
        if known is None:
            self._fault(record.file, record.line, column, _("ningún otro archivo habla de este lugar."))
            return
        for reference in table.references():
            if known.values[reference.field] != record.values[reference.field]:
                there = {"file": known.file, "line": known.line, "value": known.values[reference.field]}
                why = _("contradice a %(file)s, línea %(line)s: «%(value)s».") % there
                self._fault(record.file, record.line, reference.names[0], why)
        known.values.update(record.values)

    def _check_references(self) -> None:
        for table in TABLES:
            for reference in table.references():
                self._check_reference(table, reference, reference.refers_to)

    def _check_reference(self, table: Table, column: Column, model: Any) -> None:
        known = {code for (code,) in self.records[model]} | set(model.objects.values_list("code", flat=True))
        for record in self.records[table.model].values():
            code = record.values.get(column.field, "")
            if record.file == table.file and code not in known:
                names = {"code": code, "model": model._meta.verbose_name_plural}
                why = _("«%(code)s» no está entre los códigos de «%(model)s».") % names
                self._fault(table.file, record.line, column.names[0], why)

    def _fault(self, file: str, line: int, column: str, why: str) -> None:
        self.faults.append(Fault(file, line, column, why))


def _items(table: Table, line: Line) -> Iterator[dict[str, str]]:
    """The cells of the line, once for each item that the table's `each` column lists."""
    if not table.each:
        yield line.cells
        return
    for item in line.cells[table.each].split("|"):
        if item.strip():
            yield {**line.cells, table.each: item.strip()}
