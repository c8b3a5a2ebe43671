"""What the movement does when a household leaves: its places go to the next in line."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.signals import case_leaving, case_left
from flights.operations.leave import give_up_places, hold_the_leg


@receiver(case_leaving)
def lock_in_order(sender: Any, case: Case, **_more: Any) -> None:
    hold_the_leg(case)


@receiver(case_left)
def free_the_places(sender: Any, case: Case, at: datetime, **_more: Any) -> None:
    give_up_places(case, at=at)
