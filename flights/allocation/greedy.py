"""What most programs do: in the order of help, the first leg with room. It is our start and our yardstick."""

from flights.allocation.kinds import Kind
from flights.allocation.problem import Needs, Problem


def greedy(problem: Problem, kinds: list[Kind]) -> dict[int, int]:
    """Household -> place of its leg in the problem."""
    room = [leg.room for leg in problem.legs]
    placed: dict[int, int] = {}
    fill(room, placed, kinds)
    return placed


def fill(room: list[Needs], placed: dict[int, int], kinds: list[Kind]) -> None:
    """Add whoever still fits, first in the order first; changes `room` and `placed`."""
    waiting = [(group, kind) for kind in kinds for group in kind.groups if group.key not in placed]
    for group, kind in sorted(waiting, key=lambda pair: pair[0].order):
        for place, needs in kind.options:
            if needs.within(room[place]):
                room[place] = room[place].minus(needs)
                placed[group.key] = place
                break
