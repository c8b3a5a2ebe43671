"""The consents of a registration as its household sees them: for each purpose the last word that was said."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from cases.enums import Purpose
from cases.models import Case, Consent
from cases.rules.consents import CONSENT_WORDS
from repatriation.common.refusals import StrOrPromise


@dataclass(frozen=True)
class ConsentRow:
    """`given_at` where it holds now; else when it was last withdrawn, if ever."""

    purpose: str
    label: StrOrPromise
    hint: StrOrPromise
    given_at: datetime | None
    withdrawn_at: datetime | None
    agencies: str
    is_needed: bool


def consents_of(case: Case) -> list[ConsentRow]:
    said = list(Consent.objects.filter(case=case).select_related("agency").order_by("given_at", "id"))
    return [_row(purpose, [consent for consent in said if consent.purpose == purpose]) for purpose in Purpose]


def _row(purpose: Purpose, said: list[Consent]) -> ConsentRow:
    live = [consent for consent in said if consent.withdrawn_at is None]
    name = "name_en" if get_language() == "en" else "name_es"
    agencies = [str(getattr(consent.agency, name)) for consent in live if consent.agency]
    label, hint = CONSENT_WORDS[purpose]
    return ConsentRow(
        purpose=purpose.value, label=label, hint=hint, given_at=live[0].given_at if live else None,
        withdrawn_at=max((consent.withdrawn_at for consent in said if consent.withdrawn_at), default=None),
        agencies=", ".join(agencies), is_needed=purpose == Purpose.RETURN,
    )  # fmt: skip
