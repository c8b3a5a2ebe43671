"""A day of birth against another: the slips that people and clerks make, and what each is worth."""

from datetime import date, timedelta

from cases.linkage.days import Day
from cases.linkage.evidence import Evidence, bits
from cases.linkage.frequencies import Frequencies
from cases.linkage.numbers import is_one_sign_off

EQUAL, DIFFERENT = "equal", "different"
SWAPPED, YEAR_OFF, DAY_OFF, DIGIT_OFF = "day_and_month_swapped", "year_off", "day_off", "digit_off"
PLACEHOLDER, YEAR_EQUAL = "first_of_january", "year_equal"
YEAR_ONLY_EQUAL, YEAR_ONLY_DIFFERENT = "year_only_equal", "year_only_different"
# Same person (twins were born on the same day, so they show the same), other relative.
RATES = {
    EQUAL: (0.905, 0.0004), SWAPPED: (0.028, 0.0004), YEAR_OFF: (0.009, 0.0006), DAY_OFF: (0.006, 0.0003),
    DIGIT_OFF: (0.011, 0.0004), PLACEHOLDER: (0.012, 0.0003), YEAR_ONLY_EQUAL: (0.97, 0.07),
    YEAR_ONLY_DIFFERENT: (0.03, 0.93), YEAR_EQUAL: (0.0012, 0.03), DIFFERENT: (0.0035, 0.95),
}  # fmt: skip
MADE_UP = "-01-01"
CONTRADICTS = frozenset([DIFFERENT, YEAR_EQUAL, YEAR_ONLY_DIFFERENT])
# In how many days a stranger's would look the same: two neighbours, a dozen with one digit off or two in wrong order.
NEIGHBOURS, DIGITS = 2.0, 12.0


def compare_birth(asked: Day | None, known: Day | None, frequencies: Frequencies) -> Evidence | None:
    """None where one side says nothing."""
    if asked is None or known is None:
        return None
    how = kind_of(asked, known)
    same, relative = RATES[how]
    return Evidence(
        "born_on", how, str(asked), str(known), bits((same, same, relative), _by_chance(how, known, frequencies))
    )


def is_telling(found: Evidence) -> bool:
    """An equal birthday that no form has made up."""
    return found.code == EQUAL and not found.known.endswith(MADE_UP)


def kind_of(asked: Day, known: Day) -> str:
    if not (asked.is_whole and known.is_whole):
        return YEAR_ONLY_EQUAL if asked.year == known.year else YEAR_ONLY_DIFFERENT
    if asked == known:
        return EQUAL
    if asked.swapped == known:
        return SWAPPED
    if (asked.month, asked.day) == (known.month, known.day):
        slip = DIGIT_OFF if is_one_sign_off(str(asked), str(known)) else DIFFERENT
        return YEAR_OFF if abs(asked.year - known.year) == 1 else slip
    if asked.year != known.year:
        return DIFFERENT
    if asked.is_placeholder:
        return PLACEHOLDER
    if abs(_date(asked) - _date(known)) == timedelta(days=1):
        return DAY_OFF
    return DIGIT_OFF if is_one_sign_off(str(asked), str(known)) else YEAR_EQUAL


def _date(day: Day) -> date:
    """29 February may be of a year that had none."""
    try:
        return date(day.year, day.month, day.day)
    except ValueError:
        return date(day.year, 3, 1)


def _by_chance(how: str, known: Day, frequencies: Frequencies) -> float:
    if how in (DIFFERENT, YEAR_ONLY_DIFFERENT):
        return 1.0
    if how in (YEAR_ONLY_EQUAL, YEAR_EQUAL):
        return frequencies.year(known.year)
    if how == PLACEHOLDER:
        return RATES[PLACEHOLDER][0] * frequencies.year(known.year)
    share = frequencies.day(known)
    return {YEAR_OFF: NEIGHBOURS, DAY_OFF: NEIGHBOURS, DIGIT_OFF: DIGITS}.get(how, 1.0) * share
