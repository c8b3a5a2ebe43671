"""manage.py allocate among an analyst's files: where it writes, what it never replaces, and how it is cut short."""

import os
import shutil
import signal

import pytest
from django.core.management import CommandError, call_command

from tests.flights.allocation.folders import group, leg, write_problem, write_table
from tests.flights.test_allocate_files import FAMILIES, allocate, check, command, edit, legs_of, plan_path

SHARED = [leg("L1", cap_seats=1), leg("L2", cap_seats=1)]


@pytest.fixture
def folder(tmp_path):
    return write_problem(tmp_path / "problem", FAMILIES, SHARED)


def refused(folder, output):
    with pytest.raises(CommandError) as no:
        call_command("allocate", str(folder), output=output)
    return str(no.value)


@pytest.mark.parametrize("heading", ["airport", "code", "iata", "Ciudad"])
def test_airports_may_be_a_single_column(folder, heading):
    rows = [{heading: code} for code in ("MIA", "JFK", "LIM")]
    write_table(folder / "airports.csv", rows, [heading])

    assert legs_of(allocate(folder))["G2"] in ("L1", "L2")


@pytest.mark.parametrize("name", ["groups.csv", "legs.csv", "meta.csv"])
def test_files_of_the_problem_are_never_replaced(folder, name):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert "ahí está uno de los archivos del problema" in refused(folder, folder / name)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_is_no_file_is_never_replaced(folder, tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "beside.json").mkdir()

    for name in ("pipe.csv", "beside.csv", "problem"):
        assert "el plan es un archivo CSV" in refused(folder, tmp_path / name)
    assert (tmp_path / "pipe.csv").is_fifo()


@pytest.mark.parametrize("output", ["nowhere/plan.csv", "p" * 300, "/proc/plan.csv"])
def test_place_where_nothing_can_be_written_is_named_before_the_search(folder, tmp_path, capsys, output):
    assert "no se puede escribir ahí" in refused(folder, tmp_path / output)
    assert "Buscando" not in capsys.readouterr().out


def test_link_stays_a_link(folder, tmp_path):
    (tmp_path / "kept").mkdir()
    plan_path(folder).symlink_to(tmp_path / "kept" / "of-today.csv")

    allocate(folder)

    assert plan_path(folder).is_symlink()
    assert (tmp_path / "kept" / "of-today.csv").read_text().startswith("group_id,leg_id")


def test_whoever_had_a_leg_that_is_gone_is_planned_anew(folder, capsys):
    allocate(folder)
    earlier = plan_path(folder).rename(folder.parent / "earlier.csv")
    edit(earlier, "L1,", "L9,")
    held = legs_of(allocate(folder, warm=earlier))

    check(folder)

    assert "Familias cuyo tramo del plan anterior ya no está: 1." in capsys.readouterr().out
    assert sorted(filter(None, held.values())) == ["L1", "L2"]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_search_of_small_parts_ends_quietly(tmp_path, number, status):
    """What searches them is a process of its own, which a terminal interrupts too."""
    groups = [
        group(f"G{row}", seats=1 + row % 5, infants=int(row % 3 == 0), wheelchair=int(row % 4 == 0), tier=1 + row % 5)
        for row in range(900)
    ]
    legs = [leg(f"L{row}", cap_seats=7, dep_day=row % 9) for row in range(90)]
    folder = write_problem(tmp_path / "problem", groups, legs)

    with command(folder, start_new_session=True) as running:
        while "partes" not in (line := running.stdout.readline()):
            assert line
        os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
        said = running.communicate()[1]

    assert (running.returncode, "Traceback" in said) == (status, False)
    assert not plan_path(folder).exists()


def test_reader_that_goes_away_is_no_fault(folder):
    with command(folder) as running:
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()

    assert "Traceback" not in said
    assert running.returncode in (0, 141)
    shutil.rmtree(folder)
