"""Proofs beside a plan: for each tier what no plan can pass, and what none can that keeps to the order of the tiers.

The first count all people alike: also a family with an infant of tier 5 for one without of tier 4, which no plan in
this order does. The second count people of the tiers before more than once.
"""

from flights.allocation.certificate import in_order, of_cuts, with_prices
from flights.allocation.instance import TIERS, Certificate, Flags, Instance
from flights.allocation.parts import Part
from flights.allocation.special import special_prices

# Gaps that are a smaller share of the bound are left as they are; so is the order of tiers beyond the second.
NO_GAP, SMALL_GAP = 0.0001, 0.0005


def prove(instance: Instance, part: Part, cut: Flags, gone: dict[int, int]) -> tuple[Certificate, ...]:
    """One for each tier: people of tiers <= t in any plan."""
    return tuple(_closest(instance, part, _weights(tier, [1] * tier), cut, gone) for tier in TIERS)


def prove_in_order(
    instance: Instance,
    part: Part,
    cut: Flags,
    gone: dict[int, int],
    proofs: tuple[Certificate, ...],
    bounds: dict[int, int],
) -> tuple[Certificate, ...]:
    """Where the `bounds` leave a gap: closer ones, for plans that move as many as `gone` of the tiers before.

    Those count double what proved most for the tiers before.
    """
    found, before = list[Certificate](), proofs[0]
    for tier in TIERS[1:]:
        best = proofs[tier - 1]
        if bounds[tier] - gone[tier] > SMALL_GAP * bounds[tier]:
            weights = [2 * weight for weight in before.weights[: tier - 1]] + [1]
            proof = _closest(instance, part, _weights(tier, weights), cut, gone)
            if in_order([proof], tier, gone, bounds[tier]) < bounds[tier]:
                found.append(proof)
                best = proof
        before = best
    return tuple(found)


def _weights(tier: int, first: list[float]) -> tuple[float, ...]:
    return tuple(float(weight) for weight in first + [0] * (len(TIERS) - tier))


def _closest(
    instance: Instance, part: Part, weights: tuple[float, ...], cut: Flags, gone: dict[int, int]
) -> Certificate:
    """The cuts alone, or with prices for special places where those are short."""
    alone = of_cuts(instance, weights, cut)
    reached = sum(weights[tier - 1] * (gone[tier] - gone.get(tier - 1, 0)) for tier in TIERS)
    gap = alone.bound - reached
    if gap <= NO_GAP * alone.bound:
        return alone
    prices = alone.prices.copy()
    prices[part.legs, 1:] = special_prices(part, weights, prices[part.legs, 0], gap)
    return min(alone, with_prices(instance, weights, prices), key=lambda proof: proof.bound)
