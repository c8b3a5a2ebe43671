"""The check of a new registration against a registry of a million people: how long it lasts, and what it finds.

Families, namesakes and spoiled rows are those of benchmarks/names. BENCH_DOOR_PEOPLE and BENCH_DOOR_ROWS set the size.
"""

import csv
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from statistics import quantiles
from typing import Any, NamedTuple

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from benchmarks.names.generate import Row, listed, write_rows
from benchmarks.names.people import Person as Known
from benchmarks.names.people import country
from benchmarks.names.shapes import DEPORT, RECIPROCAL
from cases.linkage.decide import CONFIRMED
from cases.models import Case, CaseMember, DuplicateCandidate, IdentityDocument, PersonChange
from cases.models import Person as Stored
from cases.operations.duplicates.find import compare_at_the_door
from cases.operations.duplicates.keep_keys import add_up_names, keep_some_keys
from cases.operations.register import PersonAnswers, insert_members, insert_persons
from cases.queries.candidates import Registry
from repatriation.common.copying import copy_rows, reserve_ids
from tests import makers

PEOPLE, ROWS = (int(os.environ.get(f"BENCH_DOOR_{name}", size)) for name, size in (("PEOPLE", 1000000), ("ROWS", 1000)))
AT_ONCE = 100_000
LISTS = ((RECIPROCAL, 130, 1.0), (RECIPROCAL, 6000, 20.0), (DEPORT, 6000, 20.0))
SEED = 4
# The first ones fill the caches of the database and of this process.
WARM = 50
DOOR_P50, DOOR_P99, GIGABYTE, LOAD_SECONDS = 8.0, 50.0, 1000.0, 600.0
Rows = list[tuple[Any, ...]]


class Timed(NamedTuple):
    p50: float
    p99: float


def measure_door() -> None:
    """Prints a table; the bars are those of linkage.md."""
    _without_limits()
    first, stored, loading = _load()
    keys = _seconds(_make_keys)
    indexing = _seconds(lambda: _execute("VACUUM ANALYZE"))
    print(f"registry of {PEOPLE:,}: persons and documents by COPY {loading:.0f} s, keys and frequencies {keys:.0f} s,"
          f" vacuum and analyze {indexing:.0f} s (bar {LOAD_SECONDS:.0f} s in all)")  # fmt: skip
    heap, index = _megabytes("pg_table_size"), _megabytes("pg_indexes_size")
    each = _count("cases_matchkey") / PEOPLE
    print(f"match keys: {each:.1f} a person, table {heap:,.0f} MB, indexes {index:,.0f} MB (bar {GIGABYTE:,.0f} MB)")
    print(f"frequencies into memory: {_seconds(Registry) * 1000:.0f} ms, once for each process")
    _measure_rows(listed(first, RECIPROCAL, ROWS, seed=SEED), stored)
    for shape, count, bar in LISTS:
        _measure_list(listed(first, shape, count, seed=SEED), stored, shape.name, bar)


def _measure_list(rows: list[Row], stored: dict[str, int], name: str, bar: float) -> None:
    """A whole list against the registry, as the command does it, from file to file."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answered, said = Path(folder, "rows.csv"), Path(folder, "result.csv"), StringIO()
        write_rows(asked, rows)
        seconds = _seconds(
            lambda: call_command("reconcile", asked, against="registry", output=answered, prior=0.6, stdout=said)
        )
        with answered.open(encoding="utf-8", newline="") as file:
            found = {line["row_id"]: line for line in csv.DictReader(file)}
    known = [row for row in rows if row.truth]
    shown = sum(str(stored[row.truth]) in found[row.key]["candidates"].split() for row in known)
    sure = [row for row in rows if found[row.key]["outcome"] == CONFIRMED]
    false = sum(found[row.key]["candidates"].split()[0] != str(stored.get(row.truth)) for row in sure)
    print(f"{name}, {len(rows):,} rows: {seconds:.1f} s (bar {bar:g} s); the true one shown for"
          f" {shown / len(known):.1%} of the known, {len(sure):,} confirmed, {false} of them wrongly")  # fmt: skip


def _without_limits() -> None:
    _execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")


def _load() -> tuple[Any, dict[str, int]]:
    """The first part of the country, whose people are asked for later, and the ids of these."""
    first, stored, seconds = None, dict[str, int](), 0.0
    for part in range(0, PEOPLE, AT_ONCE):
        some = country(min(AT_ONCE, PEOPLE - part), seed=SEED + part, strangers=20_000 if part == 0 else 0)
        ids = reserve_ids(Stored, len(some.known))
        seconds += _seconds(lambda ids=ids, some=some: _copy(ids, some.known))  # type: ignore[misc]
        if first is None:
            first, stored = some, dict(zip((known.key for known in some.known), ids, strict=True))
    return first, stored, seconds  # type: ignore[return-value]


@transaction.atomic
def _copy(ids: list[int], known: list[Known]) -> None:
    people: Rows = [
        (key, one.given, one.first, one.second, date.fromisoformat(one.born) if one.born else None, one.sex, ["PE"])
        for key, one in zip(ids, known, strict=True)
    ]
    copy_rows(
        Stored,
        ("id", "given_names", "paternal_surname", "maternal_surname", "born_on", "sex", "nationalities"),
        people,
    )
    copy_rows(IdentityDocument, ("person_id", "kind", "number", "country"), list(_papers(ids, known)))


def _papers(ids: list[int], known: list[Known]) -> Iterator[tuple[Any, ...]]:
    for key, one in zip(ids, known, strict=True):
        if one.national:
            yield key, "national_id", one.national, "PE"
        if one.passport:
            yield key, "passport", one.passport, "PE"


def _make_keys() -> None:
    while keep_some_keys(most=5000):
        continue
    add_up_names()
    PersonChange.objects.all().delete()


def _measure_rows(rows: list[Row], stored: dict[str, int]) -> None:
    """Each row registers as a household of one, is compared, and goes again, so that the registry stays as it was."""
    now, office = timezone.now(), makers.office("CG-DOOR")
    crowd = makers.case(office, people=0)
    meant = [stored[row.truth] for row in rows if row.truth]
    CaseMember.objects.bulk_create(CaseMember(case=crowd, person_id=key) for key in meant)
    written, compared, found, wrong = list[float](), list[float](), 0, 0
    for row in rows:
        case = makers.case(office, people=0)
        written.append(_seconds(lambda case=case, row=row: _register(case, row)))  # type: ignore[misc]
        compared.append(_seconds(lambda case=case: _compare(case, now)))  # type: ignore[misc]
        is_known = DuplicateCandidate.objects.filter(first=stored.get(row.truth, 0)).exists()
        found, wrong = found + is_known, wrong + (not is_known and DuplicateCandidate.objects.exists())
        _forget(case)
    _say(written[WARM:], compared[WARM:], found / max(len(meant), 1), wrong / len(rows), len(rows))


def _register(case: Case, row: Row) -> None:
    words = row.surnames.split(" ", 1)
    whole = len(row.born) == 10 and "-00" not in row.born
    answers = PersonAnswers(
        given_names=row.given, paternal_surname=words[0], maternal_surname="".join(words[1:]), sex=row.sex or "X",
        born_on=date.fromisoformat(row.born) if whole else None, document_number=row.number, document_country="PE",
    )  # fmt: skip
    with transaction.atomic():
        insert_members(case, (answers,), insert_persons((answers,)))


def _compare(case: Case, at: datetime) -> None:
    if not compare_at_the_door(case, at=at):
        print("  one was left to the worker")


def _forget(case: Case) -> None:
    for member in case.members.select_related("person").order_by("pk"):
        member.delete()
        member.person.delete()
    keep_some_keys(most=10)
    DuplicateCandidate.objects.all().delete()


def _say(written: list[float], compared: list[float], recall: float, wrong: float, count: int) -> None:
    for what, seconds, bar in (
        ("person, documents, keys, commit", written, ""),
        ("the check at the door", compared, f" (bars {DOOR_P50:g} and {DOOR_P99:g})"),
    ):
        timed = _timed(seconds)
        print(f"{what}: p50 {timed.p50:.1f} ms, p99 {timed.p99:.1f} ms{bar}")
    print(f"of {count:,} registrations: {recall:.1%} of the known ones became a likely duplicate,"
          f" {wrong:.2%} of all are shown with somebody else alone")  # fmt: skip


def _timed(seconds: list[float]) -> Timed:
    cuts = quantiles(seconds, n=100)
    return Timed(cuts[49] * 1000, cuts[98] * 1000)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def _megabytes(function: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}('cases_matchkey')")
        return int(cursor.fetchone()[0]) / 1e6
