"""legs.csv: what flies, or drives."""

from pathlib import Path
from typing import Any

import numpy as np

from flights.allocation.files.cells import (
    MOST_DAYS,
    NAME,
    Column,
    Names,
    Wrong,
    known_name,
    names,
    one_of,
    or_empty,
    whole,
)
from flights.allocation.files.faults import Faults
from flights.allocation.files.question import Legs
from flights.allocation.files.tables import read_table

MOST_PLACES = 100_000
CAPACITIES = ("cap_seats", "cap_wheelchair", "cap_stretcher", "cap_infant")
PERMITS = {"granted": False, "pending": False, "refused": True}


def read_legs(path: Path, airports: frozenset[str] | None, corridors: frozenset[str] | None, faults: Faults) -> Legs:
    """`airports` and `corridors` are those that are known, None when their files could not be read."""
    file, keys = path.name, Names(path.name, "leg_id")
    readers = {
        "origin": (known_name(airports, "UNKNOWN_AIRPORT"), ""),
        "destination": (known_name(airports, "UNKNOWN_AIRPORT"), ""),
        "dep_day": (whole(0, MOST_DAYS), 0),
        "arr_day": (whole(0, MOST_DAYS), MOST_DAYS),
        **{heading: (whole(0, MOST_PLACES), 0) for heading in CAPACITIES},
        "mode": (_note, ""),
        "permit": (one_of(PERMITS), True),
        "transit": (names(), frozenset()),
        "nationalities": (names(), frozenset()),
        "rotation_id": (_note, ""),
        "corridor": (or_empty(known_name(corridors, "UNKNOWN_CORRIDOR"), ""), ""),
    }
    columns = {heading: Column(file, heading, read, instead) for heading, (read, instead) in readers.items()}
    lines: list[int] = []
    for block in read_table(path, ["leg_id", *columns], faults):
        keys.take(block.cells["leg_id"], block.lines, faults)
        for heading, column in columns.items():
            column.take(block.cells[heading], block.lines, faults)
        lines += block.lines
    values = {heading: column.texts() for heading, column in columns.items()}
    _check(file, lines, values, faults)
    return _by_departure(keys.all, lines, values)


def _note(cell: str) -> str:
    if cell and not NAME.fullmatch(cell):
        raise Wrong("NO_NAME", text=cell)
    return cell


def _check(file: str, lines: list[int], values: dict[str, list[Any]], faults: Faults) -> None:
    for place, line in enumerate(lines):
        origin, destination = values["origin"][place], values["destination"][place]
        departs, arrives = values["dep_day"][place], values["arr_day"][place]
        if origin and origin == destination:
            faults.add(file, line, "destination", "GOES_NOWHERE", text=origin)
        if arrives < departs:
            faults.add(file, line, "arr_day", "DAYS_REVERSED", first=departs, second=arrives, other="dep_day")


def _by_departure(keys: list[str], lines: list[int], values: dict[str, list[Any]]) -> Legs:
    order = sorted(range(len(keys)), key=lambda place: (values["dep_day"][place], keys[place]))

    def sorted_by(column: list[Any]) -> list[Any]:
        return [column[place] for place in order]

    capacity = np.array([sorted_by(values[heading]) for heading in CAPACITIES], dtype=np.int64)
    return Legs(
        key=sorted_by(keys),
        line=sorted_by(lines),
        origin=sorted_by(values["origin"]),
        destination=sorted_by(values["destination"]),
        departs=np.array(sorted_by(values["dep_day"]), dtype=np.int32),
        arrives=np.array(sorted_by(values["arr_day"]), dtype=np.int32),
        capacity=np.ascontiguousarray(capacity.T),
        is_refused=np.array(sorted_by(values["permit"]), dtype=bool),
        transit=sorted_by(values["transit"]),
        nationalities=sorted_by(values["nationalities"]),
        corridor=sorted_by(values["corridor"]),
    )
