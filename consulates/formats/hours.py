"""Opening hours, written as maps write them: "Mo-Fr 08:30-13:30; Sa 09:00-12:00"."""

import re
from dataclasses import dataclass
from datetime import datetime, time

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_day = f"({'|'.join(DAYS)})"
_clock = r"([01]\d|2[0-3]):([0-5]\d)"
LINE = re.compile(rf"{_day}(?:-{_day})? {_clock}-{_clock}")


@dataclass(frozen=True)
class OpenTime:
    """From one day of the week (0 is Monday) to another, between two times of the same day."""

    first_day: int
    last_day: int
    opens: time
    closes: time

    def holds(self, moment: datetime) -> bool:
        return self.first_day <= moment.weekday() <= self.last_day and self.opens <= moment.time() < self.closes


def parse_hours(text: str) -> list[OpenTime]:
    """The times in the order written, [] for nothing; ValueError for what can't be read."""
    return [_parse_line(part.strip()) for part in text.split(";") if part.strip()]


def _parse_line(text: str) -> OpenTime:
    found = LINE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    first, last, *clocks = found.groups()
    hour, minute, last_hour, last_minute = map(int, clocks)
    times = OpenTime(DAYS.index(first), DAYS.index(last or first), time(hour, minute), time(last_hour, last_minute))
    if times.first_day > times.last_day or times.opens >= times.closes:
        raise ValueError(text)
    return times
