"""The question and the answer as plain values: who waits, what flies, and the plan."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from flights.allocation.instance import Corridor

ADULT_AGE = 18
SEAT_AGE = 2


class Needs(NamedTuple):
    """Places by resource: what a household takes, or what a leg has left."""

    seats: int = 0
    wheelchairs: int = 0
    stretchers: int = 0
    infants: int = 0

    def within(self, room: "Needs") -> bool:
        return (
            self.seats <= room.seats
            and self.wheelchairs <= room.wheelchairs
            and self.stretchers <= room.stretchers
            and self.infants <= room.infants
        )

    def plus(self, other: "Needs") -> "Needs":
        return Needs(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def minus(self, other: "Needs") -> "Needs":
        return Needs(*(mine - theirs for mine, theirs in zip(self, other, strict=True)))


class Traveller(NamedTuple):
    """One person, as far as places go. Somebody of unknown age is an adult, unless somebody's child."""

    born_on: date | None = None
    is_child: bool = False
    wheelchair: bool = False
    stretcher: bool = False

    def is_adult(self, day: date) -> bool:
        return not self.is_child if self.born_on is None else _age(self.born_on, day) >= ADULT_AGE

    def may_ride_on_lap(self, day: date) -> bool:
        return self.born_on is not None and not self.stretcher and _age(self.born_on, day) < SEAT_AGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A household that waits. Higher `score` first inside a tier, then the lower recorded draw `tie`.

    `airports` are those it reaches; `consents` what it agreed to; `declined` the legs it gave back; `transit` states
    it would pass through; `documents_until` the day on which the first of its papers ends, None if no end is known.
    """

    key: int
    tier: int
    score: int = 0
    tie: int = 0
    travellers: tuple[Traveller, ...]
    airports: frozenset[str]
    earliest: date
    latest: date | None = None
    documents_until: date | None = None
    nationalities: frozenset[str] = frozenset()
    consents: frozenset[str] = frozenset({"return", "counterpart"})
    transit: frozenset[str] = frozenset()
    declined: frozenset[int] = frozenset()
    goes_by_land: bool = False
    in_danger: bool = False

    @property
    def size(self) -> int:
        return len(self.travellers)

    @property
    def order(self) -> tuple[int, int, int, int]:
        """The order of help; the smallest comes first."""
        return (self.tier, -self.score, self.tie, self.key)

    def has_adult(self, day: date) -> bool:
        return any(traveller.is_adult(day) for traveller in self.travellers)

    def needs_on(self, day: date) -> Needs:
        return needs_on(self.travellers, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """What flies. `day` is local at the origin, `arrives_on` at the destination; `room` is what nobody holds yet.

    `corridor` is the key of the one that counts its people, on side x.
    """

    key: int
    departs_at: datetime
    day: date
    arrives_on: date
    origin: str
    carries: str
    room: Needs
    label: str = ""
    is_open: bool = True
    shares_list: bool = False
    transit: frozenset[str] = frozenset()
    by_land: bool = False
    corridor: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Groups in the order of help and legs by departure: build it with `of`."""

    groups: tuple[Group, ...]
    legs: tuple[Leg, ...]
    corridors: tuple[Corridor, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[Group], legs: Iterable[Leg], corridors: Iterable[Corridor] = ()) -> "Problem":
        by_order = sorted(groups, key=lambda group: group.order)
        by_departure = sorted(legs, key=lambda leg: (leg.departs_at, leg.key))
        return cls(tuple(by_order), tuple(by_departure), tuple(corridors))

    def fingerprint(self) -> str:
        """SHA-256 over every value: the same question has the same fingerprint."""
        digest = hashlib.sha256()
        for group in self.groups:
            digest.update(repr([_plain(getattr(group, name)) for name in Group.__slots__]).encode())
        for leg in self.legs:
            digest.update(repr([_plain(getattr(leg, name)) for name in Leg.__slots__]).encode())
        for corridor in self.corridors:
            digest.update(repr(corridor).encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Plan:
    """`placements` is household -> leg. `moved` and `bounds` are people by tier, cumulative; equal means proved."""

    placements: dict[int, int]
    moved: dict[int, int]
    bounds: dict[int, int]
    seconds: float = 0.0
    words: str = ""
    seed: int = 0
    gap: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gap", max((self.bounds[tier] - self.moved[tier] for tier in self.moved), default=0))

    @property
    def is_proved(self) -> bool:
        return self.gap == 0


def needs_on(travellers: Iterable[Traveller], day: date) -> Needs:
    """Places for these people on that day: under 2 on an adult's lap (one each), a stretcher instead of a seat."""
    people = list(travellers)
    adults = sum(person.is_adult(day) and not person.stretcher for person in people)
    babies = [person for person in people if person.may_ride_on_lap(day)]
    on_lap = babies[:adults]
    seated = [person for person in people if not person.stretcher]
    return Needs(
        seats=len(seated) - len(on_lap),
        wheelchairs=sum(person.wheelchair for person in seated) - sum(person.wheelchair for person in on_lap),
        stretchers=len(people) - len(seated),
        infants=len(on_lap),
    )


def _age(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _plain(value: object) -> str:
    return _worded(value) if isinstance(value, frozenset | tuple) else str(value)


@lru_cache(maxsize=100_000)
def _worded(value: object) -> str:
    """Equal sets in the same words; the same few airports and families come again and again."""
    return str(sorted(value) if isinstance(value, frozenset) else value)
