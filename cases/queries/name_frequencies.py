"""How common names and birthdays are in the registry, read into memory and kept as long as they are about right."""

from collections import Counter
from collections.abc import Iterable, Iterator
from threading import Lock

from django.db import connection

from cases.enums import NameKind
from cases.linkage.days import Day, read_day
from cases.linkage.frequencies import MOST_GIVEN, Frequencies
from cases.linkage.records import Record
from cases.linkage.sounds import block_key, strict_key
from cases.models import NameFrequency

# A registry that has grown by a fiftieth has nearly the same shares; a small one is read anew each time.
GROWN = 0.02
SMALL = 2000
# How much it has grown is looked at once in so many times.
LOOK_AGAIN = 50
WHOLE = """
SELECT kind, word, sound, block, sum(count) FROM (
    SELECT kind, word, sound, block, count FROM cases_namefrequency
    UNION ALL SELECT kind, word, sound, block, count FROM cases_nametally
) counted GROUP BY kind, word, sound, block HAVING sum(count) > 0
"""
GET_TIMEOUT = "SELECT current_setting('statement_timeout')"
SET_TIMEOUT = "SELECT set_config('statement_timeout', %s, true)"
PATIENCE = "30s"

CountedWord = tuple[str, str, str, str]


def words_of(record: Record) -> Iterator[CountedWord]:
    """Kind, word, sound and block key of all that is counted of one person."""
    names = record.names
    joined = {"".join(surname) for surname in names.surnames if len(surname) > 1}
    for word in {*names.words, *joined}:
        yield NameKind.SURNAME.value, word, strict_key(word), block_key(word) if word in names.words else ""
    for word in names.given[:MOST_GIVEN]:
        yield NameKind.GIVEN.value, word, strict_key(word), block_key(word)
    if record.born:
        yield NameKind.DAY.value, str(record.born), "", ""
    yield NameKind.PERSON.value, "", "", ""


def frequencies_from(rows: Iterable[tuple[str, str, str, str, int]]) -> Frequencies:
    found = Frequencies()
    for kind, word, sound, block, count in rows:
        if kind == NameKind.PERSON:
            found.people += count
        elif kind == NameKind.DAY:
            _count_day(found, read_day(word), count)
        else:
            words, sounds = _counters(found, kind)
            words[word] += count
            sounds[sound] += count
            if block:
                found.blocks[block] += count
    return found


def _counters(found: Frequencies, kind: str) -> tuple[Counter[str], Counter[str]]:
    if kind == NameKind.SURNAME:
        return found.surnames, found.surname_sounds
    return found.given, found.given_sounds


def _count_day(found: Frequencies, day: Day | None, count: int) -> None:
    if day:
        found.days[day] += count
        found.years[day.year] += count


class KeptFrequencies:
    """One for each process."""

    def __init__(self) -> None:
        self._kept: Frequencies | None = None
        self._asked = 0
        self._lock = Lock()

    def read(self) -> Frequencies:
        kept, self._asked = self._kept, self._asked + 1
        if kept is not None and kept.people >= SMALL and self._asked % LOOK_AGAIN:
            return kept
        people = _people_counted()
        if kept is None or people < SMALL or abs(people - kept.people) > GROWN * kept.people:
            with self._lock:
                kept = self._kept = read_frequencies()
        return kept


def read_frequencies() -> Frequencies:
    """Once for a process and again when the registry has grown: it may last longer than a check at the door."""
    with connection.cursor() as cursor:
        cursor.execute(GET_TIMEOUT)
        (timeout,) = cursor.fetchone()
        cursor.execute(SET_TIMEOUT, [PATIENCE])
        cursor.execute(WHOLE)
        found = frequencies_from(cursor)
        cursor.execute(SET_TIMEOUT, [timeout])
    return found


def _people_counted() -> int:
    row = NameFrequency.objects.filter(kind=NameKind.PERSON, word="").values_list("count", flat=True).first()
    return row or 0


current = KeptFrequencies()
