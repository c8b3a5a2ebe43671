"""Who of the registry could be meant by a row: found by keys in one statement for many rows, ranked by their worth."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection

from cases.linkage.candidates import LEAST_BITS, MOST, MOST_OF_A_KEY, SHARE_OF_BEST
from cases.linkage.frequencies import Frequencies
from cases.linkage.records import Record
from cases.models import PersonMerge
from cases.queries.match_keys import keys_to_ask, records_of
from cases.queries.name_frequencies import current

ROWS_AT_ONCE = 500
BEST = """
WITH worth AS (
    SELECT a.place, k.person_id, sum(a.bits) AS bits
    FROM unnest(%s::int[], %s::int[], %s::real[]) AS a (place, key, bits)
    CROSS JOIN LATERAL (SELECT person_id FROM cases_matchkey WHERE key = a.key LIMIT %s) k
    GROUP BY a.place, k.person_id HAVING sum(a.bits) >= %s
), ranked AS (
    SELECT place, person_id, bits,
        row_number() OVER (PARTITION BY place ORDER BY bits DESC, person_id) AS rank,
        max(bits) OVER (PARTITION BY place) AS best
    FROM worth
)
SELECT place, person_id, kept_id FROM ranked
LEFT JOIN cases_personmerge m ON m.absorbed_id = person_id AND m.state = 'standing'
WHERE rank <= %s AND bits >= %s * best ORDER BY place, rank
"""


class Registry:
    """The registry in the database, as `cases.linkage.matching.Known` wants it: records whose key is the person's id.

    Whoever was merged into another is found by the old values too, under the id of the person that was kept.
    """

    def __init__(self) -> None:
        self.frequencies: Frequencies = current.read()
        self.people: int = self.frequencies.people

    def candidates(self, asked: Record) -> list[Record]:
        """At most 12, the most promising first."""
        return next(self.candidates_for([asked]))

    def candidates_for(self, rows: Iterable[Record]) -> Iterator[list[Record]]:
        """The candidates of each row, in the order of the rows: two queries for every 500 of them."""
        for some in _parts(rows):
            yield from self._found(some)

    def _found(self, rows: Sequence[Record]) -> Iterator[list[Record]]:
        ranked, kept = self._ranked(rows)
        found = {person for people in ranked for person in people}
        records = records_of(found) if found else {}
        for people in ranked:
            best: dict[int, Record] = {}
            for person in people:
                if record := records.get(person):
                    owner = kept.get(person, person)
                    best.setdefault(owner, _named(record, owner))
            yield list(best.values())

    def _ranked(self, rows: Sequence[Record]) -> tuple[list[list[int]], dict[int, int]]:
        """The persons for each row, and into whom those of them were merged who were."""
        places, keys, bits = list[int](), list[int](), list[float]()
        for place, row in enumerate(rows):
            worth = keys_to_ask(row, self.frequencies)
            places += [place] * len(worth)
            keys += worth.keys()
            bits += worth.values()
        ranked: list[list[int]] = [[] for _row in rows]
        merged = dict[int, int]()
        with connection.cursor() as cursor:
            cursor.execute(BEST, [places, keys, bits, MOST_OF_A_KEY, LEAST_BITS, MOST, SHARE_OF_BEST])
            for place, person, kept in cursor:
                ranked[place].append(person)
                if kept is not None:
                    merged[person] = kept
        return ranked, _followed(merged)


def _named(record: Record, owner: int) -> Record:
    key = str(owner)
    return record if record.key == key else Record(key, record.names, record.born, record.sex, record.numbers)


def _followed(merged: dict[int, int]) -> dict[int, int]:
    """Whoever was merged into somebody who was merged in turn: the person who is kept in the end."""
    steps, asked = dict(merged), set(merged.values())
    while asked:
        standing = PersonMerge.objects.standing().filter(absorbed__in=asked).order_by("pk")
        step = dict(standing.values_list("absorbed_id", "kept_id"))
        steps.update(step)
        asked = set(step.values())
    return {person: _end(steps, person) for person in merged}


def _end(steps: dict[int, int], person: int) -> int:
    while person in steps:
        person = steps[person]
    return person


def _parts(rows: Iterable[Record]) -> Iterator[list[Record]]:
    waiting = iter(rows)
    while part := list(islice(waiting, ROWS_AT_ONCE)):
        yield part
