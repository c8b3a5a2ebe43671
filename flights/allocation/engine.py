"""Seats for everybody at full size: a flow of seats, households whole, repair, order, and the proof beside the plan.

Limits are counted in steps of the search, so that the same question and seed have the same plan on any machine; the
clock only ends what would take too long, and then the words say so.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from flights.allocation.breaches import moved
from flights.allocation.cabin import Cabin
from flights.allocation.certificate import of_cut
from flights.allocation.instance import AIMS, STAYS, TIERS, Aim, Certificate, Flags, Instance, Outcome, Whole
from flights.allocation.network import Network
from flights.allocation.order import fill, first_go_early, first_go_first, move_forward
from flights.allocation.parts import Part, free_room, movable, part_of
from flights.allocation.repair import Repair
from flights.allocation.rounding import levels, seat_families, seat_singles, within


def solve_instance(
    instance: Instance, *, seconds: float = 60.0, seed: int = 0, warm: Whole | None = None, aims: tuple[Aim, ...] = AIMS
) -> Outcome:
    """The plan. `warm` is the plan so far (leg by household, -1 stays): what did not change is not looked at again."""
    with _no_cyclic_collection():
        return _Run(instance, seconds, seed).solve()


@contextmanager
def _no_cyclic_collection() -> Iterator[None]:
    """Millions of small values and no cycles among them: looking for cycles would take longer than the plan."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Run:
    def __init__(self, instance: Instance, seconds: float, seed: int) -> None:
        self.instance, self.seed = instance, seed
        self.ends_at = time.monotonic() + seconds
        self.seconds: dict[str, float] = {}

    def solve(self) -> Outcome:
        instance = self.instance
        with self._timed("parts"):
            part = part_of(instance, movable(instance), free_room(instance))
        with self._timed("flow"):
            network, meant, cuts = send_tiers(part)
        with self._timed("households"):
            where = seat_families(part, network, meant)
            seat_singles(part, where)
        with self._timed("repair"):
            where = repaired(part, where)
        with self._timed("order"):
            put_in_order(part, where)
        with self._timed("proof"):
            cut = np.zeros((len(TIERS), instance.legs), dtype=bool)
            cut[:, part.legs] = cuts
            proofs = tuple(of_cut(instance, tier, cut[tier - 1]) for tier in TIERS)
        return self._outcome(part, where, proofs, cut)

    def _outcome(self, part: Part, where: Whole, proofs: tuple[Certificate, ...], cut: Flags) -> Outcome:
        leg = np.where(self.instance.locked, self.instance.earlier, STAYS).astype(np.int32)
        leg[part.groups] = np.where(where >= 0, part.legs[where], STAYS)
        bounds = {proof.tier: proof.bound for proof in proofs}
        gone = moved(self.instance, leg)
        return Outcome(leg, gone, bounds, proofs, cut, seconds=self.seconds, words=_words(gone, bounds), seed=self.seed)

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        started = time.process_time()
        yield
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - started


def send_tiers(part: Part) -> tuple[Network, Flags, Flags]:
    """The flow, the households that it has seats for, and the cut after each tier."""
    network = Network(part.kind_start, part.kind_legs, part.room[:, 0])
    unmet, meant = np.zeros(network.kinds, dtype=bool), np.zeros(len(part.tier), dtype=bool)
    cuts = np.zeros((len(TIERS), len(part.room)), dtype=bool)
    keys = levels(part)
    for tier in TIERS:
        for level in np.unique(keys[part.tier == tier]):
            rows = np.flatnonzero(keys == level)
            kinds, seats = part.kind[rows], part.needs[rows, 0]
            demand = np.bincount(kinds, seats, minlength=network.kinds).astype(np.int64)
            sent = network.send(demand)
            unmet |= sent < demand
            meant[rows] = within(kinds, seats) <= sent[kinds]
        cuts[tier - 1] = network.cut(unmet)
    return network, meant, cuts


def repaired(part: Part, where: Whole) -> Whole:
    cabin = Cabin(part, where)
    Repair(cabin).run(np.flatnonzero(where < 0))
    return np.array(cabin.where, dtype=np.int32)


def put_in_order(part: Part, where: Whole) -> None:
    """Who of a tier goes and how early; whatever that leaves free is filled."""
    first_go_first(part, where)
    first_go_early(part, where)
    move_forward(part, where)
    while fill(part, where):
        first_go_first(part, where)


def _words(gone: dict[int, int], bounds: dict[int, int]) -> str:
    return "optimal" if gone == bounds else "stopped at a limit"
