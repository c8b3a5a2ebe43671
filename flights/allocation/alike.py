"""Chains of households that need the same places: each moves on to a leg where the next one sat."""

from dataclasses import dataclass, field

from flights.allocation.cabin import Cabin, Change
from flights.allocation.masks import bits


@dataclass(slots=True)
class Reach:
    """`legs`, as bits, on one of which a place like the household's is as good as one on its own legs.

    `mover[leg]` would go there, from another leg of these.
    """

    legs: int
    mover: dict[int, int] = field(default_factory=dict)

    def move_on(self, cabin: Cabin, leg: int, change: Change) -> int:
        """Whoever has to moves on, so that the place on `leg` is taken; gives the leg that is free for it."""
        while leg in self.mover:
            household = self.mover[leg]
            before = cabin.where[household]
            cabin.move(household, leg, change)
            leg = before
        return leg


def reach(cabin: Cabin, group: int, place: int) -> Reach:
    """Over those who need exactly what the household needs; `place` is one of its special resources."""
    needs = cabin.needs[group]
    found = Reach(cabin.mask(cabin.kind[group]))
    fresh = found.legs
    while fresh:
        onward = 0
        for leg in bits(fresh):
            for other in sorted(cabin.holders[leg][place], key=lambda other: (cabin.worth[other], -other)):
                if cabin.needs[other] == needs:
                    further = cabin.mask(cabin.kind[other]) & ~(found.legs | onward)
                    found.mover.update(dict.fromkeys(bits(further), other))
                    onward |= further
        found.legs |= onward
        fresh = onward
    return found
