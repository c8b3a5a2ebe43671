"""groups.csv: the households that wait, up to some millions of people."""

from pathlib import Path

import numpy as np

from flights.allocation.files.cells import (
    MOST_DAYS,
    NO_LIMIT,
    Column,
    Names,
    Scores,
    known_name,
    names,
    one_of,
    or_empty,
    whole,
    yes_or_no,
)
from flights.allocation.files.faults import Faults
from flights.allocation.files.question import Groups, Legs
from flights.allocation.files.tables import Told, read_table, say_nothing
from flights.allocation.instance import CONFIRMED, OFFERED, STAYS, Flags, Whole

MOST_IN_A_HOUSEHOLD = 1_000
NEEDS = ("seats", "wheelchair", "stretcher", "infants")
STATUSES = {"": 0, "none": 0, "offered": OFFERED, "confirmed": CONFIRMED}


class _Reader:
    """The columns of groups.csv as they fill."""

    def __init__(self, file: str, airports: frozenset[str] | None, legs: dict[str, int] | None) -> None:
        self.file = file
        known = None if legs is None else frozenset(legs)
        day, people = whole(-MOST_DAYS, MOST_DAYS), whole(0, MOST_IN_A_HOUSEHOLD)
        readers = {
            "nationality": (names(), frozenset()),
            "size": (whole(1, MOST_IN_A_HOUSEHOLD), 0),
            **dict.fromkeys(NEEDS, (people, 0)),
            "tier": (whole(1, 5), 5),
            "waiting_days": (or_empty(day, 0), 0),
            "origins": (names(airports, "UNKNOWN_AIRPORT"), frozenset()),
            "destinations": (names(airports, "UNKNOWN_AIRPORT"), frozenset()),
            "earliest_day": (or_empty(day, -MOST_DAYS), -MOST_DAYS),
            "latest_day": (or_empty(day, NO_LIMIT), NO_LIMIT),
            "doc_valid_until": (or_empty(day, NO_LIMIT), NO_LIMIT),
            "transit_ok": (names(), frozenset()),
            "prev_leg": (or_empty(known_name(known, "UNKNOWN_LEG"), ""), ""),
            "prev_status": (one_of(STATUSES), 0),
            "locked": (yes_or_no, False),
        }
        self.keys, self.score = Names(file, "group_id"), Scores(file, "score")
        self.columns = {heading: Column(file, heading, read, instead) for heading, (read, instead) in readers.items()}
        self.lines: list[Whole] = []

    def read(self, path: Path, faults: Faults, told: Told) -> None:
        for block in read_table(path, ["group_id", "score", *self.columns], faults, told):
            self.keys.take(block.cells["group_id"], block.lines, faults)
            self.score.take(block.cells["score"], block.lines, faults)
            for heading, column in self.columns.items():
                column.take(block.cells[heading], block.lines, faults)
            self.lines.append(np.array(block.lines, dtype=np.int32))
        self.keys.lines.clear()

    def groups(self, legs: dict[str, int] | None) -> Groups:
        numbers = {heading: column.numbers() for heading, column in self.columns.items() if _is_number(heading)}
        earlier = self.columns["prev_leg"].coded()
        places = np.array([(legs or {}).get(key, STAYS) for key in earlier.values] or [STAYS], dtype=np.int32)
        held, status = places[earlier.codes], numbers["prev_status"]
        return Groups(
            key=self.keys.all,
            line=np.concatenate(self.lines) if self.lines else np.zeros(0, dtype=np.int32),
            nationality=self.columns["nationality"].coded(),
            size=numbers["size"],
            needs=np.ascontiguousarray(np.array([numbers[heading] for heading in NEEDS], dtype=np.int32).T),
            tier=numbers["tier"].astype(np.int8),
            score=self.score.numbers(),
            waiting=numbers["waiting_days"],
            origins=self.columns["origins"].coded(),
            destinations=self.columns["destinations"].coded(),
            earliest=numbers["earliest_day"],
            latest=numbers["latest_day"],
            until=numbers["doc_valid_until"],
            transit=self.columns["transit_ok"].coded(),
            earlier=held,
            # A leg without a word about it is one that was offered.
            weight=np.where((held != STAYS) & (status == 0), OFFERED, status),
            locked=numbers["locked"].astype(bool),
        )


def _is_number(heading: str) -> bool:
    return heading not in {"nationality", "origins", "destinations", "transit_ok", "prev_leg"}


def read_groups(
    path: Path, airports: frozenset[str] | None, legs: Legs | None, faults: Faults, told: Told = say_nothing
) -> Groups:
    """`airports` and `legs` are those that are known, None when their files could not be read."""
    places = None if legs is None else legs.places
    reader = _Reader(path.name, airports, places)
    reader.read(path, faults, told)
    faults.stop_if_any()
    groups = reader.groups(places)
    _check(path.name, groups, faults)
    return groups


def _check(file: str, groups: Groups, faults: Faults) -> None:
    parts = groups.needs[:, 0] + groups.needs[:, 2] + groups.needs[:, 3]
    for row in _rows(groups.size != parts):
        faults.add(
            file, int(groups.line[row]), "size", "SIZE_DIFFERS", size=int(groups.size[row]), parts=int(parts[row])
        )
    for row in _rows(groups.earliest > groups.latest):
        days = {"first": int(groups.earliest[row]), "second": int(groups.latest[row])}
        faults.add(file, int(groups.line[row]), "latest_day", "DAYS_REVERSED", **days, other="earliest_day")
    for row in _rows(groups.locked & (groups.earlier == STAYS)):
        faults.add(file, int(groups.line[row]), "locked", "LOCKED_NOWHERE")
    for row in _rows((groups.weight > 0) & (groups.earlier == STAYS)):
        faults.add(file, int(groups.line[row]), "prev_leg", "STATUS_WITHOUT_LEG")


def _rows(wrong: Flags) -> list[int]:
    return list(np.flatnonzero(wrong).tolist())
