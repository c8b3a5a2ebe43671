"""Prices for wheelchair, stretcher and infant places: where those are short, seats alone prove too little.

Seat prices are given. Prices of the others go up where more households would like a leg at these prices than it has
places, and down where fewer would: a step of Polyak's rule towards what the plan has, and the best prices are kept.
"""

from dataclasses import dataclass

import numpy as np

from flights.allocation.instance import Flags, Prices, Whole
from flights.allocation.parts import Part, stretches

# Counted, so that speed changes no bound; fewer for many households.
ROUNDS = 300
ARCS_FOR_ALL_ROUNDS = 300_000
LEAST_ROUNDS = 50
PATIENCE = 12
# Rounds after which prices must have closed such a share of the gap once more, or seats are what is short.
STRETCH, WORTH_IT, AT_ALL = 30, 0.005, 0.001
# Gains that differ by less are as good as equal.
CLOSE = 0.005


@dataclass(slots=True)
class Wishes:
    """Households with special needs, alike ones together. Arcs are their legs: where each one's `start`, what each is
    `worth`, and its `place` in the table of needs (one of `needs`) by legs.
    """

    count: Prices
    needs: Whole
    legs: int
    start: Whole
    place: Whole
    worth: Prices

    @classmethod
    def of(cls, part: Part, weights: tuple[float, ...], seat_prices: Prices) -> "Wishes":
        weight = np.array(weights)[part.tier - 1]
        rows = np.flatnonzero((part.needs[:, 1:] > 0).any(axis=1) & (weight > 0))
        traits = np.column_stack([part.size[rows] * weight[rows], part.kind[rows], part.needs[rows]])
        distinct, count = np.unique(traits, axis=0, return_counts=True)
        alike = distinct.astype(np.int64)
        start, arcs = stretches(part.kind_start, alike[:, 1])
        lengths, legs = np.diff(start), part.kind_legs[arcs]
        needs, which = np.unique(alike[:, 3:], axis=0, return_inverse=True)
        worth = np.repeat(distinct[:, 0], lengths)
        worth -= seat_prices[legs] * np.repeat(alike[:, 2], lengths)
        place = np.repeat(which.ravel() * len(part.room), lengths) + legs
        return cls(count.astype(np.float64), needs, len(part.room), start, place, worth)

    def best(self, prices: Prices) -> tuple[Prices, Flags]:
        """What each gains on its best legs at these prices, and which arcs lead to those legs."""
        gain = self.worth - (self.needs @ prices.T).ravel()[self.place]
        most = np.maximum.reduceat(gain, self.start[:-1])
        return most, (gain >= np.repeat(np.maximum(most - CLOSE, 1e-12), np.diff(self.start)))

    def taken(self, chosen: Flags) -> Prices:
        """Places wanted on each leg; whoever likes several equally is divided among them."""
        many = np.add.reduceat(chosen, self.start[:-1], dtype=np.int64)
        share = np.repeat(self.count / np.maximum(1, many), many)
        table = np.bincount(self.place[chosen], share, minlength=len(self.needs) * self.legs)
        return np.asarray(table.reshape(len(self.needs), self.legs).T @ self.needs)


def special_prices(part: Part, weights: tuple[float, ...], seat_prices: Prices, start: Prices, gap: float) -> Prices:
    """Prices by leg for the three special resources that lower the bound of these weights, by at most `gap`."""
    wishes = Wishes.of(part, weights, seat_prices)
    if not len(wishes.count) or gap <= 0:
        return start
    room = part.room[:, 1:].astype(np.float64)
    prices, best_prices = start.copy(), np.zeros_like(start)
    scale, stale = 1.0, 0
    rounds = int(np.clip(ROUNDS * ARCS_FOR_ALL_ROUNDS / len(wishes.place), LEAST_ROUNDS, ROUNDS))
    least = float((wishes.count * np.maximum(0, wishes.best(np.zeros_like(start))[0])).sum())
    floor, before = least - gap, least
    for each in range(rounds):
        if _wins_nothing(each, before - least, gap):
            break
        if each % STRETCH == 0:
            before = least
        most, chosen = wishes.best(prices)
        bound = float((prices * room).sum() + (wishes.count * np.maximum(0, most)).sum())
        stale += 1
        if bound < least - 1e-9:
            least, best_prices, stale = bound, prices.copy(), 0
        if stale >= PATIENCE:
            scale, stale, prices = scale / 2, 0, best_prices.copy()
            continue
        slope = room - wishes.taken(chosen)
        slope[(prices <= 0) & (slope > 0)] = 0
        length = float((slope**2).sum())
        if length == 0 or bound <= floor + 0.5:
            break
        prices = np.maximum(0.0, prices - scale * (bound - floor) / length * slope)
    return best_prices


def _wins_nothing(rounds: int, won: float, gap: float) -> bool:
    """`won` are the people by whom the bound is lower than at the last look."""
    if rounds == PATIENCE:
        return won < AT_ALL * gap
    return rounds > 0 and rounds % STRETCH == 0 and won < WORTH_IT * gap
