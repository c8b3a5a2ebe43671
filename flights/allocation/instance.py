"""The question and the answer at full size, as arrays: a household is a row, a leg a place in order of departure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]
Prices = NDArray[np.float64]
Aim = int | str

TIERS = (1, 2, 3, 4, 5)
RESOURCES = ("seats", "wheelchairs", "stretchers", "infants")
# What counts first. "order" is who goes first inside a tier, and earlier; it can only come last.
AIMS: tuple[Aim, ...] = (1, 2, 3, 4, "reciprocity", 5, "stability", "order")
STAYS = -1
OFFERED, CONFIRMED = 1, 10


class Misfit(ValueError):
    """The arrays don't belong together."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """Two states that count each other's people in one window: x people are wanted for `ratio` times y people.

    A difference up to the larger of the two tolerances is as good as none. The `_before` flew already in this window.
    """

    key: str
    x: str
    y: str
    ratio: float = 1.0
    tolerance_people: int = 0
    tolerance_share: float = 0.0
    x_before: int = 0
    y_before: int = 0

    def excess(self, x: int, y: int) -> int:
        """People by which the sides differ beyond what is tolerated, when so many more fly."""
        x_people, y_people = self.x_before + x, self.ratio * (self.y_before + y)
        tolerated = max(self.tolerance_people, self.tolerance_share * max(x_people, y_people))
        return max(0, int(np.ceil(abs(x_people - y_people) - tolerated - 1e-9)))


@dataclass(frozen=True, slots=True)
class Instance:
    """Build it with `Instance.of`, which fills what is optional, casts and checks. G households, L legs, K kinds.

    tier[G] 1 to 5; size[G] people; needs[G, 4] by RESOURCES; rank[G] place in the order of help, 0 first, all different
    (`ranks` makes it); score[G] for bands of the order; kind[G] its set of compatible legs, -1 none.
    kind_start[K + 1], kind_legs: the legs of kind k are kind_legs[kind_start[k]:kind_start[k + 1]], ascending.
    capacity[L, 4]; departs[L] any count of days that rises with the place.
    earlier[G] the leg it holds or -1; weight[G] what taking that away costs (OFFERED, CONFIRMED, 0); locked[G] stays on
    `earlier` whatever the rules say now, and its needs come off the capacity.
    leg_corridor[L] which corridor counts its people, -1 none; leg_side[L] +1 as x, -1 as y, 0 as whose people the
    household is: side[G] is its row in sides[S, C], which says so for each corridor (+1, -1, 0 as nobody's). Without
    `sides`, row 0 is nobody's, row 1 are the people of each x, row 2 those of each y.
    """

    tier: Whole
    size: Whole
    needs: Whole
    rank: Whole
    score: Whole
    kind: Whole
    kind_start: Whole
    kind_legs: Whole
    capacity: Whole
    departs: Whole
    earlier: Whole
    weight: Whole
    locked: Flags
    leg_corridor: Whole
    leg_side: Whole
    side: Whole
    sides: Whole
    corridors: tuple[Corridor, ...] = ()

    @classmethod
    def of(cls, *, corridors: Iterable[Corridor] = (), **arrays: Any) -> "Instance":
        groups, legs, corridors = len(arrays["tier"]), len(arrays["capacity"]), tuple(corridors)
        absent = {
            "score": np.zeros(groups), "departs": np.arange(legs), "earlier": np.full(groups, STAYS),
            "weight": np.zeros(groups), "locked": np.zeros(groups), "leg_corridor": np.full(legs, -1),
            "leg_side": np.zeros(legs), "side": np.zeros(groups),
            "sides": np.repeat([[0], [1], [-1]], max(len(corridors), 1), axis=1),
        }  # fmt: skip
        types = {
            "tier": np.int8, "size": np.int32, "needs": np.int32, "rank": np.int64, "score": np.int64, "kind": np.int32,
            "kind_start": np.int64, "kind_legs": np.int32, "capacity": np.int64, "departs": np.int32,
            "earlier": np.int32, "weight": np.int32, "locked": np.bool_, "leg_corridor": np.int32,
            "leg_side": np.int8, "side": np.int32, "sides": np.int8,
        }  # fmt: skip
        given = absent | arrays
        cast: dict[str, Any] = {name: np.ascontiguousarray(given[name], dtype=kind) for name, kind in types.items()}
        instance = cls(**cast, corridors=corridors)
        instance.check()
        return instance

    @property
    def groups(self) -> int:
        return len(self.tier)

    @property
    def legs(self) -> int:
        return len(self.capacity)

    @property
    def kinds(self) -> int:
        return len(self.kind_start) - 1

    def check(self) -> None:
        """Raises Misfit when the arrays don't belong together."""
        groups, legs = self.groups, self.legs
        by_group = (self.size, self.rank, self.score, self.kind, self.earlier, self.weight, self.locked, self.side)
        by_leg = (self.departs, self.leg_corridor, self.leg_side)
        faults = {
            "an array by household has another length": any(len(array) != groups for array in by_group),
            "an array by leg has another length": any(len(array) != legs for array in by_leg),
            "needs is not households x 4": self.needs.shape != (groups, len(RESOURCES)),
            "capacity is not legs x 4": self.capacity.shape != (legs, len(RESOURCES)),
            "a tier is not 1 to 5": _outside(self.tier, 1, 5),
            "a kind is unknown": _outside(self.kind, -1, self.kinds - 1),
            "a kind has an unknown leg": _outside(self.kind_legs, 0, legs - 1),
            "the kinds don't end where their legs end": int(self.kind_start[-1]) != len(self.kind_legs),
            "a leg held is unknown": _outside(self.earlier, -1, legs - 1),
            "a corridor is unknown": _outside(self.leg_corridor, -1, len(self.corridors) - 1),
            "sides is not rows x corridors": self.sides.shape[1:] != (max(len(self.corridors), 1),),
            "a side is unknown": _outside(self.side, 0, len(self.sides) - 1),
            "a size is below 1": _outside(self.size, 1, None),
            "needs are below 0": _outside(self.needs, 0, None),
            "a locked household holds no leg": bool((self.locked & (self.earlier < 0)).any()),
        }
        found = [words for words, is_wrong in faults.items() if is_wrong]
        if found:
            raise Misfit("; ".join(found))


@dataclass(frozen=True, slots=True)
class Certificate:
    """Why no plan can do better, to be checked by arithmetic (`certificate.verify`).

    People moved, each times one of five `weights` by tier, are at most `bound`; `tier` is the last that weighs
    anything. `prices` of each leg and resource.
    """

    tier: int
    weights: tuple[float, ...]
    prices: Prices
    bound: int

    @property
    def counts_alike(self) -> bool:
        """Each person of tiers <= tier once, so that it bounds any plan; else it bounds those in the order of tiers."""
        return self.weights == tuple(float(other <= self.tier) for other in TIERS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """leg[G] is the leg of each household, -1 stays. `moved`, `bounds`, `in_order`: people of tiers <= t.

    `bounds` hold for any plan: the first five certificates prove them, or people less as each part moves whole people.
    `in_order` are for plans that do as well in the aims before, so that nobody who keeps to their order passes them: by
    all the certificates, and less where small parts were searched to the end (`searched` says by how many people).
    `changed` is the weight of the offers that did not stay, `excess` that of each corridor.
    """

    leg: Whole
    moved: dict[int, int]
    bounds: dict[int, int]
    certificates: tuple[Certificate, ...]
    changed: int = 0
    excess: tuple[int, ...] = ()
    searched: dict[int, int] = field(default_factory=dict)
    in_order: dict[int, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    words: str = ""
    seed: int = 0

    @property
    def gap(self) -> int:
        closest = self.in_order or self.bounds
        return max((closest[tier] - self.moved[tier] for tier in self.moved), default=0)

    @property
    def is_proved(self) -> bool:
        return self.gap == 0


def ranks(tier: Whole, score: Whole, waiting: Whole, tie: Whole) -> Whole:
    """Places in the order of help: tier, higher score, longer waiting, lower recorded draw, then the row."""
    order = np.lexsort((np.arange(len(tier)), tie, -np.asarray(waiting), -np.asarray(score), tier))
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places


def _outside(array: Whole, low: int, high: int | None) -> bool:
    if not len(array):
        return False
    return bool(array.min() < low) or (high is not None and bool(array.max() > high))
