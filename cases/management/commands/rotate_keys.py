"""manage.py rotate_keys: seals what older keys of FIELD_KEYS sealed with the first one, so that they can be retired."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.operations.rotate import SealedColumn, rotate_column, rotate_second_factors, sealed_columns


class Command(BaseCommand):
    help = "Seal every encrypted value with the first key of FIELD_KEYS. It can be stopped and started again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="values in one transaction")

    def handle(self, *args: Any, batch: int, **options: Any) -> None:
        done = 0
        for column in sealed_columns():
            done += self._rotate(column, batch)
        factors = rotate_second_factors()
        key = next(iter(settings.FIELD_KEYS))
        self.stdout.write(f"{done} values and {factors} second factors sealed anew; all are under {key!r} now.")

    def _rotate(self, column: SealedColumn, batch: int) -> int:
        total, done = column.count(), 0
        try:
            for count in rotate_column(column, batch=batch):
                done += count
                self.stdout.write(f"{column}: {done} of {total}")
        except ValueError as unknown:
            raise CommandError(f"{column}: {unknown}") from unknown
        return done
