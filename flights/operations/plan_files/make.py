"""A plan from files to files: read, searched, verified, written; and a finished one verified again."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from flights.allocation.again import Earlier
from flights.allocation.codes import CODES
from flights.allocation.engine import solve_instance
from flights.allocation.files.arrays import arrays_of
from flights.allocation.files.folder import FILES, read_question
from flights.allocation.files.plans import PlanRead, bounds_of, read_plan, read_values, values_path, write_plan
from flights.allocation.files.question import Question
from flights.allocation.files.verified import check_rules
from flights.allocation.instance import STAYS, TIERS, Outcome
from flights.operations.plan_files.reasons import Said, answers, said
from flights.rules.plan_sentences import STEP_SENTENCES

Told = Callable[[int, int], None]


class NotPossible(Exception):
    """What was asked can't be done; the text says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`earlier` is the plan where the search starts."""

    output: Path
    seconds: float
    seed: int
    earlier: Path | None = None


def make_plan(folder: Path, wanted: Wanted, *, told: Told, say: Callable[[str], None]) -> Iterator[str]:
    """Solves the problem and writes the plan; gives the lines that are worth saying, as they come.

    The steps of the search are said while it goes on.
    """
    _can_be_written(folder, wanted.output)
    clock = _Clock()
    question = read_question(folder, told)
    clock.lap("read")
    warm, lost = _earlier(wanted.earlier, question) if wanted.earlier else (None, 0)
    arrays = arrays_of(question)
    clock.lap("legs_of_each")
    yield _size(question)
    if lost:
        yield _("Familias cuyo tramo del plan anterior ya no está: %(count)s.") % {"count": lost}
    yield _("Buscando el mejor plan, a lo más %(seconds)s segundos…") % {"seconds": f"{wanted.seconds:g}"}
    outcome = solve_instance(
        arrays.instance, seconds=wanted.seconds, seed=wanted.seed, warm=warm, aims=question.meta.aims,
        told=lambda step: say(f"  {STEP_SENTENCES[step]}"),
    )  # fmt: skip
    clock.lap("search")
    check_rules(wanted.output, PlanRead(outcome.leg, np.zeros_like(outcome.leg)), question, arrays)
    clock.lap("check")
    what = said(question, arrays, outcome.leg)
    try:
        write_plan(wanted.output, answers(what), lambda: _values(what, outcome, clock))
    except OSError as trouble:
        raise _unwritable(wanted.output, trouble) from None
    yield from _summary(what, outcome)
    yield _("El plan está en %(plan)s, y su prueba en %(values)s.") % {
        "plan": wanted.output,
        "values": values_path(wanted.output),
    }


def _earlier(path: Path, question: Question) -> tuple[Earlier, int]:
    """With what stood beside it, if anything did: without proofs they are searched anew. Also whose leg is gone."""
    plan, beside = read_plan(path, question, is_whole=False), values_path(path)
    alone = Earlier(plan.leg, plan.line > 0)
    if not beside.is_file():
        return alone, plan.lost
    values = read_values(beside, question, is_whole=False)
    earlier = replace(alone, proofs=values.certificates)
    if [proof.tier for proof in earlier.anyhow] != list(TIERS):
        return alone, plan.lost
    gaps = tuple(proof.bound - values.moved[proof.tier] for proof in earlier.anyhow)
    return replace(earlier, gaps=gaps), plan.lost


def _can_be_written(folder: Path, output: Path) -> None:
    """Said before the search, not after it; nothing but an earlier plan is replaced."""
    try:
        if values_path(output) == output or not all(map(_is_free, (output, values_path(output)))):
            raise NotPossible(_("%(path)s: el plan es un archivo CSV.") % {"path": output})
        inputs = {(folder / name).resolve() for name in FILES}
        for path in (output, values_path(output)):
            if path.resolve() in inputs:
                raise NotPossible(_("%(path)s: ahí está uno de los archivos del problema.") % {"path": path})
        with tempfile.TemporaryFile(dir=output.resolve().parent):
            pass
    except OSError as trouble:
        raise _unwritable(output, trouble) from None


def _is_free(path: Path) -> bool:
    """Nothing stands there, or a file as any other: neither a folder nor a device."""
    return path.is_file() or not path.exists()


def _unwritable(path: Path, trouble: OSError) -> NotPossible:
    words = _("%(path)s: no se puede escribir ahí (%(why)s).")
    return NotPossible(words % {"path": path, "why": trouble.strerror or trouble})


class _Clock:
    """Seconds of each step, by the wall."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = time.monotonic()

    def lap(self, step: str) -> None:
        now = time.monotonic()
        self.seconds[step] = round(now - self.last, 3)
        self.last = now


def _size(question: Question) -> str:
    groups = question.groups
    return _("%(households)s familias, %(people)s personas, %(legs)s tramos.") % {
        "households": len(groups.key),
        "people": int(groups.size.sum()),
        "legs": len(question.legs.key),
    }


def _summary(what: Said, outcome: Outcome) -> Iterator[str]:
    for tier in TIERS:
        yield _("Grupos 1 a %(tier)s: viajan %(moved)s personas (%(proof)s).") % {
            "tier": tier,
            "moved": outcome.moved[tier],
            "proof": _proof(outcome.moved[tier], outcome.bounds[tier], outcome.in_order[tier]),
        }
    for code, count in _by_code(what).items():
        yield f"  {code}: {count}"


def _proof(moved: int, bound: int, in_order: int) -> str:
    if moved == in_order:
        return _("probado")
    if bound == in_order:
        return _("tope probado: %(bound)s") % {"bound": bound}
    return _("tope probado: %(bound)s, y %(closest)s sin llevar a menos de los grupos más urgentes") % {
        "bound": bound,
        "closest": in_order,
    }


def _by_code(what: Said) -> dict[str, int]:
    counts = np.bincount(what.codes, minlength=len(CODES)).tolist()
    return {code: count for code, count in zip(CODES, counts, strict=True) if count}


def _values(what: Said, outcome: Outcome, clock: _Clock) -> dict[str, Any]:
    """What stands beside a plan: values, times and the certificate."""
    clock.lap("write")
    groups, instance = what.question.groups, what.arrays.instance
    aboard = outcome.leg != STAYS
    return {
        "households": instance.groups,
        "people": int(instance.size.sum()),
        "legs": instance.legs,
        "placed_households": int(aboard.sum()),
        "people_by_tier": {str(tier): int(groups.size[aboard & (groups.tier == tier)].sum()) for tier in TIERS},
        "people_of_tiers_up_to": {str(tier): outcome.moved[tier] for tier in TIERS},
        "at_most": {str(tier): outcome.bounds[tier] for tier in TIERS},
        "at_most_in_order": {str(tier): outcome.in_order[tier] for tier in TIERS},
        "searched_to_the_end": {str(tier): people for tier, people in outcome.searched.items()},
        "is_proved": outcome.is_proved,
        "codes": _by_code(what),
        "changed_offers": outcome.changed,
        "beyond_reciprocity": {
            corridor.key: people for corridor, people in zip(instance.corridors, outcome.excess, strict=False)
        },
        "aims": list(what.question.meta.aims),
        "solver": outcome.words,
        "seed": outcome.seed,
        "seconds": {**clock.seconds, "of_search": {step: round(spent, 3) for step, spent in outcome.seconds.items()}},
        "bounds": bounds_of(outcome.certificates, what.question),
    }
