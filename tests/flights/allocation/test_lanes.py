"""Compatible sets by bits are those that one finds by looking at every pair, and so are the codes."""

import numpy as np
import pytest

from flights.allocation.codes import CODES, codes_of, rule_against
from flights.allocation.files.arrays import arrays_of, can_take
from flights.allocation.files.folder import read_question
from tests.flights.allocation.folders import CORRIDOR, group, leg, random_rows, write_problem

SEEDS = range(40)


def names(cell):
    return set(filter(None, cell.split("|")))


def among(name, cell):
    return "*" in names(cell) or name in names(cell)


def reaches(household, flight):
    return among(flight["origin"], household["origins"]) and among(flight["destination"], household["destinations"])


def is_in_time(household, flight):
    last = household["latest_day"]
    return household["earliest_day"] <= flight["dep_day"] and (last == "" or flight["dep_day"] <= last)


def has_documents(household, flight):
    return household["doc_valid_until"] == "" or flight["arr_day"] <= household["doc_valid_until"]


def may_pass(household, flight):
    return "*" in names(household["transit_ok"]) or names(flight["transit"]) <= names(household["transit_ok"])


def has_room(household, flight):
    return all(household[need] <= flight[room] for need, room in ROOMS.items())


ROOMS = {
    "seats": "cap_seats", "wheelchair": "cap_wheelchair", "stretcher": "cap_stretcher", "infants": "cap_infant",
}  # fmt: skip
RULES = {
    "NO_AIRPORT": reaches,
    "NO_NATIONALITY": lambda household, flight: among(household["nationality"], flight["nationalities"]),
    "NO_PERMIT": lambda household, flight: flight["permit"] != "refused",
    "NO_DATE": is_in_time,
    "NO_DOCUMENT": has_documents,
    "NO_TRANSIT": may_pass,
    "NO_CAPACITY": has_room,
}


def by_looking(household, legs):
    """The code that is given when it stays behind, and the legs it can take."""
    for code, rule in RULES.items():
        legs = [flight for flight in legs if rule(household, flight)]
        if not legs:
            return code, set()
    return "FULL", {flight["leg_id"] for flight in legs}


def read(folder, groups, legs, **more):
    question = read_question(write_problem(folder, groups, legs, **more))
    return question, arrays_of(question)


def legs_of(question, instance, row):
    kind = instance.kind[row]
    ends = (0, 0) if kind < 0 else (instance.kind_start[kind], instance.kind_start[kind + 1])
    return [question.legs.key[place] for place in instance.kind_legs[ends[0] : ends[1]]]


@pytest.mark.parametrize("seed", SEEDS)
def test_sets_and_codes_are_those_of_looking_at_every_pair(tmp_path, seed):
    groups, legs = random_rows(seed)
    expected = [by_looking(household, legs) for household in groups]

    question, arrays = read(tmp_path / "p", groups, legs)
    stays = np.full(len(groups), -1)
    codes = codes_of(stays, arrays.instance.kind, arrays.lanes, question.groups, question.legs)

    assert [CODES[code] for code in codes] == [code for code, _legs in expected]
    found = [set(legs_of(question, arrays.instance, row)) for row in range(len(groups))]
    assert found == [legs for _code, legs in expected]


def test_random_problems_meet_every_code():
    met = {by_looking(household, legs)[0] for groups, legs in map(random_rows, SEEDS) for household in groups}

    assert met == {*RULES, "FULL"}


def test_legs_of_a_kind_ascend_and_each_set_is_there_once(tmp_path):
    groups, legs = random_rows(3, households=300)

    instance = read(tmp_path / "p", groups, legs)[1].instance
    bounds = zip(instance.kind_start[:-1], instance.kind_start[1:], strict=True)
    sets = [tuple(instance.kind_legs[start:end].tolist()) for start, end in bounds]

    assert all(list(one) == sorted(one) for one in sets)
    assert len(set(sets)) == len(sets)


def test_can_take_says_who_may_be_on_which_leg(tmp_path):
    groups, legs = random_rows(5)
    question, arrays = read(tmp_path / "p", groups, legs)
    pairs = [(row, place) for row in range(len(groups)) for place in range(len(legs))]

    rows, places = map(np.array, zip(*pairs, strict=True))
    said = can_take(arrays.instance, rows, places)

    expected = [question.legs.key[place] in by_looking(groups[row], legs)[1] for row, place in pairs]
    assert said.tolist() == expected


@pytest.mark.parametrize("seed", range(4))
def test_rule_against_a_leg_is_the_first_one_that_it_breaks(tmp_path, seed):
    groups, legs = random_rows(seed)
    question, arrays = read(tmp_path / "p", groups, legs)
    flights = {flight["leg_id"]: flight for flight in legs}
    apart = [(row, place) for row in range(len(groups)) for place in range(len(legs))]
    apart = [(row, place) for row, place in apart if not can_take(arrays.instance, *map(np.atleast_1d, (row, place)))]

    said = [rule_against(*pair, arrays.lanes, question.groups, question.legs) for pair in apart]

    assert said == [by_looking(groups[row], [flights[question.legs.key[place]]])[0] for row, place in apart]


def test_legs_are_in_order_of_departure(tmp_path):
    legs = [leg("B", dep_day=5), leg("C", dep_day=1), leg("A", dep_day=5)]

    question, arrays = read(tmp_path / "p", [group("G1")], legs)

    assert question.legs.key == ["C", "A", "B"]
    assert legs_of(question, arrays.instance, 0) == ["C", "A", "B"]


def test_order_of_the_rows_changes_nobodys_place(tmp_path):
    groups, legs = random_rows(7)

    first = read(tmp_path / "p", groups, legs)
    second = read(tmp_path / "q", groups[::-1], legs[::-1])

    places = [dict(zip(q.groups.key, a.instance.rank.tolist(), strict=True)) for q, a in (first, second)]
    assert places[0] == places[1]


def test_reciprocity_counts_whose_people_a_leg_carries(tmp_path):
    legs = [
        leg("A", nationalities="PE", corridor="PE-CL"),
        leg("B", nationalities="CL", corridor="PE-CL"),
        leg("C", nationalities="*", corridor="PE-CL"),
        leg("D", nationalities="PE"),
    ]
    groups = [group("G1"), group("G2", nationality="CL"), group("G3", nationality="BO")]

    instance = read(tmp_path / "p", groups, legs)[1].instance

    assert (instance.leg_corridor.tolist(), instance.leg_side.tolist()) == ([0, 0, 0, -1], [1, -1, 0, 0])
    assert instance.sides[instance.side].tolist() == [[1], [-1], [0]]


def test_each_corridor_counts_its_own_two_states(tmp_path):
    """The x of one is the y of the other, and a third state counts for one of them alone."""
    pairs = [CORRIDOR, CORRIDOR | {"corridor": "BO-PE", "x": "BO", "y": "PE"}]
    legs = [leg("A", nationalities="*", corridor="PE-CL"), leg("B", nationalities="*", corridor="BO-PE")]
    groups = [group("G1"), group("G2", nationality="CL"), group("G3", nationality="BO")]

    instance = read(tmp_path / "p", groups, legs, corridors=pairs)[1].instance

    assert instance.sides[instance.side].tolist() == [[1, -1], [-1, 0], [0, 1]]


def test_no_legs_and_no_households_are_a_problem_like_any_other(tmp_path):
    nobody = read(tmp_path / "p", [], [leg("A")])[1].instance
    nothing = read(tmp_path / "q", [group("G1")], [])[1].instance

    assert (nobody.groups, nobody.legs, nothing.groups, nothing.kind.tolist()) == (0, 1, 1, [-1])
