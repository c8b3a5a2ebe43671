"""Lists that nobody should send: each bad cell is said by row, column and reason, and the rest comes in."""

import random
import time

import pytest

from cases.formats.lists import read_list
from cases.models import Case
from cases.operations.imports.run import import_list
from tests import makers

HEADER = (
    "grupo,nombres,apellido paterno,fecha de nacimiento,sexo,pasaporte,correo,telefono,estado,aeropuertos,"
    "viaja desde,viaja hasta\n"
)


@pytest.fixture
def take(tmp_path, office, now):
    makers.airport("MIA")

    def run(text):
        path = tmp_path / "lista.csv"
        path.write_text(HEADER + text)
        return import_list(
            read_list(path), name="lista", office=office, notify=False, all_or_nothing=False, by=None, at=now
        )

    return run


GOOD = "Z,Rosa,Rojas,1990-01-01,F,A1234567,rosa@example.org,+13055550100,Florida,MIA,2026-12-01,2026-12-24"


@pytest.mark.parametrize(
    ("position", "cell", "reason"),
    [
        (1, "", "Faltan los nombres"),
        (1, '"=HYPERLINK(""http://x"",""y"")"', "ni signos"),
        (1, "Ana1", "ni signos"),
        (1, "A\x00na", "no son texto"),
        (1, "Ana\ufffd", "no son texto"),
        (1, "A" * 200_000, "demasiado largo"),
        (3, "2030-01-01", "no puede ser"),
        (3, "1850-01-01", "no puede ser"),
        (3, "05/17/1990", "primero el día"),
        (3, "17/5/90", "como 17/05/1990"),
        (4, "perro", "una de estas palabras"),
        (5, "12", "de 5 a 20"),
        (5, "'; DROP TABLE", "de 5 a 20"),
        (6, "rosa@", "correo"),
        (6, "a@example.org, b@example.org", "correo"),
        (7, "llamar", "teléfono"),
        (8, "Atlantis", "Atlantis"),
        (9, "QQQ", "QQQ"),
        (9, "Miami", "como MIA"),
        (11, "2026-11-30", "anterior"),
    ],
)
def test_bad_cell_is_said_and_holds_back_its_household(take, position, cell, reason):
    cells = GOOD.replace("Z,", "X,").replace("A1234567", "B1234567").replace("Rosa", "Luz").split(",")
    cells[position] = cell if cell.startswith('"') else f'"{cell}"'

    outcome = take(f"{GOOD}\n{','.join(cells)}\n")

    assert [case.contact_name for case in outcome.imported] == ["Rosa Rojas"]
    assert [fault.number for fault in outcome.faults] == [3]
    assert reason in outcome.faults[0].reason


def test_thirteen_people_are_no_household(take):
    outcome = take("".join(f"G,Ana {'ABCDEFGHIJKLM'[n]},Rojas,1990-01-01,F,P{n:07},,,,,,\n" for n in range(13)))

    assert outcome.imported == []
    assert "13" in outcome.faults[0].reason
    assert len(list(outcome.held_back())) == 13


@pytest.mark.parametrize(
    "twin",
    [
        "Y,Otra,Rojas,1991-01-01,F,a-1234567,,,,,,",
        "Y,ROSA,rojas,1/1/1990,F,,,,,,,",
        "Z,Rosa,Rojas,1990-01-01,F,A1234567,,,,,,",
    ],
)
def test_same_person_twice_in_a_file_is_said(take, twin):
    outcome = take(f"{GOOD}\n{twin}\n")

    assert [(fault.number, "fila 2" in fault.reason) for fault in outcome.faults] == [(3, True)]


def test_two_people_of_one_name_without_more_are_two(take):
    outcome = take("A,José,Quispe,,M,,,,,,,\nB,José,Quispe,1990-01-01,M,,,,,,,\n")

    assert (len(outcome.imported), outcome.faults) == (2, [])


def test_namesakes_born_on_one_day_with_two_documents_are_two(take):
    outcome = take("A,José,Quispe,1990-01-01,M,A1234567,,,,,,\nB,José,Quispe,1990-01-01,M,B1234567,,,,,,\n")

    assert (len(outcome.imported), outcome.faults) == (2, [])


def test_unclosed_quote_swallows_no_silence(take):
    outcome = take(f'{GOOD}\nY,"Ana,Rojas,1990-01-01\nW,Luz,Rojas,1990-01-02,F,C1234567,,,,,,\n')

    assert len(outcome.imported) == 1
    assert outcome.faults != []


def big_list(people):
    """Households of one to four; one row in a hundred is wrong."""
    draw, lines, group = random.Random(7), [], 0
    while len(lines) < people:
        group += 1
        for _person in range(draw.randint(1, 4)):
            number = len(lines)
            born = (
                "31/02/1980"
                if number % 100 == 99
                else f"{draw.randint(1, 28)}/{draw.randint(1, 12)}/{draw.randint(1940, 2020)}"
            )
            lines.append(f"G{group},Ana,Rojas,{born},F,P{number:07},,,,MIA,,\n")
    return "".join(lines[:people])


def test_two_thousand_rows_come_in_within_seconds_of_work(take):
    started = time.process_time()

    outcome = take(big_list(2000))

    seconds = time.process_time() - started
    print(f"\n{outcome.rows} rows, {len(outcome.imported)} households in {seconds:.1f} s")
    assert (outcome.rows, len(outcome.faults)) == (2000, 20)
    assert Case.objects.count() == len(outcome.imported) == len(outcome.households) - 20
    assert seconds < 20
