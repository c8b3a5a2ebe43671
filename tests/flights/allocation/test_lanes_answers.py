"""Who came closest to what, by looking at every leg; and the worked example of docs/allocation.md."""

import numpy as np
import pytest

from flights.allocation.answers import closest, last_aboard, room_left
from flights.allocation.certificate import verify
from flights.allocation.codes import FULL, codes_of
from flights.allocation.files.arrays import arrays_of
from flights.allocation.files.folder import read_question
from flights.allocation.instance import STAYS, Certificate
from tests.flights.allocation.folders import group, leg, random_rows, write_problem


def instance_of(folder, groups, legs):
    question = read_question(write_problem(folder, groups, legs))
    return question, arrays_of(question)


def filled(instance):
    """Everybody in the order of help on the first leg that has room."""
    aboard, left = np.full(instance.groups, STAYS), instance.capacity.copy()
    for row in np.argsort(instance.rank).tolist():
        for place in own_legs(instance, row):
            if (instance.needs[row] <= left[place]).all():
                aboard[row] = place
                left[place] -= instance.needs[row]
                break
    return aboard, left


def own_legs(instance, row):
    kind = instance.kind[row]
    return [] if kind < 0 else instance.kind_legs[instance.kind_start[kind] : instance.kind_start[kind + 1]].tolist()


def worst(instance, aboard, place):
    """The least urgent tier on that leg."""
    return max(instance.tier[aboard == place], default=0)


@pytest.mark.parametrize("seed", range(8))
def test_closest_leg_is_the_one_where_the_fewest_places_are_missing(tmp_path, seed):
    question, arrays = instance_of(tmp_path / "p", *random_rows(seed, households=150))
    instance, (aboard, left) = arrays.instance, filled(arrays.instance)
    codes = codes_of(aboard, instance.kind, arrays.lanes, question.groups, question.legs)
    rows = np.flatnonzero(codes == FULL)

    found = closest(instance, aboard, rows)

    def missing(row, place):
        return int(np.maximum(instance.needs[row] - left[place], 0).sum())

    best = [min(own_legs(instance, row), key=lambda place, row=row: (missing(row, place), place)) for row in rows]
    assert found.leg.tolist() == best
    short = (instance.needs[rows] - left[found.leg]).max(axis=1)
    assert (instance.needs[rows, found.resource] - found.left).tolist() == short.tolist()

    def is_full(row, place):
        return left[place][0] == 0 and worst(instance, aboard, place) <= instance.tier[row]

    assert found.no_seat.tolist() == [all(is_full(row, place) for place in own_legs(instance, row)) for row in rows]


def test_last_aboard_is_the_one_who_comes_last_in_the_order(tmp_path):
    _question, arrays = instance_of(tmp_path / "p", *random_rows(2, households=150))
    aboard, left = filled(arrays.instance)

    last = last_aboard(arrays.instance, aboard)

    rank = arrays.instance.rank
    on_board = [np.flatnonzero(aboard == place) for place in range(arrays.instance.legs)]
    assert last.tolist() == [max(rows, key=lambda row: rank[row]) if len(rows) else -1 for rows in on_board]
    assert (room_left(arrays.instance, aboard) == left).all()


def test_worked_example_of_the_page_holds(tmp_path):
    households = [group("A", tier=1), group("B", tier=1, seats=2)]
    _question, arrays = instance_of(tmp_path / "p", households, [leg("L1", cap_seats=2)])
    price = np.array([[1.0, 0, 0, 0]])

    assert verify(arrays.instance, Certificate(1, (1, 0, 0, 0, 0), price, 0)) == 2
    assert verify(arrays.instance, Certificate(1, (1, 0, 0, 0, 0), price * 0, 0)) == 3
