"""What most programs do, as a whole run: `python -m benchmarks.seats.greedy PROBLEM PLAN`, first come first served."""

import csv
import sys
from bisect import bisect_left
from functools import reduce
from operator import or_
from pathlib import Path

import numpy as np

from benchmarks.seats.files import Folder, Numbers, read

Room = list[list[int]]
# A list of legs is gone through anew once so many full ones were met in it.
MET_FULL = 4


def greedy(folder: Folder, order: Numbers | None = None) -> list[int]:
    """The place of each household's leg, or -1: by tier and score, the first leg with room; locked seats stay."""
    numbers = folder.groups.numbers
    if order is None:
        order = np.lexsort((np.arange(len(folder.groups)), -numbers["score"], numbers["tier"]))
    room, needs = folder.capacity().tolist(), folder.needs().tolist()
    leg = _seat_locked(folder, room, needs)
    lanes = Lanes(folder)
    days = (numbers[name].tolist() for name in ("earliest_day", "latest_day", "doc_valid_until"))
    earliest, latest, papers = days
    for row in order.tolist():
        if leg[row] < 0 and (lane := lanes.of(row)):
            leg[row] = _first_with_room(lanes, lane, room, needs[row], (earliest[row], latest[row], papers[row]))
    return leg


def _first_with_room(lanes: "Lanes", lane: list[int], room: Room, needs: list[int], days: tuple[int, int, int]) -> int:
    earliest, latest, papers = days
    seats, wheelchair, stretcher, infants = needs
    full, found = 0, -1
    for at in range(bisect_left(lane, lanes.first_on(earliest)), len(lane)):
        turn = lane[at]
        if lanes.departs[turn] > latest:
            break
        left = room[lanes.place[turn]]
        if seats <= left[0] and wheelchair <= left[1] and stretcher <= left[2] and infants <= left[3]:
            if lanes.arrives[turn] <= papers:
                found = lanes.place[turn]
                room[found] = [have - take for have, take in zip(left, needs, strict=True)]
                break
        elif not left[0] and not left[2]:
            full += 1
    if full > MET_FULL:
        lane[:] = [turn for turn in lane if room[lanes.place[turn]][0] or room[lanes.place[turn]][2]]
    return found


def _seat_locked(folder: Folder, room: Room, needs: Room) -> list[int]:
    places = {leg: place for place, leg in enumerate(folder.legs.texts["leg_id"])}
    leg = [-1] * len(folder.groups)
    for row in np.flatnonzero(folder.groups.numbers["locked"]).tolist():
        leg[row] = places[folder.groups.texts["prev_leg"][row]]
        for resource in range(4):
            room[leg[row]][resource] -= needs[row][resource]
    return leg


class Lanes:
    """For the same airports, nationality and transit the same list of legs, as turns in the order of departure.

    A set of legs is a whole number whose bits are the turns.
    """

    def __init__(self, folder: Folder) -> None:
        texts, legs = folder.groups.texts, folder.legs
        self.keys = list(
            zip(texts["origins"], texts["destinations"], texts["nationality"], texts["transit_ok"], strict=True)
        )
        self.place = np.argsort(legs.numbers["dep_day"], kind="stable").tolist()
        self.departs = legs.numbers["dep_day"][self.place].tolist()
        self.arrives = legs.numbers["arr_day"][self.place].tolist()
        self.starts: dict[int, int] = {}
        flies = [legs.texts["permit"][place] != "refused" for place in self.place]
        self.every = sum(1 << turn for turn, is_flying in enumerate(flies) if is_flying)
        names = ("origin", "destination", "nationalities", "transit")
        self.by_name = [self._by_name(legs.texts[name]) for name in names]
        self.by_rule: list[dict[str, int]] = [{}, {}, {}, {}]
        self.by_set: dict[int, list[int]] = {}
        self.known: dict[tuple[str, ...], list[int]] = {}

    def _by_name(self, column: list[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for turn, place in enumerate(self.place):
            for name in column[place].split("|"):
                found[name] = found.get(name, 0) | 1 << turn
        return found

    def first_on(self, day: int) -> int:
        """The first turn that departs on that day or later."""
        if day not in self.starts:
            self.starts[day] = bisect_left(self.departs, day)
        return self.starts[day]

    def of(self, row: int) -> list[int]:
        key = self.keys[row]
        lane = self.known.get(key)
        if lane is None:
            open_to = self.every
            for rule, text in enumerate(key):
                if text not in self.by_rule[rule]:
                    self.by_rule[rule][text] = self._matching(rule, text)
                open_to &= self.by_rule[rule][text]
            if open_to not in self.by_set:
                self.by_set[open_to] = _members(open_to)
            lane = self.known[key] = self.by_set[open_to]
        return lane

    def _matching(self, rule: int, text: str) -> int:
        wanted, legs = set(text.split("|")), self.by_name[rule]
        if rule == 2:
            return legs.get(text, 0) | legs.get("*", 0)
        if "*" in wanted:
            return self.every
        if rule == 3:
            refused = [mask for name, mask in legs.items() if name and name not in wanted]
            return self.every & ~reduce(or_, refused, 0)
        return reduce(or_, [legs.get(name, 0) for name in wanted], 0)


def _members(mask: int) -> list[int]:
    bits = np.frombuffer(mask.to_bytes(mask.bit_length() // 8 + 1, "little"), dtype=np.uint8)
    return list(np.flatnonzero(np.unpackbits(bits, bitorder="little")).tolist())


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
