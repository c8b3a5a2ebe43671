"""What was found of each row, or which pairs, as CSV."""

from collections.abc import Iterable
from pathlib import Path

from defusedcsv import csv

from cases.linkage.matching import Answer, Pair
from cases.operations.linking.places import written_whole
from cases.rules.evidence import sentences

ROW_HEADER = ["row_id", "outcome", "candidates", "posteriors", "evidence"]
PAIR_HEADER = ["first_id", "second_id", "posterior", "outcome"]


def write_answers(path: Path, answers: Iterable[Answer], *, hides_known: bool = False) -> None:
    """Candidates best first, parted by blanks; the evidence is the best one's, in sentences."""
    _write(path, ROW_HEADER, (_line(answer, hides_known) for answer in answers))


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    rows = ([pair.first, pair.second, f"{pair.posterior:.6f}", pair.outcome] for pair in pairs)
    _write(path, PAIR_HEADER, rows)


def _line(answer: Answer, hides_known: bool) -> list[str]:
    words = sentences(answer.evidence, hides_known=hides_known) if answer.evidence else []
    return [
        answer.key,
        answer.outcome,
        " ".join(candidate.key for candidate in answer.candidates),
        " ".join(f"{candidate.posterior:.6f}" for candidate in answer.candidates),
        " ".join(words),
    ]


def _write(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    with written_whole(path) as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
