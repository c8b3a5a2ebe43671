"""seed_demo against a plain COPY of the very rows that it left, into the same tables."""

import tempfile
import time
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

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
    copied = _copied_again()
    print(f"seed_demo --people {people}: {seeded:.1f} s, {people / seeded:,.0f} people/s; plain COPY {copied:.1f} s")
    return Figure(f"seed_demo, {people:,} people / plain COPY (rows/s)", [copied / seeded], seeded, copied, 0.2, 0.2)


def _copied_again() -> float:
    """Seconds to COPY the rows into the same tables, emptied first, in one transaction.

    Their statistics are taken before the end of it: without them PostgreSQL 18 may check each foreign key by skipping
    through the index of the queue, whose last column is the key, and a COMMIT of 100,000 cases takes an hour.
    """
    names = [model._meta.db_table for model in TABLES]
    with tempfile.TemporaryDirectory() as folder, connection.cursor() as cursor:
        raw: Any = cursor.cursor
        cursor.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")
        for name in names:
            with Path(folder, name).open("wb") as rows:
                raw.copy_expert(f"COPY {name} TO STDOUT", rows)
        cursor.execute(f"TRUNCATE {', '.join(names)} CASCADE")
        start = time.perf_counter()
        with transaction.atomic():
            for name in names:
                with Path(folder, name).open("rb") as rows:
                    raw.copy_expert(f"COPY {name} FROM STDIN", rows)
            cursor.execute(f"ANALYZE {', '.join(names)}")
        took = time.perf_counter() - start
        cursor.execute("ANALYZE")
    return took
