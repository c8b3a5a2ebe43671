"""The most urgent tiers of a part too large to be searched whole: the best for them, and the rest find other places."""

import time

import numpy as np
import pytest

from flights.allocation.balance import addable
from flights.allocation.breaches import check_instance, moved
from flights.allocation.engine import solve_instance
from flights.allocation.exact import columns
from flights.allocation.instance import AIMS, STAYS, Instance, ranks
from flights.allocation.parts import free_room, movable, part_of
from flights.allocation.polish import MOST_COLUMNS
from flights.allocation.urgent import search_urgent
from tests.flights.allocation.arrays import best_people, random_instance

NOBODY_KNOWS = np.full(5, 10**6)


def urgent(instance, leg, aims=AIMS):
    """The plan after it, and its answer."""
    part = part_of(instance, movable(instance), free_room(instance), np.arange(instance.legs))
    found = search_urgent(part, leg[part.groups], NOBODY_KNOWS, aims=aims, ends_at=time.monotonic() + 60, seed=0)
    after = leg.copy()
    after[part.groups] = found.where
    return after, found


def full_of_the_last(instance):
    """Tier 5 alone has taken what it could."""
    leg, left = np.full(instance.groups, STAYS), instance.capacity.copy()
    for row in np.flatnonzero((instance.tier == 5) & (instance.kind >= 0)).tolist():
        stretch = slice(instance.kind_start[instance.kind[row]], instance.kind_start[instance.kind[row] + 1])
        for place in instance.kind_legs[stretch].tolist():
            if (instance.needs[row] <= left[place]).all():
                leg[row], left[place] = place, left[place] - instance.needs[row]
                break
    return leg


@pytest.mark.parametrize("seed", range(3))
def test_tiers_before_reciprocity_do_as_well_as_in_any_plan(seed):
    instance = random_instance(seed, blocks=30)
    start = full_of_the_last(instance)

    leg, found = urgent(instance, start)

    best = best_people(instance)
    assert [moved(instance, leg)[tier] for tier in (1, 2, 3, 4)] == [best[tier] for tier in (1, 2, 3, 4)]
    assert sum(found.bounds[tier] for tier in (1, 2, 3, 4)) == best[4]
    assert check_instance(instance, leg) == []
    gave_way = (start >= 0) & (leg == STAYS)
    assert gave_way.any()
    assert set(instance.tier[gave_way].tolist()) == {5}


def test_nothing_is_searched_where_reciprocity_comes_first():
    instance = random_instance(1, blocks=5)

    leg, found = urgent(instance, full_of_the_last(instance), ("reciprocity", 1, 2, 3, 4, 5, "stability", "order"))

    assert (found.bounds, leg.tolist()) == ({}, full_of_the_last(instance).tolist())


def crowded(households=1_100, legs=100, reach=32):
    """Small legs, everybody with legs of its own, scarce in everything: one part, and a large one."""
    dice = np.random.default_rng(3)
    needs = np.array([[2, 0, 0, 0], [3, 1, 0, 1], [4, 0, 1, 0], [1, 1, 0, 0], [5, 0, 0, 1]])[
        dice.integers(0, 5, households)
    ]
    tier = dice.choice(5, households, p=[0.3, 0.1, 0.2, 0.2, 0.2]) + 1
    capacity = np.column_stack([dice.integers(5, 9, legs), dice.integers(0, 2, (legs, 3))])
    able = [np.flatnonzero((need <= capacity).all(axis=1)) for need in needs]
    lists = [np.sort(dice.choice(found, min(reach, len(found)), replace=False)) for found in able]
    score = np.zeros(households, dtype=int)
    return Instance.of(
        tier=tier, size=needs[:, [0, 2, 3]].sum(axis=1), needs=needs, score=score, capacity=capacity,
        rank=ranks(tier, score, score, np.arange(households)), kind=np.arange(households),
        kind_start=np.concatenate([[0], np.cumsum([len(found) for found in lists])]), kind_legs=np.concatenate(lists),
    )  # fmt: skip


def test_large_part_is_proved_for_the_most_urgent_and_leaves_no_place_empty():
    instance = crowded()
    assert columns(part_of(instance, movable(instance), free_room(instance))) > MOST_COLUMNS

    hurried, outcome = solve_instance(instance, seconds=0), solve_instance(instance)

    assert hurried.moved[1] < outcome.moved[1] == outcome.in_order[1]
    assert check_instance(instance, outcome.leg) == []
    assert addable(instance, outcome.leg).tolist() == []
