"""Make the demo: offices at work, families at every step of the journey, flights both ways."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from flights.management.demo import accounts


class Command(BaseCommand):
    help = "Makes the demo of --people persons; --accounts only prints its log-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=600)
        parser.add_argument("--seed", type=int, default=2020)
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there are registrations already")
        parser.add_argument("--accounts", action="store_true", help="only print the log-ins")

    def handle(self, *args: Any, people: int, seed: int, if_empty: bool, **options: Any) -> None:
        if not options["accounts"]:
            accounts.make_accounts()
        else:
            self.stdout.write("\n".join(["", *accounts.table(), ""]))
