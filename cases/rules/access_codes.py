"""How long a one-time code lives, how often it may be tried, and how often one may be asked for."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LIFE = timedelta(minutes=10)
MOST_TRIES = 5
# Pressed twice is asked once: the first mail must not be void before it arrives.
APART = timedelta(seconds=60)
HOUR, MOST_IN_AN_HOUR = timedelta(hours=1), 5
# Fifty tries a day at one registration: somebody who guesses for a year has less than one chance in fifty.
KEPT, MOST_IN_A_DAY = timedelta(days=1), 10


def is_too_soon(asked: Sequence[datetime], at: datetime) -> bool:
    """Whether another code has to wait, given when the codes of the last day were asked for."""
    last = max(asked, default=None)
    lately = sum(1 for moment in asked if moment > at - HOUR)
    return (last is not None and at - last < APART) or lately >= MOST_IN_AN_HOUR or len(asked) >= MOST_IN_A_DAY
