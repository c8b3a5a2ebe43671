"""Nobody stays behind while somebody later in the order, with the same or larger needs, goes in their place.

When the solver proves its aims there is nothing left to do here; when it stops at a limit, this holds all the same.
"""

from dataclasses import replace

from flights.allocation.greedy import fill
from flights.allocation.instance import Aim
from flights.allocation.kinds import Kind
from flights.allocation.problem import Group, Needs, Problem


def exchange(
    problem: Problem, kinds: list[Kind], placed: dict[int, int], *, fillable: list[Kind] | None = None
) -> dict[int, int]:
    """The same people count in each tier or more, after swaps inside a tier and filling what is free (`fillable`)."""
    placed, fillable = dict(placed), kinds if fillable is None else fillable
    options = {group.key: dict(kind.options) for kind in kinds for group in kind.groups}
    room = room_left(problem, options, placed)
    fill(room, placed, fillable)
    waiting = [group for group in problem.groups if group.key in options and group.key not in placed]
    groups = [group for group in problem.groups if group.key in options]
    while waiting:
        group = waiting.pop(0)
        later = last_to_give_way(group, groups, options, placed, room)
        if later is None:
            continue
        place = placed.pop(later.key)
        room[place] = room[place].plus(options[later.key][place]).minus(options[group.key][place])
        placed[group.key] = place
        waiting = sorted([*waiting, later], key=lambda other: other.order)
        fill(room, placed, fillable)
        waiting = [other for other in waiting if other.key not in placed]
    return placed


def fillable(problem: Problem, kinds: list[Kind], aims: tuple[Aim, ...]) -> list[Kind]:
    """The kinds without the legs of a corridor, for those tiers that come after reciprocity."""
    if not problem.corridors or "reciprocity" not in aims:
        return kinds
    later = aims[aims.index("reciprocity") :]
    return [_outside_corridors(problem, kind) if kind.tier in later else kind for kind in kinds]


def _outside_corridors(problem: Problem, kind: Kind) -> Kind:
    counted = {corridor.key for corridor in problem.corridors}
    free = tuple((place, needs) for place, needs in kind.options if problem.legs[place].corridor not in counted)
    return replace(kind, options=free)


def room_left(problem: Problem, options: dict[int, dict[int, Needs]], placed: dict[int, int]) -> list[Needs]:
    room = [leg.room for leg in problem.legs]
    for key, place in placed.items():
        room[place] = room[place].minus(options[key][place])
    return room


def last_to_give_way(
    group: Group,
    groups: list[Group],
    options: dict[int, dict[int, Needs]],
    placed: dict[int, int],
    room: list[Needs],
) -> Group | None:
    """The last household of the same tier and size whose place this one could take, if it comes after it."""
    for later in reversed(groups):
        if later.order <= group.order or later.tier != group.tier:
            if later.order <= group.order:
                return None
            continue
        place = placed.get(later.key)
        if place is None or later.size != group.size or place not in options[group.key]:
            continue
        if options[group.key][place].within(room[place].plus(options[later.key][place])):
            return later
    return None
