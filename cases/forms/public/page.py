"""What all pages of the registration have in common."""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from cases.forms.public.fields import PublicField
from cases.rules.answers import Answers, Typed
from consulates.queries.places import countries
from repatriation.common.refusals import StrOrPromise


def abroad() -> list[tuple[str, str]]:
    """Every country but home."""
    return [country for country in countries() if country[0] != settings.HOME_COUNTRY]


class PublicForm(forms.Form):
    """One page: its number among the sections, its heading, and its fields in order.

    `typed` is what was typed or kept, None for a page not seen yet. Errors are shown only where `shows_errors` is set:
    a page that was put aside to go on later doesn't blame.
    """

    section: ClassVar[int] = 0
    title: ClassVar[StrOrPromise] = ""
    lead: ClassVar[StrOrPromise] = ""
    # Sent by a button of its own, to be completed from what was typed.
    is_asked = False

    def __init__(
        self,
        typed: Mapping[str, Any] | None,
        *,
        answers: Answers,
        today: date,
        number: int = 0,
        shows_errors: bool = True,
    ) -> None:
        self.answers, self.today, self.number, self.shows_errors = answers, today, number, shows_errors
        self.facts: Any = self.facts_from(answers, number, today)
        # What is to be known before answering, for some; shape() sets it.
        self.notice: StrOrPromise = ""
        super().__init__(typed, auto_id="%s", label_suffix="", use_required_attribute=False)
        self.shape()

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """All that decides which questions are asked, and in which words: pages with the same facts look the same."""
        return ()

    @classmethod
    def heading_from(cls, answers: Answers, number: int) -> StrOrPromise:
        return cls.title

    @classmethod
    def proposed(cls) -> dict[str, str]:
        """What stands in the fields of a page not seen yet."""
        return {}

    @classmethod
    def is_remarked(cls, typed: Typed, today: date) -> bool:
        """Whether the page has something to say about what was typed, beside errors: see `notes`."""
        return False

    def shape(self) -> None:
        """Fit the fields to the facts, and their limits to what is known."""

    @property
    def heading(self) -> StrOrPromise:
        return self.heading_from(self.answers, self.number)

    def spec(self, name: str) -> Any:
        """A field of the page, to be fitted."""
        return self.fields[name]

    def public_fields(self) -> Iterator[tuple[str, PublicField]]:
        yield from self.fields.items()  # type: ignore[misc]

    def typed(self) -> dict[str, Any]:
        """What is kept of the page, whether it is right or not."""
        kept: dict[str, Any] = {}
        for name, field in self.public_fields():
            kept.update(field.typed(name, self.data))
        return kept

    @property
    def answered(self) -> dict[str, Any]:
        """The answers that are right, also where others are not."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return self.cleaned_data

    def filled(self, before: Typed | None, *, is_asked: bool) -> Typed | None:
        """What the page adds to what was typed, to be looked at first; None where there is nothing to stop for."""
        return {} if is_asked else None

    def notes(self, name: str) -> list[StrOrPromise]:
        """What is remarked at a field, and is no error."""
        return []

    def shown_errors(self, name: str) -> list[str]:
        """The errors at a field, in words."""
        if not (self.is_bound and self.shows_errors):
            return []
        return [str(message) for message in self.errors.get(name, [])]

    def faults(self) -> list[tuple[str, str]]:
        """(field, words) for the summary at the top, in the order of the page."""
        return [(name, words) for name in self.fields for words in self.shown_errors(name)]

    def rows(self) -> list[tuple[StrOrPromise, str]]:
        """Label and value of what was answered, for the review; empty answers don't show."""
        shown = [(field.label or "", field.show(self.cleaned_data.get(name))) for name, field in self.public_fields()]
        return [row for row in shown if row[1]]
