"""A plan and its proof by plain counting, one household after the other; nothing here knows how plans are made."""

from math import floor

import numpy as np

from flights.allocation.instance import STAYS, TIERS


def legs_of(instance, row):
    kind = int(instance.kind[row])
    return [] if kind < 0 else instance.kind_legs[instance.kind_start[kind] : instance.kind_start[kind + 1]].tolist()


def broken(instance, leg):
    """What is wrong with a plan, in words."""
    wrong = []
    room = instance.capacity.copy()
    for row, place in enumerate(np.asarray(leg).tolist()):
        if instance.locked[row]:
            wrong += [f"{row} was locked"] if place != instance.earlier[row] else []
        elif place != STAYS and place not in legs_of(instance, row):
            wrong.append(f"{row} may not take {place}")
        if place != STAYS:
            room[place] -= instance.needs[row]
    return wrong + [f"leg {place} is too full" for place in np.flatnonzero((room < 0).any(axis=1)).tolist()]


def addable(instance, leg):
    """Households behind for which there is room."""
    room = instance.capacity.copy()
    for row, place in enumerate(leg.tolist()):
        if place != STAYS:
            room[place] -= instance.needs[row]
    behind = np.flatnonzero(leg == STAYS).tolist()
    return [
        row for row in behind if any((instance.needs[row] <= room[place]).all() for place in legs_of(instance, row))
    ]


def moved(instance, leg):
    aboard = leg != STAYS
    return {tier: int(instance.size[aboard & (instance.tier <= tier)].sum()) for tier in TIERS}


def people_at_most(instance, certificate):
    """prices x capacity + for each household what it is worth beyond the price of its needs where they are cheapest.

    Whoever is locked travels in any case and pays the leg where it is locked.
    """
    assert min(certificate.weights) >= 0
    assert certificate.prices.min(initial=0) >= 0
    total = float((certificate.prices * instance.capacity).sum())
    for row in range(instance.groups):
        worth, legs = certificate.weights[instance.tier[row] - 1] * int(instance.size[row]), legs_of(instance, row)
        if instance.locked[row]:
            total += worth - float(certificate.prices[instance.earlier[row]] @ instance.needs[row])
        elif legs:
            total += max(0.0, worth - min(float(certificate.prices[place] @ instance.needs[row]) for place in legs))
    return floor(total + 1e-6)


def envious(instance, leg):
    """(behind, aboard): alike in everything but the order, and the one that comes later has the seat."""
    found = []
    aboard = np.flatnonzero((leg != STAYS) & ~instance.locked)
    for row in np.flatnonzero((leg == STAYS) & (instance.kind >= 0)).tolist():
        later = aboard[(instance.tier[aboard] == instance.tier[row]) & (instance.rank[aboard] > instance.rank[row])]
        alike = (instance.needs[later] == instance.needs[row]).all(axis=1) & (
            instance.kind[later] == instance.kind[row]
        )
        found += [(row, other) for other in later[alike].tolist()]
    return found
