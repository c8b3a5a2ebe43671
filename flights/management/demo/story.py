"""What the chapters of the demo share: a clock, the staff, and households that register and are verified."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cases.enums import Source
from cases.models import Case
from cases.operations.register import register_household
from cases.operations.send import send_due_messages
from cases.operations.triage import verify_case
from consulates.enums import Role
from consulates.models import User
from flights.management.demo.families import Families
from flights.management.demo.scenario import Scenario

Progress = Callable[[int], None]


@dataclass
class Story:
    """`now` is the moment of the telling, from which all is dated back; `people` is how many there shall be."""

    scenario: Scenario
    families: Families
    staff: dict[str, User]
    people: int
    now: datetime
    progress: Progress
    random: random.Random
    registered: int = 0
    to_compare: list[Case] = field(default_factory=list)
    officers: dict[int | None, User] = field(init=False)
    delivered_until: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.delivered_until = self.ago(days=10)
        self.officers = {user.office_id: user for user in self.staff.values() if user.role == Role.OFFICER}

    def ago(self, **back: float) -> datetime:
        return self.now - timedelta(**back)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def scaled(self, figure: int) -> int:
        return self.scenario.scaled(self.people, figure)

    def register(self, share: float, *, since: datetime, until: datetime) -> list[Case]:
        """Households of together about that share of all people, spread over that time."""
        made, count, wanted = list[Case](), 0, round(self.people * share)
        while count < wanted:
            at = since + (until - since) * (count / wanted)
            registration = self.families.draw(at.date())
            made.append(register_household(registration, token=None, source=Source.HOUSEHOLD, by=None, at=at))
            count += len(registration.people)
            self.registered += len(registration.people)
            self.progress(self.registered)
        return made

    def verify(self, cases: Iterable[Case], *, within: timedelta) -> None:
        """An officer of the office reads and verifies each some time after it came in."""
        for case in cases:
            at = case.registered_at + within * self.random.uniform(0.2, 1)
            verify_case(case, by=self.officers[case.office_id], at=at)

    def deliver(self, until: datetime) -> None:
        """What the sender has done by that moment: each hour it sends what is due."""
        while self.delivered_until < until:
            self.delivered_until += timedelta(hours=1)
            while send_due_messages(at=self.delivered_until):
                pass
