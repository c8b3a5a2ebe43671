"""What a comparison says, in bits for each of three hypotheses against the fourth, that the two are strangers."""

import math
from functools import lru_cache
from typing import NamedTuple


class Bits(NamedTuple):
    """log2 of how much likelier the comparison is if the two are the same person, twins, or otherwise related,

    than if they are strangers. Above 0 speaks for it, below 0 against it.
    """

    same: float = 0.0
    twin: float = 0.0
    relative: float = 0.0

    def plus(self, other: "Bits") -> "Bits":
        return Bits(self.same + other.same, self.twin + other.twin, self.relative + other.relative)

    def less(self, penalty: float) -> "Bits":
        return Bits(self.same - penalty, self.twin - penalty, self.relative - penalty)


NOTHING = Bits()


class Evidence(NamedTuple):
    """One field: what was asked, what is known, how they stand to each other (a code), and what that is worth."""

    field: str
    code: str
    asked: str
    known: str
    bits: Bits


@lru_cache(maxsize=100_000)
def bits(rates: tuple[float, float, float], stranger: float) -> Bits:
    """From the rates at which the same person, a twin and a relative show it, and a stranger."""
    same, twin, relative = rates
    return Bits(math.log2(same / stranger), math.log2(twin / stranger), math.log2(relative / stranger))


def total(found: list[Evidence]) -> Bits:
    summed = NOTHING
    for one in found:
        summed = summed.plus(one.bits)
    return summed
