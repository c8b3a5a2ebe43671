"""What came closest for those whose legs are full: leg, scarce resource, who was the last aboard."""

from dataclasses import dataclass

import numpy as np

from flights.allocation.instance import RESOURCES, STAYS, TIERS, Flags, Instance, Whole
from flights.allocation.lanes import expand, pieces, unique_rows


@dataclass(frozen=True, slots=True)
class Closest:
    """By household that was asked about: its closest leg, the scarcest resource there (a place in RESOURCES) and what
    was left of it, the row of the last household aboard in the order of help (-1 none), and whether every seat of all
    its legs is taken by households of its tier or a more urgent one."""

    leg: Whole
    resource: Whole
    left: Whole
    last: Whole
    no_seat: Flags


def closest(instance: Instance, leg: Whole, rows: Whole) -> Closest:
    """For households (`rows`) that have legs and stay behind under the plan `leg`."""
    left = room_left(instance, leg)
    columns = [instance.kind[rows], instance.tier[rows], *instance.needs[rows].T]
    if not len(rows):
        nothing = np.zeros(0, dtype=np.int32)
        return Closest(nothing, nothing, nothing, nothing, nothing.astype(bool))
    first, combination = unique_rows(columns)
    last = last_aboard(instance, leg)
    worst = np.append(instance.tier, 0)[last]
    chosen, no_seat = _closest_legs(instance, rows[first], left, np.where(left[:, 0] > 0, len(TIERS) + 1, worst))
    best = chosen[combination]
    short = instance.needs[rows] - left[best]
    resource = short.argmax(axis=1)
    remaining = left[best, resource]
    return Closest(best, resource, remaining, last[best], no_seat[combination])


def room_left(instance: Instance, leg: Whole) -> Whole:
    taken = np.zeros_like(instance.capacity)
    aboard = np.flatnonzero(leg != STAYS)
    for resource in range(len(RESOURCES)):
        amounts = np.bincount(leg[aboard], instance.needs[aboard, resource], minlength=instance.legs)
        taken[:, resource] = np.round(amounts).astype(np.int64)
    return instance.capacity - taken


def last_aboard(instance: Instance, leg: Whole) -> Whole:
    """The row of the household that comes last in the order of help, by leg; -1 where nobody is aboard."""
    order = np.argsort(instance.rank)
    order = order[leg[order] != STAYS]
    last = np.full(instance.legs, -1, dtype=np.int64)
    last[leg[order]] = order
    return last


def _closest_legs(instance: Instance, rows: Whole, left: Whole, least: Whole) -> tuple[Whole, Flags]:
    """The leg where the fewest places are missing, the earliest of several; and whether all its legs are full of
    tiers up to its own: `least` is the least urgent one aboard of each leg, beyond all tiers where a seat is free."""
    kind = instance.kind[rows]
    start, count = instance.kind_start[kind], instance.kind_start[kind + 1] - instance.kind_start[kind]
    best, no_seat = [], []
    for some in pieces(count):
        owner, arcs = expand(start[some], count[some])
        leg, needs = instance.kind_legs[arcs], instance.needs[rows[some]]
        missing = np.zeros(len(leg), dtype=np.int64)
        for resource in range(len(RESOURCES)):
            missing += np.maximum(needs[owner, resource] - left[leg, resource], 0)
        begins = np.cumsum(count[some]) - count[some]
        best.append(np.minimum.reduceat(missing * instance.legs + leg, begins) % instance.legs)
        no_seat.append(np.maximum.reduceat(least[leg], begins) <= instance.tier[rows[some]])
    return np.concatenate(best), np.concatenate(no_seat)
