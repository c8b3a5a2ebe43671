"""Which people of two lists are the same: A.csv against B.csv, without any database (docs/linkage.md)."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cases.linkage.decide import WORTH_A_LOOK
from cases.linkage.matching import match, pairs
from cases.management.list_command import ListCommand, share, told_in
from cases.operations.linking.people import people_of
from cases.operations.linking.places import check_places
from cases.operations.linking.results import write_pairs
from repatriation.common.progress import Progress


class Command(ListCommand):
    help = "Finds the people that two CSV or XLSX lists have in common, and writes the pairs as CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("first", type=Path)
        parser.add_argument("second", type=Path)
        parser.add_argument("--threshold", type=share, default=0.5, help="the least posterior of a pair")
        parser.add_argument("--one-to-one", action="store_true", help="nobody in more than one pair")
        super().add_arguments(parser)

    def handle(
        self, *args: Any, first: Path, second: Path, output: Path, threshold: float, prior: float, one_to_one: bool,
        language: str, **options: Any,
    ) -> None:  # fmt: skip
        with told_in(language):
            check_places(output, first, second)
            rows = list(people_of(first))
            answers = match(
                rows, self.registry_of(second), prior=prior, least=min(threshold, WORTH_A_LOOK),
                progress=Progress(self.stdout),
            )  # fmt: skip
            found = pairs(answers, threshold=threshold, one_to_one=one_to_one)
            write_pairs(output, found)
            self.stdout.write(_("%(count)s pares en %(file)s.") % {"count": len(found), "file": output})
