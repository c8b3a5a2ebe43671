"""The registry in memory: who could be meant by a row, found by keys and ranked by what the keys are worth."""

from collections import defaultdict
from collections.abc import Iterable

from cases.linkage.frequencies import Frequencies
from cases.linkage.keys import asked_keys, stored_keys
from cases.linkage.records import Record

LEAST_BITS, SHARE_OF_BEST, MOST = 15.0, 0.4, 12


class Registry:
    """Known people under their keys. What the database does for a ministry, this does for a file."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = list(records)
        self.frequencies = Frequencies.of(self.records)
        self.people = len(self.records)
        self._places: dict[int, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            for key in stored_keys(record):
                self._places[key].append(place)

    def candidates(self, asked: Record) -> list[Record]:
        """At most 12, the most promising first."""
        worth: dict[int, float] = defaultdict(float)
        for key, bits in asked_keys(asked, self.frequencies).items():
            for place in self._places.get(key, ()):
                worth[place] += bits
        return [self.records[place] for place in best_of(worth)]


def best_of(worth: dict[int, float]) -> list[int]:
    """Whose keys are worth at least 15 bits and two fifths of the best one's."""
    least = max(LEAST_BITS, SHARE_OF_BEST * max(worth.values(), default=0.0))
    ranked = sorted((place for place, bits in worth.items() if bits >= least), key=lambda place: (-worth[place], place))
    return ranked[:MOST]
