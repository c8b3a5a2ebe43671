"""The household takes a new secret: whoever has the old one is locked out from that moment."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, EventKind
from cases.models import Case
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from repatriation.common.references import new_secret
from repatriation.common.refusals import Refusal


@transaction.atomic
def renew_secret(case: Case, *, seen: str, by: Any, at: datetime) -> Case:
    """`seen` is the secret by which the page was opened: pressed twice, only the first press changes it."""
    locked = lock_case(case)
    if locked.secret != seen:
        raise Refusal(_("La clave ya se cambió en otra ventana."))
    locked.secret = new_secret()
    locked.save(update_fields=["secret", "secret_index"])
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    note_event(locked, "secret_renewed", kind=EventKind.DECISION, by=by, at=at, actor=actor)
    return locked
