"""The household gives and withdraws its consents, each apart and effective at once."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseState, EventKind, Purpose
from cases.models import Case, Consent
from cases.operations.correct import lock_to_change, warn_office
from cases.operations.timeline import note_event
from cases.rules.consents import CONSENT_TEXT_VERSION
from cases.rules.own_pages import CONSENTS
from cases.signals import case_changed
from repatriation.common.refusals import Refusal

HAVE_PLACES = (CaseState.OFFERED, CaseState.CONFIRMED)


@transaction.atomic
def give_consent(case: Case, *, purpose: Purpose, by: Any, at: datetime) -> None:
    """Given twice is given once."""
    locked = lock_to_change(case, CONSENTS)
    if Consent.objects.filter(case=locked, purpose=purpose, agency=None, withdrawn_at=None).exists():
        return
    Consent(case=locked, purpose=purpose, text_version=CONSENT_TEXT_VERSION, given_at=at).save(force_insert=True)
    _note(locked, "consent_given", purpose, by=by, at=at)


@transaction.atomic
def withdraw_consent(case: Case, *, purpose: Purpose, by: Any, at: datetime) -> None:
    """With all that were given for single agencies under it. Withdrawn once it is withdrawn, whatever else stands."""
    locked = lock_to_change(case, CONSENTS)
    if purpose == Purpose.RETURN:
        raise Refusal(_("Sin este permiso no podemos organizar su retorno: para retirarlo, retire el registro."))
    if not Consent.objects.filter(case=locked, purpose=purpose, withdrawn_at=None).update(withdrawn_at=at):
        return
    _note(locked, "consent_withdrawn", purpose, by=by, at=at)
    if purpose == Purpose.COUNTERPART and locked.state in HAVE_PLACES:
        warn_office(locked, _("La familia retiró el permiso para la lista del vuelo: hable con ella y revise."), at=at)
    case_changed.send(sender=Case, case=locked, at=at, may_refuse=False)


def _note(case: Case, code: str, purpose: Purpose, *, by: Any, at: datetime) -> None:
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    note_event(case, code, kind=EventKind.DECISION, by=by, at=at, actor=actor, values={"purpose": purpose.value})
