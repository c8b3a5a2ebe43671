"""What most programs do, as a whole run: `python -m benchmarks.seats.greedy PROBLEM PLAN`, first come first served."""

import csv
import sys
from pathlib import Path

import numpy as np

from benchmarks.seats.files import Folder, Numbers, read

Room = list[list[int]]


def greedy(folder: Folder, order: Numbers | None = None) -> list[int]:
    """The place of each household's leg, or -1: by tier and score, the first leg with room; held seats stay."""
    groups, legs = folder.groups, folder.legs
    numbers = groups.numbers
    if order is None:
        order = np.lexsort((np.arange(len(groups)), -numbers["score"], numbers["tier"]))
    room = folder.capacity().tolist()
    needs = folder.needs().tolist()
    leg = _seat_locked(folder, room, needs)
    lanes = Lanes(folder)
    departs, arrives = legs.numbers["dep_day"].tolist(), legs.numbers["arr_day"].tolist()
    earliest, latest, papers = (numbers[name].tolist() for name in ("earliest_day", "latest_day", "doc_valid_until"))
    for row in order.tolist():
        if leg[row] >= 0:
            continue
        first, last, until, wanted = earliest[row], latest[row], papers[row], needs[row]
        lane = lanes.of(row)
        for place in lane:
            if departs[place] < first or departs[place] > last or arrives[place] > until:
                continue
            left = room[place]
            if wanted[0] <= left[0] and wanted[1] <= left[1] and wanted[2] <= left[2] and wanted[3] <= left[3]:
                leg[row] = place
                room[place] = left = [have - take for have, take in zip(left, wanted, strict=True)]
                if not left[0] and not left[2]:
                    lanes.close(place)
                break
    return leg


def _seat_locked(folder: Folder, room: Room, needs: Room) -> list[int]:
    places = {leg: place for place, leg in enumerate(folder.legs.texts["leg_id"])}
    leg = [-1] * len(folder.groups)
    for row in np.flatnonzero(folder.groups.numbers["locked"]).tolist():
        leg[row] = places[folder.groups.texts["prev_leg"][row]]
        for resource in range(4):
            room[leg[row]][resource] -= needs[row][resource]
    return leg


class Lanes:
    """For the same airports, nationality and transit the same list of legs by departure; full ones are dropped."""

    def __init__(self, folder: Folder) -> None:
        texts, legs = folder.groups.texts, folder.legs
        self.keys = list(
            zip(texts["origins"], texts["destinations"], texts["nationality"], texts["transit_ok"], strict=True)
        )
        departs = np.argsort(legs.numbers["dep_day"], kind="stable").tolist()
        self.order = [place for place in departs if legs.texts["permit"][place] != "refused"]
        self.columns = [
            [frozenset(text.split("|")) - {""} for text in legs.texts[name]]
            for name in ("origin", "destination", "nationalities", "transit")
        ]
        self.known: dict[tuple[str, ...], list[int]] = {}
        self.by_rule: dict[tuple[int, str], frozenset[int]] = {}
        self.closed: set[int] = set()

    def close(self, place: int) -> None:
        """A full leg is passed over for good once a list has grown long with such."""
        self.closed.add(place)
        if len(self.closed) % 20 == 0:
            self.known = {}
            self.order = [place for place in self.order if place not in self.closed]

    def of(self, row: int) -> list[int]:
        key = self.keys[row]
        lane = self.known.get(key)
        if lane is None:
            sets = [self._matching(rule, text) for rule, text in enumerate(key)]
            fewest, *others = sorted(sets, key=len)
            open_to = set(fewest).intersection(*others)
            lane = self.known[key] = [place for place in self.order if place in open_to]
        return lane

    def _matching(self, rule: int, text: str) -> frozenset[int]:
        found = self.by_rule.get((rule, text))
        if found is None:
            wanted = frozenset(text.split("|"))
            column = self.columns[rule]
            if rule == 2:
                found = frozenset(p for p, states in enumerate(column) if "*" in states or text in states)
            elif rule == 3:
                found = frozenset(p for p, states in enumerate(column) if "*" in wanted or states <= wanted)
            else:
                found = frozenset(p for p, codes in enumerate(column) if "*" in wanted or codes <= wanted)
            self.by_rule[rule, text] = found
        return found


def moved(folder: Folder, leg: list[int]) -> list[int]:
    """People by cumulated tier."""
    aboard = np.array(leg) >= 0
    numbers = folder.groups.numbers
    people = np.bincount(numbers["tier"][aboard] - 1, numbers["size"][aboard], 5)
    return [int(count) for count in np.cumsum(people)]


def main(problem: Path, plan: Path) -> None:
    folder = read(problem)
    leg = greedy(folder)
    names = folder.legs.texts["leg_id"]
    with plan.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["group_id", "leg_id"])
        rows = zip(folder.groups.texts["group_id"], leg, strict=True)
        writer.writerows((group, names[place] if place >= 0 else "") for group, place in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
