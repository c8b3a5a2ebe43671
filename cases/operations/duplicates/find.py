"""Whoever was written is compared with the whole registry; likely duplicates wait for an officer.

At the door it has a moment, after the answer was sent: the household can't measure whether somebody is known. What
doesn't fit into it, the worker does.
"""

import logging
from collections.abc import Collection, Iterable
from datetime import datetime

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet

from cases.enums import CaseState, DuplicateState
from cases.lifecycles import DUPLICATE_LIFECYCLE
from cases.linkage.compare import compare
from cases.linkage.decide import Candidate
from cases.linkage.records import Record
from cases.models import Case, CaseMember, DuplicateCandidate, PersonChange, PersonMerge
from cases.operations.duplicates.keep_keys import keep_some_keys
from cases.operations.duplicates.likely import RULES_VERSION, codes_of, is_stronger, likely_duplicates
from cases.queries.candidates import Registry
from cases.queries.match_keys import records_of

logger = logging.getLogger(__name__)
FEW = 100


def compare_at_the_door(case: Case, *, at: datetime) -> bool:
    """The members of a new registration; False when the time was too short: they go on waiting for the worker."""
    members = CaseMember.objects.filter(case=case).order_by("pk").values_list("person_id", flat=True)
    try:
        with transaction.atomic():
            _set_timeout(settings.DOOR_CHECK_MILLISECONDS)
            _compare(_claim(PersonChange.objects.filter(person_id__in=list(members))), at=at)
    except OperationalError as trouble:
        logger.warning("case %s is left to the worker to compare: %s", case.pk, type(trouble).__name__)
        return False
    return True


def compare_persons(*, at: datetime, most: int = FEW) -> int:
    """The next of those who wait, keys first; how many they were."""
    kept = keep_some_keys(most=most)
    with transaction.atomic():
        people = _claim(PersonChange.objects.all(), most=most)
        _compare(people, at=at)
    return max(kept, len(people))


def _set_timeout(milliseconds: int) -> None:
    """For what is left of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])


def _claim(waiting: QuerySet[PersonChange], most: int = FEW) -> list[int]:
    ready = waiting.select_for_update(skip_locked=True).filter(needs_keys=False).order_by("person_id")
    return list(ready.values_list("person_id", flat=True)[:most])


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
    """Not two members of one household, nor who is in none any more or was merged already."""
    pairs = list(pairs)
    people = {person for pair in pairs for person in pair}
    cases: dict[int, set[int]] = {person: set() for person in people}
    standing = CaseMember.objects.filter(person__in=people).exclude(case__state=CaseState.MERGED).order_by("pk")
    for person, case in standing.values_list("person_id", "case_id"):
        cases[person].add(case)
    merged = PersonMerge.objects.standing().filter(absorbed__in=people).order_by("pk")
    gone = set(merged.values_list("absorbed_id", flat=True))
    return [
        (one, other)
        for one, other in pairs
        if cases[one] and cases[other] and not cases[one] & cases[other] and not {one, other} & gone
    ]


def _save(likely: dict[tuple[int, int], Candidate], *, at: datetime) -> None:
    for (first, second), candidate in sorted(likely.items()):
        comparison = candidate.comparison
        values = {
            "bits": comparison.bits.same, "posterior": candidate.posterior, "evidence": codes_of(comparison),
            "rules_version": RULES_VERSION,
        }  # fmt: skip
        new = {**values, "state_since": at, "found_at": at}
        pair, is_new = DuplicateCandidate.objects.select_for_update().get_or_create(
            first_id=first, second_id=second, defaults=new
        )
        if is_new:
            continue
        if pair.state == DuplicateState.DIFFERENT and is_stronger(comparison, than=pair.bits, before=pair.evidence):
            DUPLICATE_LIFECYCLE.move(pair, "reopen", by=None, at=at)
            pair.put_off_until = None
        if pair.state == DuplicateState.OPEN:
            for name, value in values.items():
                setattr(pair, name, value)
            pair.save(update_fields=[*values, "put_off_until"])
