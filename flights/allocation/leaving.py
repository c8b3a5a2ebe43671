"""Who leaves a leg so that a more urgent household fits: as few as possible, the least urgent first."""

from collections.abc import Iterable

from flights.allocation.cabin import WORST, Cabin


def who_leaves(cabin: Cabin, group: int, leg: int, tier: int, also: Iterable[int] = ()) -> list[int] | None:
    """Of tiers worse than `tier`; `also` leave in any case. None where that is not enough."""
    needs, leaving = cabin.needs, list(also)
    short = [want - have for want, have in zip(needs[group], cabin.room[leg], strict=True)]
    for other in leaving:
        short = [lack - has for lack, has in zip(short, needs[other], strict=True)]
    if short[0] > sum(cabin.seats_by_tier[leg][tier + 1 :]):
        return None
    for resource in (3, 2, 1):
        while short[resource] > 0:
            found = _holder(cabin, leg, resource, tier, leaving)
            if found is None:
                return None
            leaving.append(found)
            short = [lack - has for lack, has in zip(short, needs[found], strict=True)]
    return leaving if short[0] <= 0 or _give_seats(cabin, leg, tier, short[0], leaving) else None


def _holder(cabin: Cabin, leg: int, resource: int, tier: int, leaving: list[int]) -> int | None:
    worse = [other for other in cabin.holders[leg][resource] if cabin.tier[other] > tier and other not in leaving]
    return min(worse, key=lambda other: (-cabin.tier[other], *_first_to_leave(cabin, other)), default=None)


def _first_to_leave(cabin: Cabin, other: int) -> tuple[int, int, int]:
    return cabin.worth[other], cabin.size[other], -other


def _give_seats(cabin: Cabin, leg: int, tier: int, short: int, leaving: list[int]) -> bool:
    """Adds to `leaving`. Of the worst tier singles first; among families one that is just large enough."""
    needs, gone = cabin.needs, set(leaving)
    for other_tier in range(WORST, tier, -1):
        alike = [other for other in cabin.aboard[leg][other_tier] if needs[other][0] and other not in gone]
        alike.sort(key=lambda other: _first_to_leave(cabin, other))
        while alike and short > 0:
            found = alike[0]
            if not cabin.is_single[found]:
                found = next((other for other in alike if needs[other][0] >= short), alike[-1])
            alike.remove(found)
            leaving.append(found)
            short -= needs[found][0]
    return short <= 0
