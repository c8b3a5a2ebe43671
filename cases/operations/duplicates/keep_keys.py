"""The keys and the frequencies of persons that were written, kept in the transaction that wrote them.

Whatever path forgets to call this leaves its persons in PersonChange (triggers see to it), and the worker follows.
"""

from collections import Counter
from collections.abc import Iterable, KeysView, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction

from cases.linkage.records import Record
from cases.models import MatchKey, NameTally, PersonChange
from cases.queries.match_keys import Names, keys_to_store, record_of, records_of
from cases.queries.name_frequencies import CountedWord, words_of
from repatriation.common.copying import copy_rows

# From so many rows on COPY is quicker than INSERT.
MANY = 1000
ADD_UP = """
WITH taken AS (DELETE FROM cases_nametally WHERE id <= %s RETURNING kind, word, sound, block, count)
INSERT INTO cases_namefrequency (kind, word, sound, block, count)
SELECT kind, word, max(sound), max(block), sum(count) FROM taken GROUP BY kind, word HAVING sum(count) <> 0
ON CONFLICT (kind, word) DO UPDATE SET count = cases_namefrequency.count + EXCLUDED.count
"""
ADDING_UP = 7_304_002


@transaction.atomic(savepoint=False)
def keep_keys(people: Iterable[int], *, is_compared: bool = False) -> int:
    """Make the keys of those of them whose values changed; how many they were.

    `is_compared`: they need not be looked at for duplicates (a demonstration's crowd, a table made anew).
    """
    due = PersonChange.objects.select_for_update().filter(person_id__in=list(people), needs_keys=True)
    was: dict[int, Any] = dict(due.order_by("person_id").values_list("person_id", "was"))
    if not was:
        return 0
    records = records_of(was.keys())
    _write_keys(records, [person for person, values in was.items() if values is not None])
    _tally(records, was)
    _settle(records, was.keys(), is_compared=is_compared)
    return len(was)


def _settle(records: dict[int, Record], people: KeysView[int], *, is_compared: bool) -> None:
    """They go on waiting to be compared; whoever is gone doesn't."""
    waiting = PersonChange.objects.filter(person_id__in=list(people))
    if is_compared or not records:
        waiting.delete()
        return
    waiting.update(needs_keys=False, was=None)
    if gone := people - records.keys():
        PersonChange.objects.filter(person_id__in=gone).delete()


def _write_keys(records: dict[int, Record], people: Sequence[int]) -> None:
    """`people` are those who had some."""
    if people:
        MatchKey.objects.filter(person_id__in=people).delete()
    rows = [(key, person) for person, record in records.items() for key in keys_to_store(record)]
    if len(rows) >= MANY:
        copy_rows(MatchKey, ("key", "person_id"), rows)
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_matchkey (key, person_id) SELECT * FROM unnest(%s::int[], %s::int[])",
            [[key for key, _person in rows], [person for _key, person in rows]],
        )


def _tally(records: dict[int, Record], was: dict[int, Any]) -> None:
    """One more of each word it has, one less of each that it had."""
    counted: Counter[CountedWord] = Counter()
    for record in records.values():
        counted.update(words_of(record))
    for values in was.values():
        if values is not None:
            counted.subtract(words_of(_before(values)))
    rows = [(*word, count) for word, count in counted.items() if count]
    columns = ("kind", "word", "sound", "block", "count")
    if len(rows) >= MANY:
        copy_rows(NameTally, columns, rows)
    else:
        NameTally.objects.bulk_create(NameTally(**dict(zip(columns, row, strict=True))) for row in rows)


def _before(values: list[Any]) -> Record:
    given, paternal, maternal, born = values
    return record_of(0, Names(given, paternal, maternal, date.fromisoformat(born) if born else None))


@transaction.atomic
def add_up_names() -> bool:
    """Put the tallies into the frequencies; False while another worker does it, or there is nothing to add."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ADDING_UP])
        last = NameTally.objects.order_by("-pk").values_list("pk", flat=True).first()
        if not cursor.fetchone()[0] or last is None:
            return False
        cursor.execute(ADD_UP, [last])
    return True


def keep_some_keys(*, most: int) -> int:
    """The next of those that no path has kept; 0 when there are none. Locked ones are somebody's already."""
    with transaction.atomic():
        due = PersonChange.objects.select_for_update(skip_locked=True).filter(needs_keys=True).order_by("person_id")
        people = list(due.values_list("person_id", flat=True)[:most])
        return keep_keys(people)


@transaction.atomic
def forget_all_keys() -> None:
    """Everybody is due again: after a change of the rules by which names are read."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("TRUNCATE cases_matchkey, cases_namefrequency, cases_nametally, cases_personchange")
        cursor.execute("INSERT INTO cases_personchange (person_id, needs_keys) SELECT id, true FROM cases_person")
