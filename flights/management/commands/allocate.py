"""Seats for everybody of a folder of files: a plan with its proof and its reasons (docs/allocation.md). No database."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from flights.allocation.files.faults import BadFiles
from flights.operations.plan_files.check import check_plan, compare_two
from flights.operations.plan_files.faults import fault_lines
from flights.operations.plan_files.make import NotPossible, Wanted, make_plan
from repatriation.common.progress import Progress


def seconds(text: str) -> float:
    """More than none, and not for ever."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 7 * 24 * 3600:
        raise ArgumentTypeError(f"{text}: 0 < n <= 604800")
    return value


class Command(BaseCommand):
    help = "Who flies on which leg: reads a folder of CSV files, writes the plan with a reason for each household."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("problem", type=Path, help="folder of groups, legs, corridors, airports .csv and meta.json")
        doing = parser.add_mutually_exclusive_group(required=True)
        doing.add_argument("--output", type=Path, help="where the plan is written, and beside it a .json of its proof")
        doing.add_argument("--check", type=Path, metavar="PLAN", help="verify a plan and its proof by arithmetic")
        parser.add_argument("--seconds", type=seconds, default=60.0, help="time for the search")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--warm", type=Path, metavar="PLAN", help="the earlier plan, where the search starts")
        parser.add_argument("--compare", nargs=2, metavar="GROUP", help="with --check: why one went before the other")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    def handle(self, *args: Any, problem: Path, language: str, **options: Any) -> None:
        with translation.override(language):
            try:
                self._do(problem, options)
            except BadFiles as bad:
                raise CommandError(fault_lines(bad)) from None
            except NotPossible as reason:
                raise CommandError(str(reason)) from None

    def _do(self, problem: Path, options: dict[str, Any]) -> None:
        if options["compare"] and not options["check"]:
            raise NotPossible(_("Para comparar hace falta un plan: --check PLAN --compare UNA OTRA."))
        if options["compare"]:
            lines = compare_two(problem, options["check"], *options["compare"])
        elif options["check"]:
            lines = check_plan(problem, options["check"], told=Progress(self.stdout))
        else:
            wanted = Wanted(options["output"], options["seconds"], options["seed"], options["warm"])
            lines = make_plan(problem, wanted, told=Progress(self.stdout), say=self._say)
        for line in lines:
            self.stdout.write(line)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
