"""What the record remembers: every table of people and decisions, who changed it and why; nobody rewrites it."""

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from cases.models import (
    AccessCode,
    Case,
    HelpDraft,
    MatchKey,
    NameFrequency,
    NameTally,
    PersonChange,
    RegistrationDraft,
    RepeatCheck,
    Upload,
)
from consulates.models import User
from flights.enums import OfferState
from flights.models import Leg, Manifest, SeatOffer
from repatriation.common.jobs import Job
from tests import makers
from tests.flights.scene import cleared_leg, offered, waiting

# What is neither tracked nor append-only, and why.
EXCEPTIONS = {
    RegistrationDraft: "typed and not yet sent: belongs to its writer alone, and is emptied when it is sent",
    HelpDraft: "the same of the short forms",
    RepeatCheck: "a registration still to be compared with the others; gone once it was",
    PersonChange: "a person still to be compared with the others; gone once it was",
    MatchKey: "made from the persons, and made anew at any time",
    NameTally: "the same: how many have a name, not yet added up",
    NameFrequency: "the same: how many have a name",
    AccessCode: "lives for two days; what it opened stands on the timeline",
    Manifest: "frozen by its own triggers; only its state moves on, and each move leaves a row",
    Job: "work of the machine; what it does is on the record of what it did it to",
}
# Fields that a history leaves out.
LEFT_OUT = {
    User: {"password", "last_login"},
    Upload: {"name", "key", "fingerprint", "attempts", "lease_until"},
    Leg: {"held_seats", "held_wheelchairs", "held_stretchers", "held_infants"},
}
APPS = [apps.get_app_config(app) for app in ("common", "consulates", "cases", "flights")]
OURS = [model for app in APPS for model in app.get_models()]
EVENTS = [model for model in OURS if issubclass(model, pghistory.models.Event)]
TRACKED = {model.pgh_tracked_model: model for model in EVENTS}


def append_only_models():
    return {model for model, trigger in pgtrigger.registered() if trigger.name == "append_only"}


def columns(model):
    return {field.name for field in model._meta.concrete_fields}


def test_every_table_is_tracked_or_append_only():
    rest = set(OURS) - set(EVENTS) - set(TRACKED) - append_only_models()

    assert rest == set(EXCEPTIONS)


def test_history_has_every_field():
    missing = {model: columns(model) - columns(history) for model, history in TRACKED.items()}

    assert {model: fields for model, fields in missing.items() if fields} == LEFT_OUT


@pytest.mark.django_db
def test_every_append_only_table_has_its_trigger_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_append_only%' AND tgenabled = 'O'"
        )
        guarded = {table for (table,) in cursor.fetchall()}

    assert guarded == {model._meta.db_table for model in append_only_models() | set(EVENTS)}


@pytest.mark.django_db
def test_history_is_never_changed_or_deleted(office):
    history = makers.case(office).history

    for change in (lambda: history.update(tier=1), lambda: history.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    assert list(history.values_list("tier", flat=True)) == [4]


@pytest.mark.django_db
def test_change_past_the_application_leaves_its_row_too(office):
    case = makers.case(office)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET tier = 1 WHERE id = %s", [case.pk])
        cursor.execute("DELETE FROM cases_returnrequest WHERE case_id = %s", [case.pk])

    assert list(case.history.order_by("pgh_id").values_list("pgh_label", "tier")) == [("insert", 4), ("update", 1)]
    labels = apps.get_model("cases", "ReturnRequestHistory").objects.order_by("pgh_id")
    assert list(labels.values_list("pgh_label", flat=True)) == ["insert", "delete"]


def why(thing):
    """The user, the action and the reason of the last change."""
    context = thing.history.order_by("pgh_id").last().pgh_context
    return tuple(context.metadata.get(name) for name in ("user", "action", "reason"))


@pytest.mark.django_db
def test_act_on_a_staff_page_carries_its_user_and_reason(client, officer, office):
    case = makers.case(office)
    client.force_login(officer)

    client.post(f"/staff/cases/{case.reference}/act/withdraw/", {"reason": "Viajan en junio."})

    assert Case.objects.get(pk=case.pk).state == "withdrawn"
    assert why(case) == (officer.pk, "withdraw", "Viajan en junio.")


@pytest.mark.django_db
def test_reason_is_not_lost_when_the_place_goes_on_to_the_next_family(client, officer, office, planner):
    leg = cleared_leg(planner, seats=1)
    case = offered(office, leg, state=OfferState.ACCEPTED).case
    waiting(office)
    client.force_login(officer)

    client.post(f"/staff/cases/{case.reference}/act/withdraw/", {"reason": "Viajan en junio."})

    assert SeatOffer.objects.filter(leg=leg).count() == 2
    assert why(case) == (officer.pk, "withdraw", "Viajan en junio.")


@pytest.mark.django_db
def test_act_without_a_change_of_state_carries_its_user(client, officer, office):
    case = makers.case(office)
    client.force_login(officer)

    client.post(f"/staff/cases/{case.reference}/read/")

    assert why(case)[0] == officer.pk


@pytest.mark.django_db
def test_act_of_the_worker_for_somebody_names_them(office, officer, now):
    case = makers.case(office)

    case.lifecycle.move(case, "verify", by=officer, at=now)

    assert why(case) == (officer.pk, "verify", "")


@pytest.mark.django_db
def test_household_is_no_user_and_its_address_is_not_kept(client, office):
    case = makers.case(office)

    client.post(reverse("public:withdraw", args=[case.reference, case.secret]))

    context = case.history.order_by("pgh_id").last().pgh_context
    assert context.metadata == {"action": "withdraw", "reason": ""}
