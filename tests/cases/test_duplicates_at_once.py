"""The check at the door when the database is busy, and two hands that write one person at one moment."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction

from cases.enums import Source
from cases.models import DuplicateCandidate, MatchKey, Person, PersonChange
from cases.operations.duplicates import find
from cases.operations.duplicates.keep_keys import keep_keys, keep_some_keys
from cases.operations.register import register_household
from cases.queries.match_keys import keys_to_store, records_of
from cases.queries.name_frequencies import read_frequencies
from tests import makers
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work):
    """On a connection of its own; what it returns."""

    def whole():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(whole).result(timeout=20)


def test_busy_database_leaves_it_to_the_worker_and_nothing_is_lost(now, settings):
    makers.office()
    rosa = person(document_number="119988775", document_country="PE")
    cases = [
        register_household(registration(rosa), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=now)
        for _time in range(2)
    ]
    settings.DOOR_CHECK_MILLISECONDS = 50

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE cases_matchkey IN ACCESS EXCLUSIVE MODE")
        assert not elsewhere(lambda: find.compare_at_the_door(cases[1], at=now))

    assert not DuplicateCandidate.objects.exists()
    assert find.compare_persons(at=now) == 2
    assert DuplicateCandidate.objects.count() == 1


def test_name_written_while_the_worker_makes_the_keys_gets_its_own(now):
    key = makers.person().pk

    with transaction.atomic():
        Person.objects.filter(pk=key).update(given_names="Elvira")
        assert elsewhere(lambda: keep_some_keys(most=10)) == 0
        keep_keys([key])

    kept = set(MatchKey.objects.filter(person_id=key).values_list("key", flat=True))
    assert kept == keys_to_store(records_of([key])[key])
    assert not PersonChange.objects.filter(needs_keys=True).exists()


def test_frequencies_are_read_with_patience_and_the_door_stays_short():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', '70', true)")
        read_frequencies()
        cursor.execute("SELECT current_setting('statement_timeout')")

        assert cursor.fetchone() == ("70ms",)
