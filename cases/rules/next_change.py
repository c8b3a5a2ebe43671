"""On which day the passing of time alone can next change the order of help of a household."""

from collections.abc import Iterator
from datetime import date

from cases.rules.household import Household
from cases.rules.priority import MEDICINE_RUNS_OUT, WITHIN_DAYS, WITHIN_WEEKS

AGES = (6, 18, 65)


def next_change(household: Household, today: date) -> date | None:
    """The first day after today; None where nothing of the household has a date ahead."""
    return min(
        (day for day in (*_days_of_dates(household, today), *_birthdays(household)) if day > today), default=None
    )


def _days_of_dates(household: Household, today: date) -> Iterator[date]:
    """A date counts some time before it comes."""
    dates = [(household.permit_until, ahead) for ahead in (WITHIN_DAYS, WITHIN_WEEKS)]
    dates += [(household.removal_on, WITHIN_DAYS), (household.lodging_until, WITHIN_DAYS)]
    dates += [(person.medicine_until, MEDICINE_RUNS_OUT) for person in household.people]
    return (day - ahead for day, ahead in dates if day is not None and day > today)


def _birthdays(household: Household) -> Iterator[date]:
    born = [person.born_on for person in household.people if person.born_on is not None]
    return (_birthday(day, age) for day in born for age in AGES)


def _birthday(born_on: date, age: int) -> date:
    """Who was born on 29 February is a year older on 1 March of a common year."""
    year = born_on.year + age
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
