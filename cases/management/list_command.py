"""What the commands that compare lists have in common: their arguments, and how they end when something is wrong."""

import signal
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from cases.formats.lists import BadFile
from cases.linkage.candidates import Registry
from cases.linkage.decide import MANIFEST_PRIOR
from cases.operations.linking.people import people_of
from repatriation.common.progress import Progress

INTERRUPTED = 128 + signal.SIGINT


def share(text: str) -> float:
    """A number between 0 and 1, neither of them."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise ArgumentTypeError(f"{text}: 0 < n < 1")
    return value


@contextmanager
def told_in(language: str) -> Iterator[None]:
    """What is wrong with a list ends the command, in this language."""
    with translation.override(language):
        try:
            yield
        except BadFile as bad:
            raise CommandError(str(bad)) from None
        except DatabaseError as trouble:
            raise CommandError(_("La base de datos no respondió: %(why)s") % {"why": str(trouble).strip()}) from None
        except KeyboardInterrupt:
            raise CommandError(_("Interrumpido: no se escribió nada."), returncode=INTERRUPTED) from None


class ListCommand(BaseCommand):
    """Faults of a list, one line each, and status 1; an interrupted run says so, and status 130."""

    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument(
            "--prior", type=share, default=MANIFEST_PRIOR, help="the share of the first list expected to be known"
        )
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    def registry_of(self, path: Path, *, parted_by_blanks: bool = False) -> Registry:
        self.stdout.write(_("Se lee %(file)s.") % {"file": path})
        told = Progress(self.stdout)
        return Registry(people_of(path, reading=told, parted_by_blanks=parted_by_blanks))
