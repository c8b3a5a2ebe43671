"""Lists made to deceive, held against a registry from files to answers: what came out, and what should have."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.generate import Row, listed, write
from benchmarks.names.people import country
from benchmarks.names.shapes import SHAPES
from cases.linkage.candidates import Registry
from cases.linkage.decide import CONFIRMED, MANIFEST_PRIOR, NEW, PROBABLE, REVIEW
from cases.linkage.matching import Answer, match
from cases.operations.linking.people import people_of

OUTCOMES = (CONFIRMED, PROBABLE, REVIEW, NEW)


@dataclass(frozen=True)
class Outcome:
    """Counts of one list. `known` rows mean somebody in the registry; the others are kin, namesakes and strangers.

    `confirmed` and `probable` are (right, wrong); `shown` are the known whose person is confirmed or among those shown.
    """

    shape: str
    seed: int
    people: int
    rows: int
    known: int
    outcomes: Counter[str]
    confirmed: tuple[int, int]
    probable: tuple[int, int]
    shown: int
    lost: int
    merged_wrongly: tuple[str, ...]
    load: tuple[float, float]
    matching: tuple[float, float]

    @property
    def recall(self) -> float:
        return self.confirmed[0] / self.known

    @property
    def recall_with_probable(self) -> float:
        return (self.confirmed[0] + self.probable[0]) / self.known

    @property
    def review(self) -> float:
        """The share of rows that a person looks at."""
        return (self.outcomes[REVIEW] + self.outcomes[PROBABLE]) / self.rows


def make(folder: Path, shape: str, seed: int, people: int, count: int) -> list[Row]:
    """The files of one list and its registry, and what the rows mean."""
    here = country(people, seed=seed)
    rows = listed(here, SHAPES[shape], count, seed=seed)
    write(folder, here, rows)
    return rows


def hold(folder: Path, shape: str, seed: int, people: int, rows: list[Row]) -> Outcome:
    """Read and held against each other by the calls that `manage.py reconcile` makes."""
    began = _clock()
    known = Registry(people_of(folder / "registry.csv"))
    loaded = _clock()
    answers = match(list(people_of(folder / "rows.csv")), known, prior=MANIFEST_PRIOR)
    ended = _clock()
    return outcome_of(shape, seed, people, rows, answers, _between(began, loaded), _between(loaded, ended))


def _clock() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return other[0] - one[0], other[1] - one[1]


def outcome_of(
    shape: str, seed: int, people: int, rows: list[Row], answers: list[Answer], load: tuple[float, float],
    matching: tuple[float, float],
) -> Outcome:  # fmt: skip
    judged = list(zip(rows, answers, strict=True))
    known = [(row, answer) for row, answer in judged if row.truth]
    wrongly = [row for row, answer in judged if answer.outcome == CONFIRMED and _best(answer) != row.truth]
    return Outcome(
        shape=shape, seed=seed, people=people, rows=len(rows), known=len(known),
        outcomes=Counter(answer.outcome for answer in answers), confirmed=_right_and_wrong(judged, CONFIRMED),
        probable=_right_and_wrong(judged, PROBABLE),
        shown=sum(row.truth in {one.key for one in answer.candidates} for row, answer in known),
        lost=sum(answer.outcome == NEW for _row, answer in known),
        merged_wrongly=tuple(", ".join(row.kinds) for row in wrongly), load=load, matching=matching,
    )  # fmt: skip


def _best(answer: Answer) -> str:
    return answer.candidates[0].key if answer.candidates else ""


def _right_and_wrong(judged: Iterable[tuple[Row, Answer]], outcome: str) -> tuple[int, int]:
    found = [_best(answer) == row.truth for row, answer in judged if answer.outcome == outcome]
    return sum(found), len(found) - sum(found)
