"""How common a word, a sound or a birthday is: what an agreement by chance would be worth."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cases.linkage.days import Day
from cases.linkage.records import Record
from cases.linkage.sounds import block_key, strict_key

# Nobody is rarer than this many in the whole registry: a word seen once may be another's misspelling.
RAREST = 1.5
# A short list is thought to go on like a country: in a list of three, a surname isn't that of every third person.
UNSEEN, USUAL_SHARE = 100, 1 / 250
DAYS_A_YEAR = 365.25
USUAL_YEARS = 80
MOST_GIVEN = 2
# So often one person may stand in a list: their birthday is no commoner for it.
MOST_COPIES = 10

Counts = Counter[str]


@dataclass
class Frequencies:
    """Of `people` persons: how many have a surname, a given name, their sounds, a birthday, a birth year."""

    people: int = 0
    surnames: Counts = field(default_factory=Counter)
    given: Counts = field(default_factory=Counter)
    surname_sounds: Counts = field(default_factory=Counter)
    given_sounds: Counts = field(default_factory=Counter)
    blocks: Counts = field(default_factory=Counter)
    days: Counter[Day] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    _second: tuple[int, float] = field(default=(-1, 0.0), compare=False)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Frequencies":
        found = cls()
        for record in records:
            found.count(record)
        return found

    def count(self, record: Record) -> None:
        self.people += 1
        words = record.names.words
        joined = {"".join(surname) for surname in record.names.surnames if len(surname) > 1}
        for word in {*words, *joined}:
            self.surnames[word] += 1
            self.surname_sounds[strict_key(word)] += 1
        given = record.names.given[:MOST_GIVEN]
        for word in given:
            self.given[word] += 1
            self.given_sounds[strict_key(word)] += 1
        for key in {block_key(word) for word in (*words, *given)}:
            self.blocks[key] += 1
        if record.born:
            self.years[record.born.year] += 1
            if record.born.is_whole:
                self.days[record.born] += 1

    def second_surname(self) -> float:
        """The share that has a second surname: hardly anybody's where people have but one."""
        if self._second[0] != self.people:
            seconds = max(self.surnames.total() - self.people, 0)
            self._second = (self.people, min((seconds + 1) / (self.people + 1), 1.0))
        return self._second[1]

    def surname(self, word: str) -> float:
        return self._share(self.surnames[word])

    def surname_sound(self, word: str) -> float:
        return self._share(self.surname_sounds[strict_key(word)])

    def given_name(self, word: str) -> float:
        return self._share(self.given[word])

    def is_given_name(self, word: str) -> bool:
        """Whether people are called so: of a slip of the pen there are not as many, nor of one person's copies."""
        return self.given[word] > MOST_COPIES

    def given_sound(self, word: str) -> float:
        return self._share(self.given_sounds[strict_key(word)])

    def year(self, year: int) -> float:
        """Smoothed, so that a small registry doesn't think its own years all there are."""
        return (self.years[year] + 1) / (self.people + USUAL_YEARS)

    def day(self, day: Day) -> float:
        """Days are even but for those that forms make up: more people have them than can be one person's records."""
        even = self.year(day.year) / DAYS_A_YEAR
        return max(even, (self.days[day] - MOST_COPIES) / (self.people + UNSEEN))

    def block_bits(self, key: str) -> float:
        """What meeting the same block key is worth."""
        return -math.log2(self._share(self.blocks[key]))

    def _share(self, count: int) -> float:
        return (max(count, RAREST) + USUAL_SHARE * UNSEEN) / (self.people + UNSEEN)
