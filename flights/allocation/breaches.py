"""Verifies a plan at full size by arithmetic: every hard rule, and whether anybody could still be added."""

import numpy as np

from flights.allocation.instance import RESOURCES, STAYS, Instance, Whole
from flights.allocation.parts import counted_as, free_room, is_allowed, movable

SHOWN = 20


def check_instance(instance: Instance, leg: Whole) -> list[str]:
    """Every hard rule that the plan breaks, in words for a log (rows only); empty when it holds."""
    if len(leg) != instance.groups or (len(leg) and (leg.min() < STAYS or leg.max() >= instance.legs)):
        return ["the plan does not fit the question"]
    freely = ~instance.locked & (leg >= 0)
    wrong = freely & ~is_allowed(instance.kind, leg, instance.kind_start, instance.kind_legs)
    moved = instance.locked & (leg != instance.earlier)
    found = [f"household {row} on leg {leg[row]}: not allowed" for row in np.flatnonzero(wrong)[:SHOWN]]
    found += [f"household {row} is locked on leg {instance.earlier[row]}" for row in np.flatnonzero(moved)[:SHOWN]]
    left = free_room(instance) - used(instance, np.where(freely, leg, STAYS))
    return found + [
        f"leg {place}: {-left[place, resource]} {RESOURCES[resource]} too many"
        for place, resource in np.argwhere(left < 0)[:SHOWN]
    ]


def used(instance: Instance, leg: Whole) -> Whole:
    """Places taken on each leg by those that have one."""
    gone = leg >= 0
    columns = [np.bincount(leg[gone], instance.needs[gone, place], minlength=instance.legs) for place in range(4)]
    return np.stack(columns, axis=1).astype(np.int64)


def fitting(instance: Instance, leg: Whole) -> Whole:
    """Households left behind for whom some leg of theirs has all the places they need."""
    left = free_room(instance) - used(instance, np.where(instance.locked, STAYS, leg))
    rows = movable(instance)
    rows = rows[leg[rows] == STAYS]
    found = []
    distinct, which = np.unique(instance.needs[rows], axis=0, return_inverse=True)
    for place, wanted in enumerate(distinct):
        fits = (left >= wanted).all(axis=1)
        some = np.add.reduceat(np.append(fits[instance.kind_legs], False).astype(np.int64), instance.kind_start[:-1])
        same = rows[which.ravel() == place]
        found.append(same[some[instance.kind[same]] > 0])
    return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def moved(instance: Instance, leg: Whole) -> dict[int, int]:
    """People of tiers up to each."""
    gone = leg >= 0
    people = np.bincount(instance.tier[gone], instance.size[gone], minlength=6).cumsum()
    return {tier: int(people[tier]) for tier in range(1, 6)}


def changed(instance: Instance, leg: Whole) -> int:
    """The weight of the offers that do not stay."""
    lost = (instance.earlier >= 0) & (leg != instance.earlier)
    return int(instance.weight[lost].sum())


def excess(instance: Instance, leg: Whole) -> tuple[int, ...]:
    """By corridor, the people by which its sides differ beyond what is tolerated."""
    x, y = sides(instance, leg)
    return tuple(each.excess(int(x[place]), int(y[place])) for place, each in enumerate(instance.corridors))


def sides(instance: Instance, leg: Whole) -> tuple[Whole, Whole]:
    """People of each corridor who count as x and as y."""
    gone = np.flatnonzero(leg >= 0)
    gone = gone[instance.leg_corridor[leg[gone]] >= 0]
    side = counted_as(instance, gone, leg[gone])
    corridor, size, count = instance.leg_corridor[leg[gone]], instance.size[gone], len(instance.corridors)
    x, y = (np.bincount(corridor[side == sign], size[side == sign], minlength=count) for sign in (1, -1))
    return x.astype(np.int64), y.astype(np.int64)
