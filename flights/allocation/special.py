"""Prices for wheelchair, stretcher and infant places: where those are short, seats alone prove too little.

Seat prices are given. Prices of the others go up where more households would like a leg at these prices than it has
places, and down where fewer would, in steps that become shorter; the best prices are kept.
"""

from dataclasses import dataclass

import numpy as np

from flights.allocation.instance import Flags, Prices, Whole
from flights.allocation.parts import Part, stretches

# Counted, so that speed changes no bound; fewer for many households.
ROUNDS = 200
ARCS_FOR_ALL_ROUNDS = 300_000
LEAST_ROUNDS = 30
# Rounds after which prices must have closed such a share of the gap once more, or seats are what is short.
STRETCH, WORTH_IT = 30, 0.005
# Shares of a person's worth that a price moves in the first round, and of that in the last; averages over ten and a
# hundred rounds.
FIRST_STEP, LAST_STEP = 0.2, 0.01
KEEP_MEAN, KEEP_SQUARE = 0.9, 0.99
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


def special_prices(part: Part, weights: tuple[float, ...], seat_prices: Prices, gap: float) -> Prices:
    """Prices by leg for the three special resources that lower the bound of these weights, by at most `gap`."""
    wishes = Wishes.of(part, weights, seat_prices)
    room = part.room[:, 1:].astype(np.float64)
    best = np.zeros_like(room)
    if not len(wishes.count):
        return best
    search = _Prices(best, FIRST_STEP * max(weights))
    rounds = int(np.clip(ROUNDS * ARCS_FOR_ALL_ROUNDS / len(wishes.place), LEAST_ROUNDS, ROUNDS))
    least = at_first = before = float((wishes.count * np.maximum(0, wishes.best(best)[0])).sum())
    for each in range(rounds):
        most, chosen = wishes.best(search.prices)
        bound = float((search.prices * room).sum() + (wishes.count * np.maximum(0, most)).sum())
        if bound < least:
            least, best = bound, search.prices
        if least <= at_first - gap + 0.5 or _wins_nothing(each, before - least, gap):
            break
        if each % STRETCH == 0:
            before = least
        search.step(room - wishes.taken(chosen), each / rounds)
    return best


class _Prices:
    """Each price by its own steps, which become shorter (Adam: Kingma and Ba, 2015)."""

    def __init__(self, start: Prices, first_step: float) -> None:
        self.prices, self.first_step, self.steps = start, first_step, 0
        self.mean, self.square = np.zeros_like(start), np.zeros_like(start)

    def step(self, slope: Prices, done: float) -> None:
        """`slope`: places left over on each leg, less than none where more are wanted; `done` goes from 0 to 1."""
        self.steps += 1
        slope = np.where((self.prices <= 0) & (slope > 0), 0.0, slope)
        self.mean = KEEP_MEAN * self.mean + (1 - KEEP_MEAN) * slope
        self.square = KEEP_SQUARE * self.square + (1 - KEEP_SQUARE) * slope**2
        mean = self.mean / (1 - KEEP_MEAN**self.steps)
        square = self.square / (1 - KEEP_SQUARE**self.steps)
        length = self.first_step * LAST_STEP**done
        self.prices = np.maximum(0.0, self.prices - length * mean / (np.sqrt(square) + 1e-3))


def _wins_nothing(rounds: int, won: float, gap: float) -> bool:
    """`won` are the people by whom the bound is lower than at the last look."""
    return rounds > 0 and rounds % STRETCH == 0 and won < WORTH_IT * gap
