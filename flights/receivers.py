"""What the movement does when a household leaves or changes: its places go to the next in line."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from cases.models import Case
from cases.signals import case_left
from flights.operations.leave import give_up_places


@receiver(case_left)
def free_the_places(sender: Any, case: Case, at: datetime, **_more: Any) -> None:
    give_up_places(case, at=at)
