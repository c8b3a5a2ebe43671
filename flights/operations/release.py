"""A planner releases the proposals of a run: households are told and have until a deadline."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from flights.enums import OfferState
from flights.models import AllocationRun, SeatOffer
from flights.operations.locks import lock_offer
from flights.operations.next_in_line import FLIES
from flights.operations.proposals import proposals_of, work_through
from flights.operations.seats import send, take_back
from flights.rules import may_plan
from flights.rules.deadlines import answer_deadline
from repatriation.common.jobs import Job, queue_job, runs
from repatriation.common.refusals import NotAllowed, Refusal


def release_offers(run: AllocationRun, *, by: Any, at: datetime) -> list[SeatOffer]:
    """Each offer in its own transaction: what stops half-way goes on where it stopped when it is released again."""
    _check_may_release(run, by)
    sent = [_release(offer, by=by, at=at) for offer in proposals_of(run)]
    return [offer for offer in sent if offer]


def queue_release(run: AllocationRun, *, by: Any, at: datetime) -> Job:
    """The same left for the worker: hundreds of families are more than a page should wait for."""
    _check_may_release(run, by)
    return queue_job("release", key=str(run.pk), arguments={"run": run.pk}, by=by, at=at)


@runs("release")
def run_release(job: Job) -> dict[str, Any]:
    run, sent = work_through(job, check=_check_may_release, act=_release)
    return {"run": run, "sent": sent}


def _check_may_release(run: AllocationRun, by: Any) -> None:
    if not may_plan(run, by):
        raise NotAllowed
    if run.is_dry:
        raise Refusal(_("Una asignación de prueba no tiene ofertas que enviar."))


@transaction.atomic
def _release(proposed: SeatOffer, *, by: Any, at: datetime) -> SeatOffer | None:
    """None when it was released or withdrawn meanwhile, or when it is too late to ask."""
    offer = lock_offer(proposed)
    if offer.state != OfferState.PROPOSED:
        return None
    deadline = answer_deadline(at, departs_at=offer.leg.departs_at, timezone=offer.case.office.timezone)
    if deadline is None or offer.leg.departed_at or offer.leg.rotation.state not in FLIES:
        take_back(offer, "withdraw", by=by, at=at, reason=str(_("Ya no hay tiempo para responder antes de la salida.")))
        return None
    send(offer, answer_by=deadline, by=by, at=at)
    return offer
