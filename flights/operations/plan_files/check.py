"""A finished plan of files, looked at again: is it allowed, what is proved, and who went before whom."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from flights.allocation.files.arrays import arrays_of, draws
from flights.allocation.files.folder import read_question
from flights.allocation.files.plans import read_plan, read_values, values_path
from flights.allocation.files.question import Question
from flights.allocation.files.verified import check_codes, check_rules, check_values, proved
from flights.allocation.instance import STAYS
from flights.operations.plan_files.make import NotPossible
from flights.operations.plan_files.reasons import order_sentence


def check_plan(folder: Path, path: Path, *, told: Callable[[int, int], None]) -> Iterator[str]:
    """Raises BadFiles with the places of what is broken; else says what is proved."""
    question = read_question(folder, told)
    arrays = arrays_of(question)
    plan = read_plan(path, question, is_whole=True)
    check_rules(path, plan, question, arrays)
    check_codes(path, plan, question, arrays)
    yield _("%(path)s cumple todas las reglas.") % {"path": path}
    beside = values_path(path)
    values = read_values(beside, question)
    check_values(beside, values, arrays.instance, plan.leg)
    anyhow, closest = proved(arrays.instance, values.certificates, values.moved)
    for tier, people in values.moved.items():
        numbers = {"tier": tier, "moved": people, "bound": anyhow[tier], "closest": closest[tier]}
        if closest[tier] == anyhow[tier]:
            words = _("Grupos 1 a %(tier)s: viajan %(moved)s personas; el certificado prueba que a lo más %(bound)s.")
        else:
            words = _(
                "Grupos 1 a %(tier)s: viajan %(moved)s personas; el certificado prueba que a lo más %(bound)s, y a lo "
                "más %(closest)s en un plan que lleve a tantas personas de los grupos más urgentes."
            )
        yield words % numbers


def compare_two(folder: Path, path: Path, first: str, second: str) -> Iterator[str]:
    """What each of two households got, and the first thing in which their order differs."""
    question = read_question(folder)
    rows = _row(question, first), _row(question, second)
    plan = read_plan(path, question, is_whole=True)
    for key, row in zip((first, second), rows, strict=True):
        leg = int(plan.leg[row])
        words = _("%(key)s se queda.") if leg == STAYS else _("%(key)s viaja en %(leg)s.")
        yield words % {"key": key, "leg": question.legs.key[leg]}
    yield f"{first}: {order_sentence(question, rows[0], rows[1], draws(question.groups.key))}"


def _row(question: Question, key: str) -> int:
    if key not in question.groups.key:
        raise NotPossible(_("«%(key)s» no está en groups.csv.") % {"key": key})
    return question.groups.key.index(key)
