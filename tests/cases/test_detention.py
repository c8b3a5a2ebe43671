"""A detained compatriot: the report and its clocks, the visits, and how the custody ends."""

from datetime import timedelta

import pytest

from cases.enums import CaseKind, CaseState, Clock, Purpose, VisitState
from cases.models import Case, Consent, ConsularVisit
from cases.operations.detention import (
    DetentionReport,
    acknowledge_detention,
    cancel_visit,
    do_visit,
    give_up_search,
    locate_detainee,
    refuse_visit,
    release_detainee,
    remove_detainee,
    report_detention,
    request_visit,
    schedule_visit,
)
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.cases.answers import person

pytestmark = pytest.mark.django_db


def report(now, **changes):
    plain = {
        "person": person(document_number="116", document_country="PE", medicine_until=now.date()),
        "detained_since": now.date() - timedelta(days=2), "notified_by": "ICE", "notified_at": now, "country": "US",
        "subdivision": "US-FL", "alien_number": "A 123-456-789",
    }  # fmt: skip
    return DetentionReport(**plain | changes)


@pytest.fixture
def krome(office):
    return makers.facility(office)


@pytest.fixture
def held(krome, officer, now):
    """Somebody located in the facility of the officer's office."""
    return report_detention(report(now, facility=krome), by=officer, at=now)


def open_clocks_of(case):
    return dict(case.follow_ups.open().values_list("clock", "due_at"))


def codes(case):
    return list(case.events.order_by("id").values_list("code", flat=True))


def test_report_without_a_facility_asks_the_authority_within_a_day(officer, now):
    case = report_detention(report(now), by=officer, at=now)

    assert (case.kind, case.state, case.office, case.tier) == ("detained", CaseState.REPORTED, officer.office, 2)
    assert open_clocks_of(case) == {Clock.AUTHORITY: now + timedelta(hours=24)}
    assert (case.contact_name, case.detention.notified_by) == ("Rosa Quispe Mamani", "ICE")


def test_report_with_a_facility_is_located_and_visited_within_three_days(held, krome, now):
    assert (held.state, held.detention.facility, held.detention.located_at) == (CaseState.LOCATED, krome, now)
    assert open_clocks_of(held)[Clock.VISIT] == now + timedelta(hours=72)
    assert codes(held) == ["reported", "triaged", "moved_located"]


def test_removal_within_days_is_tier_one(officer, now):
    case = report_detention(report(now, removal_on=now.date() + timedelta(days=5)), by=officer, at=now)

    assert (case.tier, Clock.TIER_ONE in open_clocks_of(case)) == (1, True)


def test_facility_of_another_office_hands_the_case_to_that_office(outsider, krome, now):
    case = report_detention(report(now, facility=krome), by=outsider, at=now)

    assert (case.office, case.state) == (krome.office, CaseState.REPORTED)


def test_alien_number_is_found_again_only_by_its_blind_index(held):
    assert held.detention.alien_number == "A 123-456-789"
    assert Case.objects.filter(detention__alien_number_index=held.detention.alien_number_index).exists()


@pytest.mark.parametrize("who", ["planner", "approver"])
def test_only_consular_officers_report(planner, approver, now, who, request):
    with pytest.raises(NotAllowed):
        report_detention(report(now), by=request.getfixturevalue(who), at=now)


def test_detention_cannot_begin_in_the_future(officer, now):
    with pytest.raises(Refusal):
        report_detention(report(now, detained_since=now.date() + timedelta(days=2)), by=officer, at=now)


def test_asylum_seeker_is_not_visited_unless_they_ask(officer, krome, now):
    case = report_detention(report(now, facility=krome, seeks_asylum=True), by=officer, at=now)
    asked = report_detention(report(now, facility=krome, seeks_asylum=True, wants_contact=True), by=officer, at=now)

    assert (Clock.VISIT in open_clocks_of(case), Clock.VISIT in open_clocks_of(asked)) == (False, True)
    with pytest.raises(Refusal):
        request_visit(case.detention, by=officer, at=now)
    assert request_visit(asked.detention, by=officer, at=now).state == VisitState.REQUESTED


def test_person_who_wants_no_contact_is_not_visited(officer, krome, now):
    case = report_detention(report(now, facility=krome, wants_contact=False), by=officer, at=now)

    with pytest.raises(Refusal):
        request_visit(case.detention, by=officer, at=now)


def test_person_who_is_not_located_is_not_visited(officer, now):
    case = report_detention(report(now), by=officer, at=now)

    with pytest.raises(Refusal):
        request_visit(case.detention, by=officer, at=now)


def test_person_given_up_can_be_located_later(officer, krome, now):
    case = report_detention(report(now), by=officer, at=now)
    give_up_search(case, reason="No figura en la lista", by=officer, at=now)
    assert open_clocks_of(case) == {}

    locate_detainee(case, facility=krome, by=officer, at=now + timedelta(days=1))

    assert case.state == CaseState.LOCATED
    assert open_clocks_of(case) == {Clock.VISIT: now + timedelta(days=4)}


def test_locating_needs_a_facility(officer, now):
    case = report_detention(report(now), by=officer, at=now)

    with pytest.raises(Refusal):
        locate_detainee(case, by=officer, at=now)

    assert case.state == CaseState.REPORTED


def test_acknowledgement_of_the_authority_meets_its_clock(held, officer, now):
    acknowledge_detention(held, by=officer, at=now)

    assert held.state == CaseState.ACKNOWLEDGED
    assert Clock.AUTHORITY not in open_clocks_of(held)


def test_visit_requested_scheduled_and_done_assists_the_person(held, officer, now):
    visit = request_visit(held.detention, by=officer, at=now)
    schedule_visit(visit, scheduled_for=now + timedelta(days=1), by=officer, at=now)

    do_visit(visit, findings="Buen trato, falta su medicina.", by=officer, at=now + timedelta(days=1))

    stored = ConsularVisit.objects.get()
    assert (stored.state, stored.findings) == (VisitState.DONE, "Buen trato, falta su medicina.")
    held.refresh_from_db()
    assert (held.state, open_clocks_of(held)) == (CaseState.ASSISTED, {})
    assert codes(held)[3:] == ["visit_requested", "visit_scheduled", "visit_done", "moved_assisted"]


def test_findings_are_not_on_the_timeline(held, officer, now):
    do_visit(request_visit(held.detention, by=officer, at=now), findings="Golpes en el brazo", by=officer, at=now)

    assert not held.events.filter(note__contains="Golpes").exists()


def test_visit_without_findings_is_not_done(held, officer, now):
    visit = request_visit(held.detention, by=officer, at=now)

    with pytest.raises(Refusal):
        do_visit(visit, findings=" ", by=officer, at=now)

    assert visit.moves.count() == 0


def test_visit_is_not_scheduled_into_the_past(held, officer, now):
    visit = request_visit(held.detention, by=officer, at=now)

    with pytest.raises(Refusal):
        schedule_visit(visit, scheduled_for=now, by=officer, at=now)


def test_refused_visit_keeps_the_clock_and_makes_the_office_insist(held, officer, now):
    visit = request_visit(held.detention, by=officer, at=now)

    refuse_visit(visit, reason="Cuarentena", by=officer, at=now)

    assert visit.moves.get().reason == "Cuarentena"
    clocks = open_clocks_of(held)
    assert set(clocks) == {Clock.VISIT, Clock.NOTE}
    assert clocks[Clock.NOTE] == now + timedelta(hours=24)


def test_refusal_of_a_visit_needs_its_reason(held, officer, now):
    visit = request_visit(held.detention, by=officer, at=now)

    with pytest.raises(Refusal):
        refuse_visit(visit, reason="", by=officer, at=now)

    assert not held.follow_ups.filter(clock=Clock.NOTE).exists()


def test_stranger_does_not_touch_visits(held, officer, outsider, now):
    visit = request_visit(held.detention, by=officer, at=now)

    with pytest.raises(NotAllowed):
        request_visit(held.detention, by=outsider, at=now)
    with pytest.raises(NotAllowed):
        cancel_visit(visit, reason="No corresponde", by=outsider, at=now)


def test_release_ends_custody_clocks_and_open_visits(held, officer, now):
    visit = request_visit(held.detention, by=officer, at=now)

    release_detainee(held, on=now.date(), by=officer, at=now)

    held.detention.refresh_from_db()
    visit.refresh_from_db()
    assert (held.state, held.detention.ended_on) == (CaseState.RELEASED, now.date())
    assert (visit.state, open_clocks_of(held)) == (VisitState.CANCELLED, {})


@pytest.mark.parametrize("days", [-3, 2])
def test_custody_ends_between_its_beginning_and_today(held, officer, now, days):
    with pytest.raises(Refusal):
        release_detainee(held, on=now.date() + timedelta(days=days), by=officer, at=now)

    assert held.state == CaseState.LOCATED


def test_removed_person_is_expected_at_home_with_needs_and_consents(held, officer, now):
    Consent.objects.create(case=held, purpose=Purpose.AGENCIES, text_version="1", given_at=now)
    Consent.objects.create(case=held, purpose=Purpose.RELATIVE, text_version="1", given_at=now, withdrawn_at=now)

    returnee = remove_detainee(held, on=now.date(), by=officer, at=now)

    assert (held.state, returnee.kind, returnee.state) == (CaseState.REMOVED, CaseKind.RETURNEE, CaseState.EXPECTED)
    assert (returnee.continues, returnee.members.get().person) == (held, held.members.get().person)
    assert returnee.members.get().medicine_until == now.date()
    assert list(returnee.consents.values_list("purpose", flat=True)) == [Purpose.AGENCIES]
    assert returnee.secret != held.secret
    assert codes(returnee) == ["expected"]
