"""The records of people and flights on the staff site: who may look, whose rows, and never to change."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case, CaseEvent, Detention, Message, Person, Referral
from cases.operations.timeline import note_event
from consulates.models import ServiceLine
from flights.models import (
    AllocationRun,
    Approval,
    Leg,
    Manifest,
    Permit,
    ReciprocityAgreement,
    Rotation,
    SeatOffer,
)
from tests import makers
from tests.consulates.test_admin import page

pytestmark = pytest.mark.django_db


def a_case(number):
    return makers.case(makers.office())


def a_person(number):
    return a_case(number).members.get().person


def a_message(number):
    return Message.objects.create(
        key=f"key {number}", case=a_case(number), kind="note", recipient="rosa@example.org", language="es",
        subject="Su registro", body="Hola", created_at=makers.NOW, due_at=makers.NOW,
    )  # fmt: skip


def a_referral(number):
    case = a_case(number)
    line = ServiceLine.objects.filter(code="health_care").first() or makers.agency().service_lines.get()
    return Referral.objects.create(
        case=case, person=case.members.get().person, line=line, what="Control", state="sent", state_since=makers.NOW,
        by=makers.user(f"referrer{number}", "planner"),
    )  # fmt: skip


def a_detention(number):
    case = a_case(number)
    facility = makers.facility(case.office, name=f"Krome {number}")
    return Detention.objects.create(
        case=case, facility=facility, detained_since=makers.NOW, notified_by="Su hermana", notified_at=makers.NOW
    )


def an_event(number):
    return note_event(a_case(number), "read", kind="read", by=None, at=makers.NOW)


def a_rotation(number):
    return makers.rotation(makers.user(f"maker{number}", "planner"), state="approved")


def a_leg(number):
    return makers.leg(a_rotation(number))


def an_approval(number):
    submitter = makers.user(f"submitter{number}", "planner")
    return Approval.objects.create(
        rotation=a_rotation(number), submitted_by=submitter, submitted_at=makers.NOW, legal_ground="DS"
    )


def a_run(number):
    return AllocationRun.objects.create(
        legs=[], at=makers.NOW, fingerprint="f", rules_version="1", status="proved", seconds=1, households=1, placed=1,
        by=makers.user(f"runner{number}", "planner"),
    )  # fmt: skip


def an_offer(number):
    return SeatOffer.objects.create(
        case=a_case(number), leg=a_leg(number), seats=1, state="sent", state_since=makers.NOW, made_at=makers.NOW,
        answer_by=makers.NOW, reason_code="ASSIGNED",
    )  # fmt: skip


def a_manifest(number):
    return Manifest.objects.create(
        leg=a_leg(number), version=1, state_since=makers.NOW, people=1, households=1, fingerprint="f", at=makers.NOW,
        by=makers.user(f"freezer{number}", "planner"),
    )  # fmt: skip


OF_PEOPLE = {
    Case: a_case,
    Person: a_person,
    Message: a_message,
    Referral: a_referral,
    Detention: a_detention,
    CaseEvent: an_event,
    SeatOffer: an_offer,
}
OF_FLIGHTS = {
    Rotation: a_rotation,
    Leg: a_leg,
    Permit: lambda number: makers.permit(a_leg(number)),
    Manifest: a_manifest,
}
OF_MINISTRY = {
    Approval: an_approval,
    AllocationRun: a_run,
    ReciprocityAgreement: lambda number: makers.agreement(tolerance=number),
}
ALL = {**OF_PEOPLE, **OF_FLIGHTS, **OF_MINISTRY}


@pytest.fixture
def staff(office):
    """One of each role, made when asked for."""

    def make(role):
        reach = {
            "agency": {"agency": makers.agency("MINEDU")} if role == "agency" else {},
            "liaison": {"country": "US"},
        }
        return makers.user(role, role, **{"office": office, **reach.get(role, {})})

    return make


def status(client, address):
    return client.get(address, follow=True).status_code


@pytest.mark.parametrize(
    ("models", "allowed"),
    [
        (OF_PEOPLE, ["officer", "head", "planner", "approver", "auditor"]),
        (OF_FLIGHTS, ["officer", "head", "planner", "approver", "auditor"]),
        (OF_MINISTRY, ["planner", "approver", "auditor"]),
    ],
)
@pytest.mark.parametrize(
    "role", ["officer", "head", "planner", "approver", "auditor", "administrator", "agency", "liaison"]
)
def test_record_lists_are_open_by_role(client, staff, role, models, allowed):
    client.force_login(staff(role))

    found = {model: status(client, page(model, "changelist")) for model in models}

    assert found == dict.fromkeys(models, 200 if role in allowed else 403)


@pytest.mark.parametrize("model", ALL)
def test_record_is_looked_at_and_nothing_is_added_changed_or_deleted(client, staff, model):
    row = ALL[model](1)
    client.force_login(staff("auditor"))

    seen = status(client, page(model, "change", row.pk))
    changed = client.post(page(model, "change", row.pk), {"state": "closed"}).status_code
    deleted = client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code

    assert (seen, status(client, page(model, "add")), changed, deleted) == (200, 403, 403, 403)
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", ALL)
def test_record_list_takes_as_many_queries_for_three_rows_as_for_one(client, staff, model):
    client.force_login(staff("auditor"))
    taken = []

    for numbers in ([1], [2, 3]):
        for number in numbers:
            ALL[model](number)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(page(model, "changelist"))
        taken.append((response.context["cl"].result_count, len(queries)))

    assert [rows for rows, _queries in taken] == [1, 3]
    assert taken[0][1] == taken[1][1]


@pytest.mark.parametrize("model", OF_PEOPLE)
def test_officer_of_another_office_finds_no_row_of_it(client, outsider, model):
    row = OF_PEOPLE[model](1)
    client.force_login(outsider)

    listed = client.get(page(model, "changelist")).context["cl"].result_count
    opened = client.get(page(model, "change", row.pk))

    assert (listed, opened.status_code, opened.url) == (0, 302, "/staff/records/")


@pytest.mark.parametrize("model", [Case, Person, Message])
def test_family_in_danger_is_hidden_from_the_ministry(client, staff, model):
    ALL[model](1)
    Case.objects.update(in_danger=True)
    client.force_login(staff("planner"))

    assert client.get(page(model, "changelist")).context["cl"].result_count == 0


@pytest.mark.parametrize("model", ALL)
def test_record_lists_are_searched(client, staff, model):
    ALL[model](1)
    client.force_login(staff("auditor"))

    assert client.get(page(model, "changelist"), {"q": "nobody has this"}, follow=True).status_code == 200


def test_case_shows_who_changed_what_and_why_and_no_secret(client, office, head):
    case = makers.case(office, address="Calle 8")
    case.lifecycle.move(case, "find_ineligible", by=head, at=makers.NOW, reason="No es del Perú")
    Case.objects.filter(pk=case.pk).update(city="Hialeah")
    client.force_login(head)

    text = client.get(page(Case, "change", case.pk)).content.decode()

    assert "estado: recibido → no corresponde" in text
    assert "No es del Perú" in text
    assert "ciudad: Miami → Hialeah" in text
    assert "Calle 8" in text
    assert case.secret not in text


def test_planner_writes_an_agreement_and_its_changes_are_shown(client, staff):
    client.force_login(staff("planner"))
    form = {
        "counterpart": "US",
        "basis": "people",
        "tolerance": 150,
        "starts_on": "2026-01-01",
        "ends_on": "",
        "text": "",
    }
    client.post(page(ReciprocityAgreement, "add"), form)
    agreement = ReciprocityAgreement.objects.get()

    client.post(page(ReciprocityAgreement, "change", agreement.pk), {**form, "tolerance": 80})

    text = client.get(page(ReciprocityAgreement, "change", agreement.pk)).content.decode()
    assert "tolerancia: 150 → 80" in text
    assert "<td>planner</td>" in text


def test_agreement_is_not_written_by_an_approver(client, staff):
    client.force_login(staff("approver"))

    assert status(client, page(ReciprocityAgreement, "add")) == 403


def test_rotation_shows_its_changes(client, staff):
    rotation = a_rotation(1)
    Rotation.objects.filter(pk=rotation.pk).update(note="Salida a las 9", state_since=makers.NOW + timedelta(hours=1))
    client.force_login(staff("auditor"))

    assert "nota:  → Salida a las 9" in client.get(page(Rotation, "change", rotation.pk)).content.decode()


@pytest.mark.parametrize("model", ALL)
def test_every_label_of_a_record_is_in_the_readers_language(client, staff, model):
    row = ALL[model](1)
    client.force_login(staff("auditor"))

    form = client.get(page(model, "change", row.pk)).context["adminform"]

    labels = [str(cell.field["label"]).lower() for fieldset in form for line in fieldset for cell in line]
    names = {field.name.replace("_", " ") for field in model._meta.fields}
    assert (len(labels) > 3, names & set(labels)) == (True, set())
