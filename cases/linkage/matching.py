"""A whole list against a registry, and two files against each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from cases.linkage.compare import compare
from cases.linkage.decide import CONFIRMED, PROBABLE, REVIEW, WORTH_A_LOOK, decide
from cases.linkage.frequencies import Frequencies
from cases.linkage.records import Record
from cases.linkage.stored import StoredEvidence, stored

Progress = Callable[[int, int], None]
STEP = 500


class Known(Protocol):
    """Where candidates come from: the registry in memory, or the one in the database. The most promising first."""

    people: int
    frequencies: Frequencies

    def candidates_for(self, rows: Iterable[Record]) -> Iterator[list[Record]]: ...


class Meant(NamedTuple):
    """A known person whom a row may mean. Near 1 a posterior no longer tells strong from stronger: `bits` still do."""

    key: str
    posterior: float
    bits: float


class Answer(NamedTuple):
    """What a row is, who may be meant (the likeliest first), and what the likeliest shows; None where nobody is."""

    key: str
    outcome: str
    candidates: tuple[Meant, ...]
    evidence: StoredEvidence | None


class Pair(NamedTuple):
    """Two records of two files and the posterior that they are one person."""

    first: str
    second: str
    posterior: float
    outcome: str
    bits: float


def match(
    rows: Sequence[Record], known: Known, *, prior: float, least: float = WORTH_A_LOOK, progress: Progress | None = None
) -> list[Answer]:
    """An answer for each row, in its order. Two rows for one known person are shown to a person, both of them.

    Nobody is named whose posterior is below `least`.
    """
    answers = list(_answers(rows, known, prior, least, progress))
    claims = Counter(_claimed(answer) for answer in answers)
    return [
        answer._replace(outcome=REVIEW) if claims[_claimed(answer)] > 1 and _claimed(answer) else answer
        for answer in answers
    ]


def _answers(
    rows: Sequence[Record], known: Known, prior: float, least: float, progress: Progress | None
) -> Iterator[Answer]:
    for done, (row, candidates) in enumerate(zip(rows, known.candidates_for(rows), strict=True), start=1):
        found = [compare(row, candidate, known.frequencies) for candidate in candidates]
        decision = decide(found, people=known.people, prior=prior, least=least)
        meant = tuple(
            Meant(one.comparison.known.key, one.posterior, one.comparison.bits.same) for one in decision.candidates
        )
        evidence = stored(decision.candidates[0].comparison) if decision.candidates else None
        yield Answer(row.key, decision.outcome, meant, evidence)
        if progress and (done % STEP == 0 or done == len(rows)):
            progress(done, len(rows))


def _claimed(answer: Answer) -> str:
    """Whom the row would be taken for; '' where a person decides anyway."""
    return answer.candidates[0].key if answer.outcome in (CONFIRMED, PROBABLE) else ""


def pairs(answers: Iterable[Answer], *, threshold: float, one_to_one: bool) -> list[Pair]:
    """Pairs at least as likely as `threshold`, in the order of the rows; with `one_to_one` nobody in two."""
    found = [
        Pair(answer.key, candidate.key, candidate.posterior, answer.outcome, candidate.bits)
        for answer in answers
        for candidate in answer.candidates
        if candidate.posterior >= threshold
    ]
    return _nobody_twice(found) if one_to_one else found


def _nobody_twice(found: list[Pair]) -> list[Pair]:
    """Who has the most bits goes first, then who still can: what a row alone thinks sure may be another's by more."""
    taken_first: set[str] = set()
    taken_second: set[str] = set()
    kept = set()
    for pair in sorted(found, key=lambda pair: (-pair.bits, pair.first, pair.second)):
        if pair.first not in taken_first and pair.second not in taken_second:
            kept.add(pair)
            taken_first.add(pair.first)
            taken_second.add(pair.second)
    return [pair for pair in found if pair in kept]
