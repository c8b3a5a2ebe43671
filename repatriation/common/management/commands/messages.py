"""Bring the translation files up to date, check them, or compile them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from repatriation.common import messages


class Command(BaseCommand):
    help = "Collects every sentence into locale/<language>; --check fails on a missing one; --compile writes .mo"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--compile", action="store_true")

    def handle(self, *args: Any, check: bool, compile: bool, **options: Any) -> None:  # noqa: A002
        languages = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        if compile:
            messages.compile_catalogues()
        elif check:
            self._check(languages)
        else:
            for language in languages:
                file = messages.merge(language)
                self.stdout.write(f"{language}: {len(file)} sentences, {len(file.untranslated_entries())} to translate")
            messages.compile_catalogues()

    def _check(self, languages: list[str]) -> None:
        faults = [f"{language}: {fault}" for language in languages for fault in messages.faults(language)]
        if faults:
            raise CommandError("\n".join([*faults[:40], f"{len(faults)} faults; run: make messages"]))
        self.stdout.write("Every sentence is translated.")
