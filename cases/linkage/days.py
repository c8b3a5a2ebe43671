"""A day of birth as a list gives it: whole, or only its year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
EARLIEST, LATEST = 1850, 2150


@dataclass(frozen=True)
class Day:
    """Month and day are 0 where only the year is known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def is_whole(self) -> bool:
        return self.month > 0

    @property
    def is_placeholder(self) -> bool:
        """1 January: what a form writes when nobody knows."""
        return (self.month, self.day) == (1, 1)

    @property
    def swapped(self) -> "Day | None":
        """Day and month in each other's place; None where that is no other day."""
        if not self.is_whole or self.day > 12 or self.day == self.month:
            return None
        return Day(self.year, self.day, self.month)

    def is_by(self, latest: date) -> bool:
        """Whether it is no later; of a year alone, whether it may be."""
        return (self.year, self.month, self.day) <= (latest.year, latest.month, latest.day)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def read_day(text: str) -> Day | None:
    """From YYYY-MM-DD, with 00 for what isn't known; None for an empty text, ValueError for what can't be a day."""
    if not text.strip():
        return None
    found = ISO.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) for part in found.groups())
    if year == month == day == 0:
        return None
    if not (EARLIEST <= year <= LATEST and month <= 12 and day <= _longest(year, month)):
        raise ValueError(text)
    return Day(year, month, day) if month and day else Day(year)


def _longest(year: int, month: int) -> int:
    """The last day of the month; an unknown one has none that could be known."""
    return monthrange(year, month)[1] if month else 0
