"""An answer checked from its files alone: each rule, each code, who could be added, and the bound by the formula."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from benchmarks.seats.files import RESOURCES, Answer, Folder, Numbers
from benchmarks.seats.reach import Batch, Rules, within
from benchmarks.seats.reciprocity import excess

TIERS = range(5)
STAYS = -1
NO_BOUND = 10**9


@dataclass
class Finding:
    """`faults` are broken rules in words. `moved`, `bounds` are people of the tiers up to each one.

    `bounds` and `anyhow` follow from the certificates by arithmetic: for plans that move as many of the tiers before,
    and for any plan at all. Those `said` may be lower where small parts were searched.
    """

    faults: list[str] = field(default_factory=list)
    wrong_codes: int = 0
    addable: list[str] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)
    overtaken: int = 0
    moved: list[int] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    anyhow: list[int] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    excess: dict[str, int] = field(default_factory=dict)

    @property
    def gaps_as_said(self) -> list[int]:
        return [bound - value for bound, value in zip(self.said, self.moved, strict=True)]

    @property
    def gaps(self) -> list[int]:
        return [bound - value for bound, value in zip(self.bounds, self.moved, strict=True)]


class Seated:
    """The plan as numbers: the place of each household's leg, and what is left aboard."""

    def __init__(self, folder: Folder, answer: Answer) -> None:
        self.faults: list[str] = []
        places = {leg: place for place, leg in enumerate(folder.legs.texts["leg_id"])}
        rows = {group: row for row, group in enumerate(folder.groups.texts["group_id"])}
        self.leg = np.full(len(rows), STAYS, dtype=np.int64)
        self.code = [""] * len(rows)
        self._read(answer, rows, places)
        aboard = np.flatnonzero(self.leg >= 0)
        self.room = folder.capacity()
        np.subtract.at(self.room, self.leg[aboard], folder.needs()[aboard])

    def _read(self, answer: Answer, rows: dict[str, int], places: dict[str, int]) -> None:
        seen: Counter[str] = Counter(answer.group_ids)
        self.faults += [f"{group} stands {times} times" for group, times in seen.items() if times > 1]
        self.faults += [f"{group} is missing" for group in rows.keys() - seen.keys()]
        columns = zip(answer.group_ids, answer.leg_ids, answer.codes, answer.reasons, strict=True)
        for group, leg, code, reason in columns:
            if group not in rows or (leg and leg not in places):
                self.faults.append(f"{group} or {leg} is unknown")
                continue
            self.leg[rows[group]] = places[leg] if leg else STAYS
            self.code[rows[group]] = code
            if (code == "ASSIGNED") != bool(leg) or not reason.strip():
                self.faults.append(f"{group} on {leg!r} has the code {code!r} and the reason {reason!r}")


def check(folder: Folder, answer: Answer) -> Finding:
    seated = Seated(folder, answer)
    found = Finding(faults=seated.faults)
    found.faults += _overfull(folder, seated) + _unlocked(folder, seated)
    certificates = [_Certificate(folder, words) for words in answer.words["bounds"]]
    ahead = _Ahead(folder, seated)
    for batch in Rules(folder):
        _check_batch(folder, seated, batch, found, ahead)
        for certificate in certificates:
            certificate.add(folder, batch)
    by_tier = np.bincount(
        folder.groups.numbers["tier"][seated.leg >= 0] - 1, folder.groups.numbers["size"][seated.leg >= 0], 5
    )
    found.moved = [int(people) for people in np.cumsum(by_tier)]
    found.excess = excess(folder, answer)
    found.bounds = bounds_of(certificates, found.moved)
    found.anyhow = bounds_anyhow(certificates)
    found.faults += _untrue(answer.words, certificates, found)
    found.faults += [
        f"tiers up to {tier + 1}: {value} people against a bound of {bound}"
        for tier, (value, bound) in enumerate(zip(found.moved, found.bounds, strict=True)) if value > bound
    ]  # fmt: skip
    return found


def _untrue(words: dict[str, Any], certificates: list["_Certificate"], found: Finding) -> list[str]:
    """What the JSON says beside its certificate, where that is not so."""
    said = [words["people_of_tiers_up_to"][str(tier + 1)] for tier in TIERS]
    found.said = [words["at_most_in_order"][str(tier + 1)] for tier in TIERS]
    anyhow = [words["at_most"][str(tier + 1)] for tier in TIERS]
    wrong = [f"{said} people are said to go, {found.moved} do"] if said != found.moved else []
    wrong += [f"at most {found.said} are said, {found.moved} go"] if min(found.gaps_as_said) < 0 else []
    wrong += [f"at most {anyhow} are said for any plan"] if any(map(int.__lt__, anyhow, found.said)) else []
    proofs = zip(words["bounds"], certificates, strict=True)
    return wrong + [
        f"a certificate says {proof['bound']}, its prices {certificate.total}"
        for proof, certificate in proofs if proof.get("bound", certificate.total) < math.floor(certificate.total + 1e-6)
    ]  # fmt: skip


def _overfull(folder: Folder, seated: Seated) -> list[str]:
    legs = folder.legs.texts["leg_id"]
    return [
        f"{legs[place]} has {-seated.room[place, resource]} {RESOURCES[resource]} too many aboard"
        for place, resource in np.argwhere(seated.room < 0).tolist()
    ]


def _unlocked(folder: Folder, seated: Seated) -> list[str]:
    groups, legs = folder.groups, folder.legs.texts["leg_id"]
    return [
        f"{groups.texts['group_id'][row]} was locked on {groups.texts['prev_leg'][row]}"
        for row in np.flatnonzero(groups.numbers["locked"]).tolist()
        if seated.leg[row] == STAYS or legs[seated.leg[row]] != groups.texts["prev_leg"][row]
    ]


def _check_batch(folder: Folder, seated: Seated, batch: Batch, found: Finding, ahead: "_Ahead") -> None:
    groups = folder.groups
    leg, names = seated.leg[batch.rows], groups.texts["group_id"]
    place = {leg: column for column, leg in enumerate(batch.legs.tolist())}
    aboard = np.flatnonzero(leg >= 0)
    columns = np.array([place.get(where, -1) for where in leg[aboard].tolist()], dtype=np.int64)
    allowed = np.zeros(len(aboard), dtype=bool)
    if batch.open_to.size:
        allowed = (columns >= 0) & batch.open_to[aboard, columns]
    locked = groups.numbers["locked"][batch.rows[aboard]] == 1
    found.faults += [
        f"{names[batch.rows[row]]} may not fly on {folder.legs.texts['leg_id'][leg[row]]}"
        for row in aboard[~allowed & ~locked].tolist()
    ]
    behind = np.flatnonzero(leg == STAYS)
    found.wrong_codes += sum(seated.code[batch.rows[row]] != (batch.code[row] or "FULL") for row in behind.tolist())
    if not len(behind) or not batch.open_to.size:
        return
    rows, open_to = batch.rows[behind], batch.open_to[behind]
    fits = open_to & within(ahead.needs[rows], seated.room[batch.legs])
    # For whom there is room only between two states that keep a balance may be held back for it.
    is_free = np.array([not folder.legs.texts["corridor"][leg] for leg in batch.legs.tolist()], dtype=bool)
    free, paired = fits[:, is_free].any(axis=1), fits[:, ~is_free].any(axis=1)
    found.addable += [names[row] for row in rows[free].tolist()]
    found.held_back += [names[row] for row in rows[paired & ~free].tolist()]
    found.overtaken += ahead.count(rows, batch.legs, open_to)


class _Ahead:
    """On each leg, the lowest score aboard among households of one tier and the same needs."""

    def __init__(self, folder: Folder, seated: Seated) -> None:
        numbers = folder.groups.numbers
        self.needs, self.score = folder.needs(), numbers["score"]
        alike = np.column_stack([self.needs, numbers["tier"]])
        self.like = np.unique(alike, axis=0, return_inverse=True)[1].reshape(-1)
        self.lowest = np.full((self.like.max(initial=0) + 1, len(folder.legs)), np.iinfo(np.int64).max)
        aboard = np.flatnonzero((seated.leg >= 0) & (numbers["locked"] == 0))
        np.minimum.at(self.lowest, (self.like[aboard], seated.leg[aboard]), self.score[aboard])

    def count(self, rows: Numbers, legs: Numbers, open_to: Any) -> int:
        """Households behind although one like them with a lower score has a place that they could take."""
        lower = self.lowest[self.like[rows][:, None], legs] < self.score[rows, None]
        return int((lower & open_to).any(axis=1).sum())


class _Certificate:
    """sum a_t P_t <= sum prices x capacity + sum over households of max(0, a_tier x size - cheapest leg).

    Whoever is locked travels and pays the leg where it is locked; `as_if_free` is the same without that knowledge.
    """

    def __init__(self, folder: Folder, words: dict[str, Any]) -> None:
        self.weights = np.array(words["weights"], dtype=float)
        self.prices = np.zeros((len(folder.legs), 4))
        self.places = {leg: place for place, leg in enumerate(folder.legs.texts["leg_id"])}
        for leg, prices in words["prices"].items():
            self.prices[self.places[leg]] = prices
        assert self.weights.shape == (5,), "five weights are wanted"
        assert (self.weights >= 0).all() and (self.prices >= 0).all(), "weights and prices are at least 0"  # noqa: PT018
        self.needs = folder.needs()
        self.total = self.as_if_free = float((self.prices * folder.capacity()).sum())

    def add(self, folder: Folder, batch: Batch) -> None:
        worth = self.weights[folder.groups.numbers["tier"][batch.rows] - 1] * folder.groups.numbers["size"][batch.rows]
        if not batch.open_to.size:
            return
        price = self.prices[batch.legs]
        used = np.flatnonzero(price.any(axis=0))
        cost = self.needs[batch.rows][:, used] @ price[:, used].T if len(used) else np.zeros(batch.open_to.shape)
        cheapest = np.where(batch.open_to, cost, np.inf).min(axis=1)
        gain = np.maximum(0.0, worth - cheapest)
        self.as_if_free += float(gain.sum())
        locked = np.flatnonzero(folder.groups.numbers["locked"][batch.rows] == 1)
        for row in locked.tolist():
            group = batch.rows[row]
            held = self.prices[self.places[folder.groups.texts["prev_leg"][group]]]
            gain[row] = worth[row] - float(held @ self.needs[group])
        self.total += float(gain.sum())

    def bound_on(self, tier: int, moved: list[int]) -> float:
        """People of tiers <= tier at most, in any plan that moves as many as this one of the tiers before."""
        falling = np.minimum.accumulate(self.weights[: tier + 1])
        if falling[-1] == 0:
            return math.inf
        before = -np.diff(falling) @ np.array(moved[:tier]) if tier else 0.0
        return float((self.total - before) / falling[-1])

    def bound_anyhow(self, tier: int) -> float:
        """People of tiers <= tier at most, in any plan at all."""
        least = self.weights[: tier + 1].min()
        return self.total / least if least > 0 else math.inf


def bounds_of(certificates: list[_Certificate], moved: list[int]) -> list[int]:
    """Whole people by cumulated tier, in plans that move as many as this one of the tiers before."""
    return [_least(certificate.bound_on(tier, moved) for certificate in certificates) for tier in TIERS]


def bounds_anyhow(certificates: list[_Certificate]) -> list[int]:
    return [_least(certificate.bound_anyhow(tier) for certificate in certificates) for tier in TIERS]


def _least(values: Iterable[float]) -> int:
    best = min(values, default=math.inf)
    return NO_BOUND if best == math.inf else math.floor(best + 1e-6)
