"""The registry in memory: who could be meant by a row, found by keys and ranked by what the keys are worth."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from cases.linkage.frequencies import Frequencies
from cases.linkage.keys import asked_keys, stored_keys
from cases.linkage.packed import pack, unpack
from cases.linkage.records import Record

LEAST_BITS, SHARE_OF_BEST, MOST = 15.0, 0.4, 12
# Of a key that so many share, no more are looked at: a thousand namesakes must not make everybody wait.
MOST_OF_A_KEY = 2000


class Registry:
    """Known people under their keys. What the database does for a ministry, this does for a file.

    Two arrays hold the keys in order and whose they are: 8 bytes each instead of an object.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.frequencies = Frequencies()
        self._people: list[str] = []
        keys, places = array("i"), array("i")
        for place, record in enumerate(records):
            self._people.append(pack(record))
            self.frequencies.count(record)
            found = stored_keys(record)
            keys.extend(found)
            places.extend([place] * len(found))
        self.people = len(self._people)
        unordered = np.array(keys, dtype=np.int32)
        order = np.argsort(unordered, kind="stable")
        self._keys, self._places = unordered[order], np.array(places, dtype=np.int32)[order]

    def candidates(self, asked: Record) -> list[Record]:
        """At most 12, the most promising first."""
        return [unpack(self._people[place]) for place in best_of(self._worth(asked))]

    def doubles(self) -> Iterator[tuple[Record, list[Record]]]:
        """Each known person, and the others that they may be once more."""
        for place, packed in enumerate(self._people):
            record = unpack(packed)
            worth = self._worth(record)
            worth.pop(place, None)
            yield record, [unpack(self._people[other]) for other in best_of(worth)]

    def _worth(self, asked: Record) -> dict[int, float]:
        """Whom the keys meet, by place, and what they are worth in bits."""
        asks = asked_keys(asked, self.frequencies)
        wanted = np.fromiter(asks, dtype=np.int32, count=len(asks))
        starts = np.searchsorted(self._keys, wanted, side="left")
        ends = np.searchsorted(self._keys, wanted, side="right")
        worth: dict[int, float] = defaultdict(float)
        for bits, start, end in zip(asks.values(), starts.tolist(), ends.tolist(), strict=True):
            if start < end:
                for place in self._places[start : min(end, start + MOST_OF_A_KEY)].tolist():
                    worth[place] += bits
        return worth

    def candidates_for(self, rows: Iterable[Record]) -> Iterator[list[Record]]:
        return map(self.candidates, rows)


def best_of(worth: dict[int, float]) -> list[int]:
    """Whose keys are worth at least 15 bits and two fifths of the best one's."""
    least = max(LEAST_BITS, SHARE_OF_BEST * max(worth.values(), default=0.0))
    ranked = sorted((place for place, bits in worth.items() if bits >= least), key=lambda place: (-worth[place], place))
    return ranked[:MOST]
