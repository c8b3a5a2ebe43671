"""airports.csv, corridors.csv and meta.json."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from flights.allocation.files.cells import Column, Names, Scores, name, whole
from flights.allocation.files.faults import Faults
from flights.allocation.files.question import Meta
from flights.allocation.files.tables import read_table
from flights.allocation.files.text import open_text
from flights.allocation.instance import AIMS, Aim, Corridor

AIRPORT_HEADINGS = ("airport", "code", "iata", "airport_id", "id")
MOST_PEOPLE = 10_000_000
LONGEST_META = 1_000_000


def read_airports(path: Path, faults: Faults) -> dict[str, str]:
    """Airport -> its country, empty where the file has none."""
    codes = Names(path.name, "airport")
    countries = Column(path.name, "country", str, "")
    for block in read_table(path, ["airport", "country"], faults, also=_airport_headings):
        codes.take(block.cells["airport"], block.lines, faults)
        countries.take(block.cells["country"], block.lines, faults)
    return dict(zip(codes.all, countries.texts(), strict=True))


def _airport_headings(headings: list[str]) -> list[str]:
    """The code stands under one of several headings, else in the first column; a column of countries may be absent."""
    code = next((heading for heading in AIRPORT_HEADINGS if heading in headings), headings[0])
    renamed = ["airport" if place == headings.index(code) else heading for place, heading in enumerate(headings)]
    return renamed if "country" in renamed else [*renamed, "country"]


def read_corridors(path: Path, faults: Faults) -> tuple[Corridor, ...]:
    file = path.name
    keys, ratio, share = Names(file, "corridor"), Scores(file, "ratio"), Scores(file, "tol_share")
    x, y = Column(file, "x", name, ""), Column(file, "y", name, "")
    people = Column(file, "tol_people", whole(0, MOST_PEOPLE), 0)
    columns = {"corridor": keys, "x": x, "y": y, "ratio": ratio, "tol_people": people, "tol_share": share}
    lines: list[int] = []
    for block in read_table(path, list(columns), faults):
        lines += block.lines
        for heading, column in columns.items():
            column.take(block.cells[heading], block.lines, faults)  # type: ignore[attr-defined]
    values = zip(lines, x.texts(), y.texts(), ratio.numbers(), share.numbers(), strict=True)
    for line, mine, theirs, times, part in values:
        if mine == theirs:
            faults.add(file, line, "y", "SAME_SIDES", text=mine)
        if times <= 0:
            faults.add(file, line, "ratio", "NOT_ABOVE_ZERO", text=f"{times:g}")
        if not 0 <= part <= 1:
            faults.add(file, line, "tol_share", "OUT_OF_RANGE", text=f"{part:g}", low=0, high=1)
    rows = zip(
        keys.all, x.texts(), y.texts(), ratio.numbers().tolist(), people.texts(), share.numbers().tolist(), strict=True
    )  # noqa: E501
    return tuple(Corridor(*row) for row in rows)


def read_meta(path: Path, faults: Faults) -> Meta:
    """`day_zero` (a date) and `aims` are read; whatever else stands there is somebody's note."""
    meta = _json(path, faults)
    return Meta(_day_zero(path.name, meta, faults), _aims(path.name, meta, faults))


def _json(path: Path, faults: Faults) -> dict[str, Any]:
    if not path.is_file():
        faults.add(path.name, 0, "", "NO_FILE")
        return {}
    try:
        with open_text(path) as file:
            found = json.loads(file.read(LONGEST_META))
    except json.JSONDecodeError as trouble:
        faults.add(path.name, trouble.lineno, "", "NO_JSON")
        return {}
    except (UnicodeError, RecursionError, ValueError):
        faults.add(path.name, 0, "", "NO_JSON")
        return {}
    if not isinstance(found, dict):
        faults.add(path.name, 1, "", "NO_JSON")
        return {}
    return found


def _day_zero(file: str, meta: dict[str, Any], faults: Faults) -> date | None:
    said = meta.get("day_zero")
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except (TypeError, ValueError):
        faults.add(file, 0, "day_zero", "NO_DATE", text=str(said))
        return None


def _aims(file: str, meta: dict[str, Any], faults: Faults) -> tuple[Aim, ...]:
    """All of them, in the order that was decided; "order" can only come last and tiers only in theirs."""
    said = meta.get("aims", list(AIMS))
    tiers = [aim for aim in said if isinstance(aim, int)] if isinstance(said, list) else []
    is_sound = isinstance(said, list) and len(said) == len(AIMS) and all(aim in said for aim in AIMS)
    if not is_sound or tiers != sorted(tiers) or said[-1] != AIMS[-1]:
        faults.add(file, 0, "aims", "NO_ORDER", known=json.dumps(AIMS))
        return AIMS
    return tuple(said)
