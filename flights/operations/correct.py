"""The ledger is corrected by a counter-entry with its reason, never by changing what was recorded."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from flights.models import LedgerCorrection, ReciprocityAgreement
from flights.rules import may_plan
from repatriation.common.refusals import NotAllowed, Refusal


@transaction.atomic
def correct_ledger(
    agreement: ReciprocityAgreement, *, carried_by: str, people: int, reason: str, by: Any, at: datetime
) -> LedgerCorrection:
    """Add (or, with a minus, take back) what one side is said to have carried."""
    if not may_plan(agreement, by):
        raise NotAllowed
    if carried_by not in (settings.HOME_COUNTRY, agreement.counterpart):
        raise Refusal(_("Elija uno de los dos Estados del acuerdo."), status=400)
    if people == 0 or not reason.strip():
        raise Refusal(_("Escriba cuántas personas se corrigen y por qué."), status=400)
    return LedgerCorrection.objects.create(
        agreement=agreement, carried_by=carried_by, people=people, reason=reason.strip(), by=by, at=at
    )
