"""The sentences of the portal: found in code and templates, kept in locale/<language>, compiled without gettext.

The msgid is the Spanish sentence; each other language has a file of its own that must be complete.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import templatize

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
FOLDERS = ["repatriation", "consulates", "cases", "flights"]


def catalogue(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[tuple[Path, io.BytesIO]]:
    """Each Python file and template of the product, as Python for the extractor."""
    for folder in FOLDERS:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, io.BytesIO(path.read_bytes())
    for path in sorted(Path(settings.BASE_DIR, "templates").rglob("*.*")):
        yield path, io.BytesIO(templatize(path.read_text(), origin=str(path)).encode())


def found() -> dict[tuple[str, str], polib.POEntry]:
    """Every sentence in use, by (context, msgid)."""
    entries: dict[tuple[str, str], polib.POEntry] = {}
    for path, source in sources():
        place = str(path.relative_to(settings.BASE_DIR))
        for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
            singular, plural = message if isinstance(message, tuple) else (message, "")
            entry = entries.setdefault((context or "", singular), polib.POEntry(msgid=singular, msgctxt=context))
            if plural:
                entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
            if (place, "") not in entry.occurrences:
                entry.occurrences.append((place, ""))
    return entries


def merge(language: str) -> polib.POFile:
    """The language's file brought up to date: new sentences empty, sentences no longer used gone. Saved."""
    path = catalogue(language)
    known = polib.pofile(str(path)) if path.exists() else polib.POFile()
    before = {(entry.msgctxt or "", entry.msgid): entry for entry in known}
    file = polib.POFile(wrapwidth=120)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for key, entry in sorted(found().items()):
        if old := before.get(key):
            entry.msgstr = old.msgstr
            if entry.msgid_plural:
                entry.msgstr_plural = old.msgstr_plural or {0: "", 1: ""}
        file.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(path))
    return file


def faults(language: str) -> list[str]:
    """What is missing, stale, empty or fuzzy in a language's file; nothing is written."""
    path = catalogue(language)
    file = polib.pofile(str(path)) if path.exists() else polib.POFile()
    kept = {(entry.msgctxt or "", entry.msgid): entry for entry in file}
    used = found()
    missing = [f"missing: {msgid}" for context, msgid in used if (context, msgid) not in kept]
    stale = [f"no longer used: {msgid}" for context, msgid in kept if (context, msgid) not in used]
    untranslated = [f"empty or fuzzy: {entry.msgid}" for entry in file if not entry.translated() or entry.fuzzy]
    differing = [f"values differ: {entry.msgid}" for entry in file if not _same_values(entry)]
    return missing + stale + untranslated + differing


def compile_catalogues() -> None:
    """Write the .mo files that are older than their .po."""
    for path in Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(compiled))


def _same_values(entry: polib.POEntry) -> bool:
    if entry.msgid_plural or not entry.msgstr:
        return True
    return _values(entry.msgid) == _values(entry.msgstr)


def _values(sentence: str) -> set[str]:
    return {part.split(")")[0] for part in sentence.split("%(")[1:]}
