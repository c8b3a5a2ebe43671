"""The layouts of a list: nothing typed becomes a formula or a command, and pages say which of how many they are."""

import re
import shutil
import subprocess

import pytest
from django.conf import settings

from flights.formats.manifest_csv import manifest_csv
from flights.formats.manifest_pdf import manifest_pdf
from flights.formats.sheet import Sheet

FONTS = settings.BASE_DIR / "static" / "fonts"
COLUMNS = (
    "N.º",
    "Registro",
    "Apellidos",
    "Nombres",
    "Nacimiento",
    "Sexo",
    "Nacionalidad",
    "Documento",
    "Número",
    "Más",
)


def sheet(rows, **changed):
    fields = {
        "language": "es", "owner": "Ministerio", "title": "Manifiesto MIA → LIM, versión 2",
        "facts": (("Tramo", "MIA → LIM"),), "columns": COLUMNS, "rows": tuple(rows),
        "totals": (("Personas", "60"),), "footer": "Huella 0123456789abcdef", "page": "página %(page)s de %(pages)s",
    }  # fmt: skip
    return Sheet(**{**fields, **changed})


def row(number, name="Rosa"):
    return (str(number), "K7QX-M4RD-2", "Ñusta", name, "1990-05-17", "F", "PE", "pasaporte", "A1", "")


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+51 1", "'+51 1"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("Rosa\nMaría", "Rosa María"),
        ("Ñusta", "Ñusta"),
    ],
)
def test_no_cell_is_a_formula(typed, written):
    text = manifest_csv(sheet([(typed,)], columns=("Nombres",))).decode("utf-8-sig")

    assert text == f"Nombres\r\n{written}\r\n"


def test_pdf_has_the_pages_that_its_rows_need():
    sizes = [pages(manifest_pdf(sheet(row(n) for n in range(rows)), fonts=FONTS)) for rows in (1, 50, 180)]

    assert sizes == [1, 2, 6]


def test_names_are_never_run_as_commands_of_the_layout():
    pdf = manifest_pdf(sheet([row(1, '#panic("x") $ * _ ` \\ [')]), fonts=FONTS)

    assert pdf.startswith(b"%PDF")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_every_page_repeats_the_head_and_says_which_of_how_many(tmp_path):
    file = tmp_path / "list.pdf"
    file.write_bytes(manifest_pdf(sheet(row(n) for n in range(50)), fonts=FONTS))

    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout

    assert [text.count(words) for words in ("Apellidos", "página 1 de 2", "página 2 de 2")] == [2, 1, 1]
