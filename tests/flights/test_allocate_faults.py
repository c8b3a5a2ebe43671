"""What is wrong in a problem's files is named by file, line and field, in little memory, and nothing is written."""

import json
import resource

import pytest
from django.core.management import CommandError, call_command

from tests.flights.allocation.folders import CORRIDOR, GROUP, LEG, group, leg, write_problem, write_table


@pytest.fixture
def folder(tmp_path):
    return write_problem(tmp_path / "problem", [group("G1"), group("G2")], [leg("L1"), leg("L2", dep_day=5)])


def fault_of(folder):
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(CommandError) as refused:
        call_command("allocate", str(folder), output=folder.parent / "plan.csv")
    assert sorted(folder.parent.rglob("*")) == before
    assert refused.value.returncode == 1
    return str(refused.value)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"group_id": "G1"}, "campo group_id: «G1» ya está en la línea 2."),
        ({"group_id": ""}, "campo group_id: «» no sirve de nombre"),
        ({"group_id": "=1+1"}, "campo group_id: «=1+1» no sirve de nombre"),
        ({"size": 0}, "campo size: 0 está fuera de lo posible: de 1 a 1000."),
        ({"size": 4}, "campo size: dice 4 personas, pero asientos, camillas y bebés en brazos suman 1."),
        ({"seats": -1}, "campo seats: -1 está fuera de lo posible"),
        ({"seats": "two"}, "campo seats: «two» no es un número entero."),
        ({"infants": "1.5"}, "campo infants: «1.5» no es un número entero."),
        ({"seats": "9" * 300}, f"campo seats: {'9' * 40}… está fuera de lo posible"),
        ({"seats": ""}, "campo seats: está vacío."),
        ({"tier": 6}, "campo tier: 6 está fuera de lo posible: de 1 a 5."),
        ({"tier": "urgent"}, "campo tier: «urgent» no es un número entero."),
        ({"score": "high"}, "campo score: «high» no es un número."),
        ({"score": "nan"}, "campo score: «nan» no es un número."),
        ({"score": "1e300"}, "campo score: «1e300» no es un número."),
        ({"origins": "MIA|ZZZ"}, "campo origins: «ZZZ» no está en airports.csv."),
        ({"destinations": "ZZZ"}, "campo destinations: «ZZZ» no está en airports.csv."),
        ({"earliest_day": 9, "latest_day": 3}, "campo latest_day: el día 3 es anterior al día 9 (earliest_day)."),
        ({"doc_valid_until": "2027-01-01"}, "campo doc_valid_until: «2027-01-01» no es un número entero."),
        ({"prev_leg": "L9"}, "campo prev_leg: «L9» no está en legs.csv."),
        ({"prev_leg": "L1", "prev_status": "maybe"}, "campo prev_status: «maybe» no es uno de: none, offered"),
        ({"prev_status": "offered"}, "campo prev_leg: está vacío, pero prev_status no."),
        ({"locked": 1}, "campo locked: está fijo, pero no tiene tramo (prev_leg)."),
        ({"locked": "perhaps"}, "campo locked: «perhaps» no es uno de: 0, 1."),
        ({"locked": 1, "prev_leg": "L1", "origins": "JFK"}, "campo locked: «G2» está fijo en L1, que no puede tomar"),
    ],
)  # fmt: skip
def test_fault_of_a_household_is_named_by_line_and_field(folder, values, fault):
    write_table(folder / "groups.csv", [group("G1"), GROUP | {"group_id": "G2"} | values], list(GROUP))

    assert f"groups.csv, línea 3, {fault}" in fault_of(folder)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"leg_id": "L1"}, "campo leg_id: «L1» ya está en la línea 2."),
        ({"origin": "ZZZ"}, "campo origin: «ZZZ» no está en airports.csv."),
        ({"destination": ""}, "campo destination: está vacío."),
        ({"destination": "MIA"}, "campo destination: sale de «MIA» y llega al mismo lugar."),
        ({"dep_day": -1}, "campo dep_day: -1 está fuera de lo posible: de 0 a 100000."),
        ({"arr_day": 1}, "campo arr_day: el día 1 es anterior al día 3 (dep_day)."),
        ({"cap_seats": -5}, "campo cap_seats: -5 está fuera de lo posible: de 0 a 100000."),
        ({"cap_infant": 10**12}, "campo cap_infant: 1000000000000 está fuera de lo posible"),
        ({"permit": "perhaps"}, "campo permit: «perhaps» no es uno de: granted, pending, refused."),
        ({"corridor": "XX-YY"}, "campo corridor: «XX-YY» no está en corridors.csv."),
    ],
)
def test_fault_of_a_leg_is_named_by_line_and_field(folder, values, fault):
    write_table(folder / "legs.csv", [leg("L1"), LEG | {"leg_id": "L2"} | values], list(LEG))

    assert f"legs.csv, línea 3, {fault}" in fault_of(folder)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"x": "CL"}, "campo y: los dos lados son «CL»."),
        ({"ratio": 0}, "campo ratio: 0 no es mayor que cero."),
        ({"tol_share": 2}, "campo tol_share: 2 está fuera de lo posible: de 0 a 1."),
        ({"tol_people": -1}, "campo tol_people: -1 está fuera de lo posible"),
    ],
)
def test_fault_of_a_corridor_is_named_by_line_and_field(folder, values, fault):
    write_table(folder / "corridors.csv", [CORRIDOR | values], list(CORRIDOR))

    assert f"corridors.csv, línea 2, {fault}" in fault_of(folder)


@pytest.mark.parametrize(
    ("meta", "fault"),
    [
        ("{", "meta.json, línea 1: no es un objeto JSON."),
        ("[1]", "meta.json, línea 1: no es un objeto JSON."),
        ("[" * 100_000, "meta.json: no es un objeto JSON."),
        ('{"day_zero": "soon"}', "meta.json, campo day_zero: «soon» no es una fecha"),
        ('{"aims": [5, 4, 3, 2, 1]}', "meta.json, campo aims: el orden lleva cada uno una vez"),
    ],
)
def test_fault_of_the_notes_is_named(folder, meta, fault):
    (folder / "meta.json").write_text(meta)

    assert fault in fault_of(folder)


@pytest.mark.parametrize("name", ["groups.csv", "legs.csv", "corridors.csv", "airports.csv", "meta.json"])
def test_missing_file_is_named(folder, name):
    (folder / name).unlink()

    assert f"{name}: no existe el archivo." in fault_of(folder)


def test_missing_folder_is_named(folder):
    assert "nowhere: no existe esa carpeta." in fault_of(folder.parent / "nowhere")


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("", "groups.csv, línea 1: la primera línea no tiene los nombres de las columnas."),
        ("G1,PE,1,1,0", "groups.csv, línea 1: la primera línea no tiene los nombres de las columnas."),
        ("group_id,size", "groups.csv, línea 1, campo tier: falta la columna."),
        (",".join([*GROUP, "tier"]), "groups.csv, línea 1, campo tier: la columna está dos veces."),
    ],
)
def test_columns_that_are_missing_or_there_twice_are_named(folder, heading, fault):
    (folder / "groups.csv").write_text(f"{heading}\nG1\n")

    assert fault in fault_of(folder)


def test_faults_of_all_files_are_said_at_once(folder):
    write_table(folder / "corridors.csv", [CORRIDOR | {"ratio": "x"}], list(CORRIDOR))
    write_table(folder / "legs.csv", [leg("L1", cap_seats=-1)], list(LEG))
    write_table(folder / "groups.csv", [group("G1", tier=9), group("G2", score="?")], list(GROUP))

    assert [line.split(":")[0] for line in fault_of(folder).splitlines()] == [
        "corridors.csv, línea 2, campo ratio",
        "legs.csv, línea 2, campo cap_seats",
        "groups.csv, línea 2, campo tier",
        "groups.csv, línea 3, campo score",
    ]


def test_at_most_twenty_faults_are_said(folder):
    write_table(folder / "groups.csv", [group(f"G{number}", tier=7) for number in range(5000)], list(GROUP))

    lines = fault_of(folder).splitlines()

    assert (len(lines), lines[-1]) == (21, "y hay más.")


def test_seats_that_are_locked_beyond_the_room_are_named(folder):
    held = [group(f"G{number}", prev_leg="L1", locked=1, seats=2) for number in range(2)]
    write_table(folder / "groups.csv", held, list(GROUP))

    assert "legs.csv, línea 2, campo cap_seats: quienes están fijos en «L1» no caben" in fault_of(folder)


@pytest.mark.parametrize(
    "row",
    ["G2,PE", "G2,PE" + "," * 17 + ",more"],
)
def test_row_of_another_width_is_named(folder, row):
    (folder / "groups.csv").write_text((folder / "groups.csv").read_text() + row + "\n")

    assert "groups.csv, línea 4: tiene" in fault_of(folder)


def test_quotation_that_never_ends_is_named(folder):
    lines = (folder / "groups.csv").read_text().splitlines()
    (folder / "groups.csv").write_text("\n".join([lines[0], f'"{lines[1]}', *[lines[2]] * 5000]))

    assert "groups.csv, línea" in (fault := fault_of(folder))
    assert "unas comillas que no se cierran" in fault


NONSENSE = {
    "nothing": b"",
    "zeros": b"\0",
    "letters": b"a",
    "empty lines": b"\n",
    "bytes": bytes(range(256)),
    "rows of noise": b"x,y,z\n",
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_refused_in_little_memory(folder, kind):
    some = NONSENSE[kind] * (4096 // max(len(NONSENSE[kind]), 1))
    with (folder / "groups.csv").open("wb") as file:
        for _block in range(8000):
            file.write(some)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert "groups.csv" in fault_of(folder)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


def test_nonsense_under_a_sound_heading_ends_after_twenty_faults(folder):
    heading = ",".join(GROUP)
    (folder / "groups.csv").write_text(f"{heading}\n" + "a,b,c\n" * 3_000_000)

    assert fault_of(folder).endswith("y hay más.")


def test_folder_that_can_t_be_written_to_is_said_before_the_search(folder):
    with pytest.raises(CommandError, match="no se puede escribir ahí"):
        call_command("allocate", str(folder), output=folder / "no" / "plan.csv")


def test_note_of_anybody_else_stands_in_peace(folder):
    (folder / "meta.json").write_text(json.dumps({"seed": 7, "made by": "us"}))
    (folder / "groups.csv").unlink()

    assert fault_of(folder) == "groups.csv: no existe el archivo."
