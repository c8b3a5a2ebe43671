"""Crises of several shapes from a seed: who waits where with what needs, and what flies."""

from dataclasses import dataclass

import numpy as np

from benchmarks.seats.events import hold
from benchmarks.seats.files import FOREVER, Folder, Numbers, Table

HOME, HOME_AIRPORTS = "PE", ("LIM", "CUZ", "AQP", "TRU", "PIU")
TIER_SHARES = (0.06, 0.14, 0.18, 0.17, 0.45)
SIZE_SHARES = (0.56, 0.19, 0.11, 0.08, 0.036, 0.015, 0.006, 0.003)
# Seats of an aircraft or bus; how often it flies.
MODES = {"charter": (170, 0.45), "military": (90, 0.15), "commercial": (25, 0.25), "bus": (44, 0.15)}
HORIZON = 45


@dataclass(frozen=True)
class Shape:
    """`seats_per_person` is how much flies; `special` multiplies needs; `places` the special places aboard."""

    name: str
    seats_per_person: float = 0.57
    corridors: int = 0
    sizes: tuple[float, ...] = SIZE_SHARES
    special: float = 1.0
    places: float = 1.0
    way_back: float = 0.15
    offered: float = 0.0
    reciprocal: bool = False

    def corridors_for(self, legs: int) -> int:
        return self.corridors or max(3, round(legs**0.55 / 2))


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("ordinary"),
        Shape("one corridor", corridors=1, way_back=0.0),
        Shape("over-subscribed", seats_per_person=0.33),
        Shape("tight", special=5.0, places=0.6),
        Shape("families", sizes=(0.2, 0.2, 0.15, 0.15, 0.12, 0.08, 0.06, 0.04), seats_per_person=0.5),
        Shape("offers", offered=0.7),
        Shape("reciprocity", corridors=3, way_back=0.4, reciprocal=True),
    )
}


@dataclass(frozen=True)
class World:
    """For each corridor its state, airports with a place on the map, and the home airports it is flown to."""

    states: list[str]
    airports: list[list[str]]
    near: list[Numbers]
    home: list[list[str]]
    weight: np.ndarray


def generate(shape: Shape, people: int, legs: int, seed: int) -> Folder:
    dice = np.random.default_rng([seed, people, legs, sum(map(ord, shape.name))])
    world = _world(dice, shape.corridors_for(legs))
    flights = _legs(dice, shape, world, people, legs)
    households = _groups(dice, shape, world, people)
    if shape.offered:
        hold(households, flights, shape.offered, dice)
    corridors = [
        {"corridor": f"{HOME}-{state}", "x": HOME, "y": state, "ratio": "1", "tol_people": "20", "tol_share": "0.1"}
        for state in world.states
    ]
    airports = [{"airport": code, "country": HOME} for code in HOME_AIRPORTS] + [
        {"airport": code, "country": state}
        for state, codes in zip(world.states, world.airports, strict=True)
        for code in codes
    ]
    return Folder(households, flights, corridors if shape.reciprocal else [], airports, {"name": shape.name})


def _world(dice: np.random.Generator, corridors: int) -> World:
    states = [f"{chr(65 + k // 26)}{chr(65 + k % 26)}" for k in range(corridors)]
    states = ["QZ" if state == HOME else state for state in states]
    counts = dice.integers(3, 10, corridors)
    airports = [
        [f"{state}{chr(65 + place)}" for place in range(count)] for state, count in zip(states, counts, strict=True)
    ]
    near = []
    for count in counts:
        spots = dice.random((count, 2))
        near.append(np.argsort(((spots[:, None] - spots[None]) ** 2).sum(axis=2), axis=1))
    home = [list(HOME_AIRPORTS[: dice.integers(1, 4)]) for _ in range(corridors)]
    return World(states, airports, near, home, dice.pareto(1.5, corridors) + 0.3)


def _chances(weight: np.ndarray) -> np.ndarray:
    return np.asarray(weight / weight.sum())


def _zipf(dice: np.random.Generator, counts: Numbers) -> Numbers:
    """An airport for each, the first of a corridor far more often."""
    return np.minimum((dice.random(len(counts)) ** 1.8 * counts).astype(np.int64), counts - 1)


def _legs(dice: np.random.Generator, shape: Shape, world: World, people: int, legs: int) -> Table:
    corridor = dice.choice(
        len(world.states), legs, p=_chances(world.weight * dice.uniform(0.6, 1.6, len(world.weight)))
    )
    back = dice.random(legs) < shape.way_back
    there = _zipf(dice, np.array([len(codes) for codes in world.airports])[corridor])
    here = _zipf(dice, np.array([len(codes) for codes in world.home])[corridor])
    abroad = [world.airports[k][place] for k, place in zip(corridor, there, strict=True)]
    at_home = [world.home[k][place] for k, place in zip(corridor, here, strict=True)]
    modes = dice.choice(list(MODES), legs, p=[share for _seats, share in MODES.values()])
    seats = np.array([MODES[mode][0] for mode in modes]) * dice.uniform(0.7, 1.3, legs)
    seats = np.maximum(np.round(seats * people * shape.seats_per_person / seats.sum()), 3).astype(np.int64)
    departs = dice.integers(0, HORIZON, legs)
    states = [world.states[k] for k in corridor]
    carries = dice.choice(4, legs, p=[0.35, 0.45, 0.1, 0.1])
    texts = {
        "leg_id": [f"L{number:05}" for number in dice.permutation(legs)],
        "origin": [here if is_back else there for here, there, is_back in zip(at_home, abroad, back, strict=True)],
        "destination": [there if is_back else here for here, there, is_back in zip(at_home, abroad, back, strict=True)],
        "mode": [str(mode) for mode in modes],
        "permit": [str(word) for word in dice.choice(["granted", "pending", "refused"], legs, p=[0.85, 0.11, 0.04])],
        "transit": [str(word) for word in dice.choice(["", "MX", "EC", "EC|MX"], legs, p=[0.85, 0.06, 0.06, 0.03])],
        "nationalities": [
            _carried(kind, state, is_back) for kind, state, is_back in zip(carries, states, back, strict=True)
        ],
        "rotation_id": [f"R{number // 2:05}" for number in range(legs)],
        "corridor": [f"{HOME}-{state}" if shape.reciprocal else "" for state in states],
    }
    special = {
        "cap_wheelchair": dice.poisson(4 * shape.places, legs), "cap_stretcher": dice.poisson(0.7 * shape.places, legs),
        "cap_infant": np.maximum(dice.poisson(seats * 0.06 * shape.places), 0),
    }  # fmt: skip
    days = {"dep_day": departs, "arr_day": departs + (dice.random(legs) < 0.3)}
    return Table(texts, {**days, "cap_seats": seats, **special})


def _carried(kind: int, state: str, is_back: bool) -> str:
    own = state if is_back else HOME
    return ["*", own, f"{own}|XX", f"{HOME}|{state}"][kind]


def _groups(dice: np.random.Generator, shape: Shape, world: World, people: int) -> Table:
    sizes = dice.choice(len(shape.sizes), people, p=_chances(np.array(shape.sizes))) + 1
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), people)) + 1].astype(np.int64)
    count = len(sizes)
    sizes[-1] = max(1, people - int(sizes[:-1].sum()))
    numbers = {"size": sizes, **_needs(dice, shape, sizes), **_dates(dice, count), "locked": np.zeros(count, np.int64)}
    frail = (numbers["wheelchair"] + numbers["stretcher"]) > 0
    tiers = dice.choice(5, count, p=TIER_SHARES) + 1
    tiers = np.where(frail & (dice.random(count) < 0.5), np.minimum(tiers, dice.integers(1, 4, count)), tiers)
    waiting = dice.integers(0, 60, count)
    score = np.round(dice.gamma(2.0, 60.0, count)).astype(np.int64) + waiting * 2
    corridor = dice.choice(len(world.states), count, p=_chances(world.weight))
    back = dice.random(count) < shape.way_back
    texts = {
        "group_id": [f"G{number:07}" for number in dice.permutation(count)],
        "nationality": _nationalities(dice, world, corridor, back),
        **_journeys(dice, world, corridor, back),
        "transit_ok": [
            str(word) for word in dice.choice(["*", "", "MX", "EC|MX", "EC"], count, p=[0.6, 0.2, 0.1, 0.07, 0.03])
        ],
        "prev_leg": [""] * count, "prev_status": [""] * count,
    }  # fmt: skip
    return Table(texts, {**numbers, "tier": tiers, "score": score, "waiting_days": waiting})


def _needs(dice: np.random.Generator, shape: Shape, sizes: Numbers) -> dict[str, Numbers]:
    stretcher = (dice.random(len(sizes)) < 0.003 * shape.special).astype(np.int64)
    infants = np.minimum(dice.binomial(np.maximum(sizes - 1, 0), min(0.06 * shape.special, 0.25)), 2)
    infants = np.minimum(infants, np.maximum(sizes - stretcher - 1, 0))
    seats = sizes - stretcher - infants
    wheelchair = np.minimum((dice.random(len(sizes)) < 0.025 * shape.special).astype(np.int64), seats)
    return {"seats": seats, "wheelchair": wheelchair, "stretcher": stretcher, "infants": infants}


def _dates(dice: np.random.Generator, count: int) -> dict[str, Numbers]:
    earliest = np.where(dice.random(count) < 0.65, 0, dice.integers(0, HORIZON, count))
    latest = np.where(dice.random(count) < 0.35, earliest + dice.integers(4, 30, count), FOREVER)
    papers = np.where(dice.random(count) < 0.1, dice.integers(5, 80, count), FOREVER)
    return {"earliest_day": earliest, "latest_day": latest, "doc_valid_until": papers}


def _nationalities(dice: np.random.Generator, world: World, corridor: Numbers, back: np.ndarray) -> list[str]:
    other = dice.random(len(corridor)) < 0.05
    return [
        "XX" if is_other else world.states[k] if is_back else HOME
        for k, is_back, is_other in zip(corridor, back, other, strict=True)
    ]


def _journeys(dice: np.random.Generator, world: World, corridor: Numbers, back: np.ndarray) -> dict[str, list[str]]:
    """Airports in reach are the nearest of where they live, some know a way to one far off; most go to any at home."""
    count = len(corridor)
    lives = _zipf(dice, np.array([len(codes) for codes in world.airports])[corridor])
    reach = dice.choice([1, 2, 3, 4, 6], count, p=[0.38, 0.25, 0.2, 0.12, 0.05])
    far = dice.random(count) < 0.15
    extra = dice.integers(0, 9, count)
    abroad, at_home = [], []
    kept: dict[tuple[int, int], str] = {}
    picks = dice.integers(1, 8, count).tolist()
    for k, spot, width, is_far, other, pick in zip(
        corridor.tolist(), lives.tolist(), reach.tolist(), far.tolist(), extra.tolist(), picks, strict=True
    ):
        codes = world.airports[k]
        mask = sum(1 << place for place in world.near[k][spot][:width].tolist())
        if is_far:
            codes = codes + world.airports[k - 1][:4]
            mask |= 1 << other % len(codes)
        abroad.append(kept.setdefault((k, mask), "") or _spell(kept, (k, mask), codes))
        homes = [code for place, code in enumerate(world.home[k]) if pick >> place & 1]
        at_home.append("|".join(homes) or "*")
    anywhere = dice.random(count) < 0.02
    there = ["*" if far_and_wide else text for text, far_and_wide in zip(abroad, anywhere, strict=True)]
    return {
        "origins": [here if is_back else text for here, text, is_back in zip(at_home, there, back, strict=True)],
        "destinations": [text if is_back else here for here, text, is_back in zip(at_home, there, back, strict=True)],
    }


def _spell(kept: dict[tuple[int, int], str], key: tuple[int, int], codes: list[str]) -> str:
    kept[key] = "|".join(code for place, code in enumerate(codes) if key[1] >> place & 1)
    return kept[key]
