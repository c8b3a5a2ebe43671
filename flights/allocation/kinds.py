"""Households that no rule can tell apart are one kind, with a count."""

from collections import defaultdict
from dataclasses import dataclass

from flights.allocation.fits import why_not
from flights.allocation.problem import Group, Needs, Problem


@dataclass(frozen=True, slots=True)
class Kind:
    """`options` are the legs (places in the problem) that each of these households can take, and its needs there."""

    tier: int
    size: int
    options: tuple[tuple[int, Needs], ...]
    groups: tuple[Group, ...]


def kinds_of(problem: Problem) -> list[Kind]:
    """The kinds that have at least one leg, in the order of their first household."""
    found: dict[tuple[int, int, tuple[tuple[int, Needs], ...]], list[Group]] = defaultdict(list)
    for group in problem.groups:
        options = tuple(
            (place, group.needs_on(leg.day)) for place, leg in enumerate(problem.legs) if why_not(group, leg) is None
        )
        if options:
            found[group.tier, group.size, options].append(group)
    return [Kind(tier, size, options, tuple(groups)) for (tier, size, options), groups in found.items()]
