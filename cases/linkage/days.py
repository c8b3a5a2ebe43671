"""A day of birth as a list gives it: whole, or only its year."""

import re
from calendar import monthrange
from dataclasses import dataclass

ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
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

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def read_day(text: str) -> Day | None:
    """From YYYY-MM-DD, with 00 for what isn't known; None for an empty text, ValueError for what can't be a day."""
    if not text.strip():
        return None
    found = ISO.match(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) for part in found.groups())
    if year == month == day == 0:
        return None
    if not (EARLIEST <= year <= LATEST and month <= 12 and day <= _longest(year, month)):
        raise ValueError(text)
    return Day(year, month, day) if month and day else Day(year)


def _longest(year: int, month: int) -> int:
    return monthrange(year, month)[1] if month else 31
