"""Parts of an instance that share no leg: each is a question of its own, and small ones can be searched to the end."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from flights.allocation.instance import STAYS, Instance, Whole


@dataclass(slots=True)
class Part:
    """Households that may still go somewhere, in the order of help; legs and kinds by their place in this part.

    `groups` and `legs` say which rows of the instance they are. `held` is the leg kept so far or -1, `worth` what
    taking it away costs. `room` is what locked households leave.
    """

    groups: Whole
    legs: Whole
    tier: Whole
    size: Whole
    needs: Whole
    score: Whole
    kind: Whole
    kind_start: Whole
    kind_legs: Whole
    room: Whole
    held: Whole
    worth: Whole
    side: Whole
    sides: Whole
    leg_corridor: Whole
    leg_side: Whole

    @property
    def arc_kind(self) -> Whole:
        return np.repeat(np.arange(len(self.kind_start) - 1, dtype=np.int32), np.diff(self.kind_start))


def free_room(instance: Instance) -> Whole:
    """What the locked households leave of each leg; never below nothing."""
    room = instance.capacity.copy()
    held = instance.locked
    for resource in range(room.shape[1]):
        taken = np.bincount(instance.earlier[held], instance.needs[held, resource], minlength=instance.legs)
        room[:, resource] -= taken.astype(np.int64)
    return np.maximum(room, 0)


def movable(instance: Instance) -> Whole:
    """The households to be decided upon, in the order of help."""
    rows = able(instance)
    return rows[np.argsort(instance.rank[rows], kind="stable")]


def able(instance: Instance) -> Whole:
    """The households to be decided upon: those that are not locked and could take some leg."""
    has_legs = np.append(np.diff(instance.kind_start) > 0, False)
    return np.flatnonzero(~instance.locked & has_legs[instance.kind])


def components(instance: Instance, rows: Whole, *, joined: bool = False) -> Whole:
    """Which component each leg belongs to; `joined`: legs of one corridor belong together."""
    used = np.zeros(instance.kinds, dtype=bool)
    used[instance.kind[rows]] = True
    counts = np.where(used, np.diff(instance.kind_start), 0)
    arcs = np.repeat(used, np.diff(instance.kind_start))
    legs, kinds, total = instance.kind_legs[arcs], np.repeat(np.arange(instance.kinds), counts), instance.legs
    if joined:
        paired = np.flatnonzero(instance.leg_corridor >= 0)
        legs = np.concatenate([legs, paired])
        kinds = np.concatenate([kinds, instance.kinds + instance.leg_corridor[paired]])
    size = total + instance.kinds + (len(instance.corridors) if joined else 0)
    graph = coo_array((np.ones(len(legs), dtype=np.int8), (legs, total + kinds)), shape=(size, size))
    labels = connected_components(graph.tocsr(), directed=False)[1][:total]
    return np.asarray(np.unique(labels, return_inverse=True)[1])


def part_of(instance: Instance, rows: Whole, room: Whole, legs: Whole | None = None) -> Part:
    """`rows` in the order of help, and the legs they can take (or those given)."""
    kinds, kind = numbered(instance.kind[rows], instance.kinds)
    start, arcs = stretches(instance.kind_start, kinds)
    taken = instance.kind_legs[arcs]
    if legs is None:
        is_used = np.zeros(instance.legs, dtype=bool)
        is_used[taken] = True
        legs = np.flatnonzero(is_used)
    place = np.full(instance.legs + 1, STAYS, dtype=np.int32)
    place[legs] = np.arange(len(legs))
    held = place[instance.earlier[rows]]
    return Part(
        groups=rows, legs=legs, tier=instance.tier[rows], size=instance.size[rows], needs=instance.needs[rows],
        score=instance.score[rows], kind=kind.astype(np.int32), kind_start=start, kind_legs=place[taken],
        room=room[legs], held=_compatible(kind, held, start, place[taken]), worth=instance.weight[rows],
        side=instance.side[rows], sides=instance.sides, leg_corridor=instance.leg_corridor[legs],
        leg_side=instance.leg_side[legs],
    )  # fmt: skip


def counted_as(of: Instance | Part, groups: Whole, legs: Whole) -> Whole:
    """As whose people these households count on these legs: +1 as x, -1 as y of the leg's corridor, 0 as nobody's."""
    own, corridor = of.leg_side[legs], of.leg_corridor[legs]
    return np.where((own != 0) | (corridor < 0), own, of.sides[of.side[groups], corridor])


def within(part: Part, rows: Whole) -> Part:
    """Some households of a part, on all its legs."""
    kinds, kind = numbered(part.kind[rows], len(part.kind_start) - 1)
    start, arcs = stretches(part.kind_start, kinds)
    return replace(
        part, groups=part.groups[rows], tier=part.tier[rows], size=part.size[rows], needs=part.needs[rows],
        score=part.score[rows], kind=kind.astype(np.int32), kind_start=start, kind_legs=part.kind_legs[arcs],
        held=part.held[rows], worth=part.worth[rows], side=part.side[rows],
    )  # fmt: skip


def places(part: Part, leg: Whole, legs: int) -> Whole:
    """The plan of an instance as places in the part."""
    place = np.full(legs + 1, STAYS, dtype=np.int32)
    place[part.legs] = np.arange(len(part.legs))
    return np.asarray(place[leg[part.groups]])


def numbered(kind: Whole, kinds: int) -> tuple[Whole, Whole]:
    """The kinds that occur, ascending, and the place of each row's kind among them; no sorting."""
    occurs = np.zeros(kinds + 1, dtype=bool)
    occurs[kind] = True
    occurs[kinds] = False
    place = np.cumsum(occurs, dtype=np.int32) - 1
    return np.flatnonzero(occurs), np.asarray(place[kind])


def pattern_codes(needs: Whole) -> Whole:
    """A number for each row of needs, the same for the same needs."""
    widths = needs.max(axis=0, initial=0).astype(np.int64) + 1
    return np.asarray(np.ravel_multi_index(tuple(needs.T.astype(np.int64)), tuple(widths.tolist())))


def stretches(start: Whole, kinds: Whole) -> tuple[Whole, Whole]:
    """Where the lists of these kinds start when they are put one after another, and the places of their entries."""
    lengths = np.diff(start)[kinds]
    inner = np.concatenate([[0], np.cumsum(lengths)])
    return inner, np.repeat(start[kinds] - inner[:-1], lengths) + np.arange(inner[-1])


def _compatible(kind: Whole, held: Whole, start: Whole, legs: Whole) -> Whole:
    """The leg held, where the rules still allow it."""
    return np.where(is_allowed(kind, held, start, legs), held, STAYS).astype(np.int32)


def is_allowed(kind: Whole, leg: Whole, start: Whole, legs: Whole) -> Whole:
    """Whether the leg is among those of the kind: one look into a sorted list for each household."""
    many = np.int64(legs.max(initial=0) + 2)
    lists = np.repeat(np.arange(len(start) - 1, dtype=np.int64), np.diff(start)) * many + legs
    asked = kind.astype(np.int64) * many + leg
    where = np.minimum(np.searchsorted(lists, asked), len(lists) - 1)
    return (leg >= 0) & (kind >= 0) & (lists[where] == asked) if len(lists) else np.zeros(len(kind), dtype=bool)
