"""seed_demo against a plain COPY of the very rows that it left, into tables like those but without triggers."""

import tempfile
import time
from typing import Any

from django.core.management import call_command
from django.db import connection

from benchmarks.rig import Figure
from cases.models import (
    Case,
    CaseEvent,
    CaseMember,
    CaseMove,
    Consent,
    FollowUp,
    IdentityDocument,
    Person,
    ReturnRequest,
)

TABLES = [Case, Person, IdentityDocument, CaseMember, ReturnRequest, Consent, FollowUp, CaseEvent, CaseMove]


def measure_seeding(people: int) -> Figure:
    start = time.perf_counter()
    call_command("seed_demo", people=people)
    seeded = time.perf_counter() - start
    copied = sum(_copied(model._meta.db_table) for model in TABLES)
    print(f"seed_demo --people {people}: {seeded:.1f} s, {people / seeded:,.0f} people/s; plain COPY {copied:.1f} s")
    return Figure(f"seed_demo, {people:,} people / plain COPY (rows/s)", [copied / seeded], seeded, copied, 0.2, 0.2)


def _copied(table: str) -> float:
    """Seconds to COPY the table's rows into an empty one with the same columns, checks and indexes."""
    with connection.cursor() as cursor, tempfile.TemporaryFile() as rows:
        raw: Any = cursor.cursor
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(f"CREATE TABLE copied (LIKE {table} INCLUDING ALL)")
        raw.copy_expert(f"COPY {table} TO STDOUT", rows)
        rows.seek(0)
        start = time.perf_counter()
        raw.copy_expert("COPY copied FROM STDIN", rows)
        took = time.perf_counter() - start
        cursor.execute("DROP TABLE copied")
    return took
