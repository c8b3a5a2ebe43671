"""The timeline can say everything that operations note, and a journey under way leaves no clock running."""

import ast
import re

import pytest
from django.utils import translation

from cases.enums import CaseState, Clock, EventKind
from cases.lifecycles import CASE_LIFECYCLES
from cases.operations.clocks import open_clocks
from cases.operations.timeline import move_case, note_event
from cases.rules.sentences import EVENT_SENTENCES, sentence
from tests import makers
from tests.architecture.sources import modules


def noted():
    """(code, names of the values or None where they are put together elsewhere) of every note_event in the code."""
    for tree in modules().values():
        for call in ast.walk(tree):
            if is_named(call) and len(call.args) == 2 and isinstance(call.args[1], ast.Constant):
                yield call.args[1].value, names_of(call)


def is_named(call):
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "note_event"


def names_of(call):
    values = next((word.value for word in call.keywords if word.arg == "values"), None)
    if values is None:
        return set()
    if not isinstance(values, ast.Dict) or None in values.keys:
        return None
    return {key.value for key in values.keys}


def test_every_noted_event_has_its_sentence_and_its_values():
    lacking = []
    for code, values in noted():
        needed = set(re.findall(r"%\((\w+)\)", str(EVENT_SENTENCES.get(code, "%(sentence)s"))))
        if values is not None and not needed <= values:
            lacking.append((code, needed - values))

    assert lacking == []


def test_every_state_that_a_case_can_come_to_has_its_sentence():
    reached = {transition.target for table in CASE_LIFECYCLES.values() for _action, transition in table}

    assert {f"moved_{state}" for state in reached} <= set(EVENT_SENTENCES)


@pytest.mark.django_db
def test_event_is_told_with_its_values_and_keeps_who_did_it(office, officer, now):
    case = makers.case(office)

    event = note_event(case, "triaged", kind=EventKind.TRIAGE, by=officer, at=now, values={"tier": 2})

    with translation.override("es"):
        assert sentence(event) == "Su grupo de atención es el 2 de 5"
    assert (event.actor, event.by, event.is_public) == ("officer", officer, True)


@pytest.mark.django_db
def test_household_on_board_has_no_clock_running(office, planner, now):
    case = makers.case(office, state=CaseState.CONFIRMED)
    open_clocks(case, Clock.TRIAGE, Clock.STILL_IN_NEED, at=now)

    move_case(case, "board", by=planner, at=now)

    assert not case.follow_ups.open().exists()


@pytest.mark.django_db
def test_clock_that_runs_is_not_started_anew(office, now):
    case = makers.case(office)
    open_clocks(case, Clock.TRIAGE, at=now)
    first = case.follow_ups.get().due_at

    open_clocks(case, Clock.TRIAGE, at=now.replace(hour=20))

    assert case.follow_ups.get().due_at == first
