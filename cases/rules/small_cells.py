"""Which counts of a table may be shown: none so small that it points at somebody, nor one that gives another away."""

from collections.abc import Mapping

SMALLEST = 5


def is_small(count: int) -> bool:
    """Nobody at all is no secret."""
    return 0 < count < SMALLEST


def showable(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts with None for each that is hidden; their sum may be shown beside them, unless it is small itself.

    One hidden count would be the sum less the others, and two small ones would tell of a handful together: so the
    smallest of the rest are hidden with them, until at least two counts of together SMALLEST or more are.
    """
    hidden = {name for name, count in counts.items() if is_small(count)}
    rest = sorted((name for name in counts if counts[name] >= SMALLEST), key=lambda name: (counts[name], name))
    while hidden and rest and (len(hidden) < 2 or sum(counts[name] for name in hidden) < SMALLEST):
        hidden.add(rest.pop(0))
    return {name: None if name in hidden else count for name, count in counts.items()}
