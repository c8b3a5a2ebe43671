"""A list of any size, row by row: CSV in whatever encoding, or a spreadsheet; nothing of it is held but the row."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from defusedcsv import csv
from django.utils.translation import gettext as _

from cases.formats.lists import DELIMITERS, FORMULA_SIGNS, BadFile, Cell, Row, read_list
from cases.operations.linking.places import bad_file

MOST_BYTES = 1024**3
LONGEST_CELL = 10_000
LONGEST_LINE = 64 * 1024
LINE_ENDS = ("\n", "\r")
CHUNK = 1024 * 1024
BOM_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Nothing that people type, but what pictures, archives and memory are full of.
UNWRITTEN = re.compile("[\0-\x08\x0e-\x1f]")


class Lines:
    """The file's lines, each with its end; one that never ends is refused before it is held."""

    def __init__(self, path: Path, encoding: str) -> None:
        self.path, self.passed, self.position = path, 0, 0
        self.found = self._read(encoding)

    def __iter__(self) -> Iterator[str]:
        return self.found

    def __next__(self) -> str:
        return next(self.found)

    def again(self, line: str) -> Iterator[str]:
        yield line
        yield from self.found

    def _read(self, encoding: str) -> Iterator[str]:
        with self.path.open(encoding=encoding, errors="replace", newline="") as file:
            while line := file.readline(LONGEST_LINE):
                self.passed += 1
                self.position += len(line)
                if len(line) == LONGEST_LINE or UNWRITTEN.search(line):
                    raise _no_list(self)
                # What a quote leaves open has the line's end in its cell: the last line needs one too.
                yield line if line.endswith(LINE_ENDS) else f"{line}\n"


def _no_list(lines: Lines) -> BadFile:
    words = _("%(file)s, línea %(line)s: no es el texto de una lista.")
    return BadFile(words % {"file": lines.path.name, "line": lines.passed})


@dataclass
class Table:
    """The header as it stands, and the rows below it that aren't empty."""

    header: list[str]
    rows: Iterator[Row]
    lines: Lines | None = None

    @property
    def position(self) -> int:
        """How much of the file is read: its signs, which are nearly its bytes."""
        return self.lines.position if self.lines else 0


def read_table(path: Path) -> Table:
    """The first row with text is the header. BadFile where there is none, or the file can't be one."""
    try:
        check_file(path)
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(_("%(file)s: pasa de %(size)s MB.") % {"file": path.name, "size": MOST_BYTES // 1024**2})
        if zipfile.is_zipfile(path):
            return _sheet(path)
        lines = Lines(path, _encoding(path))
        rows = _csv_rows(lines)
        first = next(rows, None)
    except OSError as trouble:
        raise bad_file(path, trouble) from None
    if first is None:
        raise BadFile(_("%(file)s: el archivo está vacío.") % {"file": path.name})
    return Table([str(cell) for cell in first.cells], rows, lines)


def check_file(path: Path, *, takes_pipes: bool = False) -> None:
    """BadFile for what is missing or no file. Who reads only so much of it can take a pipe, which may have no end."""
    if not path.exists():
        raise BadFile(_("%(file)s: no existe ese archivo.") % {"file": path})
    if path.is_dir():
        raise BadFile(_("%(file)s: es una carpeta; escriba el nombre de un archivo.") % {"file": path})
    if not (takes_pipes or path.is_file()):
        raise BadFile(_("%(file)s: no es un archivo.") % {"file": path})


def _sheet(path: Path) -> Table:
    """A sheet keeps no empty cells at the end of a row: there they are none too few."""
    reading = read_list(path)
    width = len(reading.header)
    rows = (Row(row.number, [*row.cells, *[""] * (width - len(row.cells))]) for row in reading.rows)
    return Table(reading.header, rows)


def _encoding(path: Path) -> str:
    """UTF-8 or UTF-16 by its mark or its looks, else the western code page that old spreadsheets write."""
    with path.open("rb") as file:
        chunk = file.read(CHUNK)
        if chunk.startswith(BOM_16):
            return "utf-16"
        if chunk[:400].count(0) > len(chunk[:400]) / 4:
            return "utf-16-be" if chunk[:1] == b"\0" else "utf-16-le"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _csv_rows(lines: Lines) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    first = _first_line(lines)
    delimiter = max(DELIMITERS, key=first.count)
    skipped = lines.passed - 1
    reader, last = csv.reader(lines.again(first), delimiter=delimiter), 0
    try:
        for cells in reader:
            if reader.line_num > last + 1 or (cells and cells[-1].endswith(LINE_ENDS)):
                words = _("%(file)s, línea %(line)s: hay unas comillas que no se cierran en la línea.")
                raise BadFile(words % {"file": lines.path.name, "line": skipped + last + 1})
            row = Row(skipped + last + 1, [_plain(cell) for cell in cells])
            if any(row.cells):
                yield row
            last = reader.line_num
    except csv.Error:
        words = _("%(file)s, línea %(line)s: una celda es demasiado larga, o le falta cerrar las comillas.")
        raise BadFile(words % {"file": lines.path.name, "line": skipped + last + 1}) from None


def _first_line(lines: Lines) -> str:
    """The first one with text; whoever has a megabyte without any has no list."""
    for line in lines:
        if line.strip():
            return line
        if lines.position > CHUNK:
            raise _no_list(lines)
    return ""


def _plain(cell: str) -> Cell:
    """Without the blanks around it, and without the apostrophe that kept it from being a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(FORMULA_SIGNS) else cell
