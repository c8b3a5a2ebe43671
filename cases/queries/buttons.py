"""Which acts are open to whom on the staff's pages: what the tables of states allow and an officer does by a button."""

from dataclasses import dataclass
from typing import Any

from cases.enums import CaseKind
from cases.models import Case
from cases.rules.access import may_work
from repatriation.common.lifecycle import Lifecycle, Transition
from repatriation.common.refusals import StrOrPromise

# The moves of a case that an officer makes with a button; flights, the household or a form make the others.
BUTTONS = {
    CaseKind.STRANDED: ("withdraw", "return_by_own_means", "find_ineligible", "close"),
    CaseKind.DETAINED: ("not_find", "acknowledge", "assist", "close"),
    CaseKind.RETURNEE: ("arrive", "support", "close"),
}
IN_WORDS = {"withdraw", "return_by_own_means", "find_ineligible", "not_find", "close"}


@dataclass(frozen=True)
class Button:
    """One act; `asks` says whether a reason can be given, `needs` whether it must."""

    action: str
    label: StrOrPromise
    asks: bool
    needs: bool


def case_buttons(case: Case, user: Any) -> list[Button]:
    """The moves of the case that are this user's to make now."""
    if not may_work(case, user):
        return []
    return moves(case.lifecycle, case, user, *BUTTONS[CaseKind(case.kind)])


def button_of(case: Case, action: str) -> Button | None:
    """The button of that name, open now or not; None where an officer has no such button."""
    has_one = action in BUTTONS[CaseKind(case.kind)]
    return _button(action, case.lifecycle.table[action]) if has_one else None


def may_verify(case: Case, user: Any) -> bool:
    """Verifying puts a household on the list in the same act."""
    lifecycle = case.lifecycle
    return lifecycle.allows(case, "verify", user) or lifecycle.allows(case, "put_on_list", user)


def moves(lifecycle: Lifecycle, thing: Any, user: Any, *actions: str) -> list[Button]:
    """Those of the actions that are open to this user, in the order given."""
    open_moves = lifecycle.open_to(thing, user)
    return [_button(action, open_moves[action]) for action in actions if action in open_moves]


def _button(action: str, transition: Transition) -> Button:
    return Button(action, transition.label, action in IN_WORDS or transition.needs_reason, transition.needs_reason)
