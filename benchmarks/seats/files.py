"""The folder of a problem and the plan beside its certificate, read and written without the code that is measured."""

import csv
import gc
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]
FOREVER = 10**9
RESOURCES = ("seats", "wheelchair", "stretcher", "infant")
GROUP_TEXTS = ("group_id", "nationality", "origins", "destinations", "transit_ok", "prev_leg", "prev_status")
GROUP_NUMBERS = (
    "size", "seats", "wheelchair", "stretcher", "infants", "tier", "score", "waiting_days", "earliest_day",
    "latest_day", "doc_valid_until", "locked",
)  # fmt: skip
GROUP_COLUMNS = (
    "group_id", "nationality", "size", "seats", "wheelchair", "stretcher", "infants", "tier", "score", "waiting_days",
    "origins", "destinations", "earliest_day", "latest_day", "doc_valid_until", "transit_ok", "prev_leg",
    "prev_status", "locked",
)  # fmt: skip
LEG_TEXTS = ("leg_id", "origin", "destination", "mode", "permit", "transit", "nationalities", "rotation_id", "corridor")
LEG_NUMBERS = ("dep_day", "arr_day", "cap_seats", "cap_wheelchair", "cap_stretcher", "cap_infant")
LEG_COLUMNS = (
    "leg_id", "origin", "destination", "dep_day", "arr_day", "cap_seats", "cap_wheelchair", "cap_stretcher",
    "cap_infant", "mode", "permit", "transit", "nationalities", "rotation_id", "corridor",
)  # fmt: skip
MAY_BE_EMPTY = {"latest_day": FOREVER, "doc_valid_until": FOREVER, "earliest_day": 0, "locked": 0}


@dataclass
class Table:
    """Columns by name: texts as lists, numbers as arrays; an empty last day is FOREVER."""

    texts: dict[str, list[str]]
    numbers: dict[str, Numbers]

    def __len__(self) -> int:
        return len(next(iter(self.texts.values())))

    def take(self, rows: Sequence[int] | Numbers) -> "Table":
        chosen = np.asarray(rows, dtype=np.int64)
        texts = {name: [column[row] for row in chosen.tolist()] for name, column in self.texts.items()}
        return Table(texts, {name: column[chosen] for name, column in self.numbers.items()})


@dataclass
class Folder:
    """One problem. `corridors` and `airports` are rows as they stand in their files."""

    groups: Table
    legs: Table
    corridors: list[dict[str, str]] = field(default_factory=list)
    airports: list[dict[str, str]] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)

    def needs(self) -> Numbers:
        """Households by resource."""
        return np.stack([self.groups.numbers[name] for name in ("seats", "wheelchair", "stretcher", "infants")], axis=1)

    def capacity(self) -> Numbers:
        return np.stack([self.legs.numbers[f"cap_{name}"] for name in RESOURCES], axis=1)

    def people(self) -> int:
        return int(self.groups.numbers["size"].sum())


def write(folder: Folder, where: Path) -> Path:
    where.mkdir(parents=True, exist_ok=True)
    _write_table(where / "groups.csv", folder.groups, GROUP_COLUMNS)
    _write_table(where / "legs.csv", folder.legs, LEG_COLUMNS)
    _write_rows(where / "corridors.csv", folder.corridors, ["corridor", "x", "y", "ratio", "tol_people", "tol_share"])
    _write_rows(where / "airports.csv", folder.airports, ["airport", "country"])
    (where / "meta.json").write_text(json.dumps(folder.meta))
    return where


def _write_table(path: Path, table: Table, columns: Sequence[str]) -> None:
    lists = [_texts_of(table, name) for name in columns]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*lists, strict=True))


def _texts_of(table: Table, name: str) -> Sequence[Any]:
    if name in table.texts:
        return table.texts[name]
    return ["" if number >= FOREVER else number for number in table.numbers[name].tolist()]


def _write_rows(path: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def read(where: Path) -> Folder:
    """Python's search for garbage is put off: there is none in a table, and with it this takes twice as long."""
    gc.disable()
    try:
        return _read(where)
    finally:
        gc.enable()


def _read(where: Path) -> Folder:
    meta = json.loads((where / "meta.json").read_text())
    return Folder(
        _read_table(where / "groups.csv", GROUP_TEXTS, GROUP_NUMBERS),
        _read_table(where / "legs.csv", LEG_TEXTS, LEG_NUMBERS),
        _read_rows(where / "corridors.csv"), _read_rows(where / "airports.csv"), meta,
    )  # fmt: skip


def _read_table(path: Path, texts: Sequence[str], numbers: Sequence[str]) -> Table:
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        heading = next(rows)
        columns = list(zip(*rows, strict=True)) or [()] * len(heading)
    by_name = dict(zip(heading, columns, strict=True))
    return Table(
        {name: list(by_name[name]) for name in texts},
        {name: _numbers(by_name[name], MAY_BE_EMPTY.get(name)) for name in numbers},
    )


def _numbers(column: Sequence[str], when_empty: int | None) -> Numbers:
    if when_empty is not None:
        column = [text or str(when_empty) for text in column]
    return np.fromiter(map(int, column), dtype=np.int64, count=len(column))


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@dataclass
class Answer:
    """What the command wrote: rows of the plan in the order of the file, and its JSON."""

    group_ids: list[str]
    leg_ids: list[str]
    codes: list[str]
    reasons: list[str]
    words: dict[str, Any]

    @property
    def placements(self) -> dict[str, str]:
        return {group: leg for group, leg in zip(self.group_ids, self.leg_ids, strict=True) if leg}


def read_answer(plan: Path) -> Answer:
    with plan.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    groups, legs, codes, reasons = ([row[name] for row in rows] for name in ("group_id", "leg_id", "code", "reason"))
    return Answer(groups, legs, codes, reasons, json.loads(plan.with_suffix(".json").read_text()))
