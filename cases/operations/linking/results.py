"""Results written whole or not at all: a run that is interrupted leaves the file of the run before."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from defusedcsv import csv

from cases.linkage.evidence import Evidence
from cases.linkage.matching import Answer, Pair

ROW_HEADER = ["row_id", "outcome", "candidates", "posteriors", "evidence"]
PAIR_HEADER = ["first_id", "second_id", "posterior", "outcome"]


def write_answers(path: Path, answers: Iterable[Answer]) -> None:
    """Candidates best first, parted by blanks; the evidence is the best one's, in bits."""
    _write(path, ROW_HEADER, (_line(answer) for answer in answers))


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    rows = ([pair.first, pair.second, f"{pair.posterior:.6f}", pair.outcome] for pair in pairs)
    _write(path, PAIR_HEADER, rows)


def _line(answer: Answer) -> list[str]:
    candidates = answer.decision.candidates
    evidence = candidates[0].comparison.evidence if candidates else []
    return [
        answer.row.key,
        answer.decision.outcome,
        " ".join(candidate.comparison.known.key for candidate in candidates),
        " ".join(f"{candidate.posterior:.6f}" for candidate in candidates),
        "; ".join(_words(one) for one in evidence),
    ]


def _words(one: Evidence) -> str:
    """first_surname variant CHAVES~CHAVEZ +4.1; a number is never written out."""
    shown = "" if one.field == "document" else f" {one.asked}~{one.known}"
    return f"{one.field} {one.code}{shown} {one.bits.same:+.1f}"


def _write(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
