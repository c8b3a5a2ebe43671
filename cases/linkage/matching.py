"""A whole list against a registry, and two files against each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from cases.linkage.compare import compare
from cases.linkage.decide import CONFIRMED, PROBABLE, REVIEW, Decision, decide
from cases.linkage.frequencies import Frequencies
from cases.linkage.records import Record

Progress = Callable[[int, int], None]
STEP = 500


class Known(Protocol):
    """Where candidates come from: the registry in memory, or the one in the database."""

    people: int
    frequencies: Frequencies

    def candidates(self, asked: Record) -> list[Record]: ...


class Answer(NamedTuple):
    row: Record
    decision: Decision


class Pair(NamedTuple):
    """Two records of two files and the posterior that they are one person."""

    first: str
    second: str
    posterior: float
    outcome: str


def match(rows: Sequence[Record], known: Known, *, prior: float, progress: Progress | None = None) -> list[Answer]:
    """An answer for each row, in its order. Two rows for one known person are shown to a person, both of them."""
    answers = list(_answers(rows, known, prior, progress))
    claims = Counter(_best(answer) for answer in answers if answer.decision.outcome in (CONFIRMED, PROBABLE))
    return [
        answer._replace(decision=replace(answer.decision, outcome=REVIEW)) if claims[_best(answer)] > 1 else answer
        for answer in answers
    ]


def _answers(rows: Sequence[Record], known: Known, prior: float, progress: Progress | None) -> Iterator[Answer]:
    for done, row in enumerate(rows, start=1):
        found = [compare(row, candidate, known.frequencies) for candidate in known.candidates(row)]
        yield Answer(row, decide(found, people=known.people, prior=prior))
        if progress and (done % STEP == 0 or done == len(rows)):
            progress(done, len(rows))


def _best(answer: Answer) -> str | None:
    """Whom the row claims; None where it claims nobody."""
    candidates = answer.decision.candidates
    return candidates[0].comparison.known.key if candidates else None


def pairs(answers: Iterable[Answer], *, threshold: float, one_to_one: bool) -> list[Pair]:
    """Pairs at least as likely as `threshold`; with `one_to_one` nobody in two, the likeliest first."""
    found = [
        Pair(answer.row.key, candidate.comparison.known.key, candidate.posterior, answer.decision.outcome)
        for answer in answers
        for candidate in answer.decision.candidates
        if candidate.posterior >= threshold
    ]
    if not one_to_one:
        return found
    taken_first: set[str] = set()
    taken_second: set[str] = set()
    kept = []
    for pair in sorted(found, key=lambda pair: (-pair.posterior, pair.first, pair.second)):
        if pair.first not in taken_first and pair.second not in taken_second:
            kept.append(pair)
            taken_first.add(pair.first)
            taken_second.add(pair.second)
    return sorted(kept, key=lambda pair: pair.first)
