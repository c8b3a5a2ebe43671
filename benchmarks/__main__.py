"""Run every benchmark, or those named: `python -m benchmarks [registration form queue accepts seeding rush]`.

`python -m benchmarks seats --help` and `python -m benchmarks names --help` stand by themselves: they need no database.
The database of its own is made anew each time. Compare ratios, not milliseconds: both sides ran in turn in one process.
"""

import os
import shutil
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.seats import run as seats
from repatriation import local

DATA = Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parent.parent / ".data" / "bench")
PEOPLE = int(os.environ.get("BENCH_PEOPLE", "260000"))


def main(names: list[str]) -> None:
    os.environ.update(DATA_DIR=str(DATA), DJANGO_SETTINGS_MODULE="repatriation.settings", STATEMENT_TIMEOUT="0")
    os.environ.setdefault("ADMITTED_PER_SECOND", "0")
    shutil.rmtree(DATA, ignore_errors=True)
    with local.services(DATA):
        import django

        django.setup()
        from benchmarks.course import run

        run(names, PEOPLE)


def names(words: list[str]) -> int:
    """Needs packages that nothing else does."""
    if any(find_spec(package) is None for package in ("splink", "recordlinkage")):
        print("Splink and recordlinkage are not installed: make bench-names")
        return 1
    found: int = import_module("benchmarks.names.run").main(words)
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["seats"]:
        sys.exit(seats.main(sys.argv[2:]))
    if sys.argv[1:2] == ["names"]:
        sys.exit(names(sys.argv[2:]))
    main(sys.argv[1:])
