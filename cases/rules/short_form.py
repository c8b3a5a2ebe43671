"""A short public form: which pages it has for what was answered so far, and which comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.enums import HelpForm
from cases.rules.answers import DONE, LATER, REVIEW, Answers, Typed


class ShortAnswers(Answers):
    """What was typed in a short form. A page asked again is one that depends on another that has changed."""

    def keep(
        self, key: str, typed: Typed, *, mark: str, near: dict[str, Any] | None, asked_again: tuple[str, ...]
    ) -> None:
        has_changed = typed != self.typed(key)
        self.pages[key] = {"typed": typed, "mark": mark}
        self.near |= near or {}
        for depending in asked_again if has_changed else ():
            if depending in self.pages:
                self.pages[depending]["mark"] = LATER


@dataclass(frozen=True)
class Journey:
    """`order(answers)` are the keys of its pages; `depends` names the pages that another one's change asks again."""

    form: HelpForm
    order: Callable[[Answers], list[str]]
    depends: dict[str, tuple[str, ...]]

    def first_missing(self, answers: Answers) -> str:
        """The first page that is not done; the review when all are."""
        return next((key for key in self.order(answers) if answers.mark(key) != DONE), REVIEW)

    def is_open(self, answers: Answers, key: str) -> bool:
        """Whether the page belongs to the form as answered, and all that comes before it is done."""
        order = self.order(answers)
        before = order[: order.index(key)] if key in order else order
        return key in (*order, REVIEW) and all(answers.mark(done) == DONE for done in before)

    def after(self, answers: Answers, key: str) -> str:
        order = [*self.order(answers), REVIEW]
        return order[order.index(key) + 1]

    def before(self, answers: Answers, key: str) -> str:
        """'' for the first page."""
        order = [*self.order(answers), REVIEW]
        place = order.index(key)
        return order[place - 1] if place else ""

    def needed(self, answers: Answers) -> list[str]:
        return self.order(answers)
