"""Makers of plain households, legs and random problems."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from flights.allocation.problem import Group, Leg, Needs, Problem, Traveller

DAY = date(2026, 11, 24)
ADULT = Traveller(date(1990, 5, 17))
BABY = Traveller(date(2025, 9, 1), is_child=True)
CHILD = Traveller(date(2018, 3, 1), is_child=True)


def group(key, *travellers, tier=3, **fields):
    defaults = {"airports": frozenset({"MIA"}), "nationalities": frozenset({"PE"}), "earliest": DAY - timedelta(days=9)}
    return Group(key=key, tier=tier, travellers=travellers or (ADULT,), **{**defaults, **fields})


def leg(key, seats=2, *, day=DAY, wheelchairs=0, stretchers=0, infants=0, **fields):
    defaults = {"origin": "MIA", "carries": "PE", "label": f"leg {key}"}
    return Leg(
        key=key, departs_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day=day, arrives_on=day,
        room=Needs(seats, wheelchairs, stretchers, infants), **{**defaults, **fields},
    )  # fmt: skip


def random_problem(seed, groups=7, legs=3):
    """Small and tight: sizes, needs, airports, dates and tiers all in each other's way."""
    dice = Random(seed)
    flights = [
        leg(
            number, dice.randint(1, 5), day=DAY + timedelta(days=dice.randint(0, 3)), wheelchairs=dice.randint(0, 1),
            origin=dice.choice(["MIA", "JFK"]), stretchers=dice.randint(0, 1), infants=dice.randint(0, 1),
        )
        for number in range(1, dice.randint(1, legs) + 1)
    ]  # fmt: skip
    return Problem.of([random_group(dice, key) for key in range(1, dice.randint(2, groups) + 1)], flights)


def random_group(dice, key):
    others = [dice.choice([ADULT, ADULT, CHILD, BABY]) for _ in range(dice.choice([0, 0, 0, 1, 1, 2, 3]))]
    first = ADULT._replace(wheelchair=dice.random() < 0.15, stretcher=dice.random() < 0.1)
    earliest = DAY + timedelta(days=dice.choice([-5, -5, 1, 2]))
    return group(
        key, first, *others, tier=dice.randint(1, 5) if dice.random() < 0.5 else 2, score=dice.randint(0, 3),
        tie=dice.randint(0, 9), airports=frozenset(dice.sample(["MIA", "JFK"], dice.randint(1, 2))), earliest=earliest,
        latest=earliest + timedelta(days=dice.randint(3, 9)) if dice.random() < 0.3 else None,
    )  # fmt: skip


def large_problem(people, legs, seed=1):
    """Like an airlift: ten cities, a month, families, some wheelchairs and stretchers, too few seats."""
    dice, cities = Random(seed), ["MIA", "JFK", "LAX", "IAH", "ORD", "ATL", "SFO", "IAD", "BOS", "DFW"]
    flights = [
        leg(
            number, dice.choice([80, 120, 150, 180]), day=DAY + timedelta(days=dice.randrange(30)),
            origin=dice.choice(cities), wheelchairs=dice.choice([2, 4]), stretchers=dice.choice([0, 1]), infants=6,
        )
        for number in range(1, legs + 1)
    ]  # fmt: skip
    groups, total = [], 0
    while total < people:
        size = min(dice.choice([1, 1, 1, 2, 2, 3, 4, 5]), people - total)
        groups.append(_airlift_group(dice, len(groups) + 1, size, cities))
        total += size
    return Problem.of(groups, flights)


def _airlift_group(dice, key, size, cities):
    first = ADULT._replace(wheelchair=dice.random() < 0.03, stretcher=dice.random() < 0.004)
    others = [dice.choice([ADULT, ADULT, CHILD, BABY]) for _ in range(size - 1)]
    earliest = DAY + timedelta(days=dice.choice([-5, -5, -5, 5, 10]))
    reach = frozenset(dice.sample(cities, dice.choice([1, 1, 2, 3])))
    return group(
        key, first, *others, tier=dice.choices([1, 2, 3, 4, 5], [5, 20, 30, 35, 10])[0], score=dice.randrange(60),
        tie=dice.randrange(10**6), earliest=earliest, airports=reach,
        latest=earliest + timedelta(days=dice.choice([7, 14, 21])) if dice.random() < 0.3 else None,
    )  # fmt: skip
