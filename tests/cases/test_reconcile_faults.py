"""Lists that can't be compared: each fault named by file, line and column, and nothing half-written."""

import gc
import io
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cases.test_reconcile import PEOPLE, ROWS, lists  # noqa: F401 - a fixture

BOTH = ["reconcile", "link_files"]


def run(folder, command="reconcile", *, output="result.csv", rows="rows.csv", people="people.csv"):
    first, second, result = (str(folder / name) for name in (rows, people, output))
    arguments = [first, "--against", second] if command == "reconcile" else [first, second]
    call_command(command, *arguments, "--output", result, "--language", "es", stdout=io.StringIO())


def fault_of(folder, *arguments, **options):
    """What is said, and that nothing is left behind."""
    before = sorted(folder.iterdir())
    with pytest.raises(CommandError) as refused:
        run(folder, *arguments, **options)
    assert sorted(folder.iterdir()) == before
    return str(refused.value)


@pytest.mark.parametrize("command", BOTH)
@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("surnames", "algo", "rows.csv, línea 1: falta la columna de los apellidos (surnames)."),
        ("given", "algo", "rows.csv, línea 1: falta la columna de los nombres (given)."),
        ("doc_no", "sexo", "rows.csv, línea 1: dos columnas dicen lo mismo: «sex» y «sexo»."),
        ("nationality", "surname1", "rows.csv, línea 1: los apellidos están en dos maneras: «surnames» y «surname1»."),
        ("1990-05-17", "17/05/1990", "rows.csv, línea 2, columna 4: «17/05/1990» no es una fecha"),
        ("1990-05-17", "2023-02-29", "rows.csv, línea 2, columna 4: «2023-02-29» no es una fecha"),
        ("1990-05-17", "1290-05-17", "rows.csv, línea 2, columna 4: «1290-05-17» no es una fecha"),
        ("1990-05-17", "1990-00-12", "rows.csv, línea 2, columna 4: «1990-00-12» no es una fecha"),
        ("1990-05-17", "199\uff10-05-17", "rows.csv, línea 2, columna 4: «199\uff10-05-17» no es una fecha"),
        (",F,", ",Q,", "rows.csv, línea 2, columna 5: «Q» no es F, M ni X."),
        ("2,Mamani", "1,Mamani", "rows.csv, línea 3, columna 1: «1» ya está en la línea 2."),
        ("ROSA ELENA", "R" * 400, "rows.csv, línea 2, columna 3: es demasiado largo."),
        ("ROSA ELENA", '"ROSA' + " x" * 6_000, "rows.csv, línea 2: una celda es demasiado larga"),
        ("ROSA ELENA", '"ROSA\nELENA"', "rows.csv, línea 2: hay unas comillas que no se cierran en la línea."),
        ("ROSA ELENA", '"ROSA ELENA', "rows.csv, línea 2: hay unas comillas que no se cierran en la línea."),
        ("M,,PE\n3,", 'M,,"PE\n3",', "rows.csv, línea 3: hay unas comillas que no se cierran en la línea."),
        ("1971-00-00,M,,PE\n", '1971-00-00,M,,"PE', "rows.csv, línea 4: hay unas comillas que no se cierran"),
        ("QUISPE MAMANI", "QUISPE,MAMANI", "rows.csv, línea 2: tiene 8 celdas y la lista 7 columnas."),
        ("2,Mamani Quispe,Luis Alberto,1962-01-03,M,,PE", "2", "rows.csv, línea 3: tiene 1 celdas y la lista 7 colum"),
        ("ROSA ELENA", "R" * 70_000, "rows.csv, línea 2: no es el texto de una lista."),
        ("ROSA ELENA", "ROSA\0ELENA", "rows.csv, línea 2: no es el texto de una lista."),
    ],
)
def test_fault_is_named_by_file_line_and_column(lists, command, old, new, fault):  # noqa: F811
    (lists / "rows.csv").write_text(ROWS.replace(old, new))

    assert fault in fault_of(lists, command)


def test_every_fault_is_told_until_there_are_twenty(lists):  # noqa: F811
    bad = "".join(f"{number},A,B,ayer,F,,PE\n" for number in range(50))
    (lists / "rows.csv").write_text(ROWS.splitlines()[0] + "\n" + bad)

    told = fault_of(lists).splitlines()

    assert len(told) == 21
    assert told[-1] == "Quizá hay más: ahí dejamos de leer."


@pytest.mark.parametrize("blank", [" ", "\t", "\xa0", "\u2003"])
def test_key_of_the_other_list_holds_no_blank_of_any_kind(lists, blank):  # noqa: F811
    (lists / "people.csv").write_text(PEOPLE.replace("p2", f"p{blank}2"))

    assert fault_of(lists) == f"people.csv, línea 3, columna 1: «p{blank}2» tiene un espacio."


def test_faults_before_an_open_quote_are_told_too(lists):  # noqa: F811
    (lists / "rows.csv").write_text(ROWS.replace("1990-05-17", "ayer").replace("Luis", '"Luis'))

    assert [line.split(":")[0] for line in fault_of(lists).splitlines()] == [
        "rows.csv, línea 2, columna 4", "rows.csv, línea 3",
    ]  # fmt: skip


def test_empty_cells_behind_the_last_column_are_none_too_many(lists):  # noqa: F811
    (lists / "rows.csv").write_text(ROWS.replace("\n1,", ",,\n1,").replace("41765432,PE", "41765432,PE,, ,"))

    run(lists)

    assert (lists / "result.csv").read_text().splitlines()[1].startswith("1,confirmed,p1")


def test_what_is_no_fault_of_quotes_is_read(lists):  # noqa: F811
    (lists / "rows.csv").write_text(
        ROWS.rstrip("\n").replace("ROSA ELENA", '"ROSA ELENA" ').replace("Luis", 'Lu"is') + ",\n , ,,"
    )

    run(lists)

    assert len((lists / "result.csv").read_text().splitlines()) == 4


def test_birthday_that_a_slip_put_into_the_future_refuses_nobody(lists):  # noqa: F811
    """A child of this year with the next one: the others of the list are not to wait for that."""
    (lists / "rows.csv").write_text(ROWS.replace("1990-05-17", str(timezone.localdate() + timedelta(days=300))))

    run(lists)

    assert len((lists / "result.csv").read_text().splitlines()) == 4


@pytest.mark.parametrize("command", BOTH)
@pytest.mark.parametrize(
    ("places", "fault"),
    [
        ({"people": "rows.csv"}, "las dos listas son el mismo archivo."),
        ({"output": "rows.csv"}, "el resultado borraría la lista; dele otro nombre."),
        ({"output": "none/result.csv"}, "no existe la carpeta del resultado."),
        ({"output": "."}, "es una carpeta; escriba el nombre de un archivo."),
        ({"rows": "none.csv"}, "no existe ese archivo."),
        ({"rows": "."}, "es una carpeta; escriba el nombre de un archivo."),
        ({"rows": "/dev/null"}, "/dev/null: no es un archivo."),
        ({"people": "/dev/null"}, "/dev/null: no es un archivo."),
        ({"output": "/dev/null"}, "/dev/null: no es un archivo; dele otro nombre al resultado."),
        ({"rows": "r" * 300}, "el nombre del archivo es demasiado largo."),
        ({"people": "r" * 300}, "el nombre del archivo es demasiado largo."),
        ({"output": "r" * 300}, "el nombre del archivo es demasiado largo."),
    ],
)
def test_wrong_place_is_told_before_anything_is_read(lists, command, places, fault):  # noqa: F811
    assert fault in fault_of(lists, command, **places)


def test_nothing_is_written_into_a_pipe(lists):  # noqa: F811
    os.mkfifo(lists / "result.csv")

    assert "no es un archivo" in fault_of(lists)


def test_other_name_of_the_list_s_own_file_is_not_written(lists):  # noqa: F811
    os.link(lists / "rows.csv", lists / "also.csv")

    assert "borraría la lista" in fault_of(lists, output="also.csv")


def test_name_may_be_as_long_as_names_can_be(lists):  # noqa: F811
    run(lists, output="ñ" * 125 + ".csv")

    assert (lists / ("ñ" * 125 + ".csv")).is_file()


def test_nothing_to_compare_with_is_told(lists):  # noqa: F811
    with pytest.raises(CommandError, match="--against: escriba «registry»"):
        call_command("reconcile", lists / "rows.csv", against="", output=lists / "result.csv", language="es")


def test_link_to_the_same_list_is_the_same_list(lists):  # noqa: F811
    (lists / "again.csv").symlink_to(lists / "rows.csv")

    assert "mismo archivo" in fault_of(lists, people="again.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"\n" * 2_000_000,
        ROWS.splitlines()[0].encode(),
        b"\0" * 9000,
        bytes(range(256)) * 99,
        b"PK\x03\x04" * 50,
    ],
)
def test_nonsense_is_refused(lists, content):  # noqa: F811
    (lists / "rows.csv").write_bytes(content)

    assert "rows.csv" in fault_of(lists)


@pytest.mark.parametrize("gigabytes", [0.9, 40])
def test_gigabytes_of_nonsense_are_refused_at_once(lists, gigabytes):  # noqa: F811
    with (lists / "rows.csv").open("wb") as file:
        file.truncate(int(gigabytes * 1024**3))

    assert "rows.csv" in fault_of(lists)


def test_result_of_the_run_before_stays_when_a_list_is_wrong(lists):  # noqa: F811
    run(lists)
    before = (lists / "result.csv").read_text()
    (lists / "rows.csv").write_text(ROWS.replace("1990-05-17", "ayer"))

    fault_of(lists)

    assert (lists / "result.csv").read_text() == before


@pytest.fixture
def soon():
    """Ctrl-C, a moment after it is asked for; no garbage is collected, whose callbacks could swallow it."""
    gc.disable()
    was = signal.signal(signal.SIGALRM, signal.getsignal(signal.SIGINT))
    yield lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, was)
    gc.enable()


def test_interrupted_run_writes_nothing_and_ends_with_130(lists, soon):  # noqa: F811
    header, row = ROWS.splitlines()[:2]
    many = "\n".join(row.replace("1,", f"r{number},", 1) for number in range(40_000))
    (lists / "rows.csv").write_text(f"{header}\n{many}\n")
    soon(0.3)

    with pytest.raises(CommandError) as ended:
        run(lists)

    assert ended.value.returncode == 130
    assert sorted(path.name for path in lists.iterdir()) == ["people.csv", "rows.csv"]


def test_nothing_is_started_for_files(lists):  # noqa: F811
    """From the shell: no traceback, status 1, and no folder of data for a database."""
    data = lists / "data"
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {"DATA_DIR": str(data)}
    root = Path(__file__).resolve().parents[2]
    words = ["reconcile", lists / "rows.csv", "--against", lists / "none.csv", "--output", lists / "result.csv"]

    ended = subprocess.run(
        [sys.executable, root / "manage.py", *words],
        env={**bare, "DATA_DIR": str(data)},
        capture_output=True,
        text=True,
    )

    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)
    assert not data.exists()
