"""Offers on the staff's side: withdraw one, and note the answer that a family gave by telephone."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flights.forms.reasons import ReasonForm
from flights.models import SeatOffer
from flights.operations import offer as operations
from flights.rules import may_answer_for, may_withdraw_offer
from flights.views.acting import ActsOn, plain
from flights.views.pages import case_page, offer_name

TOLD: dict[str, Any] = {"rule": may_answer_for, "page": case_page, "named": offer_name}


@ActsOn(
    SeatOffer,
    rule=may_withdraw_offer,
    title=_("Retirar la oferta"),
    page=case_page,
    named=offer_name,
    form=plain(ReasonForm),
    is_grave=True,
)
def withdraw_offer(request: HttpRequest, offer: SeatOffer, answers: dict[str, Any]) -> None:
    operations.withdraw_offer(offer, reason=answers["reason"], by=request.user, at=timezone.now())


@ActsOn(SeatOffer, title=_("La familia acepta (lo dijo por teléfono)"), **TOLD)
def accept_offer(request: HttpRequest, offer: SeatOffer, answers: dict[str, Any]) -> None:
    operations.accept_offer(offer, by=request.user, at=timezone.now())


@ActsOn(SeatOffer, title=_("La familia no puede viajar ese día (lo dijo por teléfono)"), **TOLD)
def decline_offer(request: HttpRequest, offer: SeatOffer, answers: dict[str, Any]) -> None:
    operations.decline_offer(offer, by=request.user, at=timezone.now())


@ActsOn(SeatOffer, title=_("La familia devuelve su asiento (lo dijo por teléfono)"), is_grave=True, **TOLD)
def give_back_offer(request: HttpRequest, offer: SeatOffer, answers: dict[str, Any]) -> None:
    operations.give_back(offer, by=request.user, at=timezone.now())
