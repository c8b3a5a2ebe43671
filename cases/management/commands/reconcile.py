"""Who of a list is known already: FILE against the registry or against another list (docs/linkage.md)."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from cases.formats.lists import BadFile
from cases.linkage.decide import CONFIRMED, NEW, PROBABLE, REVIEW
from cases.linkage.matching import Known, match
from cases.management.list_command import ListCommand, told_in
from cases.operations.linking.people import people_of
from cases.operations.linking.places import check_places
from cases.operations.linking.results import write_answers
from cases.queries.candidates import Registry
from repatriation.common.progress import Progress

THE_REGISTRY = "registry"
OUTCOMES = (CONFIRMED, PROBABLE, REVIEW, NEW)


class Command(ListCommand):
    help = "Says of each person of a CSV or XLSX list whether the registry, or another list, knows them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--against", required=True, help="the word registry, or another list")
        super().add_arguments(parser)

    def handle(
        self, *args: Any, file: Path, against: str, output: Path, prior: float, language: str, **options: Any
    ) -> None:
        is_registry = against == THE_REGISTRY
        with told_in(language):
            if not against:
                raise BadFile(_("--against: escriba «registry», o el nombre de otra lista."))
            check_places(output, file, *([] if is_registry else [Path(against)]))
            rows = list(people_of(file))
            known = self._registry() if is_registry else self.registry_of(Path(against), parted_by_blanks=True)
            answers = match(rows, known, prior=prior, progress=Progress(self.stdout))
            write_answers(output, answers, hides_known=is_registry)
            counts = Counter(answer.outcome for answer in answers)
            self.stdout.write(f"{output}: " + ", ".join(f"{outcome} {counts[outcome]}" for outcome in OUTCOMES) + ".")

    def _registry(self) -> Known:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
        return Registry()
