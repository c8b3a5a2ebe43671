"""Small random instances, and the best there is for them: every state of the legs that any plan leads to."""

from itertools import accumulate, pairwise
from random import Random

import numpy as np

from flights.allocation.instance import CONFIRMED, OFFERED, Corridor, Instance, ranks

STAYS = -1
BY_GROUP = ("tier", "size", "needs", "score", "kind", "earlier", "weight", "locked", "side")
BY_LEG = ("capacity", "leg_corridor", "leg_side")


def random_instance(seed, groups=9, legs=3, *, offers=False, corridors=False):
    """Tight in every resource; households of each size, reach and tier."""
    dice = Random(seed)
    count, flights = dice.randint(2, groups), dice.randint(1, legs)
    capacity = [[dice.randint(1, 6), *(dice.randint(0, 1) for _ in range(3))] for _ in range(flights)]
    needs = [_needs(dice) for _ in range(count)]
    sets = [
        tuple(leg for leg in range(flights) if dice.random() < 0.7 and _fits(wanted, capacity[leg])) for wanted in needs
    ]
    fields = {}
    if offers:
        fields = _offers(dice, sets, needs, capacity)
    if corridors:
        fields |= _corridors(dice, count, flights)
    tiers = [dice.randint(1, 5) if dice.random() < 0.6 else dice.choice([2, 5]) for _ in range(count)]
    return instance_of(dice, tiers, needs, sets, capacity, **fields)


def _corridors(dice, groups, legs):
    """One or two, where who is the x of one may be the y of the other."""
    several = dice.choice([1, 1, 2])
    return {
        "corridors": [_corridor(dice, f"corridor {number}") for number in range(several)],
        "leg_corridor": [dice.choice([-1, *range(several), *range(several)]) for _ in range(legs)],
        "leg_side": [dice.choice([-1, 0, 0, 1]) for _ in range(legs)],
        "side": [dice.randrange(4) for _ in range(groups)],
        "sides": [[dice.choice([-1, 0, 1, 1]) for _ in range(several)] for _ in range(4)],
    }


def _corridor(dice, key):
    ratio, people, share = dice.choice([1, 1, 2, 0.5]), dice.randint(0, 2), dice.choice([0, 0, 0.2])
    return Corridor(key, "here", "there", ratio, people, share, dice.randint(0, 3), 0)


def instance_of(dice, tiers, needs, sets, capacity, **fields):
    kinds = sorted({legs for legs in sets if legs})
    score = np.array([dice.randint(0, 3) for _ in tiers])
    return Instance.of(
        tier=tiers, size=[seats + stretcher + infants for seats, _chair, stretcher, infants in needs], needs=needs,
        score=score, rank=ranks(np.array(tiers), score, np.zeros(len(tiers)), np.arange(len(tiers))),
        kind=[kinds.index(legs) if legs else -1 for legs in sets],
        kind_start=[0, *accumulate(len(legs) for legs in kinds)], kind_legs=[leg for legs in kinds for leg in legs],
        capacity=capacity, **fields,
    )  # fmt: skip


def _needs(dice):
    seats = dice.choice([1, 1, 1, 2, 2, 3, 4, 5])
    return [seats, int(dice.random() < 0.15), int(dice.random() < 0.1), int(dice.random() < 0.2)]


def _fits(needs, room):
    return all(wanted <= left for wanted, left in zip(needs, room, strict=True))


def _offers(dice, sets, needs, capacity):
    """Some hold a seat, not always where they still may; those who are locked fit together."""
    room = [list(places) for places in capacity]
    held = {"earlier": [STAYS] * len(sets), "weight": [0] * len(sets), "locked": [False] * len(sets)}
    for row, legs in enumerate(sets):
        if dice.random() < 0.5:
            leg = dice.choice(legs) if legs else dice.randrange(len(capacity))
            held["earlier"][row], held["weight"][row] = leg, dice.choice([OFFERED, CONFIRMED])
            if legs and dice.random() < 0.3 and _fits(needs[row], room[leg]):
                held["locked"][row] = True
                room[leg] = [left - wanted for left, wanted in zip(room[leg], needs[row], strict=True)]
    return held


def options(instance, row):
    """The legs that a household may take: the one where it is locked, else those of its kind."""
    if instance.locked[row]:
        return [int(instance.earlier[row])]
    kind = int(instance.kind[row])
    legs = [] if kind < 0 else instance.kind_legs[instance.kind_start[kind] : instance.kind_start[kind + 1]]
    return [STAYS, *map(int, legs)]


def best(instance):
    """(people of tiers 1 to 4, minus the excess of reciprocity, people of tier 5, minus offers that did not stay)."""
    start = (tuple(map(int, instance.capacity.ravel())), _nobody(instance))
    reached = {start: (0, 0, 0, 0, 0, 0)}
    for row in range(instance.groups):
        following = {}
        for state, value in reached.items():
            for leg in options(instance, row):
                step = _after(instance, row, leg, state)
                if step is not None:
                    found = tuple(map(sum, zip(value, _worth(instance, row, leg), strict=True)))
                    following[step] = max(found, following.get(step, found))
        reached = following
    return max(_in_order(instance, state[1], value) for state, value in reached.items())


def every_value(instance):
    """People of tiers <= t, for each tier, of every plan there is."""
    reached = {((tuple(map(int, instance.capacity.ravel())), _nobody(instance)), (0, 0, 0, 0, 0))}
    for row in range(instance.groups):
        reached = {
            (step, tuple(map(sum, zip(people, _worth(instance, row, leg)[:5], strict=True))))
            for state, people in reached
            for leg in options(instance, row)
            for step in [_after(instance, row, leg, state)]
            if step is not None
        }
    return {tuple(accumulate(people)) for _state, people in reached}


def value_of(instance, leg):
    """The same aims for one plan."""
    value, counted = (0, 0, 0, 0, 0, 0), _nobody(instance)
    for row in range(instance.groups):
        value = tuple(map(sum, zip(value, _worth(instance, row, int(leg[row])), strict=True)))
        counted = _counted(instance, row, int(leg[row]), counted)
    return _in_order(instance, counted, value)


def _in_order(instance, counted, value):
    *first, fifth, kept = value
    excess = [corridor.excess(*pair) for corridor, pair in zip(instance.corridors, counted, strict=True)]
    return (*first, -sum(excess), fifth, kept)


def _nobody(instance):
    """People of x and of y, of each corridor."""
    return ((0, 0),) * len(instance.corridors)


def _counted(instance, row, leg, counted):
    """With this household on that leg."""
    side, size = _side(instance, row, leg), int(instance.size[row])
    if not side:
        return counted
    place, pairs = int(instance.leg_corridor[leg]), list(counted)
    x, y = pairs[place]
    pairs[place] = (x + size, y) if side > 0 else (x, y + size)
    return tuple(pairs)


def _worth(instance, row, leg):
    people = [0] * 5
    if leg != STAYS:
        people[instance.tier[row] - 1] = int(instance.size[row])
    stayed = instance.earlier[row] in (STAYS, leg)
    return (*people, 0 if stayed else -int(instance.weight[row] * instance.size[row]))


def _side(instance, row, leg):
    if leg == STAYS or instance.leg_corridor[leg] < 0:
        return 0
    return int(instance.leg_side[leg] or instance.sides[instance.side[row]][instance.leg_corridor[leg]])


def _after(instance, row, leg, state):
    room, counted = state
    if leg == STAYS:
        return state
    room = list(room)
    for resource, wanted in enumerate(map(int, instance.needs[row])):
        room[4 * leg + resource] -= wanted
        if room[4 * leg + resource] < 0:
            return None
    return (tuple(room), _counted(instance, row, leg, counted))


def together(instances):
    """Many questions as one: they share no leg, so the best of all is the best of each. Also the rows of each."""
    starts, legs, corridors, sides = [0], 0, 0, 0
    columns = {name: [] for name in BY_GROUP + BY_LEG + ("kind_legs", "lengths")}
    kinds = 0
    for one in instances:
        for name in BY_GROUP + BY_LEG:
            columns[name].append(getattr(one, name))
        columns["kind"][-1] = np.where(one.kind >= 0, one.kind + kinds, -1)
        columns["earlier"][-1] = np.where(one.earlier >= 0, one.earlier + legs, -1)
        columns["leg_corridor"][-1] = np.where(one.leg_corridor >= 0, one.leg_corridor + corridors, -1)
        columns["side"][-1] = one.side + sides
        columns["kind_legs"].append(one.kind_legs + legs)
        columns["lengths"].append(np.diff(one.kind_start))
        starts.append(starts[-1] + one.groups)
        legs, kinds, corridors = legs + one.legs, kinds + one.kinds, corridors + len(one.corridors)
        sides += len(one.sides)
    arrays = {name: np.concatenate(parts) for name, parts in columns.items()}
    arrays["kind_start"] = np.concatenate([[0], np.cumsum(arrays.pop("lengths"))])
    arrays["rank"] = ranks(arrays["tier"], arrays["score"], arrays["score"] * 0, np.arange(starts[-1]))
    arrays["sides"] = _beside([one.sides[:, : len(one.corridors)] for one in instances])
    every = [corridor for one in instances for corridor in one.corridors]
    rows = [slice(first, last) for first, last in pairwise(starts)]
    return Instance.of(corridors=every, **arrays), rows


def _beside(tables):
    """Each table's rows and columns are its own."""
    rows, columns = (sum(table.shape[axis] for table in tables) for axis in (0, 1))
    whole, row, column = np.zeros((rows, max(columns, 1)), dtype=np.int8), 0, 0
    for table in tables:
        whole[row : row + len(table), column : column + table.shape[1]] = table
        row, column = row + len(table), column + table.shape[1]
    return whole
