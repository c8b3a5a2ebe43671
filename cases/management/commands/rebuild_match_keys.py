"""manage.py rebuild_match_keys: the keys by which persons are known again, for everybody who has none or old ones."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.models import PersonChange
from cases.operations.duplicates.keep_keys import add_up_names, forget_all_keys, keep_some_keys
from repatriation.common.progress import Progress


class Command(BaseCommand):
    help = "Make the keys of all who wait for them. It can be stopped and started again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="forget all keys first: the rules have changed")
        parser.add_argument("--batch", type=int, default=5000, help="persons in one transaction")

    def handle(self, *args: Any, anew: bool, batch: int, **options: Any) -> None:
        if anew:
            forget_all_keys()
        progress, done = Progress(self.stdout), 0
        total = PersonChange.objects.filter(needs_keys=True).count()
        while kept := keep_some_keys(most=batch):
            done += kept
            progress(done, max(total, done))
        add_up_names()
        self.stdout.write(f"{done} persons have their keys; the worker compares those who were not compared yet.")
