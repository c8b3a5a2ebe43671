"""A plan as files: read again as a start or to be checked, written whole or not at all."""

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from flights.allocation.files.faults import BadFiles, Faults
from flights.allocation.files.question import Question
from flights.allocation.files.tables import read_table
from flights.allocation.files.text import open_text
from flights.allocation.instance import STAYS, TIERS, Certificate, Whole

HEADER = ["group_id", "leg_id", "code", "reason"]
MOST_JSON = 200_000_000


def values_path(plan: Path) -> Path:
    """Where values, times and certificate stand: beside the plan."""
    return plan.with_suffix(".json")


@dataclass(frozen=True, slots=True)
class PlanRead:
    """By household of the question: the place of its leg (-1 stays), its line in the plan (0 not there) and the code
    that stands there, if any.

    `lost` is the number of those whose leg is gone.
    """

    leg: Whole
    line: Whole
    code: tuple[str, ...] = ()
    lost: int = 0


def read_plan(path: Path, question: Question, *, is_whole: bool) -> PlanRead:
    """Raises BadFiles.

    A whole plan has every household of the question and no other; else those who are gone or new are passed over, and
    whoever's leg is gone is as new as they are.
    """
    reading = _PlanReading(path.name, question, is_whole)
    for block in read_table(path, HEADER[:3], reading.faults, also=_code_may_be_absent):
        columns = [block.cells[name] for name in HEADER[:3]]
        for group, leg, code, line in zip(*columns, block.lines, strict=True):
            reading.take(group.strip(), leg.strip(), code.strip(), line)
    if is_whole and not reading.faults.found:
        for key, line in zip(question.groups.key, reading.line, strict=True):
            if not line:
                reading.faults.add(path.name, 0, "group_id", "ABSENT_GROUP", text=key)
    reading.faults.stop_if_any()
    leg, line = np.array(reading.leg, dtype=np.int32), np.array(reading.line, dtype=np.int32)
    return PlanRead(leg, line, tuple(reading.code), reading.lost)


def _code_may_be_absent(headings: list[str]) -> list[str]:
    return headings if "code" in headings else [*headings, "code"]


class _PlanReading:
    """Row by row: whom it speaks of, and what is wrong with it."""

    def __init__(self, file: str, question: Question, is_whole: bool) -> None:
        self.file, self.is_whole, self.faults = file, is_whole, Faults()
        self.legs = {"": STAYS, **question.legs.places}
        self.rows = {key: row for row, key in enumerate(question.groups.key)}
        self.leg, self.line, self.lost = [STAYS] * len(self.rows), [0] * len(self.rows), 0
        self.code = [""] * len(self.rows)

    def take(self, group: str, leg: str, code: str, line: int) -> None:
        row = self.rows.get(group)
        if leg not in self.legs and not self.is_whole:
            self.lost += row is not None
        elif leg not in self.legs:
            self.faults.add(self.file, line, "leg_id", "UNKNOWN_LEG", text=leg)
        elif row is None:
            if self.is_whole:
                self.faults.add(self.file, line, "group_id", "UNKNOWN_GROUP", text=group)
        elif self.line[row]:
            self.faults.add(self.file, line, "group_id", "TWICE", text=group, other=self.line[row])
        else:
            self.leg[row], self.line[row], self.code[row] = self.legs[leg], line, code


@dataclass(frozen=True, slots=True)
class ValuesRead:
    """What stands beside a plan, as far as it can be checked: people of tiers <= t who go, and the certificates."""

    moved: dict[int, int]
    certificates: tuple[Certificate, ...]


def read_values(path: Path, question: Question, *, is_whole: bool = True) -> ValuesRead:
    """Raises BadFiles. Unless they are of this very question, prices of legs that are gone are passed over."""
    try:
        with open_text(path) as file:
            found = json.loads(file.read(MOST_JSON))
        moved = {tier: int(found["people_of_tiers_up_to"][str(tier)]) for tier in TIERS}
        return ValuesRead(moved, tuple(_certificate(bound, question, is_whole) for bound in found["bounds"]))
    except FileNotFoundError:
        raise _fault(path, "NO_FILE") from None
    except json.JSONDecodeError as trouble:
        raise _fault(path, "NO_JSON", trouble.lineno) from None
    except (KeyError, TypeError, ValueError, UnicodeError, RecursionError):
        raise _fault(path, "NO_CERTIFICATE") from None


def _fault(path: Path, code: str, line: int = 0) -> BadFiles:
    faults = Faults()
    faults.add(path.name, line, "", code)
    return BadFiles(faults.found)


def _certificate(bound: dict[str, Any], question: Question, is_whole: bool) -> Certificate:
    places, prices = question.legs.places, np.zeros((len(question.legs.key), 4))
    for key, price in bound["prices"].items():
        if is_whole or key in places:
            prices[places[key]] = price
    weights = tuple(float(weight) for weight in bound["weights"])
    if len(weights) != 5 or min(weights) < 0 or not np.isfinite([*weights, *prices.ravel()]).all() or prices.min() < 0:
        raise ValueError("weights and prices are five and at least 0")
    tier = max((tier for tier, weight in enumerate(weights, start=1) if weight), default=1)
    return Certificate(tier, weights, prices, int(bound["bound"]))


def bounds_of(certificates: Iterable[Certificate], question: Question) -> list[dict[str, Any]]:
    """As they are written: only legs that have a price."""
    return [
        {
            "weights": list(certificate.weights),
            "prices": {
                question.legs.key[place]: certificate.prices[place].tolist()
                for place in np.flatnonzero(certificate.prices.any(axis=1)).tolist()
            },
            "tier": certificate.tier,
            "bound": certificate.bound,
        }
        for certificate in certificates
    ]


def write_plan(path: Path, rows: Iterable[tuple[str, str, str, str]], values: Callable[[], dict[str, Any]]) -> None:
    """Both files or none: an interrupted run leaves those of the run before. `values` are asked for after the rows."""
    with ExitStack() as files:
        plan = files.enter_context(_beside(path))
        beside = files.enter_context(_beside(values_path(path)))
        writer = csv.writer(plan, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)
        json.dump(values(), beside, ensure_ascii=False, indent=1)
        beside.write("\n")


@contextmanager
def _beside(path: Path) -> Iterator[IO[str]]:
    """Written under another name in the same folder, and renamed when all went well; a link stays a link."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".plan.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
