"""What the files say, as the arrays that the search works on."""

import zlib
from dataclasses import dataclass

import numpy as np

from flights.allocation.codes import rule_against
from flights.allocation.files.cells import Coded
from flights.allocation.files.faults import Faults
from flights.allocation.files.question import Legs, Question
from flights.allocation.instance import STAYS, Corridor, Flags, Instance, Whole, ranks
from flights.allocation.lanes import Lanes, kinds_of, lanes_of

SCORE_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Arrays:
    """`draw` decides between households that are equal in everything else."""

    instance: Instance
    lanes: Lanes
    draw: Whole


def arrays_of(question: Question) -> Arrays:
    """Raises BadFiles when somebody is locked where nobody may be."""
    groups, legs = question.groups, question.legs
    lanes = lanes_of(groups, legs)
    kinds = kinds_of(lanes, groups, legs)
    draw, score = draws(groups.key), np.round(groups.score * SCORE_STEPS).astype(np.int64)
    side, sides = _sides(groups.nationality, question.corridors)
    instance = Instance.of(
        tier=groups.tier,
        size=groups.size,
        needs=groups.needs,
        rank=ranks(groups.tier, score, groups.waiting, draw),
        score=score,
        kind=kinds.kind,
        kind_start=kinds.start,
        kind_legs=kinds.legs,
        capacity=legs.capacity,
        departs=legs.departs,
        earlier=groups.earlier,
        weight=groups.weight,
        locked=groups.locked,
        leg_corridor=_corridors(question),
        leg_side=_leg_sides(question),
        side=side,
        sides=sides,
        corridors=question.corridors,
    )
    _check_locks(question, instance, lanes)
    return Arrays(instance, lanes, draw)


def draws(keys: list[str]) -> Whole:
    """The recorded draw: the CRC-32 of the key, which depends neither on the order of the file nor on the run."""
    return np.fromiter((zlib.crc32(key.encode()) for key in keys), dtype=np.int64, count=len(keys))


def _corridors(question: Question) -> Whole:
    places = {corridor.key: place for place, corridor in enumerate(question.corridors)}
    return np.array([places.get(key, STAYS) for key in question.legs.corridor], dtype=np.int32)


def _leg_sides(question: Question) -> Whole:
    """Whose people a leg carries: as its nationalities say, else its destination; 0 when it may be either's."""
    known = {corridor.key: corridor for corridor in question.corridors}
    legs, sides = question.legs, []
    for place, key in enumerate(legs.corridor):
        corridor = known.get(key)
        goes_to = {legs.destination[place], question.countries.get(legs.destination[place], "")}
        sides.append(_side(corridor, legs.nationalities[place]) or _side(corridor, goes_to) if corridor else 0)
    return np.array(sides, dtype=np.int8)


def _sides(nationality: Coded, corridors: tuple[Corridor, ...]) -> tuple[Whole, Whole]:
    """Whose people each household is: the row of each, and what each row is for each corridor."""
    if not corridors or not nationality.values:
        return np.zeros(len(nationality.codes), dtype=np.int32), np.zeros((1, max(len(corridors), 1)), dtype=np.int8)
    found = np.array([[_side(corridor, states) for corridor in corridors] for states in nationality.values])
    sides, row = np.unique(found, axis=0, return_inverse=True)
    return row.ravel()[nationality.codes], sides


def _side(corridor: Corridor, states: set[str] | frozenset[str]) -> int:
    return (corridor.x in states) - (corridor.y in states)


def _check_locks(question: Question, instance: Instance, lanes: Lanes) -> None:
    """A seat that is locked against the rules is for a planner to decide, not for us."""
    faults, groups, legs = Faults(), question.groups, question.legs
    rows = np.flatnonzero(instance.locked)
    for row in rows[~can_take(instance, rows, instance.earlier[rows])].tolist():
        held = int(groups.earlier[row])
        what = {"text": groups.key[row], "leg": legs.key[held], "rule": rule_against(row, held, lanes, groups, legs)}
        faults.add("groups.csv", int(groups.line[row]), "locked", "LOCKED_AGAINST_RULES", **what)
    taken = np.zeros_like(instance.capacity)
    np.add.at(taken, instance.earlier[rows], instance.needs[rows])
    for place in np.flatnonzero((taken > instance.capacity).any(axis=1)).tolist():
        faults.add(
            "legs.csv", legs.line[place], _first_short(taken, legs, place), "LOCKED_OVERFULL", text=legs.key[place]
        )
    faults.stop_if_any()


def _first_short(taken: Whole, legs: Legs, place: int) -> str:
    short = int(np.argmax(taken[place] > legs.capacity[place]))
    return ("cap_seats", "cap_wheelchair", "cap_stretcher", "cap_infant")[short]


def can_take(instance: Instance, rows: Whole, leg: Whole) -> Flags:
    """Whether each of these households has its leg among those it can take."""
    kind = instance.kind[rows]
    low, end = instance.kind_start[kind], instance.kind_start[kind + 1]
    high = end.copy()
    while (low < high).any():
        middle = (low + high) // 2
        before = (low < high) & (instance.kind_legs[np.minimum(middle, len(instance.kind_legs) - 1)] < leg)
        low, high = np.where(before, middle + 1, low), np.where(before, high, np.minimum(middle, high))
    found = (kind >= 0) & (low < end)
    found[found] = instance.kind_legs[low[found]] == leg[found]
    return np.asarray(found)
