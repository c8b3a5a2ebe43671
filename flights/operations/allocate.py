"""Who flies on which leg: read, solve, check, save; and with the proposals the places are held."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState
from cases.models import Case
from cases.rules.priority import RULES_VERSION
from consulates.models import User
from flights.allocation.check import check
from flights.allocation.explain import Reason, explain
from flights.allocation.problem import Needs, Plan, Problem
from flights.allocation.solve import solve
from flights.enums import RotationState, RunState
from flights.models import AllocationRun, Leg, Placement, SeatOffer
from flights.operations.locks import lock_legs
from flights.operations.next_in_line import FLIES
from flights.operations.seats import new_offer
from flights.queries.waiting import local_day, read_legs, read_problem
from flights.rules import may_plan
from repatriation.common.jobs import Job, queue_job, runs
from repatriation.common.refusals import NotAllowed, Refusal

ON_TRIAL = (*FLIES, RotationState.DRAFT, RotationState.SUBMITTED, RotationState.RETURNED)
BATCH = 500


def queue_allocation(legs: Iterable[Leg], *, is_dry: bool, by: Any, at: datetime) -> Job:
    """Leave the work for the worker; the same legs can't be queued twice at once."""
    keys = sorted(leg.pk for leg in legs)
    _check_may_run(keys, is_dry=is_dry, by=by, at=at)
    name = f"{'dry' if is_dry else 'real'}:{','.join(map(str, keys))}"[:120]
    return queue_job("allocate", key=name, arguments={"legs": keys, "is_dry": is_dry}, by=by, at=at)


@runs("allocate")
def run_allocation(job: Job) -> dict[str, Any]:
    legs = read_legs(job.arguments["legs"])
    by = User.objects.filter(pk=job.requested_by or 0).first()
    run = allocate(legs, is_dry=job.arguments["is_dry"], by=by, at=job.started_at or job.queued_at)
    return {"run": run.pk, "placed": run.placed, "households": run.households}


def allocate(
    legs: Iterable[Leg], *, is_dry: bool, by: Any, at: datetime, seconds: float = 60.0, seed: int = 0
) -> AllocationRun:
    """One answer for every household that waits. No transaction is open while the solver works: what changed
    meanwhile is looked at again, under the locks, before places are held. A dry run holds none."""
    found = _check_may_run([leg.pk for leg in legs], is_dry=is_dry, by=by, at=at)
    problem = read_problem(found, at=at)
    plan = solve(problem, seconds=seconds, seed=seed)
    if broken := check(problem, plan):
        raise ValueError(f"the plan breaks its rules: {broken[:5]}")
    return _save(problem, plan, is_dry=is_dry, by=by, at=at)


def _check_may_run(keys: list[int], *, is_dry: bool, by: Any, at: datetime) -> list[Leg]:
    if not may_plan(None, by):
        raise NotAllowed
    legs = read_legs(keys)
    if not legs:
        raise Refusal(_("Elija al menos un tramo."), status=400)
    for leg in legs:
        if leg.rotation.state not in (ON_TRIAL if is_dry else FLIES):
            raise Refusal(_("%(leg)s: la rotación no está aprobada.") % {"leg": leg})
        if leg.departed_at or leg.departs_at <= at:
            raise Refusal(_("%(leg)s: ya salió.") % {"leg": leg})
        if leg.carries != settings.HOME_COUNTRY:
            raise Refusal(_("%(leg)s: lleva a nacionales del otro Estado.") % {"leg": leg})
    return legs


@transaction.atomic
def _save(problem: Problem, plan: Plan, *, is_dry: bool, by: Any, at: datetime) -> AllocationRun:
    legs = {leg.pk: leg for leg in lock_legs([leg.key for leg in problem.legs])}
    reasons = explain(problem, plan)
    held = {} if is_dry else _still_so(problem, plan, legs)
    if not is_dry:
        for key in plan.placements.keys() - held.keys():
            reasons[key] = Reason("CHANGED_MEANWHILE", {})
    run = _save_run(problem, plan, placed=len(plan.placements if is_dry else held), is_dry=is_dry, by=by, at=at)
    placed = plan.placements if is_dry else {key: leg.pk for key, (_case, leg, _needs) in held.items()}
    _save_placements(run, problem, placed, reasons)
    SeatOffer.objects.bulk_create(
        [
            new_offer(leg, case, needs, run=run, code=reasons[key].code, values=reasons[key].values, by=by, at=at)
            for key, (case, leg, needs) in held.items()
        ],
        batch_size=BATCH,
    )
    return run


def _still_so(problem: Problem, plan: Plan, legs: dict[int, Leg]) -> dict[int, tuple[Case, Leg, Needs]]:
    """The placements that can be held: the household still waits, and the leg still flies and has the room."""
    still = Case.objects.filter(pk__in=plan.placements, state=CaseState.WAITING, in_danger=False).in_order()
    cases = {case.pk: case for case in still.select_for_update(of=("self",))}
    taken = set(SeatOffer.objects.live().filter(case__in=cases).values_list("case", flat=True))
    room = {pk: Needs(**leg.free()) for pk, leg in legs.items() if _flies(leg)}
    held = {}
    for group in problem.groups:
        leg = legs.get(plan.placements.get(group.key, 0))
        if leg is None or leg.pk not in room or group.key not in cases or group.key in taken:
            continue
        needs = group.needs_on(local_day(leg.departs_at, leg.origin.timezone))
        if needs.within(room[leg.pk]):
            room[leg.pk] = room[leg.pk].minus(needs)
            held[group.key] = (cases[group.key], leg, needs)
    return held


def _flies(leg: Leg) -> bool:
    return leg.departed_at is None and leg.rotation.state in FLIES


def _save_run(problem: Problem, plan: Plan, *, placed: int, is_dry: bool, by: Any, at: datetime) -> AllocationRun:
    return AllocationRun.objects.create(
        legs=[leg.key for leg in problem.legs], is_dry=is_dry, by=by, at=at, fingerprint=problem.fingerprint(),
        rules_version=RULES_VERSION, seed=plan.seed, status=RunState.PROVED if plan.is_proved else RunState.BOUNDED,
        solver_words=plan.words, moved=plan.moved, bounds=plan.bounds, seconds=round(plan.seconds, 3),
        households=len(problem.groups), placed=placed,
    )  # fmt: skip


def _save_placements(run: AllocationRun, problem: Problem, placed: dict[int, int], reasons: dict[int, Reason]) -> None:
    rows = [
        Placement(
            run=run, case_id=group.key, leg_id=placed.get(group.key), position=place, code=reasons[group.key].code,
            values=reasons[group.key].values,
        )
        for place, group in enumerate(problem.groups, start=1)
    ]  # fmt: skip
    Placement.objects.bulk_create(rows, batch_size=BATCH)
