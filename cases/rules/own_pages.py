"""What a household may change by itself, page by page: where each answer is stored, and in which states it is open."""

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseKind, CaseState
from repatriation.common.refusals import StrOrPromise

if TYPE_CHECKING:
    from cases.models import Case

S = CaseState
Values = dict[str, dict[str, Any]]

CONTACT, PLACE, SITUATION, TRAVEL = "contacto", "lugar", "situacion", "viaje"
PERSON, NEEDS, CONSENTS = "persona", "necesidades", "permisos"
TRUSTED, REPRESENTATIVE = "contactos", "representante"
ADDING, REMOVING = "anadir", "quitar"

# Page -> row -> what is stored there. "national" is the national identity number beside another document.
STORED: dict[str, dict[str, tuple[str, ...]]] = {
    CONTACT: {
        "case": (
            "contact_name", "email", "phone", "uses_whatsapp", "call_hours", "language", "in_danger", "danger_reason",
        ),
    },
    PLACE: {"case": ("country", "subdivision", "city")},
    SITUATION: {"request": ("situation", "permit_until", "lodging", "lodging_until", "funds", "means")},
    TRAVEL: {
        "request": (
            "airports", "earliest_on", "latest_on", "why_then", "goes_by_land", "transit", "destination",
            "adults_may_split", "has_cancelled_ticket", "ticket_airline", "booking_code",
        ),
    },
    PERSON: {
        "person": ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex", "nationalities"),
        "member": ("relation",),
        "document": ("kind", "number", "country", "expires_on"),
        "national": ("number",),
    },
    NEEDS: {
        "member": (
            "needs_wheelchair", "needs_stretcher", "has_disability", "suffered_violence", "danger_to_life", "is_alone",
            "is_sole_adult", "pregnancy_weeks", "medicine_until", "health_note",
        ),
    },
    TRUSTED: {"emergency": ("name", "relation", "phone"), "at_home": ("name", "relation", "phone")},
    # Their own document and telephone are theirs: they are told to the office, not to the household.
    REPRESENTATIVE: {"representative": ("name", "relation", "authority", "may_see")},
}  # fmt: skip

BEFORE_AN_OFFER = (S.RECEIVED, S.VERIFIED, S.WAITING)
BEFORE_BOARDING = (*BEFORE_AN_OFFER, S.OFFERED, S.CONFIRMED)
WHILE_OPEN = (
    *BEFORE_BOARDING, S.BOARDED, S.RETURNED, S.REPORTED, S.LOCATED, S.NOT_FOUND, S.ACKNOWLEDGED, S.ASSISTED,
    S.RELEASED, S.REMOVED, S.EXPECTED, S.ARRIVED, S.ASSESSED, S.SUPPORTED,
)  # fmt: skip
# A decision that a registration is not for this programme is just what one may want to be looked at again.
MAY_BE_REVIEWED = (*WHILE_OPEN, S.INELIGIBLE)
OPEN_IN: dict[str, tuple[str, ...]] = {
    CONTACT: WHILE_OPEN,
    CONSENTS: WHILE_OPEN,
    PERSON: BEFORE_BOARDING,
    NEEDS: BEFORE_BOARDING,
    SITUATION: BEFORE_BOARDING,
    PLACE: BEFORE_AN_OFFER,
    TRAVEL: BEFORE_AN_OFFER,
    TRUSTED: (*BEFORE_BOARDING, S.BOARDED),
    REPRESENTATIVE: (*BEFORE_BOARDING, S.BOARDED),
    ADDING: BEFORE_AN_OFFER,
    REMOVING: BEFORE_AN_OFFER,
}
OF_EVERY_KIND = (CONTACT, CONSENTS)
HAS_A_SEAT = _("Tienen una oferta o un asiento, así que este cambio lo debe mirar una persona de su oficina consular.")
IS_OVER = _("Este registro ya no se puede cambiar en línea. Si algo está mal, dígalo a su oficina consular.")


def may_change(case: "Case", page: str) -> bool:
    """Whether the household may do this by itself as its registration stands."""
    return (case.kind == CaseKind.STRANDED or page in OF_EVERY_KIND) and case.state in OPEN_IN[page]


def may_ask_need(case: "Case") -> bool:
    """Who waits is asked now and then whether it still needs help."""
    return case.kind == CaseKind.STRANDED and case.state in (*BEFORE_AN_OFFER, S.OFFERED)


def may_ask_review(case: "Case") -> bool:
    return case.state in MAY_BE_REVIEWED


def why_not(case: "Case", page: str) -> StrOrPromise:
    """For a page that is closed: what to do instead."""
    return HAS_A_SEAT if case.state in (S.OFFERED, S.CONFIRMED) else IS_OVER


def mark_of(values: Values) -> str:
    """A mark of what a page showed: the same values, the same mark. Keyed, for it stands in the page."""
    text = json.dumps(values, sort_keys=True, default=str)
    return hmac.new(settings.INDEX_KEY, f"own_page:{text}".encode(), hashlib.sha256).hexdigest()[:20]


def changes(stored: Values, wanted: Values) -> Values:
    """What of the wanted differs from the stored."""
    differing = {
        row: {name: value for name, value in fields.items() if stored.get(row, {}).get(name) != value}
        for row, fields in wanted.items()
    }
    return {row: fields for row, fields in differing.items() if fields}


# Words of the timeline for what was changed. Nothing of anybody's health or danger is named.
_NAMES, _DOCUMENT, _DATES = _("nombres"), _("documento"), _("fechas del viaje")
_CONTACT, _HEALTH, _TICKET = _("cómo nos comunicamos"), _("lo que necesita una persona"), _("pasajes cancelados")
FIELD_WORDS: dict[str, StrOrPromise] = {
    "contact_name": _CONTACT, "email": _CONTACT, "phone": _CONTACT, "uses_whatsapp": _CONTACT, "call_hours": _CONTACT,
    "language": _CONTACT, "in_danger": _CONTACT, "danger_reason": _CONTACT,
    "country": _("lugar"), "subdivision": _("lugar"), "city": _("lugar"),
    "situation": _("situación en el país"), "permit_until": _("permiso de estadía"),
    "lodging": _("alojamiento"), "lodging_until": _("alojamiento"), "funds": _("dinero"), "means": _("dinero"),
    "airports": _("aeropuertos"), "earliest_on": _DATES, "latest_on": _DATES, "why_then": _DATES,
    "goes_by_land": _("viaje por tierra"), "transit": _("viaje por tierra"), "destination": _("región de destino"),
    "adults_may_split": _("viajar en vuelos distintos"),
    "has_cancelled_ticket": _TICKET, "ticket_airline": _TICKET, "booking_code": _TICKET,
    "given_names": _NAMES, "paternal_surname": _NAMES, "maternal_surname": _NAMES,
    "born_on": _("fecha de nacimiento"), "sex": _("sexo"), "nationalities": _("nacionalidad"),
    "relation": _("relación con la primera persona"),
    "kind": _DOCUMENT, "number": _DOCUMENT, "country_of_document": _DOCUMENT, "expires_on": _DOCUMENT,
    "trusted": _("personas de confianza"), "representative": _("quien les representa"),
    **dict.fromkeys(STORED[NEEDS]["member"], _HEALTH),
}  # fmt: skip


# Rows of which the timeline says only that they were changed.
WHOLE = {"emergency": "trusted", "at_home": "trusted", "representative": "representative"}


def names_of(changed: Values) -> list[str]:
    """The codes of what was changed, for the timeline. All of health is one and all of contact: codes are stored."""
    codes: list[str] = []
    for row, fields in changed.items():
        if row in WHOLE:
            codes.append(WHOLE[row])
            continue
        for name in fields:
            code = "country_of_document" if (row, name) == ("document", "country") else name
            codes.append("needs" if code in STORED[NEEDS]["member"] else _general(code))
    return list(dict.fromkeys(codes))


def _general(code: str) -> str:
    return "contact" if code in STORED[CONTACT]["case"] else code


def words_of(codes: list[str]) -> str:
    """Each thing once, in the active language."""
    known = {"contact": _CONTACT, "needs": _HEALTH, **FIELD_WORDS}
    return ", ".join(dict.fromkeys(str(known.get(code, code)) for code in codes))
