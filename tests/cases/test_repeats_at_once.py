"""Workers compare, a household and an officer decide at the same moment: each thing is found and settled once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections

from cases.enums import CaseState, Source
from cases.models import Case, Repeat, RepeatCheck
from cases.operations.find_repeats import compare_next
from cases.operations.register import register_household
from cases.operations.settle_repeat import join_repeat, part_repeat
from repatriation.common.refusals import Refusal
from tests import makers
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db(transaction=True)


def register(at):
    rosa = person(document_number="116543210", document_country="PE")
    return register_household(registration(rosa), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=at)


def at_once(*acts):
    start = Barrier(len(acts))

    def alone(act):
        start.wait()
        try:
            return act()
        except Refusal:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(alone, acts))


def test_workers_that_compare_at_once_find_each_repeat_once(now):
    makers.office()
    first, *later = (register(now) for _time in range(6))

    def sweep():
        while compare_next(at=now):
            continue

    at_once(*[sweep] * 4)

    found = Repeat.objects.order_by("case_id").values_list("case_id", "earlier_id")
    assert list(found) == [(case.pk, first.pk) for case in later]
    assert RepeatCheck.objects.count() == 0


def test_household_joins_while_the_officer_parts_and_one_of_them_wins(now):
    officer = makers.officer(makers.office())
    for _time in range(2):
        register(now)
    while compare_next(at=now):
        continue
    repeat = Repeat.objects.select_related("case__office", "earlier__office").get()

    answers = at_once(lambda: join_repeat(repeat, by=None, at=now), lambda: part_repeat(repeat, by=officer, at=now))

    repeat.refresh_from_db()
    assert sorted(map(str, answers)) == ["None", "refused"]
    assert (Case.objects.get(pk=repeat.case_id).state == CaseState.MERGED) == repeat.is_same


def test_household_that_presses_five_times_at_once_joins_once(now):
    makers.office()
    earlier = register(now)
    register(now)
    while compare_next(at=now):
        continue
    repeat = Repeat.objects.select_related("case__office", "earlier__office").get()

    answers = at_once(*[lambda: join_repeat(repeat, by=None, at=now)] * 5)

    assert set(answers) == {None}
    assert earlier.events.filter(code="repeat_joined").count() == 1
    assert earlier.members.count() == 1
