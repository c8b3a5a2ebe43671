"""Nothing that refers to a person, a registration or a member of one is forgotten when two persons are merged."""

import pghistory.models
from django.apps import apps

from cases.models import Case, CaseMember, Person
from cases.operations.duplicates.moving import CHANGED, MOVING
from cases.rules.merging import OF_CASES, OF_MEMBERS, OF_PERSONS


def relations_to(model):
    return {
        f"{other._meta.label}.{field.name}"
        for other in apps.get_models()
        if not issubclass(other, pghistory.models.Event)
        for field in other._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is model
    }


def test_every_relation_to_a_person_is_declared():
    assert set(OF_PERSONS) == relations_to(Person)


def test_every_relation_to_a_registration_is_declared():
    assert set(OF_CASES) == relations_to(Case)


def test_every_relation_to_a_member_is_declared():
    assert set(OF_MEMBERS) == relations_to(CaseMember)


def test_every_row_that_moves_has_words_for_what_changed_since():
    assert set(MOVING) <= set(CHANGED)
