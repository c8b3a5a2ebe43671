"""`python -m benchmarks seats [--people 6000,100000] [--shapes ordinary,tight] [--seeds 1,2,3] ...`; no database."""

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks.seats.bars import legs_for
from benchmarks.seats.measure import Measured, Wanted, measure
from benchmarks.seats.report import lines_of, summary
from benchmarks.seats.shapes import SHAPES


def main(words: list[str]) -> int:
    """0 when every bar was reached."""
    asked = _arguments().parse_args(words)
    wanted = Wanted(events=not asked.no_events, prices=not asked.no_prices, naive_seconds=asked.naive_seconds)
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="seats-", dir=asked.folder) as folder:
        for people in asked.people:
            for shape in asked.shapes:
                for seed in asked.seeds:
                    one = measure(people, asked.legs or legs_for(people), shape, seed, Path(folder), wanted)
                    found.append(one)
                    print("\n".join(lines_of(one)), flush=True)
    print("\n".join(summary(found)))
    return int(any(one.failed for one in found))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks seats", description="The seats, proved and measured.")
    parser.add_argument("--people", type=_numbers, default=_numbers(os.environ.get("SEATS_PEOPLE", "6000,100000")))
    parser.add_argument("--legs", type=int, help="instead of as many as the size has")
    parser.add_argument("--shapes", type=_shapes, default=_shapes(os.environ.get("SEATS_SHAPES", "all")))
    parser.add_argument("--seeds", type=_numbers, default=_numbers(os.environ.get("SEATS_SEEDS", "1,2,3")))
    parser.add_argument("--naive-seconds", type=float, default=60.0, help="for the naive exact model; 0 leaves it out")
    parser.add_argument("--no-events", action="store_true", help="no warm re-planning")
    parser.add_argument("--no-prices", action="store_true", help="no price of reciprocity")
    parser.add_argument("--folder", help="where the files are made; else where temporary files are")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


def _shapes(text: str) -> list[str]:
    chosen = list(SHAPES) if text == "all" else text.split(",")
    unknown = [name for name in chosen if name not in SHAPES]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; there are {', '.join(SHAPES)}")
    return chosen
