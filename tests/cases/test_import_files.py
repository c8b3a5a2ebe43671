"""Lists as files: encodings, separators, spreadsheets with hidden rows, and what is no list at all."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from cases.formats.lists import BadFile, ListFile, Row, read_list, write_list

TEXT = "Nombres,Apellido paterno\nMaría,Ñahui\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_list_is_read_in_any_encoding(tmp_path, encoding):
    path = tmp_path / "lista.csv"
    path.write_bytes(TEXT.encode(encoding))

    reading = read_list(path)

    assert reading.header == ["Nombres", "Apellido paterno"]
    assert reading.rows == [Row(2, ["María", "Ñahui"])]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_list_is_read_with_any_separator(tmp_path, separator):
    path = tmp_path / "lista.csv"
    path.write_text(TEXT.replace(",", separator))

    assert read_list(path).rows == [Row(2, ["María", "Ñahui"])]


def test_row_number_is_the_line_that_an_editor_shows(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text('Nombres,Nota\n"Ana","dos\nlíneas"\n\nRosa,\n')

    assert [row.number for row in read_list(path).rows] == [2, 5]


def test_apostrophe_before_a_formula_sign_is_ours(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text("Nombres,Teléfono\nAna,'+13055550133\nO'Brien,\n")

    assert [row.cells for row in read_list(path).rows] == [["Ana", "+13055550133"], ["O'Brien", ""]]


def spreadsheet(path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Nombres", "Fecha de nacimiento", "Pasaporte"])
    sheet.append(["Ana", datetime(1990, 5, 17), 116543210.0])
    sheet.append(["Rosa", date(1988, 2, 3), "116543211"])
    sheet.append(["Luz", "=TODAY()", None])
    sheet.row_dimensions[3].hidden = True
    book.save(path)


def test_spreadsheet_is_read_with_its_hidden_rows(tmp_path):
    spreadsheet(tmp_path / "lista.xlsx")

    reading = read_list(tmp_path / "lista.xlsx")

    assert reading.hidden == 1
    assert reading.rows == [
        Row(2, ["Ana", date(1990, 5, 17), "116543210"]),
        Row(3, ["Rosa", date(1988, 2, 3), "116543211"], is_hidden=True),
        Row(4, ["Luz", ""]),
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("vacio.csv", b"", "empty"),
        ("blanco.csv", b"\n ,,\n", "empty"),
        ("roto.xlsx", b"PK\x05\x06" + bytes(18), "not a readable XLSX"),
    ],
)
def test_what_is_no_list_says_why(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(BadFile, match=words):
        read_list(tmp_path / name)


def test_missing_file_says_so(tmp_path):
    with pytest.raises(BadFile, match="no such file"):
        read_list(tmp_path / "nada.csv")


HELD = [(Row(2, ["=1+1", date(1990, 5, 17)]), "fila 2: mal"), (Row(3, ["\x00\x07"]), "fila 3: mal")]


def test_held_back_rows_are_written_without_formulas(tmp_path):
    write_list(tmp_path / "errores.csv", ListFile(["Nombres", "Nacimiento"], [], ";"), iter(HELD), heading="error")

    assert (tmp_path / "errores.csv").read_text("utf-8-sig").splitlines()[:2] == [
        "Nombres;Nacimiento;error",
        "'=1+1;1990-05-17;fila 2: mal",
    ]


def test_held_back_rows_of_a_spreadsheet_are_text(tmp_path):
    write_list(tmp_path / "errores.xlsx", ListFile(["Nombres", "Nacimiento"], []), iter(HELD), heading="error")

    cells = list(load_workbook(tmp_path / "errores.xlsx").active.iter_rows(min_row=2))
    assert [(cell.value, cell.data_type) for cell in cells[0][::2]] == [("=1+1", "s"), ("fila 2: mal", "s")]
    assert cells[1][0].value in ("", None)
