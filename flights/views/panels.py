"""What the movement adds to the staff's case page and to the household's own pages: the offers of a seat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timesince import timeuntil
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState
from cases.models import Case
from cases.tabs import Panel, add_household_panel, add_own_data, add_staff_panel
from flights.enums import OfferState, RotationState
from flights.lifecycles import OFFER_LIFECYCLE
from flights.models import SeatOffer
from flights.queries.own_data import parts_of
from flights.rules.sentences import reason_sentence
from flights.views.buttons import Button, buttons
from repatriation.common.moments import full_words

OFFER_PAGES = {
    "accept": ("flights:accept_offer", _("La familia acepta")),
    "decline": ("flights:decline_offer", _("La familia no puede")),
    "release": ("flights:give_back_offer", _("La familia devuelve el asiento")),
    "withdraw": ("flights:withdraw_offer", _("Retirar la oferta")),
}
GONE = (OfferState.EXPIRED, OfferState.DECLINED, OfferState.WITHDRAWN, OfferState.RELEASED, OfferState.NO_SHOW)
STILL_FLIES = (RotationState.APPROVED, RotationState.CLEARED)


@dataclass(frozen=True)
class OfferRow:
    """One offer as the staff sees it."""

    offer: SeatOffer
    is_overdue: bool
    reason: str
    buttons: list[Button]


def staff_offers(case: Case, user: Any, at: datetime) -> dict[str, Any]:
    offers = SeatOffer.objects.visible_to(user).filter(case=case)
    legs = offers.select_related("leg__rotation", "leg__origin", "leg__destination", "case__office", "made_by", "run")
    return {"offers": [_row(offer, user, at) for offer in legs.order_by("-made_at", "-pk")]}


def _row(offer: SeatOffer, user: Any, at: datetime) -> OfferRow:
    open_actions = OFFER_LIFECYCLE.open_to(offer, user)
    overdue = offer.is_overdue(at)
    if overdue:
        open_actions = {action: row for action, row in open_actions.items() if action not in ("accept", "decline")}
    shown = buttons(OFFER_PAGES, open_actions, offer.pk)
    return OfferRow(offer, overdue, reason_sentence(offer.reason_code, offer.reason_values), shown)


def household_offer(case: Case, user: Any, at: datetime) -> dict[str, Any]:
    """The offer that the household was told of last, and what it may do with it; none before the first was sent."""
    offers = case.offers.filter(sent_at__isnull=False).exclude(state=OfferState.PROPOSED)
    offer = (
        offers.select_related("leg__origin", "leg__destination", "leg__rotation").order_by("-sent_at", "-pk").first()
    )
    if offer is None or offer.answer_by is None:
        return {"case": case, "standing": ""}
    return {
        "case": case,
        "offer": offer,
        "standing": _standing(offer, case, at),
        "only_seats": not (offer.stretchers or offer.infants),
        "departs": full_words(offer.leg.departs_at, zone=offer.leg.origin.timezone, place=offer.leg.origin.city_name),
        "deadline": full_words(offer.answer_by, zone=case.office.timezone, place=case.office.city_name),
        "time_left": timeuntil(offer.answer_by, at, depth=1),
        "may_accept_late": _may_accept_late(offer, at),
        "why_withdrawn": _why_withdrawn(offer),
    }


def _why_withdrawn(offer: SeatOffer) -> str:
    """In the officer's own words: they are read here, behind the secret, and never mailed."""
    if offer.state != OfferState.WITHDRAWN:
        return ""
    last = offer.moves.order_by("-at", "-pk").first()
    return last.reason if last else ""


def _standing(offer: SeatOffer, case: Case, at: datetime) -> str:
    """How the offer stands for its household: past its time it is over, whether or not a worker has noted it."""
    if offer.is_overdue(at):
        return str(OfferState.EXPIRED.value)
    if offer.state in GONE and case.state != CaseState.WAITING:
        return ""
    return offer.state


def _may_accept_late(offer: SeatOffer, at: datetime) -> bool:
    """Whether asking is worth it: nobody has the places yet. The operation looks again under its locks."""
    leg = offer.leg
    still_flies = leg.departed_at is None and leg.departs_at > at and leg.rotation.state in STILL_FLIES
    free = leg.free()
    room = all(wanted <= free[resource] for resource, wanted in offer.places().items())
    return offer.state == OfferState.EXPIRED and still_flies and room


STAFF_PANEL = Panel("offers", _("Ofertas de asiento"), "flights/panels/_staff.html", staff_offers)
HOUSEHOLD_PANEL = Panel("offer", _("Su asiento"), "flights/panels/_household.html", household_offer, rank=-1)


def register() -> None:
    """Called once, when the app is ready."""
    add_staff_panel(STAFF_PANEL)
    add_household_panel(HOUSEHOLD_PANEL)
    add_own_data(parts_of)
