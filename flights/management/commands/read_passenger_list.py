"""A passenger list that a carrier sent (UN/EDIFACT PAXLST) as a CSV that `reconcile` reads. Needs no database."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.formats.lists import BadFile
from cases.operations.linking.places import check_places, written_whole
from cases.operations.linking.reading import check_file
from flights.formats.paxlst_faults import Unsound
from flights.formats.paxlst_reading import Reading, read_paxlst
from flights.formats.paxlst_rows import Row, passenger_rows, rows_csv
from flights.formats.paxlst_signs import MOST_BYTES
from flights.rules.paxlst_words import ROWS, reading_sentence

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
            today = timezone.localdate()
            try:
                check_places(output, file)
                reading = read_paxlst(_content(file), today=today)
                rows = list(passenger_rows(reading.lists, today=today))
                with written_whole(output) as opened:
                    opened.write(rows_csv(rows))
            except BadFile as bad:
                raise CommandError(str(bad)) from None
            except Unsound as unsound:
                raise CommandError(f"{file.name}: {reading_sentence(unsound.fault)}") from None
            except OSError as trouble:
                raise CommandError(f"{trouble.filename}: {trouble.strerror}.") from None
            self._warn([f"{file.name}: {reading_sentence(fault)}" for fault in reading.warnings])
            self._warn(list(_spoiled(file, rows)))
            self._report(output, reading, len(rows))

    def _warn(self, sentences: Sequence[str]) -> None:
        for sentence in sentences[:MOST_SHOWN]:
            self.stderr.write(sentence)
        if (more := len(sentences) - MOST_SHOWN) > 0:
            self.stderr.write(_("y %(count)s más.") % {"count": more})

    def _report(self, output: Path, reading: Reading, rows: int) -> None:
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
    check_file(file, takes_pipes=True)
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _spoiled(file: Path, rows: Sequence[Row]) -> Iterator[str]:
    """What isn't in the rows as it came, each with the passenger's number there."""
    for row in rows:
        for code in row.spoiled:
            words = _("%(file)s, pasajero %(number)s: %(words)s")
            yield words % {"file": file.name, "number": row.cells[0], "words": ROWS[code]}
