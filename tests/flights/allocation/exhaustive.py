"""Every possible plan of a small problem: the answer that the solver has to give."""

from flights.allocation.fits import why_not
from flights.allocation.problem import Needs

TIERS = range(1, 6)


def best_values(problem):
    """(people moved by tier, order kept by tier) of the best plan, tried one by one."""
    options = [
        [None, *(place for place, leg in enumerate(problem.legs) if why_not(group, leg) is None)]
        for group in problem.groups
    ]
    weights = order_weights(problem)
    return max(
        values(problem, chosen, weights) for chosen in _plans(problem, options, [leg.room for leg in problem.legs])
    )


def values(problem, chosen, weights):
    """`chosen` is for each household the place of its leg, or None."""
    people, order = dict.fromkeys(TIERS, 0), dict.fromkeys(TIERS, 0)
    for group, place in zip(problem.groups, chosen, strict=True):
        if place is not None:
            people[group.tier] += group.size
            order[group.tier] += group.size * weights[group.key]
    return (*people.values(), *order.values())


def order_weights(problem):
    """Inside a tier, the last of those that could go at all counts 1, the one before it 2, and so on."""
    weights = {}
    for tier in TIERS:
        groups = [group for group in problem.groups if group.tier == tier]
        able = [group for group in groups if any(why_not(group, leg) is None for leg in problem.legs)]
        weights |= {group.key: len(able) - place for place, group in enumerate(able)}
    return weights


def _plans(problem, options, room, at=0):
    if at == len(problem.groups):
        yield ()
        return
    for place in options[at]:
        left = list(room)
        if place is not None:
            needs = problem.groups[at].needs_on(problem.legs[place].day)
            left[place] = Needs(*(have - take for have, take in zip(left[place], needs, strict=True)))
            if min(left[place]) < 0:
                continue
        for rest in _plans(problem, options, left, at + 1):
            yield (place, *rest)
