"""What came closest for those whose legs are full: leg, scarce resource, who was the last aboard."""

from dataclasses import dataclass

import numpy as np

from flights.allocation.instance import RESOURCES, STAYS, Flags, Instance, Whole
from flights.allocation.lanes import expand, pieces, unique_rows


@dataclass(frozen=True, slots=True)
class Closest:
    """By household that was asked about: its closest leg, the scarcest resource there (a place in RESOURCES) and what
    was left of it, the row of the last household aboard in the order of help (-1 none), and whether all its legs lie
    within the cut of its tier: then no plan can take more people of its tier on them."""

    leg: Whole
    resource: Whole
    left: Whole
    last: Whole
    is_cut: Flags


def closest(instance: Instance, leg: Whole, cut: Flags, rows: Whole) -> Closest:
    """For households (`rows`) that have legs and stay behind under the plan `leg`."""
    left = room_left(instance, leg)
    columns = [instance.kind[rows], instance.tier[rows], *instance.needs[rows].T]
    if not len(rows):
        nothing = np.zeros(0, dtype=np.int32)
        return Closest(nothing, nothing, nothing, nothing, nothing.astype(bool))
    first, combination = unique_rows(columns)
    chosen, is_cut = _closest_legs(instance, rows[first], left, cut)
    best = chosen[combination]
    short = instance.needs[rows] - left[best]
    resource = short.argmax(axis=1)
    remaining = left[best, resource]
    return Closest(best, resource, remaining, last_aboard(instance, leg)[best], is_cut[combination])


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


def _closest_legs(instance: Instance, rows: Whole, left: Whole, cut: Flags) -> tuple[Whole, Flags]:
    """The leg where the fewest places are missing, the earliest of several; and whether all legs are in the cut."""
    kind = instance.kind[rows]
    start, count = instance.kind_start[kind], instance.kind_start[kind + 1] - instance.kind_start[kind]
    best, is_cut = [], []
    for some in pieces(count):
        owner, arcs = expand(start[some], count[some])
        leg, needs = instance.kind_legs[arcs], instance.needs[rows[some]]
        missing = np.zeros(len(leg), dtype=np.int64)
        for resource in range(len(RESOURCES)):
            missing += np.maximum(needs[owner, resource] - left[leg, resource], 0)
        begins = np.cumsum(count[some]) - count[some]
        best.append(np.minimum.reduceat(missing * instance.legs + leg, begins) % instance.legs)
        is_cut.append(np.logical_and.reduceat(cut[instance.tier[rows[some]][owner] - 1, leg], begins))
    return np.concatenate(best), np.concatenate(is_cut)
