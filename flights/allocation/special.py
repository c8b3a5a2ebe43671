"""Prices for wheelchair, stretcher and infant places: where those are short, seats alone prove too little.

Seat prices are given. Prices of the others go up where more households would like a leg at these prices than it has
places, and down where fewer would: a step of Polyak's rule towards what the plan has, and the best prices are kept.
"""

from dataclasses import dataclass

import numpy as np

from flights.allocation.instance import Prices, Whole
from flights.allocation.parts import Part, stretches

# Counted, so that speed changes no bound; fewer for many households.
ROUNDS = 120
ARCS_FOR_ALL_ROUNDS = 300_000
LEAST_ROUNDS = 25
PATIENCE = 12
# Prices that have closed less of the gap than this by then are given up: seats are what is short there.
WORTH_IT = 0.02
# Gains that differ by less are as good as equal.
CLOSE = 0.005


@dataclass(slots=True)
class Wishes:
    """Households with special needs, alike ones together; `arcs` are their legs, `start` where each one's begin."""

    count: Prices
    needs: Whole
    start: Whole
    legs: Whole
    owner: Whole
    worth: Prices

    @classmethod
    def of(cls, part: Part, tier: int, seat_prices: Prices) -> "Wishes":
        rows = np.flatnonzero((part.needs[:, 1:] > 0).any(axis=1) & (part.tier <= tier))
        traits = np.column_stack([part.kind[rows], part.size[rows], part.needs[rows]])
        alike, count = np.unique(traits, axis=0, return_counts=True)
        start, arcs = stretches(part.kind_start, alike[:, 0])
        owner = np.repeat(np.arange(len(alike)), np.diff(start))
        legs = part.kind_legs[arcs]
        worth = alike[owner, 1] - seat_prices[legs] * alike[owner, 2]
        return cls(count.astype(np.float64), alike[:, 3:], start, legs, owner, worth)

    def best(self, prices: Prices) -> tuple[Prices, Whole]:
        """What each gains on its best legs at these prices, and those legs' places among the arcs."""
        gain = self.worth.copy()
        needs = self.needs[self.owner]
        for resource in range(3):
            gain -= prices[self.legs, resource] * needs[:, resource]
        most = np.maximum.reduceat(gain, self.start[:-1])
        return most, np.flatnonzero((gain >= most[self.owner] - CLOSE) & (gain > 0))


def special_prices(part: Part, tier: int, seat_prices: Prices, start: Prices, gap: float) -> Prices:
    """Prices by leg for the three special resources that lower the bound, by at most `gap` people."""
    wishes = Wishes.of(part, tier, seat_prices)
    if not len(wishes.count) or gap <= 0:
        return start
    room = part.room[:, 1:].astype(np.float64)
    prices, best_prices = start.copy(), np.zeros_like(start)
    scale, stale = 1.0, 0
    rounds = int(np.clip(ROUNDS * ARCS_FOR_ALL_ROUNDS / len(wishes.legs), LEAST_ROUNDS, ROUNDS))
    nothing = float((wishes.count * np.maximum(0, wishes.best(np.zeros_like(start))[0])).sum())
    least, floor = nothing, nothing - gap
    for each in range(rounds):
        if each == PATIENCE and nothing - least < WORTH_IT * gap:
            break
        most, chosen = wishes.best(prices)
        bound = float((prices * room).sum() + (wishes.count * np.maximum(0, most)).sum())
        stale += 1
        if bound < least - 1e-9:
            least, best_prices, stale = bound, prices.copy(), 0
        if stale >= PATIENCE:
            scale, stale, prices = scale / 2, 0, best_prices.copy()
            continue
        slope = room - _taken(wishes, chosen, len(room))
        slope[(prices <= 0) & (slope > 0)] = 0
        length = float((slope**2).sum())
        if length == 0 or bound <= floor + 0.5:
            break
        prices = np.maximum(0.0, prices - scale * (bound - floor) / length * slope)
    return best_prices


def _taken(wishes: Wishes, chosen: Whole, legs: int) -> Prices:
    """Places wanted on each leg; whoever likes several equally is divided among them."""
    owner = wishes.owner[chosen]
    share = (wishes.count / np.maximum(1, np.bincount(owner, minlength=len(wishes.count))))[owner]
    needs = wishes.needs[owner]
    columns = [np.bincount(wishes.legs[chosen], share * needs[:, resource], minlength=legs) for resource in range(3)]
    return np.stack(columns, axis=1)
