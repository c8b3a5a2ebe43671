"""A plan is saved: what changed since it was read is looked at again, places are held, every household has its answer.

All by COPY: the locks of the legs and of the households are held for seconds, whatever their number.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from cases.enums import CaseState
from cases.models import Case, CaseEvent
from cases.rules.priority import RULES_VERSION
from flights.allocation.decide import Decision
from flights.allocation.explain import Reason, reasons
from flights.allocation.instance import TIERS, Certificate
from flights.allocation.problem import Group, Needs, Problem
from flights.enums import OfferState, RunState
from flights.models import AllocationRun, Leg, Placement, SeatOffer
from flights.operations.locks import lock_legs
from flights.operations.next_in_line import FLIES
from flights.queries.waiting import read_groups, take_time
from repatriation.common.copying import copy_rows

SAVE_SECONDS = 300
# Whoever began to change a household before it was read may end after: a request never takes as long as this.
BEFORE_READING = timedelta(minutes=10)
PLACEMENT = ("run_id", "case_id", "leg_id", "position", "code", "values")
OFFER = (
    "run_id", "case_id", "leg_id", "state", "state_since", "made_at", "made_by_id", "reason_code", "reason_values",
    *Needs._fields,
)  # fmt: skip

Told = tuple[Group, Reason]


@dataclass(frozen=True, kw_only=True)
class Run:
    """What was asked, and what is to be saved of it."""

    problem: Problem
    decision: Decision
    order: str
    price: dict[int, int] = field(default_factory=dict)
    read_seconds: float = 0.0
    is_dry: bool
    by: Any
    at: datetime


def save_plan(run: Run) -> AllocationRun:
    """Whatever can be worked out beforehand is, so that the locks are held only while rows are written."""
    started = time.monotonic()
    fingerprint = run.problem.fingerprint()
    told = list(reasons(run.problem, run.decision.plan, run.decision.reaches))
    timings = {"read": run.read_seconds, **run.decision.seconds, "explain": time.monotonic() - started}
    return _save(run, told, fingerprint, timings)


@transaction.atomic
def _save(run: Run, told: list[Told], fingerprint: str, timings: dict[str, float]) -> AllocationRun:
    take_time(SAVE_SECONDS)
    legs = {leg.pk: leg for leg in lock_legs([leg.key for leg in run.problem.legs])}
    held = {} if run.is_dry else _still_so(run, legs)
    placed = len(run.decision.plan.placements if run.is_dry else held)
    saved = _save_run(run, fingerprint, timings, placed=placed)
    copy_rows(Placement, PLACEMENT, _placement_rows(run, saved, held, told))
    copy_rows(SeatOffer, OFFER, _offer_rows(run, saved, held, told))
    return saved


def _still_so(run: Run, legs: dict[int, Leg]) -> dict[int, Needs]:
    """The placements that can be held, each with its places: the household still waits and is as it was read, and the
    leg still flies and has the room."""
    keys = list(run.decision.plan.placements)
    waiting = _lock_waiting(keys)
    waiting -= set(SeatOffer.objects.live().filter(case__in=keys).order_by("pk").values_list("case", flat=True))
    waiting -= _changed(run, waiting)
    room = {pk: Needs(**leg.free()) for pk, leg in legs.items() if _flies(leg)}
    held: dict[int, Needs] = {}
    places = {leg.key: place for place, leg in enumerate(run.problem.legs)}
    for group in run.problem.groups:
        leg = run.decision.plan.placements.get(group.key, 0)
        if leg in room and group.key in waiting:
            needs = run.decision.reaches.needs(group, places[leg])
            if needs.within(room[leg]):
                room[leg] = room[leg].minus(needs)
                held[group.key] = needs
    return held


def _lock_waiting(keys: list[int]) -> set[int]:
    still = Case.objects.filter(pk__in=keys, state=CaseState.WAITING, in_danger=False).in_order()
    return set(still.select_for_update(no_key=True).values_list("pk", flat=True))


def _changed(run: Run, keys: set[int]) -> set[int]:
    """Those that are no longer what was read. Whatever changes a household leaves a line on its timeline."""
    lately = CaseEvent.objects.filter(case__in=keys, at__gte=run.at - BEFORE_READING).order_by()
    touched = set(lately.values_list("case", flat=True).distinct())
    now = {group.key: group for group in read_groups(Case.objects.filter(pk__in=touched), on=run.at.date())}
    return {group.key for group in run.problem.groups if group.key in touched and now.get(group.key) != group}


def _flies(leg: Leg) -> bool:
    return leg.departed_at is None and leg.rotation.state in FLIES


def _save_run(run: Run, fingerprint: str, timings: dict[str, float], *, placed: int) -> AllocationRun:
    plan, problem = run.decision.plan, run.problem
    return AllocationRun.objects.create(
        legs=[leg.key for leg in problem.legs], is_dry=run.is_dry, by=run.by, at=run.at,
        fingerprint=fingerprint, rules_version=RULES_VERSION, seed=plan.seed, order=run.order,
        status=RunState.PROVED if plan.is_proved else RunState.BOUNDED, solver_words=plan.words[:200],
        moved=plan.moved, bounds=plan.bounds, waiting=_people(problem.groups), seconds=round(plan.seconds, 3),
        certificate=certificate_values(problem, run.decision.certificates), price=run.price, balances=_balances(run),
        timings={step: round(seconds, 3) for step, seconds in timings.items()},
        households=len(problem.groups), placed=placed,
    )  # fmt: skip


def _people(groups: tuple[Group, ...]) -> dict[int, int]:
    """Of tiers <= t, all who waited."""
    by_tier = dict.fromkeys(TIERS, 0)
    for group in groups:
        by_tier[group.tier] += group.size
    return {tier: sum(by_tier[other] for other in TIERS if other <= tier) for tier in TIERS}


def _balances(run: Run) -> list[dict[str, Any]]:
    """Each agreement before and after: positive where we carried more people than the other side."""
    return [
        {
            "agreement": int(corridor.key),
            "before": corridor.y_before - corridor.x_before,
            "after": corridor.y_before - corridor.x_before - counted,
            "tolerance": corridor.tolerance_people,
            "excess": corridor.excess(counted, 0),
        }
        for corridor in run.problem.corridors
        for counted in [run.decision.counted[corridor.key]]
    ]


def certificate_values(problem: Problem, certificates: tuple[Certificate, ...]) -> dict[str, Any]:
    """As docs/allocation.md writes it, legs by their id, and without those that cost nothing."""
    return {
        "bounds": [
            {
                "weights": list(certificate.weights),
                "prices": {
                    str(leg.key): list(map(float, prices))
                    for leg, prices in zip(problem.legs, certificate.prices, strict=True)
                    if prices.any()
                },
            }
            for certificate in certificates
        ]
    }


def _placement_rows(
    run: Run, saved: AllocationRun, held: dict[int, Needs], told: list[Told]
) -> Iterator[tuple[Any, ...]]:
    """In a real run, whoever got a place that could not be held is told so."""
    placements = run.decision.plan.placements
    for position, (group, (code, values)) in enumerate(told, start=1):
        leg = placements.get(group.key)
        if leg and not run.is_dry and group.key not in held:
            leg, code, values = None, "CHANGED_MEANWHILE", {}
        yield saved.pk, group.key, leg, position, code, values


def _offer_rows(run: Run, saved: AllocationRun, held: dict[int, Needs], told: list[Told]) -> Iterator[tuple[Any, ...]]:
    placements, state = run.decision.plan.placements, OfferState.PROPOSED.value
    for group, (code, values) in told:
        if needs := held.get(group.key):
            leg = placements[group.key]
            yield saved.pk, group.key, leg, state, run.at, run.at, run.by.pk, code, values, *needs
