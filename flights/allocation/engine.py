"""Seats for everybody at full size: a flow of seats, households whole, repair, order, and the proof beside the plan.

Limits are counted in steps of the search, so that the same question and seed have the same plan on any machine; the
clock only ends what would take too long, and then the words say so.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from flights.allocation.again import Earlier, planned, renewed, within_reach
from flights.allocation.balance import Balance, with_locked
from flights.allocation.breaches import changed, excess, moved
from flights.allocation.cabin import Cabin
from flights.allocation.certificate import in_order
from flights.allocation.collecting import without_collecting
from flights.allocation.instance import (
    AIMS,
    STAYS,
    TIERS,
    Aim,
    Certificate,
    Corridor,
    Flags,
    Instance,
    Outcome,
    Whole,
)
from flights.allocation.network import Network
from flights.allocation.order import back_to_offers, fill, first_go_early, first_go_first, move_forward
from flights.allocation.parts import Part, free_room, movable, part_of, places
from flights.allocation.polish import MOST_COLUMNS, Polish
from flights.allocation.proofs import prove, prove_in_order
from flights.allocation.repair import ALL_LOOKS, Repair
from flights.allocation.rounding import kept, levels, room_left, seat_families, seat_singles, within

# However short the time: a plan is not worth much before whoever was left behind has been looked at.
LEAST_SECONDS = 10.0
# When a plan is made again: those before looked at all families already.
LOOKS_AGAIN = 2_000
STEPS = ("parts", "flow", "households", "repair", "order", "proof", "polish")


def solve_instance(
    instance: Instance,
    *,
    seconds: float = 60.0,
    seed: int = 0,
    warm: Earlier | None = None,
    aims: tuple[Aim, ...] = AIMS,
    told: Callable[[str], None] | None = None,
) -> Outcome:
    """The plan. `warm` is the plan so far: it is mended, and nobody changes without need.

    `seconds` end the search for something better and for proofs; a plan that holds is given in any case. `told` is
    called with the name of each step as it begins (STEPS).
    """
    with without_collecting():
        question = instance if warm is None else planned(instance, warm)
        outcome = _Run(question, seconds, seed, aims, warm, told or (lambda _step: None)).solve()
        return replace(outcome, changed=changed(instance, outcome.leg), excess=excess(instance, outcome.leg))


def price_of_order(
    instance: Instance, plan: Outcome, aims: tuple[Aim, ...], *, seconds: float = 60.0, seed: int = 0
) -> dict[int, int]:
    """What another order of aims would cost or bring: people of each tier, fewer or more than in this plan."""
    other = solve_instance(instance, seconds=seconds, seed=seed, aims=aims)
    people = {tier: other.moved[tier] - plan.moved[tier] for tier in TIERS}
    return {tier: people[tier] - people.get(tier - 1, 0) for tier in TIERS}


class _Run:
    def __init__(
        self,
        instance: Instance,
        seconds: float,
        seed: int,
        aims: tuple[Aim, ...],
        earlier: Earlier | None,
        told: Callable[[str], None],
    ) -> None:
        self.told = told
        self.instance, self.seed, self.aims, self.earlier = instance, seed, aims, earlier
        self.corridors = with_locked(instance)
        self.ends_at = time.monotonic() + seconds
        self.seconds: dict[str, float] = {}
        self.known_in_order = tuple[Certificate, ...]()

    def solve(self) -> Outcome:
        instance = self.instance
        with self._timed("parts"):
            part = part_of(instance, movable(instance), free_room(instance))
            where = kept(part)
        cuts = None if self.earlier and self.earlier.anyhow else self._seat(part, where)
        with self._timed("repair"):
            where, in_time = self._repaired(part, where)
        with self._timed("order"):
            self._put_in_order(part, where)
        with self._timed("proof"):
            leg = self._legs(part, where)
            proofs, cut = self._proved(part, leg, cuts)
        polish = Polish(instance, leg, proofs, self.aims, self.corridors)
        with self._timed("polish"):
            if self.earlier is None or len(part.kind_legs) <= MOST_COLUMNS:
                polish.run(ends_at=self.ends_at, seed=self.seed)
                if polish.searched:
                    where = places(part, leg, instance.legs)
        if polish.leaves_some:
            with self._timed("repair"):
                where = self._repaired(part, where)[0]
        if polish.searched:
            with self._timed("order"):
                self._put_in_order(part, where)
        with self._timed("proof"):
            return self._outcome(part, self._legs(part, where), proofs, cut, polish, in_time=in_time and polish.in_time)

    def _seat(self, part: Part, where: Whole) -> Flags:
        """Seats who has no leg yet, unless there is a plan so far; gives the cut after each tier."""
        has_offers = bool((where >= 0).any())
        with self._timed("flow"):
            network, meant, cuts = send_tiers(part, np.full_like(where, STAYS), bands=not has_offers)
        with self._timed("households"):
            if not self.earlier:
                if has_offers:
                    network, meant, _cuts = send_tiers(part, where, bands=True)
                seat_families(part, network, meant, where)
                seat_singles(part, where)
        return cuts

    def _repaired(self, part: Part, where: Whole) -> tuple[Whole, bool]:
        """In time or not: a plan that the clock cut short holds all the same."""
        if self.earlier:
            waiting = within_reach(part, where, self.earlier.affected()[part.groups])
        else:
            waiting = np.flatnonzero(where < 0)
        cabin = Cabin(part, where)
        repair = Repair(cabin, gently=cabin.has_offers, looks=LOOKS_AGAIN if self.earlier else ALL_LOOKS)
        in_time = repair.run(waiting, ends_at=max(self.ends_at, time.monotonic() + LEAST_SECONDS))
        return np.array(cabin.where, dtype=np.int32), in_time

    def _put_in_order(self, part: Part, where: Whole) -> None:
        put_in_order(part, where, self.corridors, self.aims, is_settled=self.earlier is not None)

    def _proved(self, part: Part, leg: Whole, cuts: Flags | None) -> tuple[tuple[Certificate, ...], Flags]:
        gone, old = moved(self.instance, leg), tuple[Certificate, ...]()
        if cuts is None and self.earlier:
            old = renewed(self.instance, leg, self.earlier.anyhow)
            if self.earlier.proves_as_much(old, gone):
                self.known_in_order = renewed(self.instance, leg, self.earlier.in_order)
                return old, np.array([proof.prices[:, 0] >= 1 for proof in old])
            cuts = send_tiers(part, np.full(len(part.groups), STAYS), bands=False)[2]
        cut = np.zeros((len(TIERS), self.instance.legs), dtype=bool)
        cut[:, part.legs] = cuts
        new = prove(self.instance, part, cut, gone)
        if old:
            new = tuple(min(pair, key=lambda proof: proof.bound) for pair in zip(new, old, strict=True))
        return new, cut

    def _legs(self, part: Part, where: Whole) -> Whole:
        leg = np.where(self.instance.locked, self.instance.earlier, STAYS).astype(np.int32)
        leg[part.groups] = np.where(where >= 0, part.legs[where], STAYS)
        return leg

    def _outcome(
        self, part: Part, leg: Whole, proofs: tuple[Certificate, ...], cut: Flags, polish: Polish, *, in_time: bool
    ) -> Outcome:
        """With proofs that keep to the order of the tiers, where what is known leaves a gap."""
        gone = moved(self.instance, leg)
        bounds = {tier: proof.bound - int(polish.rounded[tier - 1]) for tier, proof in zip(TIERS, proofs, strict=True)}
        found = {tier: proof.bound - int(polish.lower[tier - 1]) for tier, proof in zip(TIERS, proofs, strict=True)}
        known = self.known_in_order
        proofs += known if known else prove_in_order(self.instance, part, cut, gone, proofs, found)
        proved = {tier: in_order(proofs, tier, gone, bounds[tier]) for tier in TIERS}
        closest = {tier: min(proved[tier], found[tier]) for tier in TIERS}
        words = "stopped at a limit" if in_time else "stopped by the clock"
        return Outcome(
            leg, gone, bounds, proofs, in_order=closest,
            searched={tier: proved[tier] - closest[tier] for tier in TIERS},
            seconds=self.seconds, seed=self.seed, words="optimal" if gone == closest else words,
        )  # fmt: skip

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        if step not in self.seconds:
            self.told(step)
        started = time.process_time()
        yield
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - started


def send_tiers(part: Part, where: Whole, *, bands: bool) -> tuple[Network, Flags, Flags]:
    """The flow of who has no leg yet, the households that it has seats for, and the cut after each tier."""
    network = Network(part.kind_start, part.kind_legs, room_left(part, where)[:, 0])
    meant = np.zeros(len(part.tier), dtype=bool)
    cuts = np.zeros((len(TIERS), len(part.room)), dtype=bool)
    keys = np.where(where == STAYS, levels(part, bands=bands), 0)
    for tier in TIERS:
        for level in np.unique(keys[(part.tier == tier) & (keys > 0)]):
            rows = np.flatnonzero(keys == level)
            kinds, seats = part.kind[rows], part.needs[rows, 0]
            demand = np.bincount(kinds, seats, minlength=network.kinds).astype(np.int64)
            sent = network.send(demand)
            network.close(sent < demand)
            meant[rows] = within(kinds, seats) <= sent[kinds]
        cuts[tier - 1] = network.closed
    return network, meant, cuts


def put_in_order(
    part: Part, where: Whole, corridors: tuple[Corridor, ...], aims: tuple[Aim, ...], *, is_settled: bool = False
) -> None:
    """Sides within their tolerance, then who of a tier goes and how early; whatever that leaves free is filled.

    In a plan that `is_settled` nobody changes for the order's sake.
    """
    Balance(part, where, corridors, aims).restore()
    if "stability" in aims:
        back_to_offers(part, where)
    if not is_settled:
        first_go_first(part, where)
        first_go_early(part, where)
        move_forward(part, where)
    while Balance(part, where, corridors, aims).fill() if corridors else fill(part, where):
        if not is_settled:
            first_go_first(part, where)
