"""Chains of singles that free a seat: each moves on to another leg, to where there is one."""

from dataclasses import dataclass

from flights.allocation.cabin import WORST, Cabin, Change
from flights.allocation.instance import STAYS
from flights.allocation.masks import bits


@dataclass(slots=True)
class Search:
    """Legs that singles can be moved on to, one after another: those one move away, two moves away, and so on."""

    steps: list[int]
    visited: int
    exit: int = STAYS


def free_seat(cabin: Cabin, leg: int, tier: int, change: Change) -> bool:
    """One more free seat on the leg, by a chain of moves and at worst by ejecting a single of a worse tier."""
    search = _way_out(cabin, leg, tier)
    if search.exit == STAYS:
        taken = cabin.room[leg][0]
        for other in bits(search.visited):
            cabin.attainable[other] = min(cabin.attainable[other], taken)
        return False
    if search.exit == leg or not cabin.open >> search.exit & 1:
        cabin.eject(_worst_single(cabin, search.exit, tier), change)
    for before, here in _path(cabin, search):
        kind = next(kind for kind in cabin.singles[before] if cabin.mask(kind) >> here & 1)
        cabin.move(cabin.cheapest(cabin.singles[before][kind]), here, change)
    return True


def _way_out(cabin: Cabin, leg: int, tier: int) -> Search:
    """From a full leg over singles that could sit elsewhere to a free seat or to a single of a worse tier."""
    here = 1 << leg
    search = Search([here], here)
    if cabin.closed & here:
        return search
    worst = cabin.with_singles[WORST] if tier < WORST else 0
    goals = (cabin.open & ~here) | worst
    if goals & here:
        search.exit = leg
        return search
    while search.steps[-1]:
        fresh = _spread(cabin, search, goals)
        found = fresh & goals
        search.steps.append(fresh)
        if found:
            search.exit = next(bits(found & cabin.open or found))
            return search
        search.visited |= fresh
    return _to_a_worse_tier(cabin, search, tier)


def _spread(cabin: Cabin, search: Search, goals: int) -> int:
    """Legs one move further; not all of them when one is a goal."""
    reached, fresh = 0, ~(search.visited | cabin.closed)
    goals &= fresh
    for leg in bits(search.steps[-1]):
        reached |= cabin.onward(leg)
        if reached & goals:
            break
    return reached & fresh


def _to_a_worse_tier(cabin: Cabin, search: Search, tier: int) -> Search:
    for other in range(WORST - 1, tier, -1):
        reached = search.visited & cabin.with_singles[other]
        if reached:
            search.exit = next(bits(reached))
            return search
    cabin.closed |= search.visited
    return search


def _path(cabin: Cabin, search: Search) -> list[tuple[int, int]]:
    """From where to where somebody moves, the last step first; as the cabin is now."""
    here, path = search.exit, list[tuple[int, int]]()
    last = next(place for place, step in enumerate(search.steps) if step >> here & 1)
    for step in reversed(search.steps[:last]):
        before = next(leg for leg in bits(step) if cabin.onward(leg) >> here & 1)
        path.append((before, here))
        here = before
    return path


def _worst_single(cabin: Cabin, leg: int, tier: int) -> int:
    worst = max(other for other in range(tier + 1, WORST + 1) if cabin.singles_by_tier[leg][other])
    alike = [group for group in cabin.aboard[leg][worst] if cabin.is_single[group]]
    return min(alike, key=lambda group: (cabin.worth[group], -group))
