"""Who registers again under another spelling, number or household is shown to an officer, and to nobody else."""

from datetime import date
from uuid import uuid4

import pytest

from cases.enums import Source
from cases.lifecycles import DUPLICATE_LIFECYCLE
from cases.models import DuplicateCandidate, Person, PersonChange
from cases.operations.duplicates import find
from cases.operations.register import register_household
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db
rosa = person(document_number="119988775", document_country="PE")


def register(*people, at, **changes):
    return register_household(registration(*people, **changes), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=at)


def compare_all(at):
    while find.compare_persons(at=at):
        pass


def pairs():
    return [(pair.first_id, pair.second_id) for pair in DuplicateCandidate.objects.order_by("pk")]


def member_of(case):
    return case.members.get(position=1).person


def crowd(count=150):
    """Others, so that names have their rarity: none of them is anybody asked for."""
    surnames = ["Flores", "Huaman", "Sanchez", "Rojas", "Vargas", "Ccori", "Tello", "Zavala", "Ponce", "Ibarra"]
    given = ["Ana", "Luis", "Carmen", "Pedro", "Julia", "Hugo", "Ines", "Raul", "Elsa", "Ivan", "Nora"]
    Person.objects.bulk_create(
        Person(
            given_names=given[number % 11], paternal_surname=surnames[number % 10],
            maternal_surname=surnames[(number // 10) % 10],
            born_on=date(1950 + number % 50, 1 + number % 12, 1 + number % 28),
        )
        for number in range(count)
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _others(db):
    crowd()
    find.keep_some_keys(most=1000)
    PersonChange.objects.all().delete()


def test_same_document_under_another_spelling(office, now):
    first = register(rosa, at=now)
    again = register(person(given_names="Rosa", paternal_surname="Quizpe", document_number="119988775"), at=now)

    compare_all(now)

    assert pairs() == [(member_of(first).pk, member_of(again).pk)]
    pair = DuplicateCandidate.objects.get()
    assert pair.posterior > 0.99
    assert {"document", "first_surname"} <= {one["field"] for one in pair.evidence}


def test_same_names_and_birthday_without_any_document(office, now):
    first = register(person(given_names="Rosa Elvira", paternal_surname="Ñahuincopa"), at=now)
    again = register(person(given_names="ROSA ELVIRA", paternal_surname="Nahuincopa"), at=now)

    compare_all(now)

    assert pairs() == [(member_of(first).pk, member_of(again).pk)]


def test_evidence_holds_no_value_of_either(office, now):
    register(rosa, at=now)
    register(rosa, at=now)

    compare_all(now)

    words = str(DuplicateCandidate.objects.get().evidence).upper()
    assert not any(value in words for value in ("ROSA", "QUISPE", "MAMANI", "119988775", "1990"))


def test_sister_is_somebody_else(office, now):
    register(person(given_names="Rosa Elvira", document_number="41234567", document_kind="national_id"), at=now)
    register(
        person(
            given_names="Carmen Luz", born_on=date(1993, 1, 9), document_number="43311112", document_kind="national_id"
        ),
        at=now,
    )

    compare_all(now)

    assert pairs() == []


def test_twins_of_one_household_are_two(office, now):
    twin = person(given_names="Rosa Maria", document_number="41234568")
    register(person(given_names="Rosa Elvira", document_number="41234567"), twin, at=now)

    compare_all(now)

    assert pairs() == []


def test_pair_is_found_once_from_either_side(office, now):
    register(rosa, at=now)
    register(rosa, at=now)
    compare_all(now)
    PersonChange.objects.create(person_id=DuplicateCandidate.objects.get().first_id, needs_keys=False)

    compare_all(now)

    assert len(pairs()) == 1
    assert not PersonChange.objects.exists()


def test_third_registration_is_shown_with_both(office, now):
    cases = [register(rosa, at=now) for _time in range(3)]

    compare_all(now)

    one, two, three = (member_of(case).pk for case in cases)
    assert set(pairs()) == {(one, two), (one, three), (two, three)}


def test_parted_pair_stays_away(office, officer, now):
    register(person(given_names="Rosa Elvira", paternal_surname="Ñahuincopa"), at=now)
    again = register(person(given_names="Rosa Elvira", paternal_surname="Nahuincopa"), at=now)
    compare_all(now)
    pair = DuplicateCandidate.objects.get()
    DUPLICATE_LIFECYCLE.move(pair, "part", by=officer, at=now, reason="Son primas.")
    member = member_of(again)
    member.paternal_surname = "Ñahuincopa"
    member.save()

    compare_all(now)

    assert DuplicateCandidate.objects.get().state == "different"


def test_parted_pair_comes_back_on_an_equal_document(office, officer, now):
    register(person(given_names="Rosa Elvira", paternal_surname="Ñahuincopa", document_number="119988775"), at=now)
    again = register(person(given_names="Rosa Elvira", paternal_surname="Ñahuincopa"), at=now)
    compare_all(now)
    pair = DuplicateCandidate.objects.get()
    DUPLICATE_LIFECYCLE.move(pair, "part", by=officer, at=now, reason="Son primas.")
    member_of(again).documents.create(kind="passport", number="119988775", country="PE")

    compare_all(now)

    assert DuplicateCandidate.objects.get().state == "open"
    assert list(pair.moves.order_by("pk").values_list("action", "by")) == [("part", officer.pk), ("reopen", None)]
