"""Who is let in when too many come: a share kept for each lane, the rest for all, the longest waits first.

Plain values in and out. The clock and the dice are passed in, so that an hour of rush is tested in a second.
"""

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass

# Who comes for the first time leaves this part of the tokens to those who wait; after PATIENCE nobody has to.
LEFT_TO_OTHERS = 0.5
PATIENCE = 300.0
SOONEST, LATEST_OF_ONE, LATEST = 1.5, 20.0, 120.0
COMMON_SECONDS = 3.0
FEWEST_TOKENS = 4.0
MEMORY = 5.0


@dataclass(frozen=True)
class Lane:
    """What is kept for it whatever the others do: a `share` of the rate, and `places` for requests at work.

    `seconds` of its share may be saved up. A lane that does not borrow has its share and never more.
    """

    share: float
    places: int
    seconds: float = 2.0
    borrows: bool = True


class Bucket:
    """Tokens that come in at a rate; what does not fit flows over."""

    def __init__(self, rate: float, size: float) -> None:
        self.rate = rate
        self.size = self.level = max(size, FEWEST_TOKENS)

    def add(self, tokens: float) -> float:
        """What flowed over."""
        over = max(0.0, self.level + tokens - self.size)
        self.level += tokens - over
        return over


class Shares:
    """The tokens and the places of one process. `rate` 0 counts places only.

    For so many `seconds_for_a_place` as many requests of a lane wait for a place as it has places of its own: a short
    burst is worked off in turn, with few at work at once, which keeps each of them quick.
    """

    def __init__(
        self, lanes: Mapping[str, Lane], *, rate: float, common_places: int, seconds_for_a_place: float = 0.0
    ) -> None:
        self.lanes = lanes
        self.rate = rate
        self.kept = {name: Bucket(rate * lane.share, rate * lane.share * lane.seconds) for name, lane in lanes.items()}
        self.common = Bucket(0, rate * COMMON_SECONDS)
        self.common_places = common_places
        self.seconds_for_a_place = seconds_for_a_place
        self.at_work = dict.fromkeys(lanes, 0)
        self.in_line = dict.fromkeys(lanes, 0)
        self.refused = 0.0
        self.filled_at = -math.inf
        self.lock = threading.Condition(threading.Lock())

    def enter(self, name: str, *, cost: float, waited: float, now: float, dice: float) -> float:
        """0.0 for who is let in and must leave() afterwards; else the seconds after which to come again."""
        with self.lock:
            self._fill(now)
            lacking = self._lacking(name, cost, waited) if self.rate else 0.0
            if lacking <= 0 and (self._has_place(name) or self._place_becomes_free(name)):
                self._pay(name, cost)
                self.at_work[name] += 1
                return 0.0
            self.refused += 1
            return self._wait(name, lacking) * (1 + dice / 2)

    def leave(self, name: str) -> None:
        with self.lock:
            self.at_work[name] -= 1
            self.lock.notify_all()

    def _fill(self, now: float) -> None:
        passed = now - self.filled_at
        if passed <= 0:
            return
        self.filled_at = now
        if math.isinf(passed):
            return
        self.refused *= math.exp(-passed / MEMORY)
        self.common.add(sum(bucket.add(bucket.rate * passed) for bucket in self.kept.values()))

    def _lacking(self, name: str, cost: float, waited: float) -> float:
        """How many tokens are missing, those left to others included."""
        within_reach = self.kept[name].level + (self.common.level if self.lanes[name].borrows else 0.0)
        return cost + self._left_to_others(name, waited) - within_reach

    def _left_to_others(self, name: str, waited: float) -> float:
        """The longer somebody has waited, the fewer: with few tokens about, those go first who waited longest."""
        at_most = self.kept[name].size + (self.common.size if self.lanes[name].borrows else 0.0)
        return at_most * LEFT_TO_OTHERS * max(0.0, 1 - waited / PATIENCE)

    def _has_place(self, name: str) -> bool:
        if self.at_work[name] < self.lanes[name].places:
            return True
        beyond = (max(0, busy - self.lanes[lane].places) for lane, busy in self.at_work.items())
        return sum(beyond) < self.common_places

    def _place_becomes_free(self, name: str) -> bool:
        if not self.seconds_for_a_place or self.in_line[name] >= self.lanes[name].places:
            return False
        self.in_line[name] += 1
        try:
            return self.lock.wait_for(lambda: self._has_place(name), self.seconds_for_a_place)
        finally:
            self.in_line[name] -= 1

    def _pay(self, name: str, cost: float) -> None:
        if not self.rate:
            return
        own = min(cost, self.kept[name].level)
        self.kept[name].level -= own
        self.common.level -= cost - own

    def _wait(self, name: str, lacking: float) -> float:
        """Most of the time by which one's turn would have to be nearer; more when very many knock."""
        ahead = lacking / self._left_to_others(name, 0) * PATIENCE if self.rate else 0.0
        wait = min(max(ahead * 0.7, SOONEST), LATEST_OF_ONE)
        crowd = self.refused / MEMORY / (2 * self.rate) if self.rate else 1.0
        return min(wait * max(1.0, crowd), LATEST)
