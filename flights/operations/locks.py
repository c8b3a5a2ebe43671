"""Locks, in the one order of the whole product: rotation, leg, offer, case.

Whoever changes an offer, boards or departs holds the lock of the leg; what is read after it is what holds.
"""

from cases.models import Case
from flights.models import Leg, Rotation, SeatOffer


def lock_rotation(pk: int) -> tuple[Rotation, list[Leg]]:
    """The rotation and all its legs: nobody boards, accepts or departs meanwhile."""
    rotation = Rotation.objects.select_for_update(no_key=True).get(pk=pk)
    legs = list(Leg.objects.filter(rotation=rotation).select_for_update(no_key=True).order_by("pk"))
    for leg in legs:
        leg.rotation = rotation
    return rotation, legs


def lock_leg(pk: int, *, nowait: bool = False) -> Leg:
    """The leg alone. Its rotation is read after the lock: a joined row would be as old as the wait."""
    return Leg.objects.select_for_update(no_key=True, nowait=nowait).get(pk=pk)


def lock_legs(pks: list[int]) -> list[Leg]:
    return list(Leg.objects.filter(pk__in=pks).select_for_update(no_key=True).order_by("pk"))


def lock_offer(offer: SeatOffer) -> SeatOffer:
    """The offer with its leg and case, all three locked and fresh."""
    leg = lock_leg(offer.leg_id)
    fresh = SeatOffer.objects.select_for_update().get(pk=offer.pk)
    fresh.leg, fresh.case = leg, lock_case(fresh.case_id)
    return fresh


def lock_case(pk: int) -> Case:
    return Case.objects.select_for_update().get(pk=pk)
