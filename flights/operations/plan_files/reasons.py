"""The reason of each household's answer in words, and of two who goes first and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from flights.allocation.answers import Closest, closest
from flights.allocation.codes import CODES, FULL, codes_of
from flights.allocation.files.arrays import Arrays
from flights.allocation.files.cells import EVERYBODY, NO_LIMIT
from flights.allocation.files.question import Question
from flights.allocation.instance import RESOURCES, STAYS, Whole
from flights.rules.plan_sentences import ORDER_SENTENCES, PLAN_SENTENCES
from flights.rules.sentences import RESOURCE_WORDS


@dataclass(frozen=True, slots=True)
class Said:
    """What a reason is made of; `aboard` is the leg of each household."""

    question: Question
    arrays: Arrays
    aboard: Whole
    codes: Whole
    full: Closest


def said(question: Question, arrays: Arrays, aboard: Whole) -> Said:
    codes = codes_of(aboard, arrays.instance.kind, arrays.lanes, question.groups, question.legs)
    return Said(question, arrays, aboard, codes, closest(arrays.instance, aboard, np.flatnonzero(codes == FULL)))


def answers(what: Said) -> Iterator[tuple[str, str, str, str]]:
    """The rows of a plan: group_id, leg_id, code, reason."""
    words = _Words(what)
    keys, legs = what.question.groups.key, what.question.legs.key
    full = 0
    for row, (key, code, leg) in enumerate(zip(keys, what.codes.tolist(), what.aboard.tolist(), strict=True)):
        yield key, "" if leg == STAYS else legs[leg], CODES[code], words.reason(row, code, leg, full)
        full += code == FULL


class _Words:
    """Sentences in the active language; what many households share is put into words once."""

    def __init__(self, what: Said) -> None:
        self.what, self.full = what, _rows_of(what.full)
        self.groups, self.instance = what.question.groups, what.arrays.instance
        self.tier, self.score = self.groups.tier.tolist(), self.groups.score.tolist()
        self.rank, self.count = self.instance.rank.tolist(), self.instance.groups
        self.day = cache(self._day)
        self.sentences = {code: str(words) for code, words in PLAN_SENTENCES.items()}
        self.resources = [str(RESOURCE_WORDS[resource]) for resource in RESOURCES]
        legs = what.question.legs
        self.flights = [
            {"leg": f"{origin} → {destination} ({key})", "day": self.day(day)}
            for key, origin, destination, day in zip(
                legs.key, legs.origin, legs.destination, legs.departs.tolist(), strict=True
            )
        ]

    def _day(self, day: int) -> str:
        """By its number too where day zero is not said, or no calendar goes so far."""
        start = self.what.question.meta.day_zero
        if start is None or not 1 <= start.toordinal() + day <= date.max.toordinal():
            return _("día %(day)s") % {"day": day}
        return date_format(start + timedelta(days=day), "DATE_FORMAT")

    def reason(self, row: int, code: int, leg: int, full: int) -> str:
        """`full` is the place of the household among those whose legs are full."""
        name = CODES[code]
        if name == "ASSIGNED":
            order = {"tier": self.tier[row], "place": self.rank[row] + 1, "of": self.count}
            return self.sentences[name] % (self.flights[leg] | order)
        if name == "FULL":
            return self._full(row, full)
        return self._nowhere(row, name)

    def _nowhere(self, row: int, name: str) -> str:
        if name == "NO_AIRPORT":
            return self._no_airport(row)
        if name == "NO_DATE":
            latest = int(self.groups.latest[row])
            days = {"earliest": self.day(max(int(self.groups.earliest[row]), 0)), "latest": ""}
            if latest == NO_LIMIT:
                return self.sentences[name] % days
            return self.sentences["NO_DATE_UNTIL"] % {**days, "latest": self.day(latest)}
        if name == "NO_DOCUMENT":
            return self.sentences[name] % {"until": self.day(int(self.groups.until[row]))}
        if name == "NO_CAPACITY":
            return self.sentences[name] % {"resource": self._scarce(row)}
        return self.sentences[name]

    def _no_airport(self, row: int) -> str:
        origins = _names(self.groups.origins.values[self.groups.origins.codes[row]])
        destinations = self.groups.destinations.values[self.groups.destinations.codes[row]]
        if EVERYBODY in destinations:
            return self.sentences["NO_AIRPORT"] % {"airports": origins}
        return self.sentences["NO_AIRPORT_TO"] % {"airports": origins, "destinations": _names(destinations)}

    def _scarce(self, row: int) -> str:
        """What no leg has enough of; where each is enough somewhere, what is asked for most beyond what is usual."""
        needs, most = self.groups.needs[row], self.instance.capacity.max(axis=0, initial=0)
        wanting = np.where(needs > 0, needs / np.maximum(most, 0.5), 0)
        return self.resources[int(wanting.argmax())]

    def _full(self, row: int, place: int) -> str:
        leg, resource, left, last, no_seat = self.full[place]
        needed = int(self.groups.needs[row, resource])
        values = self.flights[leg] | {
            "tier": self.tier[row],
            "place": self.rank[row] + 1,
            "score": f"{self.score[row]:g}",
            "needed": needed,
            "resource": self.resources[resource],
            "left": left,
            "last_tier": self.tier[last],
            "last_score": f"{self.score[last]:g}",
        }
        if left >= needed:
            is_kept = self.instance.leg_corridor[leg] != STAYS
            return self.sentences["RECIPROCITY" if is_kept else "NOT_REACHED"] % values
        if last < 0:
            return self.sentences["FULL_OF_OTHERS"] % values
        sentence = self.sentences["FULL_OF_EARLIER" if self.rank[last] < self.rank[row] else "FULL_FOR_ALL"] % values
        return f"{sentence} {self.sentences['NO_SEAT']}" if no_seat else sentence


def _rows_of(full: Closest) -> list[tuple[int, int, int, int, bool]]:
    """Leg, resource, what was left, the last aboard, whether all seats are: plain values, looked at one by one."""
    columns = (full.leg, full.resource, full.left, full.last, full.no_seat)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _names(some: frozenset[str]) -> str:
    return ", ".join(sorted(some)) or "–"


def order_sentence(question: Question, first: int, second: int, draw: Whole) -> str:
    """Why one household comes before or after another: the first thing in which they differ."""
    groups = question.groups
    questions = (
        ("BY_TIER", groups.tier, 1),
        ("BY_POINTS", groups.score, -1),
        ("BY_WAIT", groups.waiting, -1),
        ("BY_DRAW", draw, 1),
    )
    for name, values, sign in questions:
        mine, theirs = values[first], values[second]
        if mine != theirs:
            key = f"{name}_{'BEFORE' if sign * mine < sign * theirs else 'AFTER'}"
            return str(ORDER_SENTENCES[key]) % {"mine": f"{mine:g}", "theirs": f"{theirs:g}"}
    return str(ORDER_SENTENCES["BY_ROW_BEFORE" if first < second else "BY_ROW_AFTER"])
