"""manage.py allocate from files to files: the plan, its proof, starting from an earlier one, checking it again."""

import csv
import json
import os
import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from flights.allocation.codes import CODES
from flights.allocation.engine import STEPS
from flights.allocation.files.folder import read_question
from flights.allocation.instance import AIMS
from flights.rules.plan_sentences import STEP_SENTENCES
from tests.architecture.sources import ROOT
from tests.flights.allocation.folders import CORRIDOR, GROUP, group, leg, random_rows, write_problem, write_table

FAMILIES = [
    group("G1", tier=1, score=50),
    group("G2", tier=1, score=90),
    group("G3", tier=2, score=90, seats=2),
    group("G4", tier=5, origins="JFK"),
    group("G5", tier=5, latest_day=1),
]


@pytest.fixture
def folder(tmp_path):
    return write_problem(tmp_path / "problem", FAMILIES, [leg("L1"), leg("L2", dep_day=5, cap_seats=1)])


def plan_path(folder):
    return folder.parent / "plan.csv"


def allocate(folder, **options):
    call_command("allocate", str(folder), output=plan_path(folder), **options)
    with plan_path(folder).open() as file:
        return {row["group_id"]: row for row in csv.DictReader(file)}


def legs_of(plan):
    return {key: row["leg_id"] for key, row in plan.items()}


def values_of(folder):
    return json.loads((folder.parent / "plan.json").read_text())


def check(folder, **options):
    call_command("allocate", str(folder), check=plan_path(folder), **options)


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def command(folder, **more):
    environment = {**os.environ, "DATABASE_URL": "postgresql:///none", "REDIS_URL": "redis://none"}
    line = [sys.executable, str(ROOT / "manage.py"), "allocate", str(folder), "--output", str(plan_path(folder))]
    return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def test_every_household_is_in_the_plan_once_with_its_code_and_reason(folder):
    plan = allocate(folder)

    assert list(plan) == ["G1", "G2", "G3", "G4", "G5"]
    assert [row["code"] for row in plan.values()] == ["ASSIGNED", "ASSIGNED", "FULL", "NO_AIRPORT", "NO_DATE"]
    assert all(row["reason"].endswith(".") for row in plan.values())


def test_every_step_of_the_search_has_its_sentence():
    assert set(STEP_SENTENCES) == set(STEPS)


def test_reasons_are_told_in_either_language(folder):
    spanish, english = allocate(folder), allocate(folder, language="en")

    assert (
        spanish["G5"]["reason"]
        == "Ningún vuelo a su alcance sale entre el 1 de diciembre de 2026 y el 2 de diciembre de 2026."
    )
    assert english["G4"]["reason"] == "None of these flights leaves from an airport within your reach (JFK)."
    assert "Dec. 1, 2026" in english["G5"]["reason"]


def test_days_have_numbers_where_nobody_says_when_day_zero_is(folder):
    (folder / "meta.json").write_text("{}")

    assert "entre el día 0 y el día 1." in allocate(folder)["G5"]["reason"]


def test_proof_stands_beside_the_plan(folder):
    allocate(folder)
    values = values_of(folder)

    assert values["people_of_tiers_up_to"] == {"1": 2, "2": 2, "3": 2, "4": 2, "5": 2}
    assert all(values["at_most"][tier] >= people for tier, people in values["people_of_tiers_up_to"].items())
    assert values["codes"] == {"ASSIGNED": 2, "NO_AIRPORT": 1, "NO_DATE": 1, "FULL": 1}
    assert all(len(bound["weights"]) == 5 for bound in values["bounds"])
    assert all(len(prices) == 4 for bound in values["bounds"] for prices in bound["prices"].values())


def test_proof_knows_the_order_of_the_groups(tmp_path, capsys):
    """An infant of group 5 has no claim to the seats of group 4, though with its family one person more would go."""
    families = [group("G1", tier=4, seats=2), group("G2", tier=5, seats=2, infants=1), group("G3", tier=4, score=1)]
    folder = write_problem(tmp_path / "problem", families, [leg("L1", cap_seats=2)])
    plan, values = allocate(folder, seconds=0.01), values_of(folder)
    check(folder)

    assert legs_of(plan) == {"G1": "L1", "G2": "", "G3": ""}
    assert (values["at_most"]["5"], values["at_most_in_order"]["5"]) == (3, 2)
    assert values["solver"] == "optimal"
    assert (
        "a lo más 3, y a lo más 2 en un plan que lleve a tantas personas de los grupos más" in capsys.readouterr().out
    )


def test_same_files_and_seed_are_the_same_plan_byte_for_byte(folder):
    groups, legs = random_rows(11, households=120)
    write_problem(folder, groups, legs)

    allocate(folder, seed=3)
    first = plan_path(folder).read_bytes()
    allocate(folder, seed=3)

    assert plan_path(folder).read_bytes() == first


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_don_t_matter(folder, encoding, delimiter):
    rows = [row | {"group_id": f"Ñandú {row['group_id']}"} for row in FAMILIES]
    write_table(folder / "groups.csv", rows, [*GROUP], encoding=encoding, delimiter=delimiter)

    assert read_question(folder).groups.key == [row["group_id"] for row in rows]


def test_spreadsheet_habits_don_t_matter(folder):
    rows = [{" Note": "x"} | row | {"tier": f"{row['tier']}.0", "latest_day": " "} for row in FAMILIES[:3]]
    write_table(folder / "groups.csv", rows, [" Note", *GROUP], lineterminator="\r\n")
    edit(folder / "groups.csv", "group_id", "Group ID ")
    with (folder / "groups.csv").open("a") as file:
        file.write("\r\n" + "," * len(GROUP) + "\r\n")

    assert list(allocate(folder)) == ["G1", "G2", "G3"]


@pytest.mark.parametrize("seed", range(4))
def test_plan_of_any_problem_holds_when_it_is_checked(folder, seed, capsys):
    groups, legs = random_rows(seed, households=60)
    write_problem(folder, groups, legs)

    plan = allocate(folder)
    check(folder)

    assert {row["code"] for row in plan.values()} <= set(CODES)
    assert "cumple todas las reglas" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("G4,,", "G4,L1,", "plan.csv, línea 5, campo leg_id: «G4» no puede tomar L1 (NO_AIRPORT)."),
        ("G3,,", "G3,L1,", "en «L1» el plan usa 4 de 2 (seats)."),
        ("G3,,", "G3,L7,", "plan.csv, línea 4, campo leg_id: «L7» no está en legs.csv."),
        ("G3,,", "G2,,", "plan.csv, línea 4, campo group_id: «G2» ya está en la línea 3."),
        ("G3,,", "G9,,", "plan.csv, línea 4, campo group_id: «G9» no está en groups.csv."),
        ("G3,,FULL", "G3,,NO_DATE", "plan.csv, línea 4, campo code: «G3» dice NO_DATE, y según las reglas es FULL."),
    ],
)
def test_plan_that_breaks_a_rule_is_refused_with_the_place(folder, old, new, fault):
    allocate(folder)
    edit(plan_path(folder), old, new)

    with pytest.raises(CommandError) as refused:
        check(folder)

    assert fault in str(refused.value)
    assert refused.value.returncode == 1


def test_household_that_is_missing_from_a_plan_is_named(folder):
    allocate(folder)
    lines = plan_path(folder).read_text().splitlines()
    plan_path(folder).write_text("\n".join(lines[:-1]))

    with pytest.raises(CommandError, match="falta «G5»"):
        check(folder)


def test_household_moved_from_where_it_is_locked_is_named(folder):
    allocate(folder)
    write_table(folder / "groups.csv", [FAMILIES[0] | {"prev_leg": "L2", "locked": 1}, *FAMILIES[1:]], list(GROUP))

    with pytest.raises(CommandError, match="«G1» está fijo en L2 y el plan lo mueve"):
        check(folder)


def test_values_that_claim_more_people_are_found_out(folder):
    allocate(folder)
    edit(folder.parent / "plan.json", '"people_of_tiers_up_to": {\n  "1": 2', '"people_of_tiers_up_to": {\n  "1": 3')

    with pytest.raises(CommandError, match="de los grupos 1 a 1 dice 3 personas, y viajan 2"):
        check(folder)


def test_bound_that_its_prices_don_t_prove_is_found_out(folder):
    allocate(folder)
    values = values_of(folder)
    values["bounds"] = [
        {"weights": [1, 1, 1, 1, 1], "prices": {key: [1, 0, 0, 0] for key in ["L1", "L2"]}, "tier": 5, "bound": 3}
    ]
    (folder.parent / "plan.json").write_text(json.dumps(values))

    check(folder)
    values["bounds"][0]["prices"] = {}
    (folder.parent / "plan.json").write_text(json.dumps(values))

    with pytest.raises(CommandError, match="el tope 1 dice 3, y la cuenta da 4"):
        check(folder)


@pytest.mark.parametrize("text", ["", "{}", '{"bounds": [{"weights": [1], "prices": {}}]}', '{"bounds": 3}'])
def test_proof_that_can_t_be_read_is_a_fault_of_its_file(folder, text):
    allocate(folder)
    (folder.parent / "plan.json").write_text(text)

    with pytest.raises(CommandError, match=r"plan\.json"):
        check(folder)


def test_locked_household_stays_where_it_is(folder):
    write_table(folder / "groups.csv", [*FAMILIES[:2], FAMILIES[2] | {"prev_leg": "L1", "locked": 1}], list(GROUP))

    assert legs_of(allocate(folder))["G3"] == "L1"


def test_warm_start_bears_households_that_are_gone_or_new(folder):
    allocate(folder)
    earlier = plan_path(folder).rename(folder.parent / "earlier.csv")
    write_table(folder / "groups.csv", [*FAMILIES[1:], group("G6", tier=5)], list(GROUP))

    after = allocate(folder, warm=earlier)
    check(folder)

    assert list(after) == ["G2", "G3", "G4", "G5", "G6"]


def test_warm_start_leaves_people_where_they_are(folder):
    write_problem(folder, FAMILIES[:1], [leg("L1"), leg("L2")])
    cold = legs_of(allocate(folder))["G1"]
    other = {"L1": "L2", "L2": "L1"}[cold]
    edit(plan_path(folder), f"G1,{cold},", f"G1,{other},")
    earlier = plan_path(folder).rename(folder.parent / "earlier.csv")

    assert legs_of(allocate(folder, warm=earlier)) == {"G1": other}


@pytest.mark.parametrize(("first", "people"), [("reciprocity", 1), (1, 2)])
def test_order_of_aims_is_data(folder, first, people):
    aims = [first, *(aim for aim in AIMS if aim != first)]
    corridor = CORRIDOR | {"tol_people": 1, "tol_share": 0}
    write_problem(folder, FAMILIES[:2], [leg("L1", corridor="PE-CL")], [corridor], {"aims": aims})

    allocate(folder)

    assert values_of(folder)["people_by_tier"]["1"] == people


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (["G2", "G1"], "G2: Están en el mismo grupo; va antes porque tiene puntaje 90 y la otra familia 50."),
        (["G3", "G2"], "G3: Va después porque está en el grupo 2 y la otra familia en el 1."),
        (["G4", "G5"], "G4: Están iguales en grupo y días"),
    ],
)
def test_comparing_two_households_says_who_goes_first_and_why(folder, pair, words, capsys):
    allocate(folder)

    check(folder, compare=pair)

    assert words in capsys.readouterr().out


def test_command_ends_with_status_1_and_no_traceback(folder):
    (folder / "legs.csv").unlink()

    with command(folder) as ended:
        said = ended.communicate()[1]

    assert (ended.returncode, said) == (1, "CommandError: legs.csv: no existe el archivo.\n")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_run_writes_nothing(folder, number, status):
    write_table(folder / "groups.csv", [group(f"G{place}") for place in range(30_000)], list(GROUP))

    with command(folder) as running:
        running.stdout.readline()
        running.send_signal(number)
        said = running.communicate()[1]

    assert (running.returncode, "Traceback" in said) == (status, False)
    assert [path.name for path in folder.parent.iterdir()] == ["problem"]
