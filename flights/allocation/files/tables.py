"""A CSV file as blocks of columns: headings found by name, rows of the right width, each with its line."""

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, NamedTuple

from flights.allocation.files.faults import Faults
from flights.allocation.files.text import LONGEST_LINE, LongLine, delimiter_of, lines_of, open_text

ROWS_AT_ONCE = 4_000
MOST_ROWS = 5_000_000
MOST_BYTES = 2 * 1024**3

Told = Callable[[int, int], None]
Headings = Callable[[list[str]], list[str]]


class Block(NamedTuple):
    """Some rows: `cells` by heading, and the line of each."""

    cells: dict[str, Sequence[str]]
    lines: Sequence[int]


def say_nothing(_done: int, _total: int) -> None:
    """For whoever doesn't look at the progress."""


def as_written(headings: list[str]) -> list[str]:
    return headings


def read_table(
    path: Path, headings: Sequence[str], faults: Faults, told: Told = say_nothing, also: Headings = as_written
) -> Iterator[Block]:
    """The rows under `headings`, block by block; what is wrong with file or rows is added to `faults`.

    `also` may give headings that are as good their names; one that it adds at the end is a column of empty cells.
    """
    if not _can_be_read(path, faults):
        return
    try:
        with open_text(path) as file:
            yield from _blocks(path, file, headings, faults, told, also)
    except UnicodeError:
        faults.add(path.name, 0, "", "BAD_ENCODING")
    except LongLine as long:
        faults.add(path.name, long.args[0], "", "LONG_LINE", most=LONGEST_LINE)
    except OSError as trouble:
        faults.add(path.name, 0, "", "UNREADABLE", why=str(trouble.strerror))


def _can_be_read(path: Path, faults: Faults) -> bool:
    if not path.is_file():
        faults.add(path.name, 0, "", "NO_FILE")
    elif not path.stat().st_size:
        faults.add(path.name, 0, "", "EMPTY_FILE")
    elif path.stat().st_size > MOST_BYTES:
        faults.add(path.name, 0, "", "LARGE_FILE", most=MOST_BYTES // 1024**3)
    else:
        return True
    return False


def _blocks(
    path: Path, file: IO[str], headings: Sequence[str], faults: Faults, told: Told, also: Headings
) -> Iterator[Block]:
    lines = lines_of(file)
    first = next(lines, "")
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(chain([first], lines), delimiter=delimiter_of(first))
    try:
        header = next(reader, [])
        wanted = _places(path.name, also([_plain(heading) for heading in header]), headings, faults)
        size = path.stat().st_size
        for numbers, rows in _rows(path.name, reader, len(header), faults) if wanted else ():
            told(min(file.buffer.tell(), size), size)  # type: ignore[attr-defined]
            columns = [*zip(*rows, strict=True), [""] * len(rows)]
            yield Block({name: columns[min(place, len(header))] for name, place in wanted.items()}, numbers)
    except csv.Error:
        faults.add(path.name, reader.line_num, "", "OPEN_QUOTATION")


def _plain(heading: str) -> str:
    return heading.strip().casefold().replace(" ", "_").replace("-", "_")


def _places(file: str, names: list[str], headings: Sequence[str], faults: Faults) -> dict[str, int]:
    """Heading -> place of its column; empty when one is missing or there twice. Other columns are passed over."""
    if not set(headings) & set(names):
        faults.add(file, 1, "", "NO_HEADINGS")
        return {}
    wrong = False
    for name in headings:
        if names.count(name) != 1:
            faults.add(file, 1, name, "COLUMN_TWICE" if name in names else "NO_COLUMN")
            wrong = True
    return {} if wrong else {name: names.index(name) for name in headings}


def _rows(file: str, reader: Any, width: int, faults: Faults) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
    """Blocks of rows of the width of the header, with the line of each."""
    count = 0
    while True:
        start = reader.line_num + 1
        rows = list(islice(reader, ROWS_AT_ONCE))
        if not rows:
            return
        numbers: Sequence[int] = range(start, start + len(rows))
        if reader.line_num != numbers[-1]:
            before = next(place for place, row in enumerate(rows) if any("\n" in cell or "\r" in cell for cell in row))
            faults.add(file, start + before, "", "OPEN_QUOTATION")
            return
        if {len(row) for row in rows} != {width}:
            numbers, rows = _sound(file, rows, numbers, width, faults)
        count += ROWS_AT_ONCE
        if count > MOST_ROWS:
            faults.add(file, start, "", "MANY_ROWS", most=MOST_ROWS)
            return
        if rows:
            yield numbers, rows


def _sound(
    file: str, rows: list[list[str]], numbers: Sequence[int], width: int, faults: Faults
) -> tuple[list[int], list[list[str]]]:
    """Without empty rows and the empty cells behind the last column; other widths are faults."""
    kept: list[tuple[int, list[str]]] = []
    for number, row in zip(numbers, rows, strict=True):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < width or any(cell.strip() for cell in row[width:]):
            faults.add(file, number, "", "ROW_WIDTH", cells=len(row), columns=width)
            continue
        kept.append((number, row[:width]))
    return [number for number, _row in kept], [row for _number, row in kept]
