"""A list held against another by the command line, with no database: who is known, and with what reasons."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

ROWS = """row_id,surnames,given,dob,sex,doc_no,nationality
1,QUISPE MAMANI,ROSA ELENA,1990-05-17,F,41765432,PE
2,Mamani Quispe,Luis Alberto,1962-01-03,M,,PE
3,Oyarzún Zapata,Leonidas,1971-00-00,M,,PE
"""
PEOPLE = """person_id,surname1,surname2,given,dob,sex,national_id,passport,nationality
p1,Quispe,Mamani,Rosa Elena,1990-05-17,F,41765432,,PE
p2,Quispe,Mamani,Luis Alberto,1962-03-01,M,10203040,116543210,PE
p3,Muñoz,,Carla,,,,,PE
"""


@pytest.fixture
def lists(tmp_path):
    (tmp_path / "rows.csv").write_text(ROWS)
    (tmp_path / "people.csv").write_text(PEOPLE)
    return tmp_path


def reconcile(lists, *options, rows="rows.csv"):
    """What the result says of each row."""
    result = lists / "result.csv"
    arguments = [str(lists / rows), "--against", str(lists / "people.csv"), "--output", str(result), *options]
    call_command("reconcile", *arguments, stdout=io.StringIO())
    return list(csv.DictReader(result.read_text(encoding="utf-8").splitlines()))


def test_each_row_has_an_outcome(lists):
    found = reconcile(lists)

    assert [(row["row_id"], row["outcome"], row["candidates"]) for row in found] == [
        ("1", "confirmed", "p1"), ("2", "review", "p2"), ("3", "new", ""),
    ]  # fmt: skip


def test_posteriors_stand_beside_their_candidates(lists):
    found = reconcile(lists)

    assert [len(row["posteriors"].split()) for row in found] == [1, 1, 0]
    assert float(found[0]["posteriors"]) > 0.99


def test_evidence_is_told_in_spanish(lists):
    words = reconcile(lists)[1]["evidence"]

    assert "Los apellidos están en otro orden." in words
    assert "El día y el mes están cambiados." in words
    assert "Mismo primer apellido: QUISPE." in words


def test_evidence_is_told_in_english(lists):
    assert "Same document number." in reconcile(lists, "--language", "en")[0]["evidence"]


def test_no_number_is_written_out(lists):
    assert "41765432" not in str(reconcile(lists))


def test_lower_prior_makes_less_of_the_same_evidence(lists):
    often, seldom = (float(reconcile(lists, "--prior", prior)[1]["posteriors"]) for prior in ("0.9", "0.001"))

    assert seldom < often


@pytest.mark.parametrize(
    "header",
    ["fila,apellidos,nombres,fecha de nacimiento,sexo,número de documento,nacionalidad",
     "ROW_ID,Last Name,First Names,Date of birth,Gender,Document,Nationality"],
)  # fmt: skip
def test_headers_may_be_spanish_or_english(lists, header):
    (lists / "rows.csv").write_text("\n".join([header, *ROWS.splitlines()[1:]]))

    assert [row["outcome"] for row in reconcile(lists)] == ["confirmed", "review", "new"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_encoding_and_semicolons_don_t_matter(lists, encoding):
    (lists / "rows.csv").write_text(ROWS.replace(",", ";").replace("\n", "\r\n"), encoding=encoding, newline="")

    assert [row["outcome"] for row in reconcile(lists)] == ["confirmed", "review", "new"]


def test_surnames_may_stand_in_two_columns_on_both_sides(lists):
    two = "row_id,apellido paterno,apellido materno,nombres,dob,dni\n1,Quispe,Mamani,Rosa Elena,1990-05-17,41765432\n"
    (lists / "rows.csv").write_text(two)

    assert [row["candidates"] for row in reconcile(lists)] == ["p1"]


def test_list_without_keys_is_answered_by_line(lists):
    (lists / "rows.csv").write_text("surnames,given,dob\n\nQuispe Mamani,Rosa Elena,1990-05-17\n")

    assert [row["row_id"] for row in reconcile(lists)] == ["3"]


def test_two_rows_for_one_person_are_both_looked_at(lists):
    (lists / "rows.csv").write_text(ROWS + ROWS.splitlines()[1].replace("1,", "4,", 1) + "\n")

    assert [row["outcome"] for row in reconcile(lists)] == ["review", "review", "new", "review"]


def test_prior_is_a_share(lists):
    with pytest.raises(CommandError, match="0 < n < 1"):
        reconcile(lists, "--prior", "1.5")
