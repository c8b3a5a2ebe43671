"""Codes from many connections at once: five tries are five, a code opens once, one wish makes one code."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from django.utils import timezone

from cases.models import AccessCode, Message
from cases.operations.access_code import ask_for_code, enter_with_code, make_codes
from cases.rules.access_codes import MOST_TRIES
from tests import makers

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 20


def at_once(act, times=CROWD):
    def alone(number):
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(alone, range(times)))


def asked(case, at):
    ask_for_code(case.reference, by=None, at=at)
    make_codes(at=at)
    return AccessCode.objects.newest_of(case.reference)[0].code


def guesses(code):
    """All wrong but the last."""
    return [f"{(int(code) + shift) % 10**6:06}" for shift in range(1, CROWD)] + [code]


def guess_unlocked(code, guess):
    """What a look before the count would do: the negative control."""
    if code.tries < MOST_TRIES:
        AccessCode.objects.filter(pk=code.pk).update(tries=code.tries + 1)
        return True
    return False


def test_five_tries_are_five_from_twenty_connections(office):
    case, at = makers.case(office), timezone.now()
    code = asked(case, at)
    for guess in guesses(code)[:MOST_TRIES]:
        assert enter_with_code(case.reference, guess, by=None, at=at) is None

    entered = at_once(lambda number: enter_with_code(case.reference, code, by=None, at=at))

    assert entered == [None] * CROWD
    assert AccessCode.objects.get().tries == MOST_TRIES + CROWD


def test_of_twenty_guesses_at_once_at_most_five_count(office):
    case, at = makers.case(office), timezone.now()
    code = asked(case, at)
    tries = guesses(code)[:-1]

    at_once(lambda number: enter_with_code(case.reference, tries[number], by=None, at=at), len(tries))

    assert AccessCode.objects.get().tries == len(tries)
    assert enter_with_code(case.reference, code, by=None, at=at) is None


def test_without_the_lock_more_than_five_would_count(office):
    """The control: each connection looks at the row as all the others saw it."""
    case, at = makers.case(office), timezone.now()
    asked(case, at)
    row = AccessCode.objects.get()

    counted = at_once(lambda number: guess_unlocked(row, number))

    assert sum(counted) > MOST_TRIES
    assert AccessCode.objects.get().tries < CROWD


def test_one_code_opens_once_from_twenty_connections(office):
    case, at = makers.case(office), timezone.now()
    code = asked(case, at)

    entered = at_once(lambda number: enter_with_code(case.reference, code, by=None, at=at), MOST_TRIES)

    assert sorted(found is not None for found in entered) == [False] * (MOST_TRIES - 1) + [True]
    assert case.events.filter(code="entered_by_code").count() == 1


def test_twenty_wishes_at_once_make_one_code_and_one_mail(office):
    case, at = makers.case(office), timezone.now()

    at_once(lambda number: ask_for_code(case.reference, by=None, at=at))
    made = at_once(lambda number: make_codes(at=at), 4)

    assert (AccessCode.objects.count(), sum(made), Message.objects.count()) == (1, 1, 1)


def test_locked_row_holds_up_no_other_registration(office):
    one, other, at = makers.case(office), makers.case(office), timezone.now()
    asked(one, at)
    code = asked(other, at)

    with transaction.atomic():
        AccessCode.objects.newest_of(one.reference).select_for_update().first()
        entered = at_once(lambda number: enter_with_code(other.reference, code, by=None, at=at), 1)

    assert entered == [other]
