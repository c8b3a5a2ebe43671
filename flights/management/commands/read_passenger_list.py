"""A passenger list that a carrier sent (UN/EDIFACT PAXLST) as a CSV that `reconcile` reads. Needs no database."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from flights.formats.paxlst_faults import Unsound
from flights.formats.paxlst_reading import Reading, read_paxlst
from flights.formats.paxlst_rows import passenger_rows, rows_csv
from flights.formats.paxlst_signs import MOST_BYTES
from flights.rules.paxlst_words import reading_sentence

MOST_SHOWN = 20


class Command(BaseCommand):
    help = "Reads a UN/EDIFACT passenger list (PAXLST) and writes its passengers as CSV rows for `reconcile`."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    def handle(self, *args: Any, file: Path, output: Path, language: str, **options: Any) -> None:
        with translation.override(language):
            try:
                reading = read_paxlst(_content(file), today=timezone.localdate())
                rows = list(passenger_rows(reading.lists))
                _write_whole(output, rows_csv(rows))
            except Unsound as unsound:
                raise CommandError(f"{file.name}: {reading_sentence(unsound.fault)}") from None
            except OSError as trouble:
                raise CommandError(f"{trouble.filename}: {trouble.strerror}.") from None
            self._report(file, output, reading, len(rows))

    def _report(self, file: Path, output: Path, reading: Reading, rows: int) -> None:
        for fault in reading.warnings[:MOST_SHOWN]:
            self.stderr.write(f"{file.name}: {reading_sentence(fault)}")
        if (more := len(reading.warnings) - MOST_SHOWN) > 0:
            self.stderr.write(_("y %(count)s más.") % {"count": more})
        crew = sum(person.is_crew for one in reading.lists for person in one.passengers)
        words = ngettext("%(count)s pasajero en %(file)s.", "%(count)s pasajeros en %(file)s.", rows)
        self.stdout.write(words % {"count": rows, "file": output})
        if crew:
            words = ngettext(
                "%(count)s tripulante no va en el archivo.", "%(count)s tripulantes no van en el archivo.", crew
            )
            self.stdout.write(words % {"count": crew})


def _content(file: Path) -> bytes:
    """No more than what can be a list: a pipe may have no end."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _write_whole(path: Path, content: bytes) -> None:
    """Beside its place and then into it: a run that is interrupted leaves what was there."""
    handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
