"""Writing the timeline: one line for each thing that happened, in words the household can read."""

from datetime import datetime
from typing import Any

from cases.enums import Actor, CaseState, EventKind
from cases.models import Case, CaseEvent
from cases.operations.clocks import stop_clocks


def note_event(
    case: Case,
    code: str,
    *,
    kind: EventKind,
    by: Any,
    at: datetime,
    actor: Actor | None = None,
    values: dict[str, Any] | None = None,
    note: str = "",
    is_public: bool = True,
) -> CaseEvent:
    """Append to the timeline. `code` is a key of EVENT_SENTENCES; `values` hold no health or document data."""
    actor = actor or (Actor.OFFICER if by else Actor.SYSTEM)
    return CaseEvent.objects.create(
        case=case, code=code, kind=kind, by=by, at=at, actor=actor, values=values or {}, note=note, is_public=is_public
    )


def move_case(
    case: Case,
    action: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    actor: Actor | None = None,
    values: dict[str, Any] | None = None,
) -> None:
    """Move the case by its lifecycle and say so on the timeline (code `moved_<new state>`).

    For a household on board nothing of what it was waiting with is due any more.
    """
    case.lifecycle.move(case, action, by=by, at=at, reason=reason)
    if case.state == CaseState.BOARDED:
        stop_clocks(case, by=by, at=at)
    note_event(case, f"moved_{case.state}", kind=EventKind.STATE, by=by, at=at, actor=actor, values=values, note=reason)
