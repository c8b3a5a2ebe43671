"""Random questions as arrays, and every possible plan of small ones."""

from dataclasses import replace

import numpy as np

from flights.allocation.instance import STAYS, Instance, ranks

NEEDS = ((1, 0, 0, 0), (1, 1, 0, 0), (0, 0, 1, 0), (2, 0, 0, 0), (2, 0, 0, 1), (3, 1, 0, 0), (3, 0, 0, 0))


def random_instance(seed, *, blocks=1, groups=7, legs=3, seats=5, offered=0.0, locked=0.0, **more):
    """`blocks` share no leg, so that each is small enough to be tried out."""
    dice = np.random.default_rng(seed)
    many, flights = blocks * groups, blocks * legs
    block = np.repeat(np.arange(blocks), groups)
    needs = np.array(NEEDS)[dice.choice(len(NEEDS), many, p=[0.4, 0.1, 0.1, 0.15, 0.1, 0.05, 0.1])]
    tier, score = dice.integers(1, 6, many), dice.integers(0, 9, many)
    lists = [np.flatnonzero(dice.random(legs) < 0.6) + legs * number for number in block]
    capacity = np.column_stack([dice.integers(1, seats + 1, flights), dice.integers(0, 2, (flights, 3))])
    held = np.array([dice.choice(found) if len(found) else STAYS for found in lists])
    held = np.where(dice.random(many) < offered, held, STAYS)
    return Instance.of(
        tier=tier, size=needs[:, [0, 2, 3]].sum(axis=1), needs=needs, score=score,
        rank=ranks(tier, score, np.zeros(many), dice.permutation(many)), kind=np.arange(many),
        kind_start=np.concatenate([[0], np.cumsum([len(found) for found in lists])]),
        kind_legs=np.concatenate(lists), capacity=capacity, earlier=held, weight=(held >= 0) * needs.sum(axis=1),
        locked=(held >= 0) & (dice.random(many) < locked) & _one_each(held), **more,
    )  # fmt: skip


def _one_each(held):
    """One household of each leg, so that those who are locked always fit."""
    return np.isin(np.arange(len(held)), np.unique(held, return_index=True)[1])


def airlift(people, legs, seed=1, *, shared=True, **more):
    """Airports, dates and families like those of a crisis; many households share a set of legs."""
    dice = np.random.default_rng(seed)
    airport, day = dice.integers(0, 8, legs), np.sort(dice.integers(0, 30, legs))
    many = people * 10 // 17
    needs = np.zeros((many, 4), dtype=int)
    needs[:, 0] = dice.choice([1, 2, 3, 4], many, p=[0.58, 0.22, 0.12, 0.08])
    needs[:, 1] = dice.random(many) < 0.03
    needs[:, 3] = (needs[:, 0] > 1) & (dice.random(many) < 0.1)
    first, second, earliest = dice.integers(0, 8, many), dice.integers(0, 8, many), dice.choice([0, 5, 12], many)
    traits = np.unique(np.column_stack([first, second, earliest]), axis=0, return_inverse=True)
    lists = [np.flatnonzero(np.isin(airport, [one, two]) & (day >= start)) for one, two, start in traits[0].tolist()]
    tier, score = dice.choice(5, many, p=[0.06, 0.14, 0.2, 0.2, 0.4]) + 1, dice.integers(0, 60, many)
    return Instance.of(
        tier=tier, size=needs[:, 0] + needs[:, 3], needs=needs, score=score,
        rank=ranks(tier, score, np.zeros(many), dice.permutation(many)), kind=traits[1].ravel(),
        kind_start=np.concatenate([[0], np.cumsum([len(found) for found in lists])]), kind_legs=np.concatenate(lists),
        capacity=np.column_stack([dice.integers(people // legs // 3, people // legs, legs), *[[3] * legs] * 3]),
        departs=day, **more,
    )  # fmt: skip


def without(instance, rows):
    """These households cancel."""
    kind = instance.kind.copy()
    kind[rows] = -1
    return replace(instance, kind=kind)


def without_leg(instance, leg):
    """Its permit is refused: nobody can take it."""
    keep = instance.kind_legs != leg
    owner = np.repeat(np.arange(instance.kinds), np.diff(instance.kind_start))
    lengths = np.bincount(owner[keep], minlength=instance.kinds)
    return replace(instance, kind_start=np.concatenate([[0], np.cumsum(lengths)]), kind_legs=instance.kind_legs[keep])


def best_people(instance):
    """People moved by tier, the best of every plan, tried one block of legs after another."""
    total = np.zeros(5, dtype=int)
    for rows in blocks_of(instance):
        total += max(_values(instance, rows, [], instance.capacity.copy()))
    return dict(enumerate(np.cumsum(total).tolist(), start=1))


def blocks_of(instance, groups=7):
    return np.arange(instance.groups).reshape(-1, groups)


def _values(instance, rows, chosen, room):
    if not len(rows):
        people = np.zeros(5, dtype=int)
        for row in chosen:
            people[instance.tier[row] - 1] += instance.size[row]
        yield tuple(people.tolist())
        return
    row, rest = rows[0], rows[1:]
    yield from _values(instance, rest, chosen, room)
    for leg in _legs_of(instance, row):
        left = room.copy()
        left[leg] -= instance.needs[row]
        if (left[leg] >= 0).all():
            yield from _values(instance, rest, [*chosen, row], left)


def greedy_people(instance):
    """What most programs do: in the order of help, the first leg with room."""
    room, people = instance.capacity.copy(), np.zeros(6, dtype=int)
    for row in np.argsort(instance.rank):
        for leg in _legs_of(instance, row):
            if (room[leg] >= instance.needs[row]).all():
                room[leg] -= instance.needs[row]
                people[instance.tier[row]] += instance.size[row]
                break
    return dict(enumerate(np.cumsum(people)[1:].tolist(), start=1))


def _legs_of(instance, row):
    kind = instance.kind[row]
    return instance.kind_legs[instance.kind_start[kind] : instance.kind_start[kind + 1]]


def envious(instance, leg):
    """Pairs of the same tier and size: the first stays though the place of the second, who is later, would do."""
    behind, gone = np.flatnonzero(leg < 0), np.flatnonzero(leg >= 0)
    found = []
    for row in behind[instance.kind[behind] >= 0].tolist():
        legs = _legs_of(instance, row)
        later = gone[(instance.tier[gone] == instance.tier[row]) & (instance.rank[gone] > instance.rank[row])]
        later = later[(instance.size[later] == instance.size[row]) & np.isin(leg[later], legs)]
        found += [(row, other) for other in later if (instance.needs[other] >= instance.needs[row]).all()]
    return found
