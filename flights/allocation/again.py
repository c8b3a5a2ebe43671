"""Planning again after something changed: who sits stays, and only those are looked at whom the change can reach."""

from dataclasses import dataclass, replace

import numpy as np

from flights.allocation.certificate import with_prices
from flights.allocation.instance import STAYS, TIERS, Certificate, Flags, Instance, Prices, Whole
from flights.allocation.parts import Part
from flights.allocation.rounding import room_left, singles

# A gap may grow by so much of all who could travel before it is worth a new search for proofs.
SLACK = 0.0005


@dataclass(frozen=True, slots=True)
class Earlier:
    """The plan so far: leg[G] of each household, -1 stays. It had not heard of those that are not `is_known`.

    With its `proofs`, and the people by whom it missed those for any plan (`gaps`), new ones are searched only where
    these prices prove clearly less than they did.
    """

    leg: Whole
    is_known: Flags | None = None
    proofs: tuple[Certificate, ...] = ()
    gaps: tuple[int, ...] = ()

    @property
    def anyhow(self) -> tuple[Certificate, ...]:
        return tuple(proof for proof in self.proofs if proof.counts_alike)

    @property
    def in_order(self) -> tuple[Certificate, ...]:
        return tuple(proof for proof in self.proofs if not proof.counts_alike)

    def news(self) -> Flags:
        return np.zeros(len(self.leg), dtype=bool) if self.is_known is None else ~self.is_known

    def affected(self) -> Flags:
        """Who is to be looked at in any case when without a leg: the new ones, and those who have lost theirs."""
        return self.news() | (self.leg >= 0)

    def proves_as_much(self, proofs: tuple[Certificate, ...], gone: dict[int, int]) -> bool:
        """The gaps are hardly larger than they were."""
        return len(self.gaps) == len(proofs) and all(
            proof.bound - gone[proof.tier] <= gap + SLACK * proof.bound
            for proof, gap in zip(proofs, self.gaps, strict=True)
        )


def planned(instance: Instance, earlier: Earlier) -> Instance:
    """The plan so far as if everybody in it had been told: nobody changes without need, those with an offer least.

    An offer that the plan did not keep is gone: nobody in it gives way to whoever waits.
    """
    goes = ~instance.locked & (earlier.leg >= 0)
    waits = ~instance.locked & (earlier.leg < 0) & ~earlier.news()
    has_offer = goes & (instance.earlier == earlier.leg)
    held = np.where(goes, earlier.leg, np.where(waits, STAYS, instance.earlier))
    weight = np.where(goes, instance.size + has_offer * instance.weight, np.where(waits, 0, instance.weight))
    return replace(instance, earlier=held.astype(np.int32), weight=weight.astype(np.int32))


def within_reach(part: Part, where: Whole, is_affected: Flags) -> Whole:
    """Who has no leg and is affected, or could get one if singles moved on to the seats that are free.

    Also who needs a special place, where one is free on a leg with somebody less urgent.
    """
    room = room_left(part, where)
    leads = room[:, 0] > 0
    seated = np.flatnonzero((where >= 0) & singles(part))
    kind, leg = part.kind[seated], where[seated]
    while True:
        arrives = _any_leg(part, leads)
        more = np.zeros_like(leads)
        more[leg[arrives[kind]]] = True
        if not (more & ~leads).any():
            break
        leads |= more
    asks = arrives[part.kind] | (part.held >= 0) | is_affected
    worst = np.zeros(len(room), dtype=np.int64)
    np.maximum.at(worst, where[where >= 0], part.tier[where >= 0])
    for tier in TIERS[:-1]:
        for place in (1, 2, 3):
            rows = np.flatnonzero((where < 0) & (part.tier == tier) & (part.needs[:, place] > 0))
            asks[rows] |= _any_leg(part, (room[:, place] > 0) & (worst > tier))[part.kind[rows]]
    return np.flatnonzero((where < 0) & asks)


def _any_leg(part: Part, leads: Flags) -> Flags:
    """Kinds one of whose legs is among these."""
    found = np.logical_or.reduceat(np.append(leads[part.kind_legs], False), part.kind_start[:-1])
    return np.asarray(found & (np.diff(part.kind_start) > 0))


def renewed(instance: Instance, leg: Whole, proofs: tuple[Certificate, ...]) -> tuple[Certificate, ...]:
    """The better of two for each: the prices as they were, or with those of seats that nobody less urgent has.

    A leg that is new has no price, and whoever could take it would prove nothing. One that nobody can take any more
    costs nothing.
    """
    found, taken = [], np.zeros(instance.legs, dtype=bool)
    taken[instance.kind_legs] = True
    for proof in proofs:
        prices = np.where(taken[:, None], proof.prices, 0.0)
        known = [with_prices(instance, proof.weights, prices)]
        more = _with_full_legs(instance, leg, known[0])
        if (more > prices).any():
            known.append(with_prices(instance, proof.weights, more))
        found.append(min(known, key=lambda proof: proof.bound))
    return tuple(found)


def _with_full_legs(instance: Instance, leg: Whole, proof: Certificate) -> Prices:
    gone = (leg >= 0) & (instance.tier <= proof.tier)
    seats = np.bincount(leg[gone], instance.needs[gone, 0], minlength=instance.legs)
    prices = proof.prices.copy()
    prices[(prices[:, 0] == 0) & (seats >= instance.capacity[:, 0]) & (seats > 0), 0] = 1.0
    return prices
