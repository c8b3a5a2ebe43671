"""One person as a list or the registry knows it, ready to be compared."""

from dataclasses import dataclass, field

from cases.linkage.days import Day
from cases.linkage.names import Names
from cases.linkage.numbers import Number

# Nothing of a person is longer than this: neither a name nor a number.
LONGEST = 300


@dataclass(frozen=True)
class Record:
    """`key` names it to whoever asks; `numbers` are all that it has or had; sex is F, M, X or '' where unknown."""

    key: str
    names: Names
    born: Day | None = None
    sex: str = ""
    numbers: tuple[Number, ...] = field(default=())
