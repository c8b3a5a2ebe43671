"""Seats as a flow: which seats of which legs go to whom, if households could be split and only seats were short.

Tiers are sent one after another through the network kind -> leg. Whoever was sent may be moved to another leg by a
later one but keeps a seat, so after each tier the flow is the largest there is for all tiers so far.
"""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from flights.allocation.instance import Flags, Whole
from flights.allocation.parts import stretches

SOURCE = 0


class Network:
    """`flow` by arc is what the kind has on the leg so far; `room` by leg what nobody has yet.

    `closed` legs are full with no way out: whoever sits there could only change to legs that are closed as well.
    """

    def __init__(self, kind_start: Whole, kind_legs: Whole, room: Whole) -> None:
        self.start, self.legs = kind_start, kind_legs
        self.kinds, self.room = len(kind_start) - 1, np.array(room, dtype=np.int64)
        self.arc_kind = np.repeat(np.arange(self.kinds, dtype=np.int32), np.diff(kind_start))
        self.flow = np.zeros(len(kind_legs), dtype=np.int32)
        self.closed = np.zeros(len(room), dtype=bool)
        self.is_stuck = np.diff(kind_start) == 0
        self.is_used = np.zeros(self.kinds, dtype=bool)

    def send(self, demand: Whole) -> Whole:
        """As many seats as there can be for each kind's demand; says how many each kind got."""
        sent = np.zeros(self.kinds, dtype=np.int64)
        demand = np.where(self.is_stuck, 0, demand)
        if not demand.any():
            return sent
        active = np.flatnonzero((self.is_used & ~self.is_stuck) | (demand > 0))
        graph, arcs = self._residual(active, demand)
        result = maximum_flow(graph, SOURCE, graph.shape[0] - 1)
        gained = result.flow
        kinds = len(active)
        rows = slice(gained.indptr[1], gained.indptr[1 + kinds])
        to_legs = gained.indices[rows] > SOURCE
        self.flow[arcs] += gained.data[rows][to_legs]
        sink = slice(gained.indptr[-2], gained.indptr[-1])
        self.room[gained.indices[sink] - 1 - kinds] += gained.data[sink]
        first = slice(gained.indptr[0], gained.indptr[1])
        sent[active[gained.indices[first] - 1]] = gained.data[first]
        self.is_used |= sent > 0
        return sent

    def _residual(self, active: Whole, demand: Whole) -> tuple[csr_array, Whole]:
        """Source, active kinds, legs, sink; back from a leg to a kind as far as the kind sits there."""
        place = np.full(self.kinds, -1, dtype=np.int32)
        place[active] = np.arange(len(active))
        arcs = np.flatnonzero((place >= 0)[self.arc_kind] & ~self.closed[self.legs])
        wanted = np.flatnonzero(demand[active] > 0)
        back = arcs[self.flow[arcs] > 0]
        back = back[np.argsort(self.legs[back], kind="stable")]
        is_open = np.flatnonzero(self.room > 0)
        kinds, legs = len(active), len(self.room)
        sink = 1 + kinds + legs
        heads = np.concatenate([[len(wanted)], np.bincount(place[self.arc_kind[arcs]], minlength=kinds)])
        tails = np.bincount(self.legs[back], minlength=legs) + (self.room > 0)
        start = np.concatenate([[0], np.cumsum(np.concatenate([heads, tails, [0]]))]).astype(np.int32)
        indices, data = np.empty(start[-1], dtype=np.int32), np.empty(start[-1], dtype=np.int32)
        first, last = len(wanted), len(wanted) + len(arcs)
        indices[:first], data[:first] = 1 + wanted, demand[active][wanted]
        indices[first:last], data[first:last] = 1 + kinds + self.legs[arcs], int(demand.sum()) + 1
        ends = start[2 + kinds + is_open] - 1
        indices[ends], data[ends] = sink, self.room[is_open]
        inner = np.ones(start[-1] - last, dtype=bool)
        inner[ends - last] = False
        indices[last:][inner], data[last:][inner] = 1 + place[self.arc_kind[back]], self.flow[back]
        return csr_array((data, indices, start), shape=(sink + 1, sink + 1)), arcs

    def close(self, unmet: Flags) -> None:
        """Legs that those kinds would like, or that whoever sits there would like: full, with no way out.

        After a largest flow only. They stay closed: no later seat can be had by moving somebody there.
        """
        seated = np.flatnonzero(self.flow > 0)
        seated = seated[~self.is_stuck[self.arc_kind[seated]]]
        fresh = np.flatnonzero(unmet & ~self.is_stuck)
        while len(fresh):
            self.is_stuck[fresh] = True
            wanted = np.zeros(len(self.room), dtype=bool)
            wanted[self.legs[stretches(self.start, fresh)[1]]] = True
            wanted &= ~self.closed
            self.closed |= wanted
            kinds = np.zeros(self.kinds, dtype=bool)
            kinds[self.arc_kind[seated[wanted[self.legs[seated]]]]] = True
            fresh = np.flatnonzero(kinds & ~self.is_stuck)
