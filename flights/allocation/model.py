"""The exact model in HiGHS: whole numbers of households of each kind on each leg, one aim at a time."""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from flights.allocation.kinds import Kind
from flights.allocation.problem import Needs, Problem

Costs = dict[int, float]

# One thread, so that the same question gets the same answer; all aims are whole numbers, so a gap below 1 is none.
OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.99,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one aim reached, and what the solver proves that no plan can pass."""

    value: float
    bound: float
    in_time: bool


class Model:
    """Columns are (kind, leg) pairs, then one for each household: 1 when it goes, the first of a kind first; then one
    for each corridor: people beyond what reciprocity tolerates.
    """

    def __init__(self, problem: Problem, kinds: list[Kind], *, seed: int) -> None:
        self.problem, self.kinds = problem, kinds
        self.pairs = [(row, place, needs) for row, kind in enumerate(kinds) for place, needs in kind.options]
        self.people = [(row, turn) for row, kind in enumerate(kinds) for turn in range(len(kind.groups))]
        self.corridors = {corridor.key: number for number, corridor in enumerate(problem.corridors)}
        self.values = np.zeros(len(self.pairs) + len(self.people) + len(self.corridors))
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (*OPTIONS.items(), ("random_seed", seed % 2**31)):
            self._highs.setOptionValue(option, value)
        self._add_columns()
        self._add_households()
        self._add_capacities()
        self._add_corridors()

    def _add_columns(self) -> None:
        pairs, total = len(self.pairs), len(self.values)
        upper = [float(len(self.kinds[row].groups)) for row, _place, _needs in self.pairs] + [1.0] * len(self.people)
        upper += [highspy.kHighsInf] * len(self.corridors)
        self._highs.addVars(total, np.zeros(total), np.array(upper))
        whole = np.arange(pairs, dtype=np.int32)
        self._highs.changeColsIntegrality(pairs, whole, np.full(pairs, highspy.HighsVarType.kInteger))

    def _add_households(self) -> None:
        """As many households of a kind go as its legs take."""
        rows: list[Costs] = [{} for _kind in self.kinds]
        for column, (row, _place, _needs) in enumerate(self.pairs):
            rows[row][column] = 1.0
        for column, (row, _turn) in enumerate(self.people, start=len(self.pairs)):
            rows[row][column] = -1.0
        for costs in rows:
            self._add_row(costs, 0.0, 0.0)

    def _add_capacities(self) -> None:
        for place, leg in enumerate(self.problem.legs):
            for resource, room in zip(Needs._fields, leg.room, strict=True):
                taken = {
                    column: float(getattr(needs, resource))
                    for column, (_row, where, needs) in enumerate(self.pairs)
                    if where == place and getattr(needs, resource)
                }
                if taken:
                    self._add_row(taken, -highspy.kHighsInf, float(room))

    def _add_corridors(self) -> None:
        """The excess is at least the difference of the sides, either way, less what is tolerated."""
        for corridor, counted in zip(self.problem.corridors, self._counted(), strict=True):
            column = self.excess_column(corridor.key)
            difference = corridor.x_before - corridor.ratio * corridor.y_before
            for sign in (1.0, -1.0):
                costs = {pair: -sign * people for pair, people in counted.items()}
                least = sign * difference - corridor.tolerance_people
                self._add_row({**costs, column: 1.0}, least, highspy.kHighsInf)

    def excess_column(self, key: str) -> int:
        return len(self.pairs) + len(self.people) + self.corridors[key]

    def _counted(self) -> list[Costs]:
        """For each corridor, the people of each pair whose leg it counts."""
        counted: list[Costs] = [{} for _corridor in self.corridors]
        for column, (row, place, _needs) in enumerate(self.pairs):
            number = self.corridors.get(self.problem.legs[place].corridor)
            if number is not None:
                counted[number][column] = float(self.kinds[row].size)
        return counted

    def _add_row(self, costs: Costs, lower: float, upper: float) -> None:
        columns = np.fromiter(costs.keys(), dtype=np.int32, count=len(costs))
        factors = np.fromiter(costs.values(), dtype=np.float64, count=len(costs))
        self._highs.addRow(lower, upper, len(costs), columns, factors)

    def start_from(self, placed: dict[int, int]) -> None:
        """Households (key -> place of the leg) as they would go; every later aim starts from the last answer."""
        where = {(row, place): column for column, (row, place, _needs) in enumerate(self.pairs)}
        self.values[:] = 0.0
        for row, kind in enumerate(self.kinds):
            gone = [placed[group.key] for group in kind.groups if group.key in placed]
            for place in gone:
                self.values[where[row, place]] += 1.0
        self._settle_people()

    def _settle_people(self) -> None:
        gone = self.households_gone()
        for column, (row, turn) in enumerate(self.people, start=len(self.pairs)):
            self.values[column] = 1.0 if turn < gone[row] else 0.0
        for corridor, counted in zip(self.problem.corridors, self._counted(), strict=True):
            people = round(self.worth(counted))
            self.values[self.excess_column(corridor.key)] = corridor.excess(people, 0)

    def households_gone(self) -> list[int]:
        gone = [0] * len(self.kinds)
        for column, (row, _place, _needs) in enumerate(self.pairs):
            gone[row] += round(self.values[column])
        return gone

    def worth(self, costs: Costs) -> float:
        """What the last answer is worth under an aim."""
        return float(sum(factor * self.values[column] for column, factor in costs.items()))

    def maximise(self, costs: Costs, *, seconds: float, nodes: int) -> Answer:
        """Improve the last answer under one aim; it is kept when the solver finds nothing better in time."""
        here = self.worth(costs)
        vector = np.zeros(len(self.values))
        vector[list(costs)] = list(costs.values())
        self._highs.changeColsCost(len(vector), np.arange(len(vector), dtype=np.int32), vector)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._highs.setOptionValue("mip_max_nodes", nodes)
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + max(seconds, 0.01))
        start = highspy.HighsSolution()
        start.col_value = list(self.values)
        self._highs.setSolution(start)
        self._highs.run()
        return self._read(costs, here)

    def _read(self, costs: Costs, here: float) -> Answer:
        information: Any = self._highs.getInfo()
        found = np.array(self._highs.getSolution().col_value)
        if information.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible and len(found):
            self.values = np.round(found[: len(self.pairs)])
            self.values = np.concatenate([self.values, np.zeros(len(self.people) + len(self.corridors))])
            self._settle_people()
        in_time = self._highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
        return Answer(max(here, self.worth(costs)), information.mip_dual_bound, in_time)

    def keep(self, costs: Costs, value: float) -> None:
        """From now on no plan is worth less than this under the aim."""
        self._add_row(costs, value, highspy.kHighsInf)

    def keep_who_goes(self) -> None:
        """From now on only the legs may change, not which households go."""
        count = len(self.people)
        columns = np.arange(len(self.pairs), len(self.pairs) + count, dtype=np.int32)
        who = self.values[len(self.pairs) : len(self.pairs) + count]
        self._highs.changeColsBounds(count, columns, who, who)

    def placements(self) -> dict[int, int]:
        """Household -> place of its leg: within a kind the first in the order goes on the earliest leg."""
        placed: dict[int, int] = {}
        for row, legs in self._legs_by_kind().items():
            for group, place in zip(self.kinds[row].groups, sorted(legs), strict=False):
                placed[group.key] = place
        return placed

    def _legs_by_kind(self) -> dict[int, list[int]]:
        legs: dict[int, list[int]] = {}
        for column, (row, place, _needs) in enumerate(self.pairs):
            legs.setdefault(row, []).extend([place] * round(self.values[column]))
        return legs
