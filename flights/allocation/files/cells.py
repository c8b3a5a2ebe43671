"""Cells -> values. Each different text of a column is read once: a million rows have few of them."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from flights.allocation.files.faults import Faults
from flights.allocation.instance import Whole

WHOLE = re.compile(r"([+-]?[0-9]{1,300})(?:[.,]0*)?")
NAME = re.compile(r"[\w#][^\x00-\x1f\x7f|]{0,63}")
PLAIN_NAMES = re.compile(r"(?:\w[\w.:/-]{0,63}\n)+")
EVERYBODY = "*"
NO_LIMIT = 2**30
MOST_DAYS = 100_000
MOST_SCORE = 1e9
YES = {"1", "true", "yes", "si", "sí", "t", "y", "s", "x"}
NO = {"", "0", "false", "no", "f", "n"}

Value = TypeVar("Value")


class Wrong(ValueError):
    """A cell that can't be read: code and values of the fault."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as the place of each row's value in `values`."""

    codes: Whole
    values: list[Any]


class Column:
    """Reads the cells of one column, block by block; a cell that is wrong is a fault with its line."""

    def __init__(self, file: str, field: str, read: Callable[[str], Any], instead: Any) -> None:
        self.file, self.field, self.read, self.instead = file, field, read, instead
        self.places = _Places()
        self.values: list[Any] = []
        self.wrong: dict[int, Wrong] = {}
        self.parts: list[Whole] = []

    def take(self, cells: Sequence[str], lines: Sequence[int], faults: Faults) -> None:
        codes = np.fromiter(map(self.places.__getitem__, cells), dtype=np.int32, count=len(cells))
        for place, cell in enumerate(list(self.places)[len(self.values) :], start=len(self.values)):
            try:
                self.values.append(self.read(cell.strip()))
            except Wrong as wrong:
                self.wrong[place] = wrong
                self.values.append(self.instead)
        if self.wrong:
            for row in np.flatnonzero(np.isin(codes, list(self.wrong))).tolist():
                what = self.wrong[int(codes[row])]
                faults.add(self.file, lines[row], self.field, what.code, **what.values)
        self.parts.append(codes)

    def coded(self) -> Coded:
        return Coded(_joined(self.parts, np.int32), self.values)

    def numbers(self) -> Whole:
        coded = self.coded()
        return np.array(coded.values or [0], dtype=np.int32)[coded.codes]

    def texts(self) -> list[Any]:
        coded = self.coded()
        return [coded.values[code] for code in coded.codes.tolist()]


class _Places(dict[str, int]):
    """Text -> place in the order of first sight."""

    def __missing__(self, cell: str) -> int:
        place = self[cell] = len(self)
        return place


class Scores:
    """A column of numbers that are nearly all different."""

    def __init__(self, file: str, field: str) -> None:
        self.file, self.field = file, field
        self.parts: list[NDArray[np.float64]] = []

    def take(self, cells: Sequence[str], lines: Sequence[int], faults: Faults) -> None:
        try:
            part = np.fromiter(map(float, cells), dtype=np.float64, count=len(cells))
        except ValueError:
            part = np.array([_score(cell) for cell in cells], dtype=np.float64)
        with np.errstate(invalid="ignore"):
            bad = np.flatnonzero(~(np.abs(part) <= MOST_SCORE))
        for row in bad.tolist():
            faults.add(self.file, lines[row], self.field, "NO_NUMBER", text=cells[row])
        self.parts.append(part)

    def numbers(self) -> NDArray[np.float64]:
        return np.concatenate(self.parts) if self.parts else np.zeros(0)


class Names:
    """A column of keys, each of them once."""

    def __init__(self, file: str, field: str) -> None:
        self.file, self.field = file, field
        self.lines: dict[str, int] = {}
        self.all: list[str] = []

    def take(self, cells: Sequence[str], lines: Sequence[int], faults: Faults) -> None:
        different = dict(zip(cells, lines, strict=True))
        is_plain = PLAIN_NAMES.fullmatch("\n".join([*cells, ""]))
        if is_plain and len(different) == len(cells) and self.lines.keys().isdisjoint(different):
            self.lines.update(different)
            self.all += cells
        else:
            self._one_by_one(cells, lines, faults)

    def _one_by_one(self, cells: Sequence[str], lines: Sequence[int], faults: Faults) -> None:
        for cell, line in zip(cells, lines, strict=True):
            key = cell.strip()
            if not NAME.fullmatch(key):
                faults.add(self.file, line, self.field, "NO_NAME", text=key)
            elif key in self.lines:
                faults.add(self.file, line, self.field, "TWICE", text=key, other=self.lines[key])
            self.lines[key] = line
            self.all.append(key)


def _score(cell: str) -> float:
    try:
        return float(cell.strip().replace(",", "."))
    except ValueError:
        return math.nan


def _joined(parts: list[Whole], kind: type) -> Whole:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def whole(low: int, high: int) -> Callable[[str], int]:
    """A whole number between two others."""

    def read(cell: str) -> int:
        found = WHOLE.fullmatch(cell)
        if not found:
            raise Wrong("NO_WHOLE_NUMBER" if cell else "NOTHING", text=cell)
        if not low <= int(found[1]) <= high:
            raise Wrong("OUT_OF_RANGE", text=cell, low=low, high=high)
        return int(found[1])

    return read


def or_empty(read: Callable[[str], Value], empty: Value) -> Callable[[str], Value]:
    """The same, but an empty cell is allowed and means `empty`."""
    return lambda cell: read(cell) if cell else empty


def one_of(known: Mapping[str, Value]) -> Callable[[str], Value]:
    def read(cell: str) -> Value:
        if cell.casefold() not in known:
            raise Wrong("NOT_ONE_OF", text=cell, known=", ".join(filter(None, known)))
        return known[cell.casefold()]

    return read


def yes_or_no(cell: str) -> bool:
    word = cell.casefold().removesuffix(".0")
    if word not in YES and word not in NO:
        raise Wrong("NOT_ONE_OF", text=cell, known="0, 1")
    return word in YES


def name(cell: str) -> str:
    if not NAME.fullmatch(cell):
        raise Wrong("NO_NAME" if cell else "NOTHING", text=cell)
    return cell


def known_name(known: frozenset[str] | None, code: str) -> Callable[[str], str]:
    """One of `known`; None when what is known could not be read itself."""

    def read(cell: str) -> str:
        found = name(cell)
        if known is not None and found not in known:
            raise Wrong(code, text=cell)
        return found

    return read


def names(known: frozenset[str] | None = None, code: str = "") -> Callable[[str], frozenset[str]]:
    """Several, separated by |; * is everybody."""
    read_one = known_name(known, code)
    read_before: dict[str, str] = {"": "", EVERYBODY: EVERYBODY}

    def read(cell: str) -> frozenset[str]:
        parts = cell.split("|")
        if not read_before.keys() >= set(parts):
            for part in parts:
                plain = part.strip()
                read_before[part] = read_before[plain] if plain in read_before else read_one(plain)
        return frozenset([read_before[part] for part in parts if read_before[part]])

    return read
