"""At the gate: households board, the leg departs, the other side's people are counted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.models import Case, CaseMember
from cases.operations.timeline import move_case
from flights.allocation.problem import Needs, needs_on
from flights.enums import OfferState, RotationState
from flights.lifecycles import OFFER_LIFECYCLE
from flights.models import BoardingScan, CounterpartCount, Leg, SeatOffer
from flights.operations.depart import depart
from flights.operations.gate import check_gate
from flights.operations.left_behind import note_left_behind
from flights.operations.locks import lock_case, lock_leg
from flights.queries.waiting import local_day, traveller
from flights.rules import may_board, may_count_counterpart
from repatriation.common.refusals import NotAllowed, Refusal

__all__ = ["board_household", "count_counterpart", "depart"]

WITH_A_PLACE = [OfferState.ACCEPTED, OfferState.BOARDED]


@transaction.atomic
def board_household(
    leg: Leg, *, case: Case, members: Iterable[CaseMember], scan: UUID, by: Any, at: datetime, reason: str = ""
) -> list[BoardingScan]:
    """The household goes aboard whole, or in part with the reason in words; the same scan again changes nothing."""
    if not may_board(leg, by):
        raise NotAllowed
    locked = lock_leg(leg.pk)
    if known := _scanned_before(locked, case, scan):
        return known
    check_gate(locked, at=at)
    offer = _place_of(case, locked)
    locked_case = lock_case(case.pk)
    going = _check_household(locked, offer, list(members), reason)
    scans = BoardingScan.objects.bulk_create(
        [BoardingScan(scan=scan, leg=locked, offer=offer, member=member, by=by, at=at) for member in going]
    )
    if offer.state == OfferState.ACCEPTED:
        OFFER_LIFECYCLE.move(offer, "board", by=by, at=at)
        move_case(locked_case, "board", by=by, at=at)
    note_left_behind(offer, reason, by=by, at=at)
    return scans


def _scanned_before(leg: Leg, case: Case, scan: UUID) -> list[BoardingScan]:
    return list(BoardingScan.objects.filter(scan=scan, leg=leg, offer__case=case).order_by("pk"))


def _place_of(case: Case, leg: Leg) -> SeatOffer:
    offers = SeatOffer.objects.filter(case=case, leg=leg, state__in=WITH_A_PLACE).order_by("pk")
    offer = offers.select_for_update(of=("self",)).first()
    if offer is None:
        raise Refusal(_("Esta familia no tiene un asiento aceptado en este tramo."))
    return offer


def _check_household(leg: Leg, offer: SeatOffer, going: list[CaseMember], reason: str) -> list[CaseMember]:
    """Known people, not aboard yet, no minor alone, no more than their places, and whoever stays is explained."""
    whole = list(CaseMember.objects.filter(case=offer.case_id).select_related("person").order_by("position", "pk"))
    chosen = {member.pk for member in going}
    aboard = set(BoardingScan.objects.filter(leg=leg, offer=offer).values_list("member_id", flat=True))
    if not chosen or not chosen <= {member.pk for member in whole}:
        raise Refusal(_("Elija a integrantes de esta familia."), status=400)
    if chosen & aboard:
        raise Refusal(_("Una de estas personas ya embarcó."))
    if len(chosen | aboard) < len(whole) and not reason.strip():
        raise Refusal(_("Una familia no se separa sin motivo: escriba por qué no embarca completa."), status=400)
    _check_together(leg, offer, [member for member in whole if member.pk in chosen | aboard])
    return [member for member in whole if member.pk in chosen]


def _check_together(leg: Leg, offer: SeatOffer, aboard: list[CaseMember]) -> None:
    day = local_day(leg.departs_at, leg.origin.timezone)
    people = [
        traveller(member.person.born_on, member.relation, member.needs_wheelchair, member.needs_stretcher)
        for member in aboard
    ]
    if not any(person.is_adult(day) for person in people):
        raise Refusal(_("Un menor de edad no viaja sin un adulto de su familia en el mismo tramo."))
    if not needs_on(people, day).within(Needs(**offer.places())):
        raise Refusal(_("La familia necesita más lugares de los que aceptó."))


@transaction.atomic
def count_counterpart(leg: Leg, *, people: int, note: str, by: Any, at: datetime) -> CounterpartCount:
    """How many of the other side's nationals boarded; a later count replaces an earlier one in the ledger."""
    locked = lock_leg(leg.pk)
    if not may_count_counterpart(locked, by):
        raise NotAllowed
    if locked.carries == settings.HOME_COUNTRY:
        raise Refusal(_("Este tramo lleva a nuestros connacionales: se cuentan al embarcar."))
    if locked.rotation.state not in (RotationState.CLEARED, RotationState.OPERATED):
        raise Refusal(_("La salida está cerrada: faltan la aprobación o los permisos."))
    if not 0 <= people <= locked.seats + locked.stretchers + locked.infants:
        raise Refusal(_("El tramo no tiene tantas plazas."), status=400)
    return CounterpartCount.objects.create(leg=locked, people=people, note=note.strip(), by=by, at=at)
