"""What a registration leaves behind."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import CaseState, Clock, Purpose, Source
from cases.models import Case, FollowUp, IdentityDocument, Message
from cases.operations.register import register_household
from cases.rules.priority import RULES_VERSION
from repatriation.common.references import parse_reference
from tests import makers
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def miami(office):
    makers.jurisdiction("US-FL", office)
    return office


def register(answers, *, at, token=None, source=Source.HOUSEHOLD, by=None):
    return register_household(answers, token=token, source=source, by=by, at=at)


def test_registration_makes_a_case_of_the_office_of_the_place(miami, now):
    case = register(registration(), at=now)

    stored = Case.objects.get()
    assert parse_reference(stored.reference) == case.reference
    assert (stored.state, stored.office, stored.tier, stored.registered_at) == (CaseState.RECEIVED, miami, 4, now)
    assert (stored.rules_version, stored.read_at) == (RULES_VERSION, None)


def test_registration_keeps_every_person_in_order_with_documents_and_needs(miami, now):
    rosa = person(document_number="116-2", document_country="PE", pregnancy_weeks=20, health_note="nota")
    child = person(given_names="Luis", born_on=date(2024, 1, 1), relation="child")

    case = register(registration(rosa, child), at=now)

    members = case.members.order_by("position")
    assert [(member.person.given_names, member.relation) for member in members] == [("Rosa", "self"), ("Luis", "child")]
    assert (members[0].pregnancy_weeks, members[0].health_note) == (20, "nota")
    assert [(row.person, row.number) for row in IdentityDocument.objects.all()] == [(members[0].person, "116-2")]


def test_registration_keeps_travel_wishes_and_consents_with_their_text(miami, now):
    case = register(registration(latest_on=date(2026, 12, 31), transit=("CL",), adults_may_split=True), at=now)

    wish = case.return_request
    assert (wish.airports, wish.earliest_on, wish.latest_on) == (["MIA"], now.date(), date(2026, 12, 31))
    assert (wish.transit, wish.adults_may_split) == (["CL"], True)
    consents = case.consents.order_by("purpose").values_list("purpose", "text_version", "given_at")
    assert list(consents) == [(Purpose.COUNTERPART, "2", now), (Purpose.RETURN, "2", now)]


def test_registration_starts_the_clocks(miami, now):
    case = register(registration(), at=now)

    clocks = dict(case.follow_ups.values_list("clock", "due_at"))
    assert clocks == {Clock.TRIAGE: now + timedelta(hours=48), Clock.STILL_IN_NEED: now + timedelta(days=14)}


def test_household_in_tier_one_is_to_be_seen_in_four_hours(miami, now):
    case = register(registration(person(danger_to_life=True)), at=now)

    assert case.tier == 1
    assert FollowUp.objects.get(case=case, clock=Clock.TIER_ONE).due_at == now + timedelta(hours=4)


def test_days_of_the_factors_put_the_start_of_waiting_back(miami, now):
    case = register(registration(person(), person(born_on=date(2015, 1, 1)), means="none"), at=now)

    assert case.tier == 3
    assert case.counts_from == now.date() - timedelta(days=14)
    assert [factor["code"] for factor in case.factors] == ["no_means", "minors"]


def test_timeline_begins_with_the_household_and_the_rules(miami, now):
    case = register(registration(), at=now)

    events = case.events.order_by("id").values_list("code", "actor", "is_public", "values")
    assert list(events) == [("registered", "household", True, {}), ("triaged", "system", True, {"tier": 4})]


def test_officer_who_registers_somebody_is_named(miami, officer, now):
    case = register(registration(), at=now, source=Source.OFFICER, by=officer)

    assert case.events.get(code="registered").by == officer


def test_acknowledgement_names_office_reference_and_page_and_nothing_private(miami, now):
    rosa = person(document_number="116233244", document_country="PE", pregnancy_weeks=20, health_note="epilepsia")

    case = register(registration(rosa, contact_name="Rosa D'Angelo & hijos"), at=now)

    message = Message.objects.get()
    assert (message.kind, message.recipient, message.due_at) == ("acknowledgement", "rosa@example.org", now)
    for word in (case.office.name, case.reference, "/es/", case.secret, "Rosa D'Angelo & hijos"):
        assert word in message.body
    assert case.reference in message.subject
    for word in ("116233244", "epilepsia", "embaraz"):
        assert word not in message.subject + message.body


def test_household_without_mail_or_in_danger_is_registered_without_a_message(miami, now):
    register(registration(email=""), at=now)
    register(registration(in_danger=True, danger_reason="amenazas"), at=now)

    assert Case.objects.count() == 2
    assert not Message.objects.exists()


def test_acknowledgement_speaks_the_language_of_the_household(miami, now):
    register(registration(language="en"), at=now)

    assert "/en/" in Message.objects.get().body


def test_place_without_jurisdiction_falls_to_an_office_and_is_never_refused(miami, now):
    lima = makers.office("EMB-CL", country="CL", subdivision="")

    assert register(registration(country="CL", subdivision=""), at=now).office == lima
    assert register(registration(country="MN", subdivision=""), at=now).office in (miami, lima)


def test_reference_that_is_taken_is_drawn_again(miami, now, monkeypatch):
    first = register(registration(), at=now)
    drawn = iter([first.reference, "2222-2222-2"])
    field = Case._meta.get_field("reference")
    monkeypatch.setattr(field, "_get_default", lambda: next(drawn))

    second = register(registration(), at=now, token=uuid4())

    assert (second.reference, Case.objects.count()) == ("2222-2222-2", 2)


def test_registration_of_twelve_takes_as_many_queries_as_of_one(miami, now):
    with CaptureQueriesContext(connection) as one:
        register(registration(), at=now, token=uuid4())
    people = [person(document_number=f"1{number}", document_country="PE") for number in range(12)]
    with CaptureQueriesContext(connection) as twelve:
        register(registration(*people), at=now, token=uuid4())

    # Begin and end of the savepoint, office, case and its reading, eight more kinds of rows, five for the keys by which
    # the persons are known again; documents in the second.
    assert (len(one), len(twelve)) == (18, 19)
