"""Who flies on which leg: read, solve, check, save; and with the proposals the places are held."""

import hashlib
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from consulates.models import User
from flights.allocation.decide import Decision, decide
from flights.allocation.instance import TIERS, Aim
from flights.allocation.problem import Problem
from flights.enums import AimOrder, RotationState
from flights.models import AllocationRun, Leg
from flights.operations.next_in_line import FLIES
from flights.operations.save_plan import Run, save_plan
from flights.queries.waiting import read_legs, read_problem
from flights.rules import may_plan
from repatriation.common.jobs import Job, queue_job, runs
from repatriation.common.refusals import NotAllowed, Refusal

ON_TRIAL = (*FLIES, RotationState.DRAFT, RotationState.SUBMITTED, RotationState.RETURNED)
LAST: tuple[Aim, ...] = ("stability", "order")
AIMS: dict[str, tuple[Aim, ...]] = {
    AimOrder.DEFAULT: (1, 2, 3, 4, "reciprocity", 5, *LAST),
    AimOrder.RECIPROCITY_FIRST: ("reciprocity", *TIERS, *LAST),
    AimOrder.PEOPLE_ONLY: (*TIERS, *LAST),
}
SECONDS = 60.0
TRIED_WITHIN = timedelta(days=1)
STEPS = 3

Advance = Callable[[int, int], None]


def queue_allocation(legs: Iterable[Leg], *, is_dry: bool, by: Any, at: datetime, order: str = AimOrder.DEFAULT) -> Job:
    """Leave the work for the worker; the same legs can't be queued twice at once."""
    keys = sorted(leg.pk for leg in legs)
    _check_may_run(keys, is_dry=is_dry, order=order, by=by, at=at)
    legs_in_short = hashlib.sha256(",".join(map(str, keys)).encode()).hexdigest()
    name = f"{'dry' if is_dry else 'real'}:{legs_in_short}"
    arguments = {"legs": keys, "is_dry": is_dry, "order": str(order)}
    return queue_job("allocate", key=name, arguments=arguments, by=by, at=at)


@runs("allocate")
def run_allocation(job: Job) -> dict[str, Any]:
    legs = read_legs(job.arguments["legs"])
    by = User.objects.filter(pk=job.requested_by or 0).first()
    order = job.arguments.get("order", AimOrder.DEFAULT)
    at = job.started_at or job.queued_at
    run = allocate(legs, is_dry=job.arguments["is_dry"], order=order, by=by, at=at, advance=job.advance)
    return {"run": run.pk, "placed": run.placed, "households": run.households}


def allocate(
    legs: Iterable[Leg],
    *,
    is_dry: bool,
    by: Any,
    at: datetime,
    seconds: float = SECONDS,
    seed: int = 0,
    order: str = AimOrder.DEFAULT,
    advance: Advance = lambda done, total: None,
) -> AllocationRun:
    """One answer for every household that waits. No transaction is open while the solver works: what changed
    meanwhile is looked at again, under the locks, before places are held. A dry run holds none."""
    found = _check_may_run([leg.pk for leg in legs], is_dry=is_dry, order=order, by=by, at=at)
    started = time.monotonic()
    advance(0, STEPS)
    problem = read_problem(found, at=at)
    read_seconds = time.monotonic() - started
    advance(1, STEPS)
    decision, price = _decide(problem, order, seconds=seconds, seed=seed)
    advance(2, STEPS)
    return save_plan(
        Run(
            problem=problem, decision=decision, order=order, price=price, read_seconds=read_seconds, is_dry=is_dry,
            by=by, at=at,
        )
    )  # fmt: skip


def _decide(problem: Problem, order: str, *, seconds: float, seed: int) -> tuple[Decision, dict[int, int]]:
    """The plan in this order of aims, and its price: people of each tier who would go if reciprocity did not count."""
    is_limited = bool(problem.corridors) and order != AimOrder.PEOPLE_ONLY
    half = seconds / 2 if is_limited else seconds
    people_only = decide(problem, seconds=half, seed=seed, aims=AIMS[AimOrder.PEOPLE_ONLY])
    if not is_limited or people_only.is_within(problem.corridors):
        return people_only, dict.fromkeys(TIERS, 0)
    chosen = decide(problem, seconds=half, seed=seed, aims=AIMS[order])
    without, limited = people_only.people_by_tier(), chosen.people_by_tier()
    return chosen, {tier: without[tier] - limited[tier] for tier in TIERS}


def _check_may_run(keys: list[int], *, is_dry: bool, order: str, by: Any, at: datetime) -> list[Leg]:
    if not may_plan(None, by):
        raise NotAllowed
    legs = read_legs(keys)
    if not legs:
        raise Refusal(_("Elija al menos un tramo."), status=400)
    if order not in AIMS:
        raise Refusal(_("Elija qué cuenta primero."), status=400)
    for leg in legs:
        _check_leg(leg, is_dry=is_dry, at=at)
    if order == AimOrder.RECIPROCITY_FIRST and not is_dry and not _was_tried(keys, order, at=at):
        raise Refusal(_("Calcule primero de prueba: así verá cuántas personas dejarían de viajar por este orden."))
    return legs


def _check_leg(leg: Leg, *, is_dry: bool, at: datetime) -> None:
    if leg.rotation.state not in (ON_TRIAL if is_dry else FLIES):
        raise Refusal(_("%(leg)s: la rotación no está aprobada.") % {"leg": leg})
    if leg.departed_at or leg.departs_at <= at:
        raise Refusal(_("%(leg)s: ya salió.") % {"leg": leg})
    if leg.carries != settings.HOME_COUNTRY:
        raise Refusal(_("%(leg)s: lleva a nacionales del otro Estado.") % {"leg": leg})


def _was_tried(keys: list[int], order: str, *, at: datetime) -> bool:
    """Somebody has seen the price: a trial of the same legs in the same order, not long ago."""
    tried = AllocationRun.objects.filter(is_dry=True, order=order, at__gte=at - TRIED_WITHIN)
    return tried.filter(legs__contains=keys, legs__contained_by=keys).exists()
