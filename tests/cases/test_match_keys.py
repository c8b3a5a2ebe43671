"""Keys and frequencies are those of the persons as they stand, by whatever path these were written."""

import random
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from cases.enums import Source
from cases.linkage.frequencies import Frequencies
from cases.linkage.numbers import read_number
from cases.models import IdentityDocument, MatchKey, NameFrequency, NameTally, Person, PersonChange
from cases.operations.correct import Correction, add_person, correct, remove_person
from cases.operations.duplicates.keep_keys import add_up_names, forget_all_keys, keep_keys, keep_some_keys
from cases.operations.register import register_household
from cases.queries.match_keys import keys_to_store, number_key, records_of
from cases.queries.name_frequencies import read_frequencies
from cases.queries.own_values import rows_behind, values_in
from cases.rules.own_pages import PERSON, mark_of
from flights.management.demo.bulk import copy_registrations
from tests import makers
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db
rosa = person(document_number="119988775", document_country="PE", national_id="41234567")
child = person(given_names="Luz Marina", born_on=date(2015, 2, 3), relation="child")


def register(*people, at, **changes):
    return register_household(registration(*people, **changes), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=at)


def assert_kept():
    """Nobody waits for keys; the table holds exactly what the persons would get, and the names are counted so."""
    people = records_of(Person.objects.values_list("pk", flat=True))
    wanted = {(key, person) for person, record in people.items() for key in keys_to_store(record)}
    counted, found = Frequencies.of(people.values()), read_frequencies()

    assert not PersonChange.objects.filter(needs_keys=True).exists()
    assert set(MatchKey.objects.values_list("key", "person_id")) == wanted
    assert found.people == counted.people
    for name in ("surnames", "given", "surname_sounds", "given_sounds", "days", "years"):
        assert +getattr(found, name) == getattr(counted, name)


def page_of(case, number):
    return values_in(rows_behind(case, PERSON, number), PERSON)


def corrected(case, *, number=1, at, **person):
    seen = page_of(case, number)
    values = {**seen, "person": {**seen["person"], **person}}
    correct(case, Correction(PERSON, values, mark_of(seen), number), by=None, at=at)


def test_registration_leaves_its_keys(office, now):
    register(rosa, child, at=now)

    assert_kept()


def test_correction_changes_them(office, now):
    case = register(rosa, at=now)
    before = set(MatchKey.objects.values_list("key", flat=True))

    corrected(case, at=now, paternal_surname="Ñahui", born_on=date(1971, 2, 3))

    assert_kept()
    assert set(MatchKey.objects.values_list("key", flat=True)) != before


def test_person_added_and_removed_by_the_household(office, now):
    case = register(rosa, child, at=now)
    add_person(case, Correction(PERSON, page_of(case, 2), "", 3), by=None, at=now, limit=9)
    assert_kept()

    remove_person(case, number=3, seen=mark_of(page_of(case, 3)), by=None, at=now)

    assert_kept()


def test_number_written_again_changes_them(office, now):
    case = register(rosa, at=now)
    paper = IdentityDocument.objects.get(person__memberships__case=case, kind="passport")
    paper.number = "119988776"
    paper.save()

    keep_keys([paper.person_id])

    assert_kept()
    assert MatchKey.objects.filter(key=number_key(read_number("119988776"))).exists()


def test_path_that_forgets_them_leaves_the_person_to_the_worker(office):
    person = makers.person(document="P1234567")
    Person.objects.filter(pk=person.pk).update(given_names="Rosa Elvira")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_person SET maternal_surname = 'Condori' WHERE id = %s", [person.pk])

    assert keep_some_keys(most=10) == 1

    assert_kept()


def test_deleted_person_leaves_nothing(office):
    person = makers.person(document="P1234567")
    keep_keys([person.pk])
    key = person.pk
    person.delete()
    assert not MatchKey.objects.filter(person_id=key).exists()

    keep_some_keys(most=10)

    assert_kept()
    assert not PersonChange.objects.exists()


def test_change_that_no_key_depends_on_is_none(office):
    person = makers.person(document="P1234567")
    keep_keys([person.pk], is_compared=True)
    Person.objects.filter(pk=person.pk).update(nationalities=["PE", "BO"])
    person.documents.update(expires_on=date(2030, 1, 1))

    assert not PersonChange.objects.exists()


def test_crowd_by_copy_has_them(office, now):
    families = [(registration(rosa, child, earliest_on=now.date()), now)] * 3

    copy_registrations(families, officers={}, draw=random.Random(1))

    assert_kept()
    assert Person.objects.count() == 6


def test_nothing_is_kept_of_what_was_rolled_back(office, now):
    with transaction.atomic():
        register(rosa, at=now)
        transaction.set_rollback(True)

    assert_kept()
    assert not NameTally.objects.exists()


def test_tallies_are_added_up_once(office, now):
    register(rosa, child, at=now)
    counted = read_frequencies()

    assert add_up_names()
    assert not add_up_names()

    assert read_frequencies() == counted
    assert NameFrequency.objects.get(kind="P").count == 2


def test_name_that_nobody_has_any_more_is_not_counted(office, now):
    case = register(rosa, at=now)
    add_up_names()
    corrected(case, at=now, given_names="Elvira")
    add_up_names()

    assert read_frequencies().given["ROSA"] == 0
    assert_kept()


def test_made_anew_they_are_the_same(office, now):
    register(rosa, child, at=now)
    before = set(MatchKey.objects.values_list("key", "person_id"))

    forget_all_keys()
    keep_some_keys(most=10)

    assert set(MatchKey.objects.values_list("key", "person_id")) == before
    assert_kept()


def test_command_makes_the_keys_of_all_who_wait_and_goes_on_where_it_stopped(office):
    for _place in range(5):
        makers.person(document="P1234567")
    keep_some_keys(most=2)

    call_command("rebuild_match_keys", batch=2, stdout=StringIO())

    assert_kept()


def test_command_makes_all_keys_anew(office, now):
    register(rosa, child, at=now)
    MatchKey.objects.all().delete()

    call_command("rebuild_match_keys", anew=True, stdout=StringIO())

    assert_kept()


def test_hash_of_a_number_says_nothing_without_our_key(settings):
    number = read_number("41234567", "N")
    ours = number_key(number)

    settings.INDEX_KEY = b"another"

    assert number_key(number) != ours
