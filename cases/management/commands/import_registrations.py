"""Import a list of an embassy, CSV or XLSX: one row a person (docs/import.md says which columns)."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.formats.lists import BadFile, ListFile, read_list, write_list
from cases.operations.imports.run import ERRORS, Outcome, import_list
from consulates.models import ConsularOffice
from repatriation.common.progress import Progress


class Command(BaseCommand):
    help = "Imports a list of households, one row a person; running it twice imports nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--office", help="code of the office whose list this is, for example CG-MIA")
        parser.add_argument("--all-or-nothing", action="store_true", help="import nothing while any row is wrong")
        parser.add_argument("--errors", type=Path, help="where to write the rows that were held back")
        parser.add_argument("--notify", action="store_true", help="write to each household that has an e-mail address")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    def handle(self, *args: Any, file: Path, language: str, errors: Path | None, **options: Any) -> None:
        with translation.override(language):
            try:
                reading = read_list(file)
                outcome = self._import(reading, file, **options)
            except BadFile as bad:
                raise CommandError(str(bad)) from None
            self._report(outcome)
            if outcome.faults:
                errors = errors or file.with_name(f"{file.stem}.errors{file.suffix}")
                write_list(errors, reading, outcome.held_back(), heading=ERRORS)
                self.stdout.write(_("Las filas que esperan están en %(file)s.") % {"file": errors})
                sys.exit(1)

    def _import(
        self, reading: ListFile, file: Path, *, office: str | None, notify: bool, all_or_nothing: bool, **_more: Any
    ) -> Outcome:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0; SET lock_timeout = 0")
        return import_list(
            reading, name=file.name, office=_office(office), notify=notify, all_or_nothing=all_or_nothing, by=None,
            at=timezone.now(), progress=Progress(self.stdout),
        )  # fmt: skip

    def _report(self, outcome: Outcome) -> None:
        lines = [
            _("Filas leídas: %(count)s, de ellas ocultas: %(hidden)s.")
            % {"count": outcome.rows, "hidden": outcome.hidden_rows},
            _("Familias importadas: %(count)s, con %(people)s personas.")
            % {"count": len(outcome.imported), "people": outcome.people},
            _("Familias que ya estaban: %(count)s.") % {"count": outcome.already_here},
            _("Familias que esperan por errores: %(count)s.")
            % {"count": sum(1 for one in outcome.households if one.faults)},
        ]
        if outcome.unknown_columns:
            lines.append(_("Columnas que no se leyeron: %(names)s.") % {"names": ", ".join(outcome.unknown_columns)})
        self.stdout.write("\n".join(lines))
        for fault in outcome.faults[:20]:
            self.stdout.write(f"  {fault}")
        if len(outcome.faults) > 20:
            self.stdout.write(_("  y %(count)s más.") % {"count": len(outcome.faults) - 20})


def _office(code: str | None) -> ConsularOffice | None:
    if not code:
        return None
    office = ConsularOffice.objects.filter(code=code.upper()).first()
    if office is None:
        raise CommandError(_("No hay ninguna oficina con el código %(code)s.") % {"code": code})
    return office
