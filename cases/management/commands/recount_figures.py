"""Count published figures again from the append-only records, and say where they differ."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.models import PublishedFigures
from cases.queries.figures import DEFINITION, count_figures

NEWEST = 7


class Command(BaseCommand):
    help = "Counts the published figures of a moment again (the last 7 without --as-of) and compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", type=datetime.fromisoformat, help="2026-11-22T00:00:00-05:00")

    def handle(self, *args: Any, as_of: datetime | None, **options: Any) -> None:
        rows = PublishedFigures.objects.order_by("-as_of")
        chosen = list(rows.filter(as_of=as_of) if as_of else rows[:NEWEST])
        if not chosen:
            raise CommandError("No figures were published as of then.")
        different = [row for row in chosen if not self._is_same(row)]
        if different:
            raise CommandError(f"{len(different)} of {len(chosen)} differ.")

    def _is_same(self, row: PublishedFigures) -> bool:
        if row.definition != DEFINITION:
            self.stdout.write(f"{row}: defined by {row.definition}, which this version no longer counts")
            return True
        faults = list(_differences(row.counts, count_figures(row.as_of)))
        self.stdout.write(f"{row}: {'; '.join(faults) or 'the same'}")
        return not faults


def _differences(published: Any, counted: Any, where: str = "") -> Any:
    """A line for each count that is not what it was."""
    if isinstance(published, dict) and isinstance(counted, dict):
        for key in sorted({*published, *counted}):
            yield from _differences(published.get(key, 0), counted.get(key, 0), f"{where}/{key}")
    elif published != counted:
        yield f"{where} {published} -> {counted}"
