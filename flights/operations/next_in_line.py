"""A freed place goes to the next household in the order that fits."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from cases.models import Case
from flights.allocation.fits import why_not
from flights.allocation.problem import Group, Needs
from flights.enums import RotationState
from flights.models import Leg, SeatOffer
from flights.operations.locks import lock_leg
from flights.operations.seats import new_offer, send
from flights.queries.waiting import leg_values, local_day, next_in_line, read_groups
from flights.rules.deadlines import answer_deadline

FLIES = (RotationState.APPROVED, RotationState.CLEARED)
PAGE = 200


@transaction.atomic
def offer_to_next(leg: Leg, *, at: datetime, follows: SeatOffer | None = None) -> list[SeatOffer]:
    """Offer what is free to the first who fit, until nothing is free, nobody waits, or it is too late to ask."""
    locked = lock_leg(leg.pk)
    if locked.departed_at or locked.rotation.state not in FLIES:
        return []
    room, made = Needs(**locked.free()), list[SeatOffer]()
    for group in _in_line(locked, at=at):
        if not (room.seats or room.stretchers):
            break
        needs = group.needs_on(local_day(locked.departs_at, locked.origin.timezone))
        if needs.within(room) and (offer := _offer(locked, group, needs, at=at, follows=follows)):
            room = room.minus(needs)
            made.append(offer)
    return made


def _in_line(leg: Leg, *, at: datetime) -> Iterator[Group]:
    """Those who could take the leg, in the order of help, read by pages."""
    values, keys = leg_values(leg), next_in_line(leg).values_list("pk", flat=True)
    for page in _pages(keys):
        groups = read_groups(Case.objects.filter(pk__in=page), on=at.date())
        yield from sorted((group for group in groups if why_not(group, values) is None), key=lambda group: group.order)


def _pages(keys: QuerySet[Case, int]) -> Iterator[list[int]]:
    """The whole line is read at once as bare keys, so that an offer made on the way doesn't shift what follows."""
    line = list(keys)
    for start in range(0, len(line), PAGE):
        yield line[start : start + PAGE]


def _offer(leg: Leg, group: Group, needs: Needs, *, at: datetime, follows: SeatOffer | None) -> SeatOffer | None:
    """None when somebody else is at work on that household just now, or it can't be asked in time."""
    free = Case.objects.filter(pk=group.key, state="waiting", in_danger=False)
    case = free.select_for_update(of=("self",), skip_locked=True).select_related("office").first()
    if case is None or case.offers.live().exists():
        return None
    answer_by = answer_deadline(at, departs_at=leg.departs_at, timezone=case.office.timezone)
    if answer_by is None:
        return None
    day = local_day(leg.departs_at, leg.origin.timezone)
    values = {"tier": group.tier, "leg": str(leg), "day": day.isoformat()}
    offer = new_offer(leg, case, needs, code="NEXT_IN_LINE", values=values, by=None, at=at, follows=follows)
    offer.save()
    send(offer, answer_by=answer_by, by=None, at=at)
    return offer
