"""Which people of two lists are the same: A.csv against B.csv, without any database (docs/linkage.md)."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from cases.formats.lists import BadFile
from cases.linkage.candidates import Registry
from cases.linkage.decide import MANIFEST_PRIOR
from cases.linkage.matching import match, pairs
from cases.operations.linking.people import read_people
from cases.operations.linking.results import write_pairs
from repatriation.common.progress import Progress


def share(text: str) -> float:
    """A number between 0 and 1, neither of them."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise ArgumentTypeError(f"{text}: 0 < n < 1")
    return value


class Command(BaseCommand):
    help = "Finds the people that two CSV or XLSX lists have in common, and writes the pairs as CSV."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("first", type=Path)
        parser.add_argument("second", type=Path)
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument("--threshold", type=share, default=0.5, help="the least posterior of a pair")
        parser.add_argument("--one-to-one", action="store_true", help="nobody in more than one pair")
        parser.add_argument("--prior", type=share, default=MANIFEST_PRIOR, help="share of the first list in the second")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    def handle(
        self, *args: Any, first: Path, second: Path, output: Path, threshold: float, prior: float, one_to_one: bool,
        language: str, **options: Any,
    ) -> None:  # fmt: skip
        with translation.override(language):
            try:
                rows, known = read_people(first).records, Registry(read_people(second).records)
            except BadFile as bad:
                raise CommandError(str(bad)) from None
            answers = match(rows, known, prior=prior, progress=Progress(self.stdout))
            found = pairs(answers, threshold=threshold, one_to_one=one_to_one)
            write_pairs(output, found)
            self.stdout.write(_("%(count)s pares en %(file)s.") % {"count": len(found), "file": output})
