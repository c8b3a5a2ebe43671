"""Facts of the world that come with the portal as files: ZIP codes, outlines of states, where a country lies."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "reference"


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def states_by_zip3() -> dict[str, tuple[str, ...]]:
    """The first three digits of a US ZIP code to its state, and to the others that have codes with them."""
    return {
        row["zip3"]: (row["subdivision"], *filter(None, row["other_subdivisions"].split("|")))
        for row in _rows("us_state_by_zip3.csv")
    }


@cache
def country_points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of a point inside each country."""
    return {row["country"]: (float(row["latitude"]), float(row["longitude"])) for row in _rows("country_points.csv")}


@cache
def state_outlines() -> tuple[dict[str, str], ...]:
    """The states of the USA as SVG paths, with their neighbours and the place of their label."""
    return tuple(_rows("us_state_outlines.csv"))
