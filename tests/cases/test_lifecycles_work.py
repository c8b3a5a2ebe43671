"""A household leaves, and the daily work on a case."""

from datetime import timedelta

import pytest

from cases.enums import CaseState, Clock
from cases.operations.clocks import open_clocks
from cases.operations.leave import close_case, find_ineligible, return_by_own_means, withdraw_case
from cases.operations.work import act_on_case, add_follow_up, add_note, assign_case, finish_follow_up
from cases.signals import case_left
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def left():
    """The cases that were said to have left."""
    heard = []

    def hear(sender, case, **more):
        heard.append((case.pk, case.state))

    case_left.connect(hear)
    yield heard
    case_left.disconnect(hear)


def test_household_withdraws_by_itself_and_nothing_is_due_any_more(office, left, now):
    case = makers.case(office)
    open_clocks(case, Clock.TRIAGE, Clock.STILL_IN_NEED, at=now)

    withdraw_case(case, by=None, at=now)

    assert left == [(case.pk, CaseState.WITHDRAWN)]
    assert not case.follow_ups.open().exists()
    assert list(case.events.values_list("code", "actor")) == [("moved_withdrawn", "household")]


def test_officer_notes_that_a_household_returned_by_its_own_means(office, officer, left, now):
    case = makers.case(office, state=CaseState.WAITING)

    return_by_own_means(case, by=officer, at=now, reason="Llamó desde Lima")

    assert left == [(case.pk, CaseState.OWN_MEANS)]
    assert case.moves.get().reason == "Llamó desde Lima"


def test_ineligible_needs_a_reason(office, officer, left, now):
    case = makers.case(office)

    with pytest.raises(Refusal):
        find_ineligible(case, reason=" ", by=officer, at=now)
    find_ineligible(case, reason="No es connacional", by=officer, at=now)

    assert left == [(case.pk, CaseState.INELIGIBLE)]


@pytest.mark.parametrize("who", ["outsider", "planner"])
def test_stranger_withdraws_nobody(office, left, now, who, request):
    case = makers.case(office)

    with pytest.raises(NotAllowed):
        withdraw_case(case, by=request.getfixturevalue(who), at=now)

    assert left == []
    assert not case.moves.exists()


def test_receiver_that_fails_undoes_the_leaving(office, now):
    case = makers.case(office)

    def fail(sender, **more):
        raise Refusal("no")

    case_left.connect(fail)
    try:
        with pytest.raises(Refusal):
            withdraw_case(case, by=None, at=now)
    finally:
        case_left.disconnect(fail)

    case.refresh_from_db()
    assert (case.state, case.moves.count(), case.events.count()) == (CaseState.RECEIVED, 0, 0)


def test_returned_case_is_closed_without_telling_flights(office, officer, left, now):
    case = makers.case(office, state=CaseState.RETURNED)

    close_case(case, by=officer, at=now)

    assert (case.state, left) == (CaseState.CLOSED, [])


def test_head_assigns_and_an_officer_takes(office, officer, head, now):
    case, other = makers.case(office), makers.case(office)

    assign_case(case, officer=officer, by=head, at=now)
    assign_case(other, officer=officer, by=officer, at=now)

    assert (case.officer, other.officer) == (officer, officer)
    assert list(case.events.values_list("code", "by")) == [("assigned", head.pk)]


def test_assigning_to_the_same_officer_again_is_no_event(office, officer, head, now):
    case = makers.case(office, officer=officer)

    assign_case(case, officer=officer, by=head, at=now)

    assert not case.events.exists()


def test_officer_assigns_nobody_else_and_nobody_of_another_office(office, officer, head, outsider, now):
    case = makers.case(office)

    with pytest.raises(NotAllowed):
        assign_case(case, officer=head, by=officer, at=now)
    with pytest.raises(Refusal):
        assign_case(case, officer=outsider, by=head, at=now)
    with pytest.raises(NotAllowed):
        assign_case(case, officer=outsider, by=outsider, at=now)


def test_note_is_for_the_office_only(office, officer, now):
    case = makers.case(office)

    add_note(case, note="Llamar por la tarde", by=officer, at=now)

    assert list(case.events.values_list("note", "is_public")) == [("Llamar por la tarde", False)]


def test_follow_up_is_made_and_finished_once(office, officer, now):
    case = makers.case(office)
    follow_up = add_follow_up(case, note="Llamar", due_at=now + timedelta(days=1), by=officer, at=now)

    finish_follow_up(follow_up, by=officer, at=now)

    assert (follow_up.done_by, case.follow_ups.open().count()) == (officer, 0)
    with pytest.raises(Refusal):
        finish_follow_up(follow_up, by=officer, at=now)


def test_clock_is_not_finished_by_hand(office, officer, now):
    case = makers.case(office)
    open_clocks(case, Clock.TRIAGE, at=now)

    with pytest.raises(Refusal):
        finish_follow_up(case.follow_ups.get(), by=officer, at=now)


def test_buttons_lead_to_their_operations(office, officer, left, now):
    case = makers.case(office)

    act_on_case(case, "verify", reason="", by=officer, at=now)
    act_on_case(case, "withdraw", reason="Cambió de idea", by=officer, at=now)

    assert list(case.moves.values_list("action", flat=True)) == ["verify", "put_on_list", "withdraw"]
    assert left == [(case.pk, CaseState.WITHDRAWN)]


@pytest.mark.parametrize("action", ["offer", "confirm", "board", "arrive", "nonsense"])
def test_what_flights_do_is_no_button(office, officer, now, action):
    case = makers.case(office, state=CaseState.WAITING)

    with pytest.raises(NotAllowed):
        act_on_case(case, action, reason="", by=officer, at=now)
