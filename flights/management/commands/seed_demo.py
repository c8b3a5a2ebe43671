"""Make the demo: offices at work, families at every step of the journey, flights both ways."""

import random
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from cases.models import Case
from cases.operations.duplicates.find import compare_at_the_door
from cases.operations.figures import publish_figures
from flights.management.demo import accounts
from flights.management.demo.bulk import copy_families
from flights.management.demo.families import Families
from flights.management.demo.scenario import read_scenario
from flights.management.demo.story import Story
from flights.management.demo.telling import tell

TOLD_PEOPLE = 600


class Command(BaseCommand):
    help = "Makes the demo of --people persons, the same for the same --seed; --accounts only prints its log-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=TOLD_PEOPLE)
        parser.add_argument("--seed", type=int, default=2020)
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there are registrations already")
        parser.add_argument("--accounts", action="store_true", help="only print the log-ins")

    def handle(self, *args: Any, people: int, seed: int, **options: Any) -> None:
        if options["accounts"]:
            self.stdout.write("\n".join(["", *accounts.table(), ""]))
            return
        if not settings.LOCAL:
            raise CommandError("The demo is never mixed with real registrations: refused in production mode.")
        if Case.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There are registrations already: the demo is made once, in an empty database.")
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")
        began = time.monotonic()
        told = min(people, TOLD_PEOPLE)
        self.stdout.write(f"Making the demo: {people:,} people, ten days of an airlift ...")
        story = self._tell(told, people, seed)
        if people > told:
            with connection.cursor() as cursor:
                # Checks of foreign keys were planned for small tables: they would read the large ones row by row.
                cursor.execute("DISCARD PLANS")
            copy_families(
                story.families, people=people - told, officers=story.officers, now=story.now, draw=story.random,
                progress=lambda done: self._show(told + done, people),
            )  # fmt: skip
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        for case in story.to_compare:
            compare_at_the_door(case, at=case.registered_at)
        publish_figures(as_of=timezone.now(), at=timezone.now())
        self.stdout.write(f"  done in {time.monotonic() - began:.0f} s")

    @transaction.atomic
    def _tell(self, told: int, people: int, seed: int) -> Story:
        """All or nothing: an interrupted demo leaves no half of one."""
        scenario = read_scenario()
        story = Story(
            scenario=scenario, families=Families(scenario, seed), staff=accounts.make_accounts(), people=told,
            now=timezone.now(), progress=lambda done: self._show(done, people), random=random.Random(seed),  # noqa: S311
        )  # fmt: skip
        tell(story)
        return story

    def _show(self, done: int, total: int) -> None:
        """A bar on a terminal; elsewhere the line before and the line after say enough."""
        if sys.stdout.isatty():
            filled = min(30, 30 * done // total)
            self.stdout.write(f"\r  [{'#' * filled:<30}] {done:,} of {total:,} people", ending="")
            self.stdout.flush()
