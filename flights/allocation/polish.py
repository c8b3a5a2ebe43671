"""Small components that are not proved yet are searched to the end: what that proves holds in the order of aims."""

import time
from collections.abc import Iterator

import numpy as np

from flights.allocation.certificate import WHOLE, terms
from flights.allocation.exact import columns, search
from flights.allocation.instance import STAYS, TIERS, Aim, Certificate, Corridor, Flags, Instance, Prices, Whole
from flights.allocation.parts import components, free_room, movable, part_of, places
from flights.allocation.urgent import search_urgent

MOST_COLUMNS = 20_000
# A search that has less than this is not begun: its process would hardly have started.
LEAST_SECONDS = 0.5


class Polish:
    """`leg` is changed in place. By how many people each bound is lower than its certificate: `rounded` since each part
    moves whole people, which holds for any plan, and `lower` for plans that do as well in the aims before.
    `leaves_some`: households gave way, and may find another place.
    """

    def __init__(
        self,
        instance: Instance,
        leg: Whole,
        proofs: tuple[Certificate, ...],
        aims: tuple[Aim, ...],
        corridors: tuple[Corridor, ...],
    ) -> None:
        self.instance, self.leg, self.proofs, self.aims = instance, leg, proofs, aims
        self.corridors = corridors
        self.is_joined = "reciprocity" in aims and bool(instance.corridors)
        self.rounded, self.lower = np.zeros(len(TIERS)), np.zeros(len(TIERS))
        self.in_time, self.searched, self.leaves_some = True, 0, False
        self.large: list[int] = []

    def _component_of_rows(self) -> Whole:
        first = self.instance.kind_legs[self.instance.kind_start[self.instance.kind[self.rows]]]
        return np.asarray(self.of_leg[first])

    def run(self, *, ends_at: float, seed: int) -> None:
        self.rows = movable(self.instance)
        if not len(self.rows):
            return
        self.of_leg = components(self.instance, self.rows, joined=self.is_joined)
        self.of_row = self._component_of_rows()
        parts, gone = self._by_component()
        # Parts share nobody and no leg, and people are whole: so is each part's bound, and all its people are enough.
        bounds = np.minimum(np.floor(parts + WHOLE), self._everybody())
        self.rounded = np.floor(parts.sum(axis=1) + WHOLE) - bounds.sum(axis=1)
        self.lower = self.rounded.copy()
        room = free_room(self.instance)
        for chosen in self._batches(np.flatnonzero(self._is_open(bounds, gone))):
            seconds = ends_at - time.monotonic()
            if seconds < LEAST_SECONDS:
                self.in_time = False
                return
            rows = self.rows[np.isin(self.of_row, chosen)]
            part = part_of(self.instance, rows, room, np.flatnonzero(np.isin(self.of_leg, chosen)))
            place = np.full(self.instance.legs + 1, STAYS, dtype=np.int32)
            place[part.legs] = np.arange(len(part.legs))
            at_most = bounds[:, chosen].sum(axis=1)
            answer = search(
                part, place[self.leg[rows]], at_most,
                aims=self.aims, corridors=self.corridors, seconds=seconds, seed=seed,
            )  # fmt: skip
            self.leg[rows] = np.where(answer.where >= 0, part.legs[answer.where], STAYS)
            self.in_time &= answer.in_time
            self.searched += 1
            self._lower(at_most, rows, answer.bounds)
        self._search_urgent(bounds, room, ends_at=ends_at, seed=seed)

    def _search_urgent(self, bounds: Prices, room: Whole, *, ends_at: float, seed: int) -> None:
        """Of the parts that are too large, the tiers that alone are not."""
        for component in self.large:
            rows = self.rows[self.of_row == component]
            part = part_of(self.instance, rows, room, np.flatnonzero(self.of_leg == component))
            at_most, before = bounds[:, component], places(part, self.leg, self.instance.legs)
            found = search_urgent(part, before, at_most, aims=self.aims, ends_at=ends_at, seed=seed)
            if found.bounds:
                self.leg[rows] = np.where(found.where >= 0, part.legs[found.where], STAYS)
                self.in_time &= found.in_time
                self.searched += 1
                self.leaves_some |= bool(((before >= 0) & (found.where < 0)).any())
                self._lower(at_most, rows, found.bounds)

    def _count(self) -> int:
        return int(self.of_leg.max(initial=0)) + 1

    def _by_component(self) -> tuple[Prices, Prices]:
        """Bound and people moved of tiers <= t in each component."""
        count = self._count()
        bounds, gone = np.zeros((len(TIERS), count)), np.zeros((len(TIERS), count))
        for place, proof in enumerate(self.proofs):
            gains, costs = terms(self.instance, proof, self.rows)
            bounds[place] = np.bincount(self.of_row, gains, minlength=count)
            bounds[place] += np.bincount(self.of_leg, costs, minlength=count)
            goes = (self.leg[self.rows] >= 0) & (self.instance.tier[self.rows] <= proof.tier)
            gone[place] = np.bincount(self.of_row[goes], self.instance.size[self.rows[goes]], minlength=count)
        return bounds, gone

    def _everybody(self) -> Prices:
        """People of tiers <= t in each component."""
        instance, count = self.instance, self._count()
        tier, size = instance.tier[self.rows], instance.size[self.rows]
        return np.array([np.bincount(self.of_row, size * (tier <= most), minlength=count) for most in TIERS])

    def _is_open(self, bounds: Prices, gone: Prices) -> Flags:
        """Not proved; or other aims than people are still to be reached there."""
        is_open = np.array((bounds > gone + 0.5).any(axis=0), dtype=bool)
        if self.is_joined:
            is_open[self.of_leg[self.instance.leg_corridor >= 0]] = True
            is_open &= np.bincount(self.of_row, minlength=len(is_open)) > 0
        offers = self.instance.earlier[self.rows] != self.leg[self.rows]
        offers &= (self.instance.weight[self.rows] > 0) & (self.instance.earlier[self.rows] >= 0)
        if "stability" in self.aims:
            is_open[self.of_row[offers]] = True
        return is_open

    def _batches(self, chosen: Whole) -> Iterator[list[int]]:
        """Components that make one model, small ones together; those that are too large are left as they are."""
        lengths = np.diff(self.instance.kind_start)[self.instance.kind[self.rows]]
        upper = np.bincount(self.of_row, lengths, minlength=self._count())
        batch: list[int] = []
        total = 0
        for component in sorted(chosen.tolist(), key=lambda number: (upper[number], number)):
            size = int(upper[component]) if upper[component] <= MOST_COLUMNS else self._columns(component)
            if size > MOST_COLUMNS:
                self.large.append(component)
                continue
            if batch and total + size > MOST_COLUMNS:
                yield batch
                batch, total = [], 0
            batch.append(component)
            total += size
        if batch:
            yield batch

    def _columns(self, component: int) -> int:
        rows = self.rows[self.of_row == component]
        lengths = np.diff(self.instance.kind_start)
        if int(lengths[np.unique(self.instance.kind[rows])].sum()) > MOST_COLUMNS:
            return MOST_COLUMNS + 1
        return columns(part_of(self.instance, rows, free_room(self.instance)))

    def _lower(self, proved: Prices, rows: Whole, bounds: dict[Aim, int]) -> None:
        """Nobody does as well in the aims before and better in this one; without an answer everybody might go."""
        known = 0.0
        for place, tier in enumerate(TIERS):
            everybody = int(self.instance.size[rows[self.instance.tier[rows] == tier]].sum())
            known += min(bounds.get(tier, everybody), everybody)
            self.lower[place] += max(0.0, float(proved[place]) - known)
