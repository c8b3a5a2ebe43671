"""The order of help of a stored case: computed, read, verified, overridden by two."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.enums import CaseState, Clock, Lodging, OverrideState
from cases.models import Message, TierOverride
from cases.operations.clocks import open_clocks
from cases.operations.triage import decide_override, propose_override, read_case, triage_case, verify_case
from cases.rules.priority import RULES_VERSION
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(office, now):
    made = makers.case(office, rules_version=RULES_VERSION, factors=[{"code": "stranded", "values": {}}])
    open_clocks(made, Clock.TRIAGE, at=now)
    return made


def events(case):
    return list(case.events.order_by("id").values_list("code", flat=True))


def test_triage_that_finds_the_same_leaves_no_trace(case, officer, now):
    triage_case(case, by=officer, at=now)

    assert events(case) == []
    assert not Message.objects.exists()


def test_triage_moves_the_household_up_and_tells_it(case, officer, now):
    case.return_request.lodging = Lodging.NONE
    case.return_request.save()

    triage_case(case, by=officer, at=now)

    case.refresh_from_db()
    assert (case.tier, case.factors) == (2, [{"code": "no_shelter", "values": {}}])
    assert events(case) == ["triaged", "message_queued"]
    assert "2" in Message.objects.get(kind="new_tier").body


def test_triage_counts_the_days_of_a_new_factor_without_a_letter(case, officer, now):
    makers.member(case, makers.person(born_on=date(2015, 1, 1)), position=2)

    triage_case(case, by=officer, at=now)

    assert (case.tier, case.counts_from) == (4, now.date() - timedelta(days=7))
    assert events(case) == ["triaged"]


def test_household_that_comes_to_tier_one_unread_is_to_be_seen_in_four_hours(case, officer, now):
    case.members.update(danger_to_life=True)

    triage_case(case, by=officer, at=now)

    assert case.follow_ups.get(clock=Clock.TIER_ONE).due_at == now + timedelta(hours=4)


def test_reading_names_the_reader_once_and_meets_the_clock(case, officer, head, now):
    read_case(case, by=officer, at=now)
    read_case(case, by=head, at=now + timedelta(hours=1))

    case.refresh_from_db()
    assert (case.read_at, case.read_by) == (now, officer)
    assert list(case.events.values_list("code", "values")) == [("read", {"office": case.office.name})]
    assert case.follow_ups.get(clock=Clock.TRIAGE).done_by == officer


@pytest.mark.parametrize("who", ["outsider", "planner", "approver"])
def test_only_the_office_reads(case, who, now, request):
    with pytest.raises(NotAllowed):
        read_case(case, by=request.getfixturevalue(who), at=now)

    assert events(case) == []


def test_verifying_reads_and_puts_the_household_on_the_list(case, officer, now):
    verify_case(case, by=officer, at=now)

    case.refresh_from_db()
    assert (case.state, case.read_by) == (CaseState.WAITING, officer)
    assert events(case) == ["read", "moved_verified", "moved_waiting"]
    assert list(case.moves.values_list("action", flat=True)) == ["verify", "put_on_list"]


def test_verified_household_is_put_on_the_list(office, officer, now):
    case = makers.case(office, state=CaseState.VERIFIED)

    verify_case(case, by=officer, at=now)

    assert case.state == CaseState.WAITING


def test_verifying_twice_is_refused_and_changes_nothing(case, officer, now):
    verify_case(case, by=officer, at=now)

    with pytest.raises(Refusal):
        verify_case(case, by=officer, at=now)

    assert case.moves.count() == 2


def test_override_changes_nothing_before_a_second_person_confirms(case, officer, head, now):
    override = propose_override(case, tier=2, reason="Vive en la calle", by=officer, at=now)
    case.refresh_from_db()
    assert case.tier == 4

    decide_override(override, confirm=True, by=head, at=now)

    case.refresh_from_db()
    assert (case.tier, case.factors[0]) == (2, {"code": "override", "values": {}})
    assert events(case) == ["override_proposed", "override_confirmed", "message_queued"]


def test_refused_override_leaves_the_tier(case, officer, head, now):
    override = propose_override(case, tier=2, reason="Vive en la calle", by=officer, at=now)

    decide_override(override, confirm=False, by=head, at=now)

    case.refresh_from_db()
    override.refresh_from_db()
    assert (case.tier, override.state, override.decided_by) == (4, OverrideState.REFUSED, head)


def test_head_cannot_confirm_their_own_override(case, head, now):
    override = propose_override(case, tier=1, reason="Urgente", by=head, at=now)

    with pytest.raises(NotAllowed):
        decide_override(override, confirm=True, by=head, at=now)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        TierOverride.objects.filter(pk=override.pk).update(decided_by=head)


def test_officer_cannot_decide_an_override(case, officer, now):
    colleague = makers.officer(case.office, username="colleague")
    override = propose_override(case, tier=1, reason="Urgente", by=officer, at=now)

    with pytest.raises(NotAllowed):
        decide_override(override, confirm=True, by=colleague, at=now)


def test_override_decided_once_is_decided(case, officer, head, now):
    override = propose_override(case, tier=1, reason="Urgente", by=officer, at=now)
    decide_override(override, confirm=False, by=head, at=now)

    with pytest.raises(Refusal):
        decide_override(override, confirm=True, by=head, at=now)

    case.refresh_from_db()
    assert case.tier == 4


@pytest.mark.parametrize(("tier", "reason"), [(4, "Igual"), (0, "Fuera"), (6, "Fuera"), (2, "  ")])
def test_override_needs_another_tier_and_a_reason(case, officer, now, tier, reason):
    with pytest.raises(Refusal):
        propose_override(case, tier=tier, reason=reason, by=officer, at=now)

    assert events(case) == []


def test_second_override_waits_for_the_first(case, officer, now):
    propose_override(case, tier=1, reason="Urgente", by=officer, at=now)

    with pytest.raises(Refusal):
        propose_override(case, tier=2, reason="Otra vez", by=officer, at=now)


def test_confirmed_override_outlives_the_rules(case, officer, head, now):
    decide_override(propose_override(case, tier=3, reason="Sola", by=officer, at=now), confirm=True, by=head, at=now)
    case.members.update(has_disability=True)

    triage_case(case, by=officer, at=now)

    assert case.tier == 3
    assert [factor["code"] for factor in case.factors] == ["override", "disability"]
