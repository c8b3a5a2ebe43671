"""What a certificate proves about the portal's households, by arithmetic and with the needs of the very day.

The engine counts with places that hold on each leg of a household; where a birthday changes them, that is more than the
household takes, and a bound made of it could be too low. So no bound of the engine is taken on its word.
"""

from collections.abc import Iterable
from math import floor

import numpy as np

from flights.allocation.from_problem import Reaches
from flights.allocation.instance import TIERS, Certificate, Instance, Prices, Whole
from flights.allocation.problem import Group, Problem

WHOLE = 1e-6


def proved_bounds(
    problem: Problem, reaches: Reaches, instance: Instance, certificates: Iterable[Certificate]
) -> dict[int, int]:
    """People of tiers <= t that no plan can pass, for each t: everybody who has a leg, or less where it is proved."""
    able = instance.kind >= 0
    bounds = {tier: int(instance.size[able & (instance.tier <= tier)].sum()) for tier in TIERS}
    changing = [row for row, group in enumerate(problem.groups) if reaches.window.steady_needs(group) is None]
    for certificate in certificates:
        proved = _people(problem, reaches, instance, certificate, changing)
        for tier in TIERS:
            if all(weight >= 1 for weight in certificate.weights[:tier]):
                bounds[tier] = min(bounds[tier], proved)
    return bounds


def _people(
    problem: Problem, reaches: Reaches, instance: Instance, certificate: Certificate, changing: list[int]
) -> int:
    """sum a_t P_t <= prices x capacity + sum over households of max(0, a_t size - the cheapest of their legs)."""
    prices, weights = np.maximum(certificate.prices, 0.0), np.maximum(certificate.weights, 0.0)
    steady = instance.kind >= 0
    steady[changing] = False
    total = float((prices * instance.capacity).sum()) + _gain(instance, np.flatnonzero(steady), prices, weights)
    for row in changing:
        total += max(0.0, _own_gain(problem, reaches, problem.groups[row], prices, weights))
    return floor(total + WHOLE)


def _gain(instance: Instance, rows: Whole, prices: Prices, weights: Prices) -> float:
    """Over these households: what each is worth beyond the price of its cheapest leg, together; equal ones once."""
    if not len(rows):
        return 0.0
    traits = np.column_stack([instance.kind[rows], instance.tier[rows], instance.size[rows], instance.needs[rows]])
    likes, count = np.unique(traits, axis=0, return_counts=True)
    kind, tier, size, needs = likes[:, 0], likes[:, 1], likes[:, 2], likes[:, 3:]
    lengths = np.diff(instance.kind_start)[kind]
    starts = np.cumsum(lengths) - lengths
    like = np.repeat(np.arange(len(likes)), lengths)
    legs = instance.kind_legs[instance.kind_start[kind][like] + np.arange(len(like)) - starts[like]]
    cheapest = np.minimum.reduceat((prices[legs] * needs[like]).sum(axis=1), starts)
    return float((count * np.maximum(0.0, weights[tier - 1] * size - cheapest)).sum())


def _own_gain(problem: Problem, reaches: Reaches, group: Group, prices: Prices, weights: Prices) -> float:
    costs = [float(prices[place] @ group.needs_on(problem.legs[place].day)) for place in reaches.of(group).options]
    return float(weights[group.tier - 1]) * group.size - min(costs) if costs else 0.0
