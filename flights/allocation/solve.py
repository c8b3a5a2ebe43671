"""The exact answer: aim by aim, then the order of help inside each tier, then early departures.

Each aim is solved to the end and kept before the next one. Limits are counted in nodes of the search, so that the same
question gets the same answer; the clock only ends what would take too long.
"""

import time
from dataclasses import dataclass, field

from flights.allocation.exchange import exchange, fillable
from flights.allocation.greedy import greedy
from flights.allocation.instance import AIMS, Aim
from flights.allocation.kinds import Kind, kinds_of
from flights.allocation.model import Costs, Model
from flights.allocation.problem import Plan, Problem

TIERS = (1, 2, 3, 4, 5)
NODES = 20_000
NODES_FOR_ORDER = 500
WHOLE = 1e-6


@dataclass
class _Search:
    """How far we are: people moved in each tier, and what is proved about it."""

    model: Model
    ends_at: float
    moved: dict[int, int] = field(default_factory=dict)
    bounds: dict[int, int] = field(default_factory=dict)
    in_time: bool = True

    def seconds_left(self) -> float:
        return self.ends_at - time.monotonic()


def solve(problem: Problem, *, seconds: float = 60.0, seed: int = 0, aims: tuple[Aim, ...] = AIMS) -> Plan:
    """The plan; `seconds` is for the whole search, and when they end the best plan so far is given with its gap.

    Whether tiers and reciprocity count, and which first, is as in `aims`; the order inside a tier is always the last.
    """
    started = time.monotonic()
    kinds = kinds_of(problem)
    placed = greedy(problem, kinds)
    search = _Search(Model(problem, kinds, seed=seed), started + seconds)
    if kinds:
        search.model.start_from(placed)
        for aim in aims:
            _reach(search, aim)
        _keep_the_order(search)
        _depart_early(search)
        placed = search.model.placements()
    placed = exchange(problem, kinds, placed, fillable=fillable(problem, kinds, aims))
    return _plan(problem, search, placed, time.monotonic() - started, seed)


def _reach(search: _Search, aim: Aim) -> None:
    """As many people of the tier as can go without giving up what was reached before; or the least excess."""
    if aim == "reciprocity":
        _balance(search)
    elif isinstance(aim, int) and (costs := _people_of(search.model, aim)):
        answer = search.model.maximise(costs, seconds=search.seconds_left(), nodes=NODES)
        search.moved[aim] = round(answer.value)
        search.bounds[aim] = max(round(answer.value), int(min(answer.bound, _all_people(search.model, aim)) + WHOLE))
        search.in_time &= answer.in_time
        search.model.keep(costs, answer.value)


def _balance(search: _Search) -> None:
    costs = {search.model.excess_column(key): -1.0 for key in search.model.corridors}
    if costs:
        answer = search.model.maximise(costs, seconds=search.seconds_left(), nodes=NODES)
        search.in_time &= answer.in_time
        search.model.keep(costs, answer.value)


def _keep_the_order(search: _Search) -> None:
    """Inside each tier, of all plans that move as many people, the one that moves those who are first."""
    for tier in TIERS:
        costs = _order_of(search.model, tier)
        if costs and search.seconds_left() > 0:
            answer = search.model.maximise(costs, seconds=search.seconds_left(), nodes=NODES_FOR_ORDER)
            search.in_time &= answer.in_time
            search.model.keep(costs, answer.value)


def _depart_early(search: _Search) -> None:
    """Last: early legs for those who go, and the lower the number of the tier the more it counts."""
    if search.seconds_left() > 0:
        search.model.keep_who_goes()
        costs = {
            column: -float(search.model.kinds[row].size * place * 2 ** (TIERS[-1] - search.model.kinds[row].tier))
            for column, (row, place, _needs) in enumerate(search.model.pairs)
        }
        answer = search.model.maximise(costs, seconds=search.seconds_left(), nodes=NODES_FOR_ORDER)
        search.in_time &= answer.in_time


def _people_of(model: Model, tier: int) -> Costs:
    return {
        column: float(model.kinds[row].size)
        for column, (row, _place, _needs) in enumerate(model.pairs)
        if model.kinds[row].tier == tier
    }


def _all_people(model: Model, tier: int) -> int:
    return sum(kind.size * len(kind.groups) for kind in model.kinds if kind.tier == tier)


def _order_of(model: Model, tier: int) -> Costs:
    """Each person of a household counts the more, the earlier the household comes in its tier."""
    groups = [group for kind in model.kinds if kind.tier == tier for group in kind.groups]
    groups.sort(key=lambda group: group.order)
    weight = {group.key: len(groups) - place for place, group in enumerate(groups)}
    costs = {}
    for column, (row, turn) in enumerate(model.people, start=len(model.pairs)):
        kind: Kind = model.kinds[row]
        if kind.tier == tier:
            costs[column] = float(kind.size * weight[kind.groups[turn].key])
    return costs


def _plan(problem: Problem, search: _Search, placed: dict[int, int], seconds: float, seed: int) -> Plan:
    legs = {group.key: problem.legs[placed[group.key]].key for group in problem.groups if group.key in placed}
    moved, bounds, total = {}, {}, 0
    for tier in TIERS:
        gone = sum(group.size for group in problem.groups if group.tier == tier and group.key in placed)
        bounds[tier] = total + max(gone, search.bounds.get(tier, 0))
        moved[tier] = total = total + gone
    words = "HiGHS: optimal" if search.in_time and moved == bounds else "HiGHS: stopped at a limit"
    return Plan(legs, moved, bounds, seconds, words, seed)
