"""Whoever was written is compared with the whole registry; likely duplicates wait for an officer.

At the door it has a moment, after the answer was sent: the household can't measure whether somebody is known. What
doesn't fit into it, the worker does.
"""

import logging
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import Q

from cases.enums import CaseState, DuplicateState
from cases.lifecycles import DUPLICATE_LIFECYCLE
from cases.linkage.compare import compare
from cases.linkage.decide import Candidate
from cases.linkage.records import Record
from cases.models import Case, CaseMember, DuplicateCandidate, PersonChange
from cases.operations.duplicates.keep_keys import keep_some_keys
from cases.operations.duplicates.likely import RULES_VERSION, codes_of, is_stronger, likely_duplicates
from cases.queries.candidates import Registry
from cases.queries.match_keys import records_of

logger = logging.getLogger(__name__)
FEW = 100
# In one statement: somebody waits for each.
CLAIM_AT_THE_DOOR = """
SELECT set_config('statement_timeout', %s::text, true);
SELECT person_id FROM cases_personchange WHERE NOT needs_keys
    AND person_id IN (SELECT person_id FROM cases_casemember WHERE case_id = %s)
ORDER BY person_id FOR UPDATE SKIP LOCKED
"""


def compare_at_the_door(case: Case, *, at: datetime) -> bool:
    """The members of a new registration; False when the time was too short: they go on waiting for the worker."""
    if not settings.DOOR_CHECK_MILLISECONDS:
        return False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(CLAIM_AT_THE_DOOR, [settings.DOOR_CHECK_MILLISECONDS, case.pk])
            _compare([person for (person,) in cursor.fetchall()], at=at)
    except OperationalError as trouble:
        logger.warning("case %s is left to the worker to compare: %s", case.pk, type(trouble).__name__)
        return False
    return True


def compare_persons(*, at: datetime, most: int = FEW) -> int:
    """The next of those who wait, keys first; how many they were."""
    kept = keep_some_keys(most=most)
    with transaction.atomic():
        ready = PersonChange.objects.select_for_update(skip_locked=True).filter(needs_keys=False)
        people = list(ready.order_by("person_id").values_list("person_id", flat=True)[:most])
        _compare(people, at=at)
    return max(kept, len(people))


def _compare(people: Collection[int], *, at: datetime) -> None:
    if not people:
        return
    records, registry = records_of(people), Registry()
    likely = dict[tuple[int, int], Candidate]()
    for record, found in zip(records.values(), registry.candidates_for(records.values()), strict=True):
        others = [compare(record, other, registry.frequencies) for other in found if other.key != record.key]
        for candidate in likely_duplicates(others, people=registry.people) if others else ():
            pair = _pair(record, candidate)
            if pair not in likely or likely[pair].posterior < candidate.posterior:
                likely[pair] = candidate
    _save({pair: likely[pair] for pair in _worth_telling(likely)}, at=at)
    PersonChange.objects.filter(person_id__in=people).delete()


def _pair(record: Record, candidate: Candidate) -> tuple[int, int]:
    one, other = sorted((int(record.key), int(candidate.comparison.known.key)))
    return one, other


def _worth_telling(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Not two members of one household, nor who is in none: gone, or merged into somebody else."""
    pairs = list(pairs)
    if not pairs:
        return []
    people = {person for pair in pairs for person in pair}
    cases: dict[int, set[int]] = {person: set() for person in people}
    standing = CaseMember.objects.filter(person__in=people).exclude(case__state=CaseState.MERGED).order_by("pk")
    for person, case in standing.values_list("person_id", "case_id"):
        cases[person].add(case)
    return [(one, other) for one, other in pairs if cases[one] and cases[other] and not cases[one] & cases[other]]


def _save(likely: dict[tuple[int, int], Candidate], *, at: datetime) -> None:
    if not likely:
        return
    pairs = DuplicateCandidate.objects.select_for_update().filter(_any_of(likely)).order_by("pk")
    known = {(pair.first_id, pair.second_id): pair for pair in pairs}
    DuplicateCandidate.objects.bulk_create(
        [
            DuplicateCandidate(first_id=first, second_id=second, state_since=at, found_at=at, **_values(candidate))
            for (first, second), candidate in sorted(likely.items(), key=_by_pair)
            if (first, second) not in known
        ],
        ignore_conflicts=True,
    )
    for key, pair in known.items():
        _look_again(pair, likely[key], at=at)


def _any_of(pairs: Iterable[tuple[int, int]]) -> Q:
    return reduce(or_, (Q(first=first, second=second) for first, second in pairs))


def _by_pair(found: tuple[tuple[int, int], Candidate]) -> tuple[int, int]:
    return found[0]


def _values(candidate: Candidate) -> dict[str, Any]:
    comparison = candidate.comparison
    return {
        "bits": comparison.bits.same, "posterior": candidate.posterior, "evidence": codes_of(comparison),
        "rules_version": RULES_VERSION,
    }  # fmt: skip


def _look_again(pair: DuplicateCandidate, candidate: Candidate, *, at: datetime) -> None:
    """The newer evidence counts; a pair that was parted comes back only on a stronger one."""
    is_parted = pair.state == DuplicateState.DIFFERENT
    if is_parted and is_stronger(candidate.comparison, than=pair.bits, before=pair.evidence):
        DUPLICATE_LIFECYCLE.move(pair, "reopen", by=None, at=at)
        pair.put_off_until = None
    if pair.state == DuplicateState.OPEN:
        values = _values(candidate)
        for name, value in values.items():
            setattr(pair, name, value)
        pair.save(update_fields=[*values, "put_off_until"])
