"""Run every benchmark, or those named: `python -m benchmarks [registration form queue accepts seeding rush]`.

`python -m benchmarks seats --help` stands by itself: it needs no database.
The database of its own is made anew each time. Compare ratios, not milliseconds: both sides ran in turn in one process.
"""

import os
import shutil
import sys
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


if __name__ == "__main__":
    if sys.argv[1:2] == ["seats"]:
        sys.exit(seats.main(sys.argv[2:]))
    main(sys.argv[1:])
