"""Two lists against each other by the command line, with no database: what they have in common, or what is wrong."""

import io

import pytest
from django.core.management import CommandError, call_command

A = """row_id,surnames,given,dob,sex,doc_no
1,Quispe Mamani,Rosa Elena,1990-05-17,F,41765432
2,Kispe,Luis,1962-03-01,M,
3,Oyarzún Zapata,Leonidas,1971-02-03,M,
"""
B = """person_id;apellido paterno;apellido materno;nombres;fecha de nacimiento;sexo;dni
p1;QUISPE;MAMANI;ROSA ELENA;1990-05-17;F;41765432
p2;Quispe;Torres;Luis Alberto;1962-03-01;M;
p3;Muñoz;Peña;Carla;2001-11-30;F;
"""


@pytest.fixture
def files(tmp_path):
    """Both lists, the second as an old spreadsheet writes it."""
    (tmp_path / "a.csv").write_text(A, encoding="utf-8-sig")
    (tmp_path / "b.csv").write_text(B, encoding="cp1252")
    return tmp_path


def link(files, *options):
    call_command("link_files", str(files / "a.csv"), str(files / "b.csv"), *options, output=files / "pairs.csv")
    return (files / "pairs.csv").read_text().splitlines()


def rewrite(files, old, new, encoding="utf-8"):
    (files / "a.csv").write_text(A.replace(old, new), encoding=encoding)


def fault_of(files):
    with pytest.raises(CommandError) as refused:
        link(files)
    return str(refused.value)


def test_same_people_are_found_in_both_lists(files):
    lines = link(files, "--one-to-one")

    assert lines[0] == "first_id,second_id,posterior,outcome"
    assert [line.split(",")[:2] for line in lines[1:]] == [["1", "p1"], ["2", "p2"]]


def test_higher_threshold_keeps_the_surest(files):
    assert [line.split(",")[0] for line in link(files, "--threshold", "0.99999")[1:]] == ["1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_of_a_list_doesn_t_matter(files, encoding):
    rewrite(files, "", "", encoding=encoding)

    assert len(link(files)) == 3


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("1990-05-17", "17/05/1990", "a.csv, línea 2, columna 4: «17/05/1990» no es una fecha"),
        ("1990-05-17", "1990-02-31", "a.csv, línea 2, columna 4"),
        (",F,", ",Q,", "a.csv, línea 2, columna 5: «Q» no es F, M ni X."),
        ("surnames", "algo", "a.csv, línea 1: falta la columna de los apellidos"),
        ("given", "algo", "a.csv, línea 1: falta la columna de los nombres"),
        ("2,Kispe", "1,Kispe", "a.csv, línea 3, columna 1: «1» ya está en la línea 2."),
        ("Rosa Elena", "R" * 400, "a.csv, línea 2, columna 3: es demasiado largo."),
        ("doc_no", "sexo", "a.csv, línea 1: dos columnas dicen lo mismo: «sex» y «sexo»."),
    ],
)
def test_fault_is_named_by_file_line_and_column(files, old, new, fault):
    rewrite(files, old, new)

    assert fault in fault_of(files)


def test_what_is_wrong_leaves_the_earlier_result(files):
    link(files)
    rewrite(files, "1990-05-17", "ayer")

    fault_of(files)

    assert len((files / "pairs.csv").read_text().splitlines()) == 3
    assert sorted(path.name for path in files.iterdir()) == ["a.csv", "b.csv", "pairs.csv"]


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, bytes(range(256)) * 40, b"PK\x03\x04" + b"x" * 200])
def test_nonsense_is_refused_in_words(files, content):
    (files / "a.csv").write_bytes(content)

    assert "a.csv" in fault_of(files)


def test_no_number_is_written_out(files):
    assert "41765432" not in "\n".join(link(files))


def test_progress_is_shown(files):
    out = io.StringIO()

    call_command("link_files", str(files / "a.csv"), str(files / "b.csv"), output=files / "p.csv", stdout=out)

    assert "3 / 3" in out.getvalue()
