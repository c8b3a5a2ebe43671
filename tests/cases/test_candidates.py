"""The registry in PostgreSQL answers as the one in memory does, for many rows in a fixed number of statements."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.linkage import candidates as in_memory
from cases.linkage.candidates import Registry as InMemory
from cases.models import IdentityDocument, Person
from cases.operations.duplicates.keep_keys import add_up_names, keep_some_keys
from cases.queries import candidates
from cases.queries.candidates import Registry
from cases.queries.match_keys import records_of

pytestmark = pytest.mark.django_db
SURNAMES = [
    "Quispe",
    "Quizpe",
    "Flores",
    "De la Cruz",
    "Delacruz",
    "Ñahuincopa",
    "Jiménez",
    "Gimenez",
    "Tello",
    "Ponce",
]
GIVEN = ["Rosa", "Rosa Elvira", "Luis", "Luis Alberto", "Carmen", "Elvira", "Hugo", "Ana María", "María", "Pedro"]
COUNT = 150


@pytest.fixture
def people():
    """Many who share names and days, half of them with a document."""
    chance = random.Random(7)
    persons = Person.objects.bulk_create(
        Person(
            given_names=chance.choice(GIVEN), paternal_surname=chance.choice(SURNAMES),
            maternal_surname=chance.choice([*SURNAMES, ""]), sex=chance.choice("FM"),
            born_on=chance.choice([None, *(date(1980, 2, 3) + timedelta(days=40 * step) for step in range(9))]),
        )
        for _place in range(COUNT)
    )  # fmt: skip
    IdentityDocument.objects.bulk_create(
        IdentityDocument(person=person, kind="national_id", number=str(40_000_000 + place // 2), country="PE")
        for place, person in enumerate(persons[: COUNT // 2])
    )
    keep_some_keys(most=COUNT)
    add_up_names()
    return list(records_of([person.pk for person in persons]).values())


def keys(found):
    return [record.key for record in found]


def test_same_candidates_as_in_memory(people, monkeypatch):
    monkeypatch.setattr(in_memory, "SHORT", 0)
    registry, memory = Registry(), InMemory(people)

    found = [set(keys(some)) for some in registry.candidates_for(people)]

    assert registry.people == memory.people == COUNT
    for row, mine in zip(people, found, strict=True):
        theirs = set(keys(memory.candidates(row)))
        # The twelfth place may go to either of two that are worth the same.
        assert mine == theirs or (len(mine) == len(theirs) == 12 and len(mine & theirs) >= 9)


def test_answers_stand_in_the_order_of_the_rows_across_statements(people, monkeypatch):
    monkeypatch.setattr(candidates, "ROWS_AT_ONCE", 40)
    registry = Registry()
    with CaptureQueriesContext(connection) as asked:
        found = list(registry.candidates_for(people))

    assert len(asked) == 2 * 4
    assert [set(keys(some)) for some in found] == [set(keys(registry.candidates(row))) for row in people]


def test_key_that_very_many_share_is_looked_at_in_part(people, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_OF_A_KEY", 1)

    found = [keys(some) for some in Registry().candidates_for(people)]

    assert sum(map(len, found)) < sum(len(InMemory(people).candidates(row)) for row in people)


def test_nobody_is_found_for_an_empty_row(people):
    nobody = records_of([Person.objects.create(given_names="X").pk])

    assert list(Registry().candidates_for(nobody.values())) == [[]]
