"""From a CSV file to its lines; each fault says the file, the line, the column and why."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from repatriation.common.refusals import Refusal

SHOWN_FAULTS = 20


@dataclass(frozen=True)
class Fault:
    """What is wrong; line 0 and column "" where it is of the whole file or line."""

    file: str
    line: int
    column: str
    why: str

    def __str__(self) -> str:
        where = [self.file]
        if self.line:
            where.append(_("línea %(line)s") % {"line": self.line})
        if self.column:
            where.append(_("columna %(column)s") % {"column": self.column})
        return f"{', '.join(where)}: {self.why}"


class BadFiles(Refusal):
    """The files can't be loaded; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        shown = [str(fault) for fault in faults[:SHOWN_FAULTS]]
        more = len(faults) - len(shown)
        if more:
            shown.append(ngettext("… y %(more)s falla más.", "… y %(more)s fallas más.", more) % {"more": more})
        super().__init__("\n".join(shown), status=400)


@dataclass(frozen=True)
class Line:
    """One line of a file: its number, and its cells by column."""

    number: int
    cells: dict[str, str]


class CsvFile:
    """One file of the folder. What is wrong with it goes into `faults`, and its bad lines are left out."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults

    def lines(self, needed: set[str]) -> list[Line]:
        """The lines, given that the file has the columns `needed`; other columns are let be."""
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            self._fault(wrong.object.count(b"\n", 0, wrong.start) + 1, "", _("no está en UTF-8."))
            return []
        try:
            return list(self._parse(csv.reader(io.StringIO(text, newline=""), strict=True), needed))
        except csv.Error as wrong:
            self._fault(text.count("\n") + 1, "", _("no se puede leer como CSV (%(why)s).") % {"why": wrong})
            return []

    def _parse(self, rows: Iterator[list[str]], needed: set[str]) -> Iterator[Line]:
        header = [cell.strip() for cell in next(rows, [])]
        if not self._has_columns(header, needed):
            return
        before = 1
        for cells in rows:
            number, before = before + 1, rows.line_num  # type: ignore[attr-defined]
            if len(cells) == len(header):
                yield Line(number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
            elif cells:
                counts = {"cells": len(cells), "columns": len(header)}
                self._fault(number, "", _("tiene %(cells)s celdas y la cabecera %(columns)s.") % counts)

    def _has_columns(self, header: list[str], needed: set[str]) -> bool:
        for name in sorted(needed - set(header)):
            self._fault(1, name, _("falta esta columna."))
        repeated = sorted({name for name in header if header.count(name) > 1})
        for name in repeated:
            self._fault(1, name, _("esta columna está más de una vez."))
        return needed <= set(header) and not repeated

    def _fault(self, line: int, column: str, why: str) -> None:
        self.faults.append(Fault(self.path.name, line, column, why))
