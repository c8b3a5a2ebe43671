"""`manage.py read_passenger_list`: rows for `reconcile`, warnings, and one line where the file is unsound."""

import ast
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from cases.operations.linking.people import people_of
from flights.formats.paxlst import Birth, Document, Passenger, PassengerList
from flights.formats.paxlst_faults import Fault
from flights.formats.paxlst_rows import passenger_rows
from flights.rules.paxlst_words import READING, WRITING, reading_sentence, writing_sentence
from tests.flights.formats.lists import message, sample

TODAY = date(2026, 11, 20)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def read(tmp_path):
    def run(content, **options):
        file = tmp_path / "list.edi"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        out, err = StringIO(), StringIO()
        call_command("read_passenger_list", file, output=tmp_path / "rows.csv", stdout=out, stderr=err, **options)
        return out.getvalue(), err.getvalue().splitlines()

    return run


def rows(tmp_path):
    return tmp_path.joinpath("rows.csv").read_text(encoding="utf-8").splitlines()


def test_rows_are_what_reconcile_reads(read, tmp_path):
    out, warnings = read(sample("guide53_progressive_d15b"))

    assert rows(tmp_path) == [
        "row_id,surnames,given,dob,sex,doc_no,nationality",
        "1,MARTINEZ,JULIO XAVIER,1968-02-23,M,YY3478621,ES",
        "2,MARTINEZ,SORINA MARIA,1969-06-06,F,TRQWE9980,ES",
    ]
    assert (out.splitlines(), warnings) == ([f"2 pasajeros en {tmp_path / 'rows.csv'}."], [])
    assert [record.key for record in people_of(tmp_path / "rows.csv")] == ["1", "2"]


def test_year_without_day_and_a_formula_stay_what_they_are(read, tmp_path):
    read(message("NAD+FL+++=1?+1:ANA", "DTM+329:580000"))

    assert rows(tmp_path)[1] == "1,'=1+1,ANA,1958-00-00,,,"
    assert [str(record.born) for record in people_of(tmp_path / "rows.csv")] == ["1958-00-00"]


def test_crew_is_left_out_and_told(read, tmp_path):
    out, _warnings = read(sample("gtas_crew_d02b_nogroupmarks"))

    assert len(rows(tmp_path)) == 1
    assert "1 tripulante no va en el archivo." in out


def test_warnings_name_file_segment_and_sign(read):
    _out, warnings = read(sample("guide51_d15b"), language="en")

    assert warnings == [
        "list.edi: segment 31 (CNT), character 674: it says 160 people and names 1: it may count the whole flight."
    ]


def test_unsound_file_is_one_line_and_leaves_what_was_there(read, tmp_path):
    read(sample("guide51_d15b"))
    before = rows(tmp_path)

    with pytest.raises(CommandError) as refused:
        read(sample("guide51_d15b")[:500])

    assert str(refused.value) == (
        "list.edi: segmento 19 (LOC), signo 498: "
        "el archivo se corta en medio de un segmento: pida que lo envíen otra vez."
    )
    assert rows(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.edi", "rows.csv"]


@pytest.mark.parametrize(
    ("file", "output", "words"),
    [
        ("none.edi", "rows.csv", "no existe ese archivo"),
        (".", "rows.csv", "es una carpeta"),
        ("list.edi", "list.edi", "el resultado borraría la lista"),
        ("list.edi", "none/rows.csv", "none/rows.csv: no existe la carpeta del resultado"),
        ("list.edi", "/dev/null", "no es un archivo"),
        ("list.edi", "r" * 300, "el nombre del archivo es demasiado largo"),
    ],
)
def test_wrong_place_is_one_line_and_nothing_is_written(tmp_path, file, output, words):
    (tmp_path / "list.edi").write_bytes(sample("guide51_d15b"))

    with pytest.raises(CommandError, match=words):
        call_command("read_passenger_list", tmp_path / file, output=tmp_path / output, language="es")

    assert [path.name for path in tmp_path.iterdir()] == ["list.edi"]
    assert tmp_path.joinpath("list.edi").read_bytes() == sample("guide51_d15b")


def spoiled(**values):
    """The row of one passenger, and what of it isn't as it came."""
    person = Passenger(**{"surnames": "QUISPE"} | values)
    whole = PassengerList(sender="", recipient="", prepared_at=datetime(2026, 1, 1), reference="", passengers=(person,))
    (row,) = passenger_rows([whole], today=date(2026, 1, 1))
    return row


@pytest.mark.parametrize(
    ("values", "cells", "code"),
    [
        ({"surnames": "W" * 400}, ("1", "W" * 300, "", "", "", "", ""), "name_cut"),
        ({"given_names": "W" * 400}, ("1", "QUISPE", "W" * 300, "", "", "", ""), "name_cut"),
        ({"born": Birth(1840, 1, 1)}, ("1", "QUISPE", "", "", "", "", ""), "born_left_out"),
        ({"born": Birth(2026, 1, 2)}, ("1", "QUISPE", "", "", "", "", ""), "born_left_out"),
        (
            {"documents": (Document(kind="P", number="1" * 301),)},
            ("1", "QUISPE", "", "", "", "", ""),
            "number_left_out",
        ),
    ],
)
def test_what_reconcile_would_refuse_is_left_out_and_told(values, cells, code):
    assert (spoiled(**values).cells, spoiled(**values).spoiled) == (cells, (code,))


def test_name_over_two_lines_is_one_cell():
    assert spoiled(surnames="QUISPE\r\nMAMANI\0").cells[1] == "QUISPE MAMANI"


def test_one_impossible_person_spoils_no_list(read, tmp_path):
    _out, warnings = read(message("NAD+FL+++" + "W" * 400 + ":ANA", "NAD+FL+++QUISPE:ROSA"), language="en")

    assert warnings[-1] == "list.edi, passenger 1: the name is too long; it was cut."
    assert [record.key for record in people_of(tmp_path / "rows.csv")] == ["1", "2"]


def codes_in(*modules):
    """The codes that the formats give, as they stand in the source."""
    found = set()
    for module in modules:
        tree = ast.parse(ROOT.joinpath("flights/formats", module).read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = 1 if name == "_warn" else 0
            if name in ("Fault", "fault", "_warn", "refuse", "note") and len(call.args) > place:
                texts = [node.value for node in ast.walk(call.args[place]) if isinstance(node, ast.Constant)]
                found.update(text for text in texts if isinstance(text, str))
    return found


def test_each_code_has_its_sentence():
    assert codes_in("paxlst_signs.py", "paxlst_reading.py", "paxlst_people.py") == set(READING)
    assert codes_in("paxlst_letters.py", "paxlst_writing.py") == set(WRITING)


@pytest.mark.parametrize(
    ("language", "begins"), [("es", "segmento 3 (UNH), signo 40"), ("en", "segment 3 (UNH), char")]
)
def test_sentences_are_in_both_languages(language, begins):
    with translation.override(language):
        sentence = reading_sentence(Fault("message_unclosed", 3, "UNH", 40))

    assert sentence.startswith(begins)


def test_person_of_a_fault_is_named_by_number():
    fault = Fault("bad_sign", values={"person": 7, "field": "birth_place", "sign": "Х"})

    assert writing_sentence(fault) == "Persona 7: birth_place: el formato no admite el signo «Х»."
