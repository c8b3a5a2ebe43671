"""Which legs a household can take, spelled out rule by rule; households with the same texts are looked at together."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.seats.files import Folder, Numbers

Flags = np.ndarray
CODES = ("NO_AIRPORT", "NO_NATIONALITY", "NO_PERMIT", "NO_DATE", "NO_DOCUMENT", "NO_TRANSIT", "NO_CAPACITY")


@dataclass(frozen=True)
class Batch:
    """Households `rows`, and the legs that their airports, nationality and permits leave: `open_to` (rows x legs)."""

    rows: Numbers
    legs: Numbers
    open_to: Flags
    code: list[str]


class Rules:
    """The hard rules of one folder."""

    def __init__(self, folder: Folder) -> None:
        self.folder, self.needs, self.capacity = folder, folder.needs(), folder.capacity()
        legs = folder.legs.texts
        self.flies = np.array([permit != "refused" for permit in legs["permit"]], dtype=bool)
        self.transit = [_set_of(text) for text in legs["transit"]]
        self.carries = [_set_of(text) for text in legs["nationalities"]]
        self._masks: dict[tuple[str, str], Flags] = {}
        self.batches = self._gather()

    def _gather(self) -> dict[tuple[str, str, str, str], list[int]]:
        texts, found = self.folder.groups.texts, defaultdict(list)
        keys = zip(texts["origins"], texts["destinations"], texts["nationality"], texts["transit_ok"], strict=True)
        for row, key in enumerate(keys):
            found[key].append(row)
        return found

    def _mask(self, rule: str, text: str) -> Flags:
        known = self._masks.get((rule, text))
        if known is None:
            known = self._masks[rule, text] = np.array(list(self._one_by_one(rule, text)), dtype=bool)
        return known

    def _one_by_one(self, rule: str, text: str) -> Iterator[bool]:
        wanted = _set_of(text)
        if rule == "transit":
            return ("*" in wanted or states <= wanted for states in self.transit)
        if rule == "nationality":
            return ("*" in states or text in states for states in self.carries)
        return ("*" in wanted or code in wanted for code in self.folder.legs.texts[rule])

    def __iter__(self) -> Iterator[Batch]:
        """Every household once. `open_to` is what all rules leave; `code` the first rule that left nothing, or ''."""
        for (origins, destinations, nationality, transit), rows in self.batches.items():
            airports = self._mask("origin", origins) & self._mask("destination", destinations)
            nationals = airports & self._mask("nationality", nationality)
            flying = np.flatnonzero(nationals & self.flies)
            if not len(flying):
                code = CODES[0] if not airports.any() else CODES[1] if not nationals.any() else CODES[2]
                yield Batch(np.array(rows), flying, np.zeros((len(rows), 0), dtype=bool), [code] * len(rows))
                continue
            for part in range(0, len(rows), 2000):
                yield self._narrow(np.array(rows[part : part + 2000]), flying, self._mask("transit", transit)[flying])

    def _narrow(self, rows: Numbers, flying: Numbers, transit: Flags) -> Batch:
        groups, legs = self.folder.groups.numbers, self.folder.legs.numbers
        departs, arrives = legs["dep_day"][flying], legs["arr_day"][flying]
        dates = (groups["earliest_day"][rows, None] <= departs) & (departs <= groups["latest_day"][rows, None])
        papers = dates & (arrives <= groups["doc_valid_until"][rows, None])
        through = papers & transit
        fits = through & within(self.needs[rows], self.capacity[flying])
        steps = zip(CODES[3:], (dates, papers, through, fits), strict=True)
        code = np.full(len(rows), "", dtype=object)
        for name, left in steps:
            code[(code == "") & ~left.any(axis=1)] = name
        return Batch(rows, flying, fits, code.tolist())


def within(needs: Numbers, room: Numbers) -> Flags:
    """Households x legs: is there room for all four kinds of place?"""
    fits = needs[:, 0, None] <= room[:, 0]
    for resource in (1, 2, 3):
        if needs[:, resource].any():
            fits &= needs[:, resource, None] <= room[:, resource]
        else:
            fits &= room[:, resource] >= 0
    return fits


def _set_of(text: str) -> frozenset[str]:
    return frozenset(text.split("|")) if text else frozenset()
