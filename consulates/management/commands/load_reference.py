"""Loads the reference data: offices, jurisdictions, airports, crossings, facilities, agencies and service lines."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from consulates.operations.reference import BadFiles, load_reference


class Command(BaseCommand):
    help = "Loads the reference data from CSV files (docs/reference-data.md); loading twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.REFERENCE_DATA_DIR)
        parser.add_argument(
            "--as-of", type=date.fromisoformat, help="day from which the jurisdictions hold (YYYY-MM-DD)"
        )
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=[code for code, _n in settings.LANGUAGES]
        )

    def handle(self, *args: Any, folder: Path, as_of: date | None, language: str, **options: Any) -> None:
        with translation.override(language):
            try:
                outcomes = load_reference(folder, at=timezone.now(), as_of=as_of)
            except BadFiles as bad:
                raise CommandError(f"{_('No se cargó nada.')}\n{bad}") from None
            for outcome in outcomes:
                self.stdout.write(
                    _("%(file)s, %(what)s: %(created)s filas nuevas, %(changed)s cambiadas, %(unchanged)s sin cambio")
                    % vars(outcome)
                )
