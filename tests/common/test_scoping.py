"""Fetching is authorising: each role sees of each model exactly its rows, and nobody signed out sees any."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from cases import models as people
from flights import models as movement
from repatriation.common.scoping import ScopedQuerySet
from tests import makers
from tests.common.records import DRAFT, ELSEWHERE, FLOWN, HIDDEN, OURS, THEIRS, Records

ROTATIONS = {
    movement.Rotation, movement.Leg, movement.Permit, movement.Approval, movement.Manifest,
}  # fmt: skip
SEES_CASES = {
    "officer": {OURS, HIDDEN},
    "head": {OURS, HIDDEN},
    "planner": {OURS, THEIRS},
    "approver": {OURS, THEIRS},
    "auditor": {OURS, HIDDEN, THEIRS},
}
SEES_ROTATIONS = {
    "officer": {FLOWN, ELSEWHERE},
    "head": {FLOWN, ELSEWHERE},
    "planner": {DRAFT, FLOWN, ELSEWHERE},
    "approver": {DRAFT, FLOWN, ELSEWHERE},
    "auditor": {DRAFT, FLOWN, ELSEWHERE},
    "liaison": {FLOWN},
}
MINISTRY = ("planner", "approver", "auditor")
SEES_AGREEMENTS = {role: {FLOWN, ELSEWHERE} for role in MINISTRY} | {"liaison": {FLOWN}}
SEES_RUNS = {role: {"run"} for role in MINISTRY}
SEES_PLACEMENTS = {role: SEES_CASES[role] for role in MINISTRY}
ROLES = [
    "officer", "head", "planner", "approver", "auditor", "administrator", "agency", "liaison", "retired", "anonymous",
    "nobody",
]  # fmt: skip


def seen(model, role):
    """The labels of the rows that the role is to see."""
    if model in ROTATIONS:
        return SEES_ROTATIONS.get(role, set())
    if (model, role) == (people.Referral, "agency"):
        return {OURS}
    table = {
        movement.ReciprocityAgreement: SEES_AGREEMENTS,
        movement.AllocationRun: SEES_RUNS,
        movement.Placement: SEES_PLACEMENTS,
    }.get(model, SEES_CASES)
    return table.get(role, set())


def account(role, office, agency):
    if role in ("officer", "head"):
        return makers.user(role, role, office=office)
    more = {"agency": {"agency": agency}, "liaison": {"country": "US"}}.get(role, {})
    return makers.user(role, role, **more)


@pytest.fixture
def records(office):
    return Records(office)


def who(role, office, records):
    if role == "nobody":
        return None
    if role == "anonymous":
        return AnonymousUser()
    if role == "retired":
        return makers.user("retired", "auditor", is_active=False)
    return account(role, office, records.line.agency)


def scoped_models():
    return {model for model in apps.get_models() if isinstance(model._default_manager.all(), ScopedQuerySet)}


@pytest.mark.django_db
def test_every_scoped_model_has_its_rows_here(records):
    assert set(records.rows) == scoped_models()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_role_sees_of_every_model_exactly_its_rows(role, office, records):
    user = who(role, office, records)

    for model, labels in records.rows.items():
        visible = model._default_manager.visible_to(user).order_by("pk").values_list("pk", flat=True)
        expected = [pk for pk, label in sorted(labels.items()) if label in seen(model, role)]
        assert list(visible) == expected, f"{role} and {model.__name__}"


@pytest.mark.django_db
def test_person_of_two_visible_cases_is_seen_once(office):
    officer = makers.officer(office)
    person = makers.case(office).members.get().person
    makers.member(makers.case(office, people=0), person)

    assert people.Person.objects.visible_to(officer).filter(pk=person.pk).count() == 1
