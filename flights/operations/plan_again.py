"""Planning again without unsettling anybody: proposals that no family knows of are undone, and offers move only when
the flight they were for cannot be had (docs/decisions/0015)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from flights.enums import LIVE_STATES, OfferState
from flights.models import AllocationRun, Leg, Permit, SeatOffer
from flights.operations.locks import lock_leg, lock_offer
from flights.operations.proposals import proposals_of, work_through
from flights.operations.seats import take_back
from flights.queries.waiting import NO_LONGER_TO_BE_HAD
from flights.rules import may_plan
from repatriation.common.jobs import Job, queue_job, runs
from repatriation.common.refusals import NotAllowed, Refusal

UNCONFIRMED = [OfferState.PROPOSED, OfferState.SENT]


def grounded_legs() -> QuerySet[Leg]:
    """Legs that have not left, hold offers, and lost a permit that they cannot fly without."""
    lost = Permit.objects.filter(leg=OuterRef("pk"), is_mandatory=True, state__in=NO_LONGER_TO_BE_HAD)
    offers = SeatOffer.objects.filter(leg=OuterRef("pk"), state__in=LIVE_STATES)
    return Leg.objects.filter(Exists(lost), Exists(offers), departed_at=None)


@transaction.atomic
def free_grounded(leg: Leg, *, reason: str, with_confirmed: bool, by: Any, at: datetime) -> int:
    """The families of a flight that lost its permit wait again and are told why; how many. Those who confirmed stay
    locked unless the planner says so: the permit may still come."""
    if not may_plan(leg, by):
        raise NotAllowed
    locked = lock_leg(leg.pk)
    if not grounded_legs().filter(pk=locked.pk).exists():
        raise Refusal(_("A este tramo no le negaron ningún permiso: sus ofertas siguen en pie."))
    states = LIVE_STATES if with_confirmed else UNCONFIRMED
    offers = list(SeatOffer.objects.filter(leg=locked, state__in=states).order_by("case", "pk"))
    for offer in offers:
        take_back(lock_offer(offer), "withdraw", by=by, at=at, reason=reason)
    return len(offers)


def discard_proposals(run: AllocationRun, *, by: Any, at: datetime) -> int:
    """What no family was told of is undone: the places are free and the families wait as before; how many."""
    _check_may_discard(run, by)
    return sum(_discard(offer, by=by, at=at) for offer in proposals_of(run))


def queue_discard(run: AllocationRun, *, by: Any, at: datetime) -> Job:
    """The same left for the worker. Not while the offers of the run are being sent: each is one or the other."""
    _check_may_discard(run, by)
    return queue_job("discard", key=str(run.pk), arguments={"run": run.pk}, by=by, at=at)


@runs("discard")
def run_discard(job: Job) -> dict[str, Any]:
    run, undone = work_through(job, check=_check_may_discard, act=_discard)
    return {"run": run, "undone": undone}


def _check_may_discard(run: AllocationRun, by: Any) -> None:
    if not may_plan(run, by):
        raise NotAllowed


@transaction.atomic
def _discard(proposed: SeatOffer, *, by: Any, at: datetime) -> bool:
    """False when it was sent or withdrawn meanwhile."""
    offer = lock_offer(proposed)
    if offer.state != OfferState.PROPOSED:
        return False
    take_back(offer, "withdraw", by=by, at=at, reason=_("Se volvió a planificar."))
    return True
