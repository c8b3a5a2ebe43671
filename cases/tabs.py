"""Panels that apps above add to the staff's case page and to the household's own page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from repatriation.common.refusals import StrOrPromise

Context = Callable[[Any, Any, datetime], dict[str, Any]]


@dataclass(frozen=True)
class Panel:
    """`context(case, user, at)` fills `template`; user is None on the household's page. Higher ranks stand lower."""

    name: str
    label: StrOrPromise
    template: str
    context: Context
    rank: int = 0


STAFF_PANELS: list[Panel] = []
HOUSEHOLD_PANELS: list[Panel] = []


def add_staff_panel(panel: Panel) -> None:
    STAFF_PANELS.append(panel)
    STAFF_PANELS.sort(key=_rank)


def add_household_panel(panel: Panel) -> None:
    HOUSEHOLD_PANELS.append(panel)
    HOUSEHOLD_PANELS.sort(key=_rank)


def _rank(panel: Panel) -> int:
    return panel.rank


@dataclass(frozen=True)
class Entry:
    """One thing that is held: (code, label, value) of each of its fields."""

    fields: list[tuple[str, StrOrPromise, str]]


@dataclass(frozen=True)
class Part:
    """One chapter of all that we hold about a household."""

    code: str
    title: StrOrPromise
    why: StrOrPromise
    entries: list[Entry]


OWN_DATA: list[Callable[[Any], list[Part]]] = []


def add_own_data(parts: Callable[[Any], list[Part]]) -> None:
    """What an app above holds about a household."""
    OWN_DATA.append(parts)
