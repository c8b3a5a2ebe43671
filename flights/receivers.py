"""What the movement does when a household leaves or changes: its places go to the next in line, or stay true."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.signals import case_changed, case_changing, case_leaving, case_left
from flights.operations.changed import keep_places_true
from flights.operations.leave import give_up_places, hold_the_leg


@receiver(case_changing)
@receiver(case_leaving)
def lock_in_order(sender: Any, case: Case, **_more: Any) -> None:
    hold_the_leg(case)


@receiver(case_left)
def free_the_places(sender: Any, case: Case, at: datetime, **_more: Any) -> None:
    give_up_places(case, at=at)


@receiver(case_changed)
def look_at_the_places(sender: Any, case: Case, at: datetime, may_refuse: bool = True, **_more: Any) -> None:
    keep_places_true(case, at=at, may_refuse=may_refuse)
