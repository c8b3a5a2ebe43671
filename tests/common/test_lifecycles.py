"""Every lifecycle: every state with every action, and the database allows exactly what the tables do."""

from datetime import timedelta

import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from cases import lifecycles as of_cases
from consulates import lifecycles as of_consulates
from flights import lifecycles as of_flights
from repatriation.common.lifecycle import Lifecycle, anybody, edges
from repatriation.common.refusals import NotAllowed, Refusal
from tests.common.things import LIFECYCLES, make, world  # noqa: F401 - a fixture
from tests.makers import NOW

LATER = NOW + timedelta(minutes=5)
pytestmark = pytest.mark.django_db


def test_no_lifecycle_is_forgotten_here():
    modules = (of_consulates, of_cases, of_flights)
    written = [table for module in modules for table in vars(module).values() if isinstance(table, Lifecycle)]

    assert {id(table) for table in written} == {id(table) for table in LIFECYCLES.values()}


def states_of(kind):
    """The states that the table of this kind speaks of; a case of one kind never is in a state of another."""
    return sorted({state for edge in edges(LIFECYCLES[kind]) for state in edge})


EVERY_STATE_AND_ACTION = [
    (kind, state, action)
    for kind, lifecycle in LIFECYCLES.items()
    for state in states_of(kind)
    for action, _transition in lifecycle
]


@pytest.mark.parametrize(("kind", "state", "action"), EVERY_STATE_AND_ACTION)
def test_action_moves_with_one_log_row_or_is_refused_and_changes_nothing(kind, state, action, world):  # noqa: F811
    lifecycle, thing = LIFECYCLES[kind], make(kind, state, world)
    transition = lifecycle.table[action]
    by = world.who_may(transition, thing)
    is_open = state in transition.sources

    assert lifecycle.allows(thing, action, by) is is_open
    if is_open:
        lifecycle.move(thing, action, by=by, at=LATER, reason="motivo")
        expected, logged = (transition.target, LATER), [(action, state, transition.target, by, LATER, "motivo")]
    else:
        with pytest.raises(Refusal):
            lifecycle.move(thing, action, by=by, at=LATER, reason="motivo")
        expected, logged = (state, NOW), []

    assert (thing.state, thing.state_since) == expected
    thing.refresh_from_db()
    assert (thing.state, thing.state_since) == expected
    moves = thing.moves.order_by("id")
    assert [(row.action, row.source, row.target, row.by, row.at, row.reason) for row in moves] == logged


EVERY_ACTION = [(kind, action) for kind, lifecycle in LIFECYCLES.items() for action, _row in lifecycle]


# An act of the household or the clock too has the rule `anybody`: its operation says who asks for it.
STAFF_ACTIONS = [pair for pair in EVERY_ACTION if LIFECYCLES[pair[0]].table[pair[1]].rule is not anybody]


@pytest.mark.parametrize(("kind", "action"), STAFF_ACTIONS)
def test_action_of_staff_is_not_for_who_only_looks(kind, action, world):  # noqa: F811
    transition = LIFECYCLES[kind].table[action]
    thing = make(kind, transition.sources[0], world)

    with pytest.raises(NotAllowed):
        LIFECYCLES[kind].move(thing, action, by=world.auditor, at=LATER, reason="motivo")

    assert not thing.moves.exists()


@pytest.mark.parametrize(
    ("kind", "action"), [pair for pair in EVERY_ACTION if LIFECYCLES[pair[0]].table[pair[1]].needs_reason]
)
def test_action_that_needs_a_reason_is_refused_without(kind, action, world):  # noqa: F811
    transition = LIFECYCLES[kind].table[action]
    thing = make(kind, transition.sources[0], world)

    with pytest.raises(Refusal):
        LIFECYCLES[kind].move(thing, action, by=world.who_may(transition, thing), at=LATER, reason=" ")

    assert not thing.moves.exists()


def test_move_looks_at_the_row_and_not_at_what_the_caller_remembers(world):  # noqa: F811
    case = make("stranded", "received", world)
    stale = type(case).objects.get(pk=case.pk)
    case.lifecycle.move(case, "withdraw", by=None, at=LATER)

    with pytest.raises(Refusal):
        stale.lifecycle.move(stale, "verify", by=world.officer, at=LATER)


def test_log_of_moves_is_never_changed(world):  # noqa: F811
    case = make("stranded", "received", world)
    case.lifecycle.move(case, "withdraw", by=None, at=LATER)

    for change in (lambda: case.moves.update(reason="otro"), lambda: case.moves.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


ONE_OF_EACH_MODEL = [kind for kind in LIFECYCLES if kind not in ("detained", "returnee")]


def tables_of(kind):
    cases = ("stranded", "detained", "returnee")
    return [LIFECYCLES[name] for name in (cases if kind in cases else (kind,))]


@pytest.mark.parametrize("kind", ONE_OF_EACH_MODEL)
def test_database_lets_the_state_move_exactly_along_the_tables(kind, world):  # noqa: F811
    allowed, states = set(edges(*tables_of(kind))), LIFECYCLES[kind].states.values
    found = set()
    for source in states:
        thing = make(kind, source, world)
        found |= {(source, target) for target in states if source != target and database_moves(thing, target)}

    assert found == allowed


def database_moves(thing, target):
    """Whether a plain UPDATE passes; it is rolled back."""
    try:
        with transaction.atomic():
            type(thing)._base_manager.filter(pk=thing.pk).update(state=target)
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def test_every_field_named_state_is_guarded():
    with_state = {model for model in apps.get_models() if {"state", "state_since"} <= names_of(model)}
    guarded = {model for model, trigger in pgtrigger.registered() if trigger.name == "guarded_states"}

    assert {model for model in with_state if not model.__name__.endswith("History")} == guarded


def names_of(model):
    return {field.name for field in model._meta.get_fields()}
