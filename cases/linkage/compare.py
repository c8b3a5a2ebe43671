"""Two records, field by field: the best way to read one as the other, and what each field says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cases.linkage import birth, papers
from cases.linkage.evidence import NOTHING, Bits, Evidence
from cases.linkage.frequencies import Frequencies
from cases.linkage.given_names import Given, compare_given
from cases.linkage.names import Names
from cases.linkage.records import Record
from cases.linkage.surnames import Reading, Surnames, compare_surnames, readings
from cases.linkage.words import DIFFERENT

# A registry's own fields are read as they stand, in whatever way the list is read.
AS_WRITTEN = ("", "only_first", "only_second", "glued")
# Where fewer people have a second surname, one that differs is likelier another person's than the second of the same.
SECOND_IS_USUAL = 0.1


@dataclass(frozen=True)
class Comparison:
    """What a row shows of one known person. `bits` sums all of it, in the best reading of the names."""

    known: Record
    surnames: Surnames
    given: Given
    born: Evidence | None
    number: Evidence | None
    sex: Evidence | None

    @cached_property
    def names_bits(self) -> Bits:
        return self.surnames.bits.plus(self.given.bits)

    @cached_property
    def bits(self) -> Bits:
        summed = self.names_bits
        for one in (self.born, self.number, self.sex):
            summed = summed.plus(one.bits) if one else summed
        return summed

    @property
    def evidence(self) -> list[Evidence]:
        others = (self.born, self.number, self.sex)
        return [*self.surnames.found, *self.given.found, *(one for one in others if one)]

    @property
    def reading(self) -> str:
        """In which unusual way the names were read: a code, '' for the usual one."""
        return self.surnames.reading.code or self.given.code

    @property
    def has_equal_number(self) -> bool:
        return self.number is not None and self.number.code == papers.EQUAL

    @property
    def contradicts(self) -> bool:
        """Whether a field says that it is somebody else: a surname, the day, a national number, the sex."""
        return (
            any(one.code == DIFFERENT for one in self.surnames.found)
            or (self.born is not None and self.born.code in birth.CONTRADICTS)
            or (self.number is not None and self.number.code in papers.CONTRADICTS)
            or (self.sex is not None and self.sex.code == "different")
        )


def compare(asked: Record, known: Record, frequencies: Frequencies) -> Comparison:
    surnames, given = _best_names(asked.names, known.names, frequencies)
    return Comparison(
        known=known, surnames=surnames, given=given, born=birth.compare_birth(asked.born, known.born, frequencies),
        number=papers.compare_numbers(asked.numbers, known.numbers), sex=papers.compare_sex(asked.sex, known.sex),
    )  # fmt: skip


def _best_names(asked: Names, known: Names, frequencies: Frequencies) -> tuple[Surnames, Given]:
    """Every way to read the row against the registry's own: the likeliest of one person."""
    may_be_second = frequencies.second_surname() >= SECOND_IS_USUAL
    theirs = [_as_known(one, known) for one in _readings(known, may_be_second) if one.code in AS_WRITTEN]
    ways = [
        (compare_surnames(mine, other, frequencies), compare_given(mine.given, other.given, frequencies))
        for mine in _readings(asked, may_be_second)
        for other in theirs
        if other.code != "glued" or mine.code == "only_first"
    ]
    if not ways:
        reading = Reading("", "", asked.given, "")
        ways = [(Surnames(reading, [], NOTHING), compare_given(asked.given, known.given, frequencies))]
    return max(ways, key=lambda way: way[0].bits.same + way[1].bits.same)


def _readings(names: Names, may_be_second: bool) -> Iterator[Reading]:
    """Without the guess that a lone surname is the second, where people have but one."""
    return (one for one in readings(names) if may_be_second or names.is_apart or one.code != "only_second")


def _as_known(reading: Reading, known: Names) -> Reading:
    """A second surname in its own field is a fact and costs nothing; of a lone word in one field it is a guess."""
    return reading._replace(code="") if known.is_apart and reading.code == "only_second" else reading
