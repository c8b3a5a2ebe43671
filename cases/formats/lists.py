"""Lists that offices keep, CSV or XLSX in whatever encoding, read as rows of text; and written back with an error each.

A cell is text, or a date where the spreadsheet says so. Hidden rows are rows like all others, and are counted.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedcsv import csv
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 200 * 1024 * 1024
LONGEST_CELL = 4_000
DELIMITERS = ",;\t"
# What defusedcsv puts an apostrophe before, so that a spreadsheet takes it for text.
FORMULA_SIGNS = ("'@", "'+", "'-", "'=", "'|", "'%")

ROW_TAG, ATTRIBUTE = re.compile(rb"<(?:\w+:)?row\b([^>]*)>"), re.compile(rb"(\w+)=[\"']([^\"']*)[\"']")

Cell = str | date


class BadFile(Exception):
    """The file can't be read at all; the text says why."""


@dataclass
class Row:
    """`number` is the row's number as the spreadsheet shows it."""

    number: int
    cells: list[Cell]
    is_hidden: bool = False


@dataclass
class ListFile:
    header: list[str]
    rows: list[Row]
    delimiter: str = ","
    hidden: int = field(init=False)

    def __post_init__(self) -> None:
        self.hidden = sum(row.is_hidden for row in self.rows)


def read_list(path: Path) -> ListFile:
    """The first row with text is the header; empty rows are passed over."""
    if not path.is_file():
        raise BadFile(f"{path}: no such file.")
    if path.stat().st_size > MOST_BYTES:
        raise BadFile(f"{path.name}: larger than {MOST_BYTES // 1024**2} MB.")
    reading = _read_xlsx(path) if zipfile.is_zipfile(path) else _read_csv(path)
    rows = [row for row in reading.rows if any(cell != "" for cell in row.cells)]
    if not rows:
        raise BadFile(f"{path.name}: the file is empty.")
    return ListFile(header=[str(cell).strip() for cell in rows[0].cells], rows=rows[1:], delimiter=reading.delimiter)


def _read_csv(path: Path) -> ListFile:
    text = _decoded(path.read_bytes())
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, last = [], 0
    try:
        for cells in reader:
            rows.append(Row(last + 1, [_plain(cell) for cell in cells]))
            last = reader.line_num
    except csv.Error as trouble:
        raise BadFile(f"{path.name}, line {reader.line_num}: {trouble}.") from None
    return ListFile([], rows, delimiter)


def _decoded(raw: bytes) -> str:
    """UTF-8 or UTF-16 by its mark or its looks, else the western code page that old spreadsheets write."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    zeros = raw[:400].count(0)
    if zeros > len(raw[:400]) / 4:
        return raw.decode("utf-16-be" if raw[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _plain(cell: str) -> str:
    """Without the blanks around it, and without the apostrophe that kept it from being a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith(FORMULA_SIGNS) else cell


def _read_xlsx(path: Path) -> ListFile:
    """The first sheet. Formulas count as what they last showed."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise BadFile(f"{path.name}: larger than {MOST_BYTES // 1024**2} MB when unpacked.")
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        hidden = _hidden_rows(sheet)
        rows = [
            Row(number, [_text(value) for value in values], number in hidden)
            for number, values in enumerate(sheet.iter_rows(values_only=True), start=1)
        ]
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, IndexError, OSError) as trouble:
        raise BadFile(f"{path.name}: not a readable XLSX file ({type(trouble).__name__}).") from None
    return ListFile([], rows)


def _hidden_rows(sheet: Any) -> set[int]:
    """Read from the file itself: what openpyxl reads row by row knows cells only."""
    hidden, number = set(), 0
    with sheet._get_source() as source:
        for found in ROW_TAG.finditer(source.read()):
            attributes = dict(ATTRIBUTE.findall(found[1]))
            number = int(attributes.get(b"r", number + 1))
            if attributes.get(b"hidden") in (b"1", b"true"):
                hidden.add(number)
    return hidden


def _text(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _plain(str(value))


def write_list(path: Path, source: ListFile, rows: Iterator[tuple[Row, str]], *, heading: str) -> None:
    """The same columns as `source`, and one more with what is wrong; no cell of it is a formula."""
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(path, source, rows, heading)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=source.delimiter)
        writer.writerow([*source.header, heading])
        for row, error in rows:
            writer.writerow([*_padded(row, source), error])


def _write_xlsx(path: Path, source: ListFile, rows: Iterator[tuple[Row, str]], heading: str) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([_cell(sheet, text) for text in [*source.header, heading]])
    for row, error in rows:
        sheet.append([_cell(sheet, cell) for cell in [*_padded(row, source), error]])
    book.save(path)


def _cell(sheet: Any, value: Cell) -> Any:
    """Text is marked as text, whatever it begins with."""
    if isinstance(value, date):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet)
    cell.value = "".join(character for character in value[:LONGEST_CELL] if character >= " " or character in "\t\n")
    cell.data_type = "s"
    return cell


def _padded(row: Row, source: ListFile) -> list[Cell]:
    width = len(source.header)
    return [*row.cells[:width], *[""] * (width - len(row.cells))]
