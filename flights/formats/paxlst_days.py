"""Days and times of a passenger list: years of two digits, put into the century that the flight tells."""

from datetime import date, datetime

from flights.formats.paxlst import Birth

CENTURIES = (1800, 1900, 2000, 2100)
FORMATS = {6: "%y%m%d", 8: "%Y%m%d", 10: "%y%m%d%H%M", 12: "%Y%m%d%H%M"}


def read_moment(text: str) -> datetime | None:
    """From YYMMDDhhmm or CCYYMMDDhhmm, or a day alone; of this century where it has two digits. None if it can't be."""
    digits = text.replace(" ", "")
    form = FORMATS.get(len(digits))
    if not form or not _is_digits(digits):
        return None
    whole = digits if "%Y" in form else f"20{digits}"
    try:
        return datetime.strptime(whole, form.replace("%y", "%Y"))  # noqa: DTZ007 - it is the time of the place
    except ValueError:
        return None


def read_birth(text: str, latest: date) -> Birth | None:
    """The latest day that is not after `latest`, with 00 for what isn't known. None if it can't be."""
    return max(
        (day for day in _births(text) if (day.year, day.month, day.day) <= (latest.year, latest.month, latest.day)),
        key=lambda day: day.year, default=None,
    )  # fmt: skip


def read_day(text: str, near: date) -> date | None:
    """A whole day, in the century that brings it nearest. None if it can't be."""
    days = [date(day.year, day.month, day.day) for day in _births(text) if day.day and _is_real(day)]
    return min(days, key=lambda day: abs((day - near).days), default=None)


def _births(text: str) -> list[Birth]:
    """In each century; only one where the year has four digits."""
    digits = text.replace(" ", "")
    if len(digits) not in (6, 8) or not _is_digits(digits):
        return []
    year, month, day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
    if month == 0 or day == 0:
        month = day = 0
    years = [year] if len(digits) == 8 else [century + year for century in CENTURIES]
    return [found for found in (Birth(one, month, day) for one in years if one) if not month or _is_real(found)]


def _is_real(day: Birth) -> bool:
    try:
        date(day.year, day.month, day.day)
    except ValueError:
        return False
    return True


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()
