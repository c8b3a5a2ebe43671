"""Why no plan can move more people: prices on places, checked by arithmetic and without any solver.

For any factors a (by tier) and prices p >= 0 (by leg and resource), every plan obeys
    sum a[tier] * people moved  <=  sum p * room  +  sum over households max(0, a[tier] * size - cheapest leg's price)
because a household that goes pays at most what its places cost, and no place is sold twice. Households that are locked
go in any case; `room` is what they leave.
"""

from collections.abc import Iterable

import numpy as np

from flights.allocation.instance import RESOURCES, TIERS, Certificate, Flags, Instance, Prices, Whole
from flights.allocation.parts import able, free_room, numbered, pattern_codes, stretches

WHOLE = 1e-6


def verify(instance: Instance, certificate: Certificate) -> int:
    """The bound that the prices prove, from the instance alone."""
    prices = np.asarray(certificate.prices, dtype=np.float64)
    if prices.shape != (instance.legs, len(RESOURCES)) or (prices < 0).any() or min(certificate.weights) < 0:
        raise ValueError("prices and weights are not negative, one for each leg and resource, one for each tier")
    weight = np.concatenate([[0.0], certificate.weights])
    locked = instance.locked
    total = (weight[instance.tier[locked]] * instance.size[locked]).sum()
    gains, costs = terms(instance, certificate, able(instance))
    return int(np.floor(total + gains.sum() + costs.sum() + WHOLE))


def terms(instance: Instance, certificate: Certificate, rows: Whole) -> tuple[Prices, Prices]:
    """What each of these households adds to the bound, which are all that are not locked, and what each leg adds."""
    weight = np.concatenate([[0.0], certificate.weights])
    worth = weight[instance.tier[rows]] * instance.size[rows]
    lists = instance.kind_start, instance.kind_legs
    price = cheapest(*lists, instance.kind[rows], instance.needs[rows], certificate.prices)
    return np.maximum(0.0, worth - price), (certificate.prices * free_room(instance)).sum(axis=1)


def cheapest(start: Whole, legs: Whole, kind: Whole, needs: Whole, prices: Prices) -> Prices:
    """What the cheapest leg of its kind costs each household."""
    seats = _least(start, prices[legs, 0])[kind] * needs[:, 0]
    needing = np.zeros(len(kind), dtype=bool)
    for resource in np.flatnonzero((prices[:, 1:] > 0).any(axis=0)).tolist():
        needing |= needs[:, 1 + resource] > 0
    special = np.flatnonzero(needing)
    codes = pattern_codes(needs[special])
    for code in np.unique(codes).tolist():
        rows = special[codes == code]
        kinds, again = numbered(kind[rows], len(start) - 1)
        inner, arcs = stretches(start, kinds)
        seats[rows] = _least(inner, (prices @ needs[rows[0]])[legs[arcs]])[again]
    return np.asarray(seats)


def _least(start: Whole, values: Prices) -> Prices:
    """The least value of each stretch; a stretch of none costs nothing."""
    least = np.minimum.reduceat(np.append(values, np.inf), start[:-1]) if len(start) > 1 else np.zeros(0)
    return np.where(np.diff(start) > 0, least, 0.0)


def of_cuts(instance: Instance, weights: tuple[float, ...], cut: Flags) -> Certificate:
    """A seat costs what the first tier weighs in whose cut its leg is; nothing outside."""
    prices = np.zeros((instance.legs, len(RESOURCES)))
    prices[:, 0] = np.max(np.where(cut, np.array(weights)[:, None], 0.0), axis=0)
    return with_prices(instance, weights, prices)


def with_prices(instance: Instance, weights: tuple[float, ...], prices: Prices) -> Certificate:
    tier = max(tier for tier, weight in zip(TIERS, weights, strict=True) if weight)
    return Certificate(tier, weights, prices, verify(instance, Certificate(tier, weights, prices, 0)))


def in_order(proofs: Iterable[Certificate], tier: int, moved: dict[int, int], everybody: int) -> int:
    """People of tiers <= `tier` at most, in a plan that moves at least as many as `moved` of the tiers before.

    With weights that never rise, sum a[t] * people of t is the sum of (a[t] - a[t + 1]) * people of tiers <= t: what
    the tiers before have at least is taken off. `everybody` may go where no proof speaks of the tier.
    """
    least = everybody
    for proof in proofs:
        weights = np.minimum.accumulate(proof.weights[:tier])
        if weights[-1] > 0:
            before = sum((weights[other - 1] - weights[other]) * moved[other] for other in range(1, tier))
            least = min(least, int(np.floor((proof.bound - before) / weights[-1] + WHOLE)))
    return least
