"""The allocation job of the portal: read, solve, check and save for so many people, against a bare SELECT and COPY.

The job runs in a process of its own, as in the worker, so that its peak of memory is its own.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from benchmarks.rig import Figure
from cases.enums import CaseState
from cases.models import CaseMember
from consulates.models import Airport, User
from flights.management.demo.scenario import ELSEWHERE, PLACES
from flights.models import Leg, Rotation

PEOPLE = int(os.environ.get("BENCH_WAITING", "100000"))
SEATS = (80, 100, 120)
PEOPLE_FOR_A_LEG = 170
DAYS = 30
# What the job reads, column by column, as plainly as SQL can say it.
WAITING = "SELECT id FROM cases_case WHERE kind = 'stranded' AND state = 'waiting'"
ROWS_READ = [
    "SELECT c.id, c.tier, c.counts_from, c.tie_break, c.in_danger, r.airports, r.earliest_on, r.latest_on, r.transit,"
    f" r.goes_by_land FROM cases_case c JOIN cases_returnrequest r ON r.case_id = c.id WHERE c.id IN ({WAITING})",
    "SELECT m.case_id, m.person_id, p.born_on, p.nationalities, m.relation, m.needs_wheelchair, m.needs_stretcher"
    f" FROM cases_casemember m JOIN cases_person p ON p.id = m.person_id WHERE m.case_id IN ({WAITING})",
    "SELECT d.person_id, d.expires_on FROM cases_identitydocument d JOIN cases_casemember m"
    f" ON m.person_id = d.person_id WHERE m.case_id IN ({WAITING})",
    f"SELECT case_id, purpose FROM cases_consent WHERE withdrawn_at IS NULL AND case_id IN ({WAITING})",
]
SAVED = ["flights_placement", "flights_seatoffer"]


def measure_allocation() -> list[Figure]:
    """Seeds, runs the job in its own process, and does the bare work on the same rows."""

    if CaseMember.objects.filter(case__state=CaseState.WAITING).count() < PEOPLE:
        call_command("seed_demo", people=PEOPLE * 10 // 7)
    _make_legs(PEOPLE // PEOPLE_FOR_A_LEG)
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.one_allocation"], check=True, stdout=subprocess.PIPE, text=True
    )
    said = json.loads(answer.stdout.splitlines()[-1])
    selected, copied = _selected(), _copied_again()
    seconds = said["seconds"]
    print(_report(said), flush=True)
    return [
        Figure(
            "allocation, read / bare SELECT (rate)", [selected / seconds["read"]], seconds["read"], selected, 0.1, 0.2
        ),
        Figure("allocation, save / bare COPY (rate)", [copied / seconds["save"]], seconds["save"], copied, 0.2, 0.4),
    ]


def _report(said: dict[str, Any]) -> str:
    steps = ", ".join(f"{step} {taken:.1f} s" for step, taken in said["seconds"].items())
    return (
        f"allocation of {said['people']:,} people, {said['households']:,} households, {said['legs']:,} legs: {steps}; "
        f"peak {said['peak_mb']:,} MB; moved {said['moved']} of at most {said['bounds']}, "
        f"{said['placed']:,} households placed; {said['words']}"
    )


def _make_legs(count: int) -> None:
    """A month of approved flights from the airports in reach of those who wait."""
    dice, now = random.Random(1), timezone.now()  # noqa: S311
    planner, home = User.objects.filter(role="planner").order_by("pk")[0], Airport.objects.get(code="LIM")
    codes = [code for place in (*PLACES, *PLACES, *ELSEWHERE) for code in place.airports]
    abroad = {airport.code: airport for airport in Airport.objects.filter(code__in=codes)}
    rotation = {"operated_by": "PE", "state": "approved", "state_since": now, "planned_by": planner, "planned_at": now}
    rotations = Rotation.objects.bulk_create([Rotation(name=f"B{number}", **rotation) for number in range(count)])
    moments = [now + timedelta(days=1, minutes=dice.randrange(DAYS * 24 * 60)) for _leg in range(count)]
    Leg.objects.bulk_create(
        [
            Leg(
                rotation=one, number=1, origin=abroad[dice.choice(codes)], destination=home, departs_at=at,
                arrives_at=at + timedelta(hours=8), carries="PE", seats=dice.choice(SEATS), wheelchairs=4,
                stretchers=1, infants=8,
            )
            for one, at in zip(rotations, moments, strict=True)
        ]
    )  # fmt: skip


def _selected() -> float:
    """Seconds to read the rows as psycopg gives them."""
    start = time.perf_counter()
    with connection.cursor() as cursor:
        for rows in ROWS_READ:
            cursor.execute(rows)
            cursor.fetchall()
    return time.perf_counter() - start


def _copied_again() -> float:
    """Seconds to COPY what was saved into the same tables, emptied first; nothing of it stays."""
    with tempfile.TemporaryDirectory() as folder, connection.cursor() as cursor, transaction.atomic():
        raw: Any = cursor.cursor
        for name in SAVED:
            with Path(folder, name).open("wb") as rows:
                raw.copy_expert(f"COPY {name} TO STDOUT", rows)
        cursor.execute(f"TRUNCATE {', '.join(SAVED)} CASCADE")
        cursor.execute(
            "UPDATE flights_leg SET held_seats = 0, held_wheelchairs = 0, held_stretchers = 0, held_infants = 0"
        )
        start = time.perf_counter()
        for name in SAVED:
            with Path(folder, name).open("rb") as rows:
                raw.copy_expert(f"COPY {name} FROM STDIN", rows)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        took = time.perf_counter() - start
        transaction.set_rollback(True)
    return took
