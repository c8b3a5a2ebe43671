"""The registry in memory: who could be meant by a row, found by keys and ranked by what the keys are worth."""

import math
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from cases.linkage.frequencies import Frequencies
from cases.linkage.keys import asked_keys, asked_singles, single_keys, stored_keys
from cases.linkage.packed import pack, unpack
from cases.linkage.records import Record

LEAST_BITS, SHARE_OF_BEST, MOST = 15.0, 0.4, 12
# In a list as short as this every field is a key of its own, and chance finds hardly anybody twice.
SHORT = 20_000
# Of a key that so many share, no more are looked at: a thousand namesakes must not make everybody wait.
MOST_OF_A_KEY = 2000


class _Index:
    """Keys in order and whose they are, in two arrays: 8 bytes each instead of an object."""

    def __init__(self) -> None:
        self._keys, self._places = array("i"), array("i")

    def add(self, place: int, keys: Collection[int]) -> None:
        self._keys.extend(keys)
        self._places.extend([place] * len(keys))

    def close(self) -> None:
        """Bring them in order; nothing is added afterwards."""
        unordered = np.array(self._keys, dtype=np.int32)
        order = np.argsort(unordered, kind="stable")
        self.keys, self.places = unordered[order], np.array(self._places, dtype=np.int32)[order]
        del self._keys, self._places

    def worth(self, asks: dict[int, float]) -> dict[int, float]:
        """Whom the keys meet, by place, and what they are worth in bits."""
        worth: dict[int, float] = defaultdict(float)
        for bits, start, end in self._ranges(asks):
            for place in self.places[start : min(end, start + MOST_OF_A_KEY)].tolist():
                worth[place] += bits
        return worth

    def worth_of_all(self, asks: dict[int, float], people: int, least: float) -> dict[int, float]:
        """The same of a short list, where a key may meet thousands; who isn't worth the least is left out."""
        worth = np.zeros(people)
        for bits, start, end in self._ranges(asks):
            worth[self.places[start:end]] += bits
        found = np.flatnonzero(worth >= least)
        return dict(zip(found.tolist(), worth[found].tolist(), strict=True))

    def _ranges(self, asks: dict[int, float]) -> Iterator[tuple[float, int, int]]:
        """The bits of each key, and where its places begin and end."""
        wanted = np.fromiter(asks, dtype=np.int32, count=len(asks))
        starts = np.searchsorted(self.keys, wanted, side="left").tolist()
        ends = np.searchsorted(self.keys, wanted, side="right").tolist()
        return zip(asks.values(), starts, ends, strict=True)


class Registry:
    """Known people under their keys. What the database does for a ministry, this does for a file."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.frequencies = Frequencies()
        self._people: list[str] = []
        joined, single = _Index(), _Index()
        for place, record in enumerate(records):
            self._people.append(pack(record))
            self.frequencies.count(record)
            joined.add(place, stored_keys(record))
            if place < SHORT:
                single.add(place, single_keys(record))
        self.people = len(self._people)
        self.is_short = self.people <= SHORT
        self._index = single if self.is_short else joined
        self._index.close()
        # Chance alone finds some eight people of a short list; the comparison tells them apart.
        self._least = math.log2(max(self.people, 1)) - 3 if self.is_short else LEAST_BITS

    def candidates(self, asked: Record) -> list[Record]:
        """At most 12, the most promising first."""
        return [unpack(self._people[place]) for place in best_of(self._worth(asked), self._least)]

    def candidates_for(self, rows: Iterable[Record]) -> Iterator[list[Record]]:
        return map(self.candidates, rows)

    def doubles(self) -> Iterator[tuple[Record, list[Record]]]:
        """Each known person, and the others that they may be once more."""
        for place, packed in enumerate(self._people):
            record = unpack(packed)
            worth = self._worth(record)
            worth.pop(place, None)
            yield record, [unpack(self._people[other]) for other in best_of(worth, self._least, share=0.0)]

    def _worth(self, asked: Record) -> dict[int, float]:
        if self.is_short:
            asks = asked_singles(asked, self.frequencies)
            return self._index.worth_of_all(asks, self.people, self._least)
        return self._index.worth(asked_keys(asked, self.frequencies))


def best_of(worth: dict[int, float], least: float = LEAST_BITS, share: float = SHARE_OF_BEST) -> list[int]:
    """Whose keys are worth the least that is asked for and two fifths of the best one's."""
    least = max(least, share * max(worth.values(), default=0.0))
    ranked = sorted((place for place, bits in worth.items() if bits >= least), key=lambda place: (-worth[place], place))
    return ranked[:MOST]
