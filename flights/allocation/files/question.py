"""What the folder of a problem says, column by column; legs are in order of departure."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from flights.allocation.files.cells import Coded
from flights.allocation.instance import AIMS, Aim, Corridor, Flags, Whole


@dataclass(frozen=True, slots=True)
class Legs:
    """`line` is where each stands in its file."""

    key: list[str]
    line: list[int]
    origin: list[str]
    destination: list[str]
    departs: Whole
    arrives: Whole
    capacity: Whole
    is_refused: Flags
    transit: list[frozenset[str]]
    nationalities: list[frozenset[str]]
    corridor: list[str]

    @property
    def places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.key)}


@dataclass(frozen=True, slots=True)
class Groups:
    """Households as they stand in the file; sets and texts are coded, `earlier` is the place of a leg or -1."""

    key: list[str]
    line: Whole
    nationality: Coded
    size: Whole
    needs: Whole
    tier: Whole
    score: NDArray[np.float64]
    waiting: Whole
    origins: Coded
    destinations: Coded
    earliest: Whole
    latest: Whole
    until: Whole
    transit: Coded
    earlier: Whole
    weight: Whole
    locked: Flags


@dataclass(frozen=True, slots=True)
class Meta:
    """`day_zero` is the date of day 0, if the file says so; `aims` what counts first."""

    day_zero: date | None = None
    aims: tuple[Aim, ...] = AIMS


@dataclass(frozen=True, slots=True)
class Question:
    folder: Path
    meta: Meta
    countries: dict[str, str]
    corridors: tuple[Corridor, ...]
    legs: Legs
    groups: Groups
