"""Results written whole or not at all: a run that is interrupted leaves the file of the run before."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from defusedcsv import csv
from django.utils.translation import gettext as _

from cases.formats.lists import BadFile
from cases.linkage.matching import Answer, Pair
from cases.rules.evidence import sentences

ROW_HEADER = ["row_id", "outcome", "candidates", "posteriors", "evidence"]
PAIR_HEADER = ["first_id", "second_id", "posterior", "outcome"]


def check_places(output: Path, *sources: Path) -> None:
    """Before anything is read: each list is another file, and the result can be written and is none of them."""
    files = [source.resolve() for source in sources]
    if len(set(files)) < len(files):
        raise BadFile(_("%(file)s: las dos listas son el mismo archivo.") % {"file": sources[0]})
    if output.resolve() in files:
        raise BadFile(_("%(file)s: el resultado borraría la lista; dele otro nombre.") % {"file": output})
    folder = output.resolve().parent
    if not folder.is_dir():
        raise BadFile(_("%(file)s: no existe la carpeta del resultado.") % {"file": output})
    if output.is_dir():
        raise BadFile(_("%(file)s: es una carpeta; escriba el nombre de un archivo.") % {"file": output})
    if not os.access(folder, os.W_OK):
        raise BadFile(_("%(file)s: no se puede escribir en esa carpeta.") % {"file": output})


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
    try:
        handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=f".{path.name}.")
    except OSError as trouble:
        raise BadFile(f"{path}: {trouble.strerror}.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
        Path(name).replace(path)
    except OSError as trouble:
        Path(name).unlink(missing_ok=True)
        raise BadFile(f"{path}: {trouble.strerror}.") from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
