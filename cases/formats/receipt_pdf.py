"""The receipt of a registration: its words as plain values, and its layout as an accessible PDF of one page."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

LAYOUT = Path(__file__).with_name("receipt.typ")


@dataclass(frozen=True, kw_only=True)
class Section:
    """`steps`: one line after the other, numbered."""

    heading: str
    lines: tuple[str, ...]
    steps: bool = False


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the page, its print and the PDF say, word by word the same; `qr` is the SVG of `address`."""

    language: str
    site_name: str
    owner: str
    title: str
    registered: str
    reference_label: str
    reference: str
    secret_label: str
    secret: str
    keep: str
    sections: tuple[Section, ...]
    own_label: str
    address: str
    qr: str
    qr_words: str
    footer: str


def receipt_pdf(receipt: Receipt, *, fonts: Path) -> bytes:
    """Tagged as PDF/UA-1 asks; `fonts` is the folder of the typeface, so that the result is the same anywhere."""
    return typst.compile(
        LAYOUT,
        format="pdf",
        font_paths=[fonts],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"receipt": json.dumps(asdict(receipt))},
    )
