"""What a certificate proves about the portal's households, by arithmetic and with the needs of the very day.

The engine counts with places that hold on each leg of a household; where a birthday changes them, that is more than the
household takes, and a bound made of it could be too low. So no bound of the engine is taken on its word.
"""

from collections.abc import Iterable
from dataclasses import replace
from math import floor

import numpy as np

from flights.allocation.certificate import WHOLE, in_order
from flights.allocation.from_problem import Reaches
from flights.allocation.instance import TIERS, Certificate, Instance, Whole
from flights.allocation.problem import Group, Problem


def proved_bounds(
    problem: Problem,
    reaches: Reaches,
    instance: Instance,
    certificates: Iterable[Certificate],
    moved: dict[int, int],
) -> dict[int, int]:
    """People of tiers <= t that no plan can pass which moves as many as `moved` of the tiers before, for each t:
    everybody who has a leg, or less where it is proved.
    """
    able = instance.kind >= 0
    households = _Households(problem, reaches, instance)
    proofs = [replace(proof, bound=households.most(proof)) for proof in certificates]
    everybody = {tier: int(instance.size[able & (instance.tier <= tier)].sum()) for tier in TIERS}
    return {tier: in_order(proofs, tier, moved, everybody[tier]) for tier in TIERS}


class _Households:
    """Those who have a leg: equal ones once, and each whom a birthday changes with its needs on each of its legs."""

    def __init__(self, problem: Problem, reaches: Reaches, instance: Instance) -> None:
        self.instance = instance
        changing = [row for row, group in enumerate(problem.groups) if reaches.steady_needs(group) is None]
        self.changing = [_changing(problem.groups[row], reaches) for row in changing if instance.kind[row] >= 0]
        steady = instance.kind >= 0
        steady[changing] = False
        rows = np.flatnonzero(steady)
        traits = np.column_stack([instance.kind[rows], instance.tier[rows], instance.size[rows], instance.needs[rows]])
        self.likes, self.count = np.unique(traits, axis=0, return_counts=True)
        lengths = np.diff(instance.kind_start)[self.likes[:, 0]]
        self.starts = np.cumsum(lengths) - lengths
        self.like = np.repeat(np.arange(len(self.likes)), lengths)
        inside = np.arange(len(self.like)) - self.starts[self.like]
        self.legs = instance.kind_legs[instance.kind_start[self.likes[:, 0]][self.like] + inside]

    def most(self, certificate: Certificate) -> int:
        """sum a_t P_t <= prices x capacity + sum over households of max(0, a_t size - the cheapest of their legs)."""
        prices, weights = np.maximum(certificate.prices, 0.0), np.maximum(certificate.weights, 0.0)
        total = float((prices * self.instance.capacity).sum())
        if len(self.likes):
            paid = (prices[self.legs] * self.likes[:, 3:][self.like]).sum(axis=1)
            worth = weights[self.likes[:, 1] - 1] * self.likes[:, 2] - np.minimum.reduceat(paid, self.starts)
            total += float((self.count * np.maximum(0.0, worth)).sum())
        for tier, size, legs, needs in self.changing:
            total += max(0.0, float(weights[tier - 1] * size - (prices[legs] * needs).sum(axis=1).min()))
        return floor(total + WHOLE)


def _changing(group: Group, reaches: Reaches) -> tuple[int, int, Whole, Whole]:
    places = reaches.of(group).options
    return group.tier, group.size, np.array(places), np.array([reaches.needs(group, place) for place in places])
