"""The movement's side of the desk: the next rotations with their gates and seats, offers, and the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Min, Prefetch, Q, QuerySet, Sum
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from flights.enums import OfferState, PermitState, RotationState
from flights.models import Leg, Permit, ReciprocityAgreement, Rotation, SeatOffer
from flights.queries.ledger import Ledger, ledger
from repatriation.common.refusals import StrOrPromise
from repatriation.common.templatetags.bars import Part

ROTATIONS = 3
UNDECIDED = [RotationState.DRAFT, RotationState.SUBMITTED, RotationState.RETURNED]
ON_THE_WAY = [*UNDECIDED, RotationState.APPROVED, RotationState.CLEARED]
TAKEN = [OfferState.ACCEPTED, OfferState.BOARDED]


@dataclass(frozen=True)
class Gate:
    """One thing that a departure waits for; `css` is ok, w (a word only, or asked) or no."""

    css: str
    words: StrOrPromise


@dataclass(frozen=True)
class NextLeg:
    leg: Leg
    parts: list[Part]


@dataclass(frozen=True)
class NextRotation:
    rotation: Rotation
    legs: list[NextLeg]
    gates: list[Gate]


@dataclass(frozen=True)
class Balance:
    agreement: ReciprocityAgreement
    ledger: Ledger


def next_rotations(user: Any, *, at: datetime) -> list[NextRotation]:
    """Those that leave next, in a fixed number of queries."""
    ahead = Q(legs__departs_at__gte=at, legs__departed_at__isnull=True)
    permits = Permit.objects.filter(is_mandatory=True).order_by("kind", "id")
    legs = Leg.objects.select_related("origin", "destination").order_by("number", "id")
    with_legs: list[Any] = [Prefetch("legs", legs), Prefetch("legs__permits", permits)]
    rotations = list(
        Rotation.objects.visible_to(user)
        .filter(state__in=ON_THE_WAY)
        .annotate(leaves_at=Min("legs__departs_at", filter=ahead))
        .filter(leaves_at__isnull=False)
        .order_by("leaves_at", "id")
        .prefetch_related(*with_legs)[:ROTATIONS]
    )
    taken = _taken([leg for rotation in rotations for leg in rotation.legs.all()])
    return [_next_rotation(rotation, taken) for rotation in rotations]


def offers_ending(user: Any, *, at: datetime, until: datetime) -> int:
    offers = SeatOffer.objects.visible_to(user).filter(state=OfferState.SENT, answer_by__gt=at, answer_by__lt=until)
    return offers.count()


def rotations_to_decide(user: Any) -> int:
    return Rotation.objects.visible_to(user).filter(state=RotationState.SUBMITTED).count()


def permits_to_answer(user: Any, *, at: datetime) -> QuerySet[Permit]:
    """What a counterpart's liaison has to answer: permits of its country for legs that have not left."""
    waiting = Permit.objects.visible_to(user).filter(country=user.country, leg__departs_at__gte=at)
    asked = waiting.filter(state__in=[PermitState.REQUESTED, PermitState.CONDITIONAL])
    return asked.select_related("leg__rotation", "leg__origin", "leg__destination").order_by("leg__departs_at", "id")


def balance(user: Any, *, at: datetime) -> Balance | None:
    """The ledger of the agreement in force that began last."""
    in_force = Q(ends_on__isnull=True) | Q(ends_on__gte=at.date())
    agreements = ReciprocityAgreement.objects.visible_to(user).filter(in_force, starts_on__lte=at.date())
    newest = agreements.order_by("-starts_on", "id").first()
    return Balance(newest, ledger(newest)) if newest else None


def _taken(legs: list[Leg]) -> dict[int, int]:
    """Seats that are accepted or boarded, by leg: sums, nobody's data."""
    sums = SeatOffer.objects.filter(leg__in=legs, state__in=TAKEN).order_by().values("leg").annotate(sum=Sum("seats"))
    return {row["leg"]: row["sum"] for row in sums}


def _next_rotation(rotation: Rotation, taken: dict[int, int]) -> NextRotation:
    legs = list(rotation.legs.all())
    permits = [_permit_gate(permit, leg) for leg in legs for permit in leg.permits.all()]
    return NextRotation(
        rotation=rotation,
        legs=[NextLeg(leg, _seats(leg, taken.get(leg.pk, 0))) for leg in legs],
        gates=[_approval_gate(rotation), *(permits or [Gate("no", _("Faltan los permisos"))])],
    )


def _seats(leg: Leg, taken: int) -> list[Part]:
    """The bar of a leg; one that carries the other side's people holds no offers and has none."""
    if leg.carries != settings.HOME_COUNTRY:
        return []
    offered, free = leg.held_seats - taken, leg.seats - leg.held_seats
    return [
        Part("ok", taken, _("%(count)s aceptados") % {"count": taken}),
        Part("offered", offered, _("%(count)s ofrecidos") % {"count": offered}),
        Part("free", free, _("%(count)s libres") % {"count": free}),
    ]


def _approval_gate(rotation: Rotation) -> Gate:
    if rotation.state in UNDECIDED:
        return Gate("w" if rotation.state == RotationState.SUBMITTED else "no", _("Falta la aprobación"))
    return Gate("ok", _("Aprobada"))


def _permit_gate(permit: Permit, leg: Leg) -> Gate:
    """Open only by a permit that covers the departure; a promise by word is shown as such and opens nothing."""
    name = capfirst(str(permit))
    if permit.covers(leg.departs_at):
        return Gate("ok", name)
    if permit.assurance:
        return Gate("w", _("%(permit)s: solo palabra") % {"permit": name})
    state = _("no cubre la salida") if permit.state == PermitState.GRANTED else permit.get_state_display()
    return Gate("no", _("%(permit)s: %(state)s") % {"permit": name, "state": state})
