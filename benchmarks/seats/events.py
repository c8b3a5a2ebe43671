"""What happens to a crisis after its first plan: seats held, households cancel, a leg comes, a permit is refused."""

from dataclasses import replace

import numpy as np

from benchmarks.seats.files import Answer, Folder, Numbers, Table
from benchmarks.seats.greedy import greedy

CONFIRMED, LOCKED = 0.3, 0.5


def hold(groups: Table, legs: Table, share: float, dice: np.random.Generator) -> None:
    """Offers from an earlier week, by an order that counts no more; some confirmed, half of those locked."""
    before = greedy(Folder(groups, legs), dice.permutation(len(groups)))
    for row, place in enumerate(before):
        if place < 0 or dice.random() > share:
            continue
        is_confirmed = dice.random() < CONFIRMED
        groups.texts["prev_leg"][row] = legs.texts["leg_id"][place]
        groups.texts["prev_status"][row] = "confirmed" if is_confirmed else "offered"
        groups.numbers["locked"][row] = is_confirmed and dice.random() < LOCKED


def cancelled(folder: Folder, answer: Answer, households: int, seed: int) -> Folder:
    """So many of those that had a seat are gone."""
    placed = answer.placements
    locked = folder.groups.numbers["locked"]
    rows = [row for row, group in enumerate(folder.groups.texts["group_id"]) if group in placed and not locked[row]]
    gone = np.random.default_rng(seed).choice(rows, min(households, len(rows)), replace=False)
    return replace(folder, groups=folder.groups.take(np.setdiff1d(np.arange(len(folder.groups)), gone)))


def with_leg(folder: Folder, seed: int, seats: int = 150) -> Folder:
    """One more flight like one of those there are."""
    legs = folder.legs
    like = int(np.random.default_rng(seed).choice(_flying(folder)))
    rows = np.append(np.arange(len(legs)), like)
    more = legs.take(rows)
    more.texts["leg_id"][-1] = "LNEW"
    more.numbers["cap_seats"][-1] = seats
    return replace(folder, legs=more)


def refused(folder: Folder, answer: Answer, seed: int) -> Folder:
    """The permit of a leg with nobody locked aboard is refused."""
    locked = {
        leg
        for leg, is_locked in zip(folder.groups.texts["prev_leg"], folder.groups.numbers["locked"], strict=True)
        if is_locked
    }
    used = set(answer.leg_ids) - locked
    names = folder.legs.texts["leg_id"]
    open_to = [place for place in _flying(folder) if names[place] in used]
    place = int(np.random.default_rng(seed).choice(open_to))
    permits = list(folder.legs.texts["permit"])
    permits[place] = "refused"
    return replace(folder, legs=Table({**folder.legs.texts, "permit": permits}, folder.legs.numbers))


def _flying(folder: Folder) -> list[int]:
    return [place for place, permit in enumerate(folder.legs.texts["permit"]) if permit != "refused"]


def disturbed(folder: Folder, before: Answer, after: Answer) -> int:
    """People who had a seat in the plan before and have another or none now."""
    sizes = dict(zip(folder.groups.texts["group_id"], folder.groups.numbers["size"].tolist(), strict=True))
    now = after.placements
    return sum(sizes[group] for group, leg in before.placements.items() if group in sizes and now.get(group) != leg)


def seated(folder: Folder, answer: Answer) -> int:
    sizes = dict(zip(folder.groups.texts["group_id"], folder.groups.numbers["size"].tolist(), strict=True))
    return sum(sizes[group] for group in answer.placements if group in sizes)


def held_and_lost(folder: Folder, answer: Answer) -> Numbers:
    """People whose earlier offer did not stay: offered, confirmed."""
    now, texts = answer.placements, folder.groups.texts
    lost = np.zeros(2, dtype=np.int64)
    rows = zip(texts["group_id"], texts["prev_leg"], texts["prev_status"], folder.groups.numbers["size"], strict=True)
    for group, leg, status, size in rows:
        if leg and now.get(group) != leg:
            lost[int(status == "confirmed")] += size
    return lost
