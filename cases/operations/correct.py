"""The household corrects how it is reached."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cases.enums import Actor, EventKind
from cases.models import Case
from cases.operations.timeline import note_event


@transaction.atomic
def correct_contact(case: Case, *, email: str, phone: str, by: Any, at: datetime) -> None:
    """The timeline says that it was corrected, never to what. The same contact again changes nothing."""
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if (locked.email, str(locked.phone)) == (email, phone):
        return
    locked.email, locked.phone = email, phone
    locked.save(update_fields=["email", "phone"])
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    note_event(locked, "corrected", kind=EventKind.CORRECTION, by=by, at=at, actor=actor)
