"""The table of states of a thing: which action leads from where to where, and who may do it.

A Lifecycle is the only writer of the field `state`. Each move locks the row, looks again, and leaves a typed log row
(`thing.moves`), so that everything can be explained. `by` is None when the household itself or the clock acts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pghistory
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from repatriation.common.refusals import NotAllowed, Refusal, StrOrPromise

Rule = Callable[[Any, Any], bool]


def anybody(thing: Any, by: Any) -> bool:
    """The rule of a move that the household or the clock may make too."""
    return True


@dataclass(frozen=True)
class Transition:
    """One row of the table. `rule(thing, by)` says who may; `label` is the word on the button."""

    sources: tuple[str, ...]
    target: str
    label: StrOrPromise
    rule: Rule = anybody
    needs_reason: bool = False


class Lifecycle:
    """The transitions of one kind of thing, by action."""

    def __init__(self, states: type[models.TextChoices], table: dict[str, Transition]) -> None:
        self.states = states
        self.table = table

    def __iter__(self) -> Iterator[tuple[str, Transition]]:
        return iter(self.table.items())

    def allows(self, thing: Any, action: str, by: Any) -> bool:
        """Whether the action is open for the state that `thing` shows now; move() asks again under the lock."""
        transition = self.table.get(action)
        return transition is not None and thing.state in transition.sources and transition.rule(thing, by)

    def open_to(self, thing: Any, by: Any) -> dict[str, Transition]:
        """The actions whose buttons `by` gets."""
        return {action: transition for action, transition in self if self.allows(thing, action, by)}

    @transaction.atomic
    def move(self, thing: Any, action: str, *, by: Any, at: datetime, reason: str = "") -> None:
        """Move `thing` and log it, or raise Refusal and change nothing; `thing` shows the new state afterwards."""
        transition = self.table[action]
        rows = type(thing)._base_manager.filter(pk=thing.pk)
        locked = rows.select_for_update(of=("self",)).get()
        self._check(locked, transition, by, reason)
        with pghistory.context() as why:
            _note_why(why.metadata, action, by=by, reason=reason)
            rows.update(state=transition.target, state_since=at)
        thing.moves.create(action=action, source=locked.state, target=transition.target, by=by, at=at, reason=reason)
        thing.state, thing.state_since = transition.target, at

    def _check(self, locked: Any, transition: Transition, by: Any, reason: str) -> None:
        if locked.state not in transition.sources:
            state = self.states(locked.state).label
            raise Refusal(
                _("No se puede «%(action)s»: ahora el estado es «%(state)s».")
                % {"action": transition.label, "state": state}
            )
        if not transition.rule(locked, by):
            raise NotAllowed()
        if transition.needs_reason and not reason.strip():
            raise Refusal(_("Escriba el motivo."), status=400)


def _note_why(metadata: dict[str, Any], action: str, *, by: Any, reason: str) -> None:
    """One request is one act: what follows from it (offers to others) doesn't take its name and reason away."""
    metadata.setdefault("action", action)
    metadata["reason"] = metadata.get("reason") or reason
    if by is not None:
        metadata["user"] = metadata.get("user") or by.pk


def edges(*lifecycles: Lifecycle) -> list[tuple[str, str]]:
    """Every (source, target) of the tables: what the database itself lets the field `state` do."""
    return sorted(
        {(source, row.target) for lifecycle in lifecycles for _action, row in lifecycle for source in row.sources}
    )
