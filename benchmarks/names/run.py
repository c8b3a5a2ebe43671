"""`python -m benchmarks names [--people 20000] [--rows 2000] [--seeds 1,2,3] [--shapes deport]`; no database.

Our engine beside Splink and recordlinkage on FEBRL, then on hard lists of Spanish names. Each step is a process of its
own. Seconds depend on what else the machine does; computing (CPU) hardly.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.names import febrl, report
from benchmarks.names.hard_lists import Outcome, hold, make
from benchmarks.names.measure import Measured, Scored, best_f1, measured, one_to_one
from benchmarks.names.ours import ours_doubles, ours_linked
from benchmarks.names.recordlinkage_pairs import recordlinkage_pairs
from benchmarks.names.shapes import SHAPES
from benchmarks.names.splink_pairs import splink_pairs

FIELDS = {"names, birthday": febrl.NAMES, "names, birthday, number": febrl.WITH_NUMBER}


def main(words: list[str]) -> int:
    """0 when every bar was reached."""
    asked = _arguments().parse_args(words)
    failed: list[str] = []
    if not asked.no_febrl:
        lines = list(_febrl())
        print("\n".join([*report.febrl_table(lines), *report.febrl_bar_lines(lines)]), flush=True)
        failed += report.febrl_failures(lines)
    if not asked.no_lists:
        found: list[Outcome] = []
        print("\n".join(report.LIST_HEADER), flush=True)
        for one in _lists(asked):
            found.append(one.value)
            print(report.list_line(one), flush=True)
        print("\n".join(report.list_summary(found)), flush=True)
        failed += report.list_failures(found)
    print("\n".join(report.verdict(failed)))
    return int(bool(failed))


def _lists(asked: argparse.Namespace) -> Iterator[Measured]:
    for people in asked.people:
        for shape in asked.shapes:
            for seed in asked.seeds:
                with tempfile.TemporaryDirectory(prefix="names-") as folder:
                    rows = measured(make, Path(folder), shape, seed, people, asked.rows).value
                    yield measured(hold, Path(folder), shape, seed, people, rows)


def _febrl() -> Iterator[report.Line]:
    for which in (4, 3):
        tables = febrl.frames(which)
        truth = febrl.truth(which, tables)
        for named, fields in FIELDS.items():
            for engine, found, single in _engines(which, tables, fields):
                yield report.Line(which, named, engine, best_f1(found.value, truth), best_f1(single, truth), found)


def _engines(which: int, tables: list[Any], fields: tuple[str, ...]) -> Iterator[tuple[str, Measured, list[Scored]]]:
    """Each engine's pairs, and those with nobody in two: ours chooses them itself, the others' are the best scored."""
    found, single = _ours(which, tables, fields)
    yield report.OURS, found, single
    for engine, step in (report.SPLINK, splink_pairs), ("recordlinkage", recordlinkage_pairs):
        theirs = measured(step, tables, fields)
        yield engine, theirs, one_to_one(theirs.value)


def _ours(which: int, tables: list[Any], fields: tuple[str, ...]) -> tuple[Measured, list[Scored]]:
    with tempfile.TemporaryDirectory(prefix="names-") as folder:
        files = [Path(folder, f"{place}.csv") for place, _table in enumerate(tables)]
        for file, table in zip(files, tables, strict=True):
            febrl.write(file, table, with_number="soc_sec_id" in fields)
        if which == 4:
            return measured(ours_linked, *files), measured(ours_linked, *files, True).value
        found = measured(ours_doubles, *files)
        return found, one_to_one(found.value)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks names", description="The names, measured.")
    parser.add_argument("--people", type=_numbers, default=_numbers(os.environ.get("NAMES_PEOPLE", "20000")))
    parser.add_argument("--rows", type=int, default=int(os.environ.get("NAMES_ROWS", "2000")))
    parser.add_argument("--seeds", type=_numbers, default=_numbers(os.environ.get("NAMES_SEEDS", "1,2,3")))
    parser.add_argument("--shapes", type=_shapes, default=_shapes(os.environ.get("NAMES_SHAPES", "all")))
    parser.add_argument("--no-febrl", action="store_true", help="only the hard lists")
    parser.add_argument("--no-lists", action="store_true", help="only FEBRL")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


def _shapes(text: str) -> list[str]:
    chosen = list(SHAPES) if text == "all" else text.split(",")
    unknown = [name for name in chosen if name not in SHAPES]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; there are {', '.join(SHAPES)}")
    return chosen
