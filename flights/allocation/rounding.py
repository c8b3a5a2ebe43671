"""From a flow of seats to households: families go whole where the flow has seats for them, singles fill the rest."""

from collections import defaultdict

import numpy as np

from flights.allocation.instance import STAYS, TIERS, Flags, Whole
from flights.allocation.network import Network
from flights.allocation.parts import Part

BANDS = 4
ARCS_FOR_ALL_BANDS = 1_000_000


def singles(part: Part) -> Flags:
    return np.asarray((part.size == 1) & (part.needs == [1, 0, 0, 0]).all(axis=1))


def levels(part: Part, *, bands: bool = True) -> Whole:
    """The order in which seats are sent: tier, those with more people than seats first, then by score in bands."""
    band = np.zeros(len(part.tier), dtype=np.int64)
    for tier in TIERS if bands else ():
        rows = np.flatnonzero(part.tier == tier)
        limits: list[float] = np.quantile(part.score[rows], limits_of(part)).tolist() if len(rows) else []
        for limit in limits:
            band[rows] += part.score[rows] < limit
    brings_more = part.size > part.needs[:, 0]
    return np.asarray(part.tier * (BANDS + 1) + np.where(brings_more, 0, 1 + band))


def limits_of(part: Part) -> tuple[float, ...]:
    """Where the bands of scores part; fewer where each costs seconds, as swaps put the rest in order."""
    return (0.75, 0.5, 0.25) if len(part.kind_legs) <= ARCS_FOR_ALL_BANDS else (0.5,)


def within(keys: Whole, seats: Whole) -> Whole:
    """Running sum of the seats inside each key, the rows of a key in their order."""
    order = np.argsort(keys, kind="stable")
    total = np.cumsum(seats[order])
    first = np.concatenate([[True], keys[order][1:] != keys[order][:-1]]) if len(keys) else np.zeros(0, dtype=bool)
    before = (total - seats[order])[first]
    sums = np.empty(len(keys), dtype=np.int64)
    sums[order] = total - np.repeat(before, np.diff(np.append(np.flatnonzero(first), len(keys))))
    return sums


def room_left(part: Part, where: Whole) -> Whole:
    gone = where >= 0
    taken = [np.bincount(where[gone], part.needs[gone, place], minlength=len(part.room)) for place in range(4)]
    return part.room - np.stack(taken, axis=1).astype(np.int64)


def kept(part: Part) -> Whole:
    """Offers that still hold, as far as their legs have room, the first in the order first."""
    where = np.where(part.worth > 0, part.held, STAYS).astype(np.int32)
    for leg in np.flatnonzero((room_left(part, where) < 0).any(axis=1)).tolist():
        rows = np.flatnonzero(where == leg)
        room = part.room[leg].copy()
        for group in rows[np.argsort(-part.worth[rows] // part.size[rows], kind="stable")].tolist():
            if (part.needs[group] <= room).all():
                room -= part.needs[group]
            else:
                where[group] = STAYS
    return where


def seat_families(part: Part, network: Network, meant: Flags, where: Whole) -> None:
    """Those meant to go, in the order of help, each on a leg where its kind has seats, if all its needs fit."""
    room, needs, kinds = room_left(part, where).tolist(), part.needs, part.kind
    quotas = _quotas(network)
    rows = np.flatnonzero(meant & ~singles(part) & (where == STAYS))
    special = (part.needs[rows, 1:3] > 0).any(axis=1)
    rows = rows[np.lexsort((rows, np.where(special, -part.size[rows], 0), ~special, part.tier[rows]))]
    for group, kind, need, held in zip(
        rows.tolist(), kinds[rows].tolist(), needs[rows].tolist(), part.held[rows].tolist(), strict=True
    ):
        leg = _leg_for(need, quotas[kind], room, held)
        if leg != STAYS:
            where[group] = leg
            room[leg] = [have - want for have, want in zip(room[leg], need, strict=True)]
            left = quotas[kind].get(leg, 0) - need[0]
            if left > 0:
                quotas[kind][leg] = left
            else:
                quotas[kind].pop(leg, None)


def _quotas(network: Network) -> dict[int, dict[int, int]]:
    quotas: dict[int, dict[int, int]] = defaultdict(dict)
    arcs = np.flatnonzero(network.flow > 0)
    for kind, leg, seats in zip(
        network.arc_kind[arcs].tolist(), network.legs[arcs].tolist(), network.flow[arcs].tolist(), strict=True
    ):
        quotas[kind][leg] = seats
    return quotas


def _leg_for(need: list[int], quota: dict[int, int], room: list[list[int]], held: int) -> int:
    """The leg it holds, else the first with seats enough of its kind, else the one with most of them."""
    best, most = STAYS, 0
    for leg, seats in ([(held, need[0])] if held != STAYS else []) + list(quota.items()):
        if seats > most and all(want <= have for want, have in zip(need, room[leg], strict=True)):
            if seats >= need[0]:
                return leg
            best, most = leg, seats
    return best


def seat_singles(part: Part, where: Whole) -> None:
    """The largest flow of singles on what families leave, tier by tier; the first of a kind on its earliest leg."""
    alone = singles(part) & (where == STAYS)
    network = Network(part.kind_start, part.kind_legs, room_left(part, where)[:, 0])
    keys = levels(part)
    goes = np.zeros(len(alone), dtype=bool)
    for level in np.unique(keys[alone]):
        rows = np.flatnonzero(alone & (keys == level))
        demand = np.bincount(part.kind[rows], minlength=network.kinds)
        sent = network.send(demand)
        network.close(sent < demand)
        goes[rows] = within(part.kind[rows], np.ones(len(rows), dtype=np.int64)) <= sent[part.kind[rows]]
    rows = np.flatnonzero(goes)
    rows = rows[np.argsort(part.kind[rows], kind="stable")]
    where[rows] = np.repeat(network.legs, network.flow)
