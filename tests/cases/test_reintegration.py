"""Support at home: needs asked, one person handed to one agency, and nothing shared without consent."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from cases.enums import CaseKind, CaseState, Clock, Purpose, ReferralState
from cases.models import Consent, Referral
from cases.operations.reintegration import answer_referral, assess_needs, refer
from cases.rules.sentences import sentence
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(db):
    return makers.agency().service_lines.get()


@pytest.fixture
def doctor(line):
    return makers.user("doctor", "agency", agency=line.agency)


@pytest.fixture
def case(office):
    return makers.case(office, state=CaseState.RETURNED)


def person_of(case):
    return case.members.get().person


def send(case, line, by, now, what="Consulta médica"):
    return refer(case, person=person_of(case), line=line, what=what, by=by, at=now)


def test_needs_of_a_returned_family_are_noted_once_each(case, line, planner, now):
    needs = ["health_care", "health_care"]
    assessment = assess_needs(case, person=person_of(case), needs=needs, note="Diabetes", by=planner, at=now)

    assessment.refresh_from_db()
    assert (assessment.needs, assessment.note, case.state) == (["health_care"], "Diabetes", CaseState.RETURNED)
    assert list(case.events.values_list("code", "note")) == [("needs_asked", "")]


def test_assessing_and_referring_move_a_returnee(office, line, planner, now):
    case = makers.case(office, kind=CaseKind.RETURNEE, state=CaseState.ARRIVED)

    assess_needs(case, person=person_of(case), needs=[], note="", by=planner, at=now)
    assert case.state == CaseState.ASSESSED
    send(case, line, planner, now)

    assert case.state == CaseState.SUPPORTED
    assert list(case.moves.values_list("action", flat=True)) == ["assess", "support"]


def test_unknown_need_is_refused(case, line, planner, now):
    with pytest.raises(Refusal):
        assess_needs(case, person=person_of(case), needs=["yacht"], note="", by=planner, at=now)


def test_nobody_is_assessed_before_arriving(office, line, planner, now):
    case = makers.case(office, state=CaseState.BOARDED)

    with pytest.raises(Refusal):
        assess_needs(case, person=person_of(case), needs=[], note="", by=planner, at=now)


def test_person_of_another_family_is_refused(case, office, line, planner, now):
    stranger = person_of(makers.case(office))

    with pytest.raises(Refusal):
        refer(case, person=stranger, line=line, what="Consulta", by=planner, at=now)


def test_referral_is_sent_and_waits_five_working_days(case, line, planner, now):
    referral = send(case, line, planner, now)

    stored = Referral.objects.get()
    # A Friday; the next Friday, at the same hour in Lima.
    due = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert (stored.state, stored.sent_at, stored.answer_due_at) == (ReferralState.SENT, now, due)
    assert case.follow_ups.get(clock=Clock.REFERRAL).due_at == due
    assert list(referral.moves.values_list("action", flat=True)) == ["send"]


def test_nothing_is_shared_without_consent(office, line, planner, now):
    case = makers.case(office, state=CaseState.RETURNED, consents=[Purpose.RETURN])

    with pytest.raises(Refusal):
        send(case, line, planner, now)

    assert not Referral.objects.exists()


def test_withdrawn_consent_and_consent_for_another_agency_share_nothing(office, line, planner, now):
    case = makers.case(office, state=CaseState.RETURNED, consents=[])
    common = {"case": case, "purpose": Purpose.AGENCIES, "text_version": "1", "given_at": now}
    Consent.objects.create(**common, withdrawn_at=now)
    Consent.objects.create(**common, agency=makers.agency("MTPE", ["work"]))

    with pytest.raises(Refusal):
        send(case, line, planner, now)


def test_consent_for_this_agency_is_enough(office, line, planner, now):
    case = makers.case(office, state=CaseState.RETURNED, consents=[])
    Consent.objects.create(case=case, purpose=Purpose.AGENCIES, agency=line.agency, text_version="1", given_at=now)

    assert send(case, line, planner, now).state == ReferralState.SENT


def test_danger_flag_stops_every_referral(office, officer, line, now):
    case = makers.case(office, state=CaseState.RETURNED, in_danger=True)

    with pytest.raises(Refusal):
        send(case, line, officer, now)


def test_closed_line_takes_nobody(case, line, planner, now):
    line.is_open = False

    with pytest.raises(Refusal):
        send(case, line, planner, now)


@pytest.mark.parametrize("who", ["outsider", "approver", "doctor"])
def test_strangers_refer_nobody(case, line, who, now, request):
    with pytest.raises(NotAllowed):
        send(case, line, request.getfixturevalue(who), now)


def test_agency_answers_with_a_note_and_meets_the_clock(case, line, planner, doctor, now):
    referral = send(case, line, planner, now)

    answer_referral(referral, "accept", note="Martes a las 9", by=doctor, at=now)

    assert (referral.state, referral.updates.get().note) == (ReferralState.ACCEPTED, "Martes a las 9")
    assert not case.follow_ups.open().exists()


def test_household_reads_the_answer_in_its_language_and_not_the_note(case, line, planner, doctor, now):
    answer_referral(send(case, line, planner, now), "accept", note="Martes a las 9", by=doctor, at=now)

    event = case.events.get(code="referral_answered")
    with translation.override("es"):
        assert (sentence(event), event.note) == ("MINSA respondió: aceptada", "")


def test_declining_needs_a_reason(case, line, planner, doctor, now):
    referral = send(case, line, planner, now)

    with pytest.raises(Refusal):
        answer_referral(referral, "decline", note="", by=doctor, at=now)

    assert referral.state == ReferralState.SENT


def test_clock_runs_until_the_last_awaited_answer(case, line, planner, doctor, now):
    first, second = send(case, line, planner, now), send(case, line, planner, now)

    answer_referral(first, "accept", note="", by=doctor, at=now)
    assert case.follow_ups.open().filter(clock=Clock.REFERRAL).exists()
    answer_referral(second, "decline", note="No hay cupo", by=doctor, at=now)

    assert not case.follow_ups.open().exists()


@pytest.mark.parametrize("who", ["planner", "officer"])
def test_only_the_agency_answers(case, line, planner, who, now, request):
    referral = send(case, line, planner, now)

    with pytest.raises(NotAllowed):
        answer_referral(referral, "accept", note="", by=request.getfixturevalue(who), at=now)


def test_another_agency_neither_sees_nor_answers(case, line, planner, now):
    referral = send(case, line, planner, now)
    stranger = makers.user("stranger", "agency", agency=makers.agency("MTPE", ["work"]))

    assert not Referral.objects.visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        answer_referral(referral, "accept", note="", by=stranger, at=now)


def test_agency_cannot_send_or_expire(case, line, planner, doctor, now):
    referral = send(case, line, planner, now)

    for action in ("send", "expire", "nonsense"):
        with pytest.raises(NotAllowed):
            answer_referral(referral, action, note="", by=doctor, at=now)
