"""A sheet as PDF, set by Typst: the table's head repeats, each page says which of how many it is."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from flights.formats.sheet import Sheet

LAYOUT = Path(__file__).with_name("manifest.typ")


def manifest_pdf(sheet: Sheet, *, fonts: Path) -> bytes:
    """`fonts` is the folder of the typeface; fonts of the machine are not used, so the result is the same anywhere."""
    return typst.compile(
        LAYOUT,
        format="pdf",
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(asdict(sheet))},
    )
