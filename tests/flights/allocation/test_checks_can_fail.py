"""A plan or a proof that somebody tampered with is found out, by our check and by the benchmark's own."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from benchmarks.seats import shapes
from benchmarks.seats.checker import check
from benchmarks.seats.files import read, read_answer, write

PEOPLE, LEGS = 400, 8


@pytest.fixture(scope="module", params=["ordinary", "tight", "offers", "reciprocity"])
def crisis(request, tmp_path_factory):
    """A folder with its plan."""
    where = tmp_path_factory.mktemp(request.param)
    folder = write(shapes.generate(shapes.SHAPES[request.param], PEOPLE, LEGS, seed=11), where / "problem")
    call_command("allocate", str(folder), output=where / "plan.csv", stdout=StringIO())
    return folder, where / "plan.csv"


@pytest.fixture
def tampered(crisis, tmp_path):
    """A copy of the plan; call it with what changes a row, or the values."""
    _problem, plan = crisis

    def make(change_rows=lambda rows: rows, change_values=lambda values: values):
        copy = tmp_path / "plan.csv"
        with plan.open(newline="") as file:
            rows = list(csv.DictReader(file))
        with copy.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(change_rows(rows))
        values = change_values(json.loads(plan.with_suffix(".json").read_text()))
        copy.with_suffix(".json").write_text(json.dumps(values))
        return copy

    return make


def test_a_plan_as_it_was_made_passes(crisis, capsys):
    problem, plan = crisis

    call_command("allocate", str(problem), check=plan)
    found = check(read(problem), read_answer(plan))

    assert (found.faults, found.wrong_codes, found.addable) == ([], 0, [])
    assert found.held_back == [] or "reciprocity" in str(problem)


def test_everybody_on_one_leg_is_found_out(crisis, tampered):
    plan = tampered(lambda rows: [row | {"leg_id": rows_leg(rows), "code": "ASSIGNED"} for row in rows])

    assert_found_out(crisis[0], plan)


def test_a_household_less_is_found_out(crisis, tampered):
    plan = tampered(lambda rows: rows[1:])

    assert_found_out(crisis[0], plan)


def test_a_household_twice_is_found_out(crisis, tampered):
    plan = tampered(lambda rows: [*rows, rows[0]])

    assert_found_out(crisis[0], plan)


def test_one_more_aboard_than_there_is_room_for_is_found_out(crisis, tampered):
    """Whoever stays since everything is full is put on a leg that carries others from the same airport."""
    problem, _plan = crisis
    plan = tampered(lambda rows: [row | {"leg_id": rows_leg(rows)} if row["code"] == "FULL" else row for row in rows])

    assert_found_out(problem, plan)


def test_a_proof_that_promises_too_little_is_found_out(crisis, tampered):
    """Weights of tier 1 alone and no prices at all: the bound is below what the plan moves."""

    def without_prices(values):
        return values | {"bounds": [{"weights": [1, 1, 1, 1, 1], "prices": {}, "tier": 5}]}

    def of_nothing(values):
        return without_prices(values) | {"bounds": []}

    problem, _plan = crisis
    found = check(read(problem), read_answer(tampered(change_values=of_nothing)))
    honest = check(read(problem), read_answer(tampered(change_values=without_prices)))

    assert min(found.gaps) > 10**6
    assert honest.faults == []
    assert honest.bounds[4] > honest.moved[4]


@pytest.mark.parametrize("wrong", [{"weights": [-1, 1, 1, 1, 1]}, {"prices": {"L00000": [-5, 0, 0, 0]}}])
def test_a_proof_with_negative_figures_is_refused(crisis, tampered, wrong):
    plan = tampered(change_values=lambda values: values | {"bounds": [{"weights": [1] * 5, "prices": {}} | wrong]})

    with pytest.raises(CommandError):
        call_command("allocate", str(crisis[0]), check=plan)
    with pytest.raises(AssertionError):
        check(read(crisis[0]), read_answer(plan))


def test_a_smaller_aircraft_is_found_out(crisis):
    """The same plan against a question in which the fullest leg has lost its seats."""
    problem, plan = crisis
    folder = read(problem)
    used = max(range(LEGS), key=lambda place: read_answer(plan).leg_ids.count(folder.legs.texts["leg_id"][place]))
    seats = folder.legs.numbers["cap_seats"].copy()
    seats[used] = 0

    smaller = replace(folder, legs=replace(folder.legs, numbers={**folder.legs.numbers, "cap_seats": seats}))

    assert check(smaller, read_answer(plan)).faults != []


def rows_leg(rows):
    return next(row["leg_id"] for row in rows if row["leg_id"])


def assert_found_out(problem, plan):
    with pytest.raises(CommandError):
        call_command("allocate", str(problem), check=plan)
    assert check(read(problem), read_answer(plan)).faults != []
