"""The process that searches a small part with HiGHS: a question as JSON in, a line of JSON out after each aim."""

import json
import sys
import time
from typing import Any

import highspy
import numpy as np

# Nodes, not seconds, so that the same question has the same answer; the clock is only the last resort.
NODES = 4_000
OPTIONS: dict[str, Any] = {
    "output_flag": False, "threads": 1, "parallel": "off", "mip_rel_gap": 0.0, "mip_abs_gap": 0.99,
    "mip_max_nodes": NODES,
}  # fmt: skip
FAR = 1e7


class Search:
    def __init__(self, question: dict[str, Any]) -> None:
        self.question = question
        self.type, self.leg = np.array(question["type"]), np.array(question["leg"])
        self.values = np.array(question["start"], dtype=np.float64)
        self.ends_at = time.monotonic() + question["seconds"]
        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (*OPTIONS.items(), ("random_seed", question["seed"])):
            self.highs.setOptionValue(option, value)
        self._add_columns(np.array(question["counts"], dtype=np.float64)[self.type], whole=True)
        self._add_rules()
        self.excesses = self._add_corridors()

    def _add_columns(self, upper: np.ndarray, *, whole: bool) -> None:
        first, count = self.highs.getNumCol(), len(upper)
        self.highs.addVars(count, np.zeros(count), upper)
        if whole:
            columns = np.arange(first, first + count, dtype=np.int32)
            self.highs.changeColsIntegrality(count, columns, np.full(count, highspy.HighsVarType.kInteger))

    def _add_rules(self) -> None:
        """No type goes more often than it is there; no place is taken twice."""
        counts, needs, room = self.question["counts"], np.array(self.question["needs"]), self.question["room"]
        for kind, stretch in enumerate(_stretches(self.type, len(counts))):
            self._add_row(stretch, np.ones(len(stretch)), float(counts[kind]))
        for leg, stretch in enumerate(_stretches(self.leg, len(room))):
            for resource in range(4):
                taken = needs[self.type[stretch], resource]
                if taken.any():
                    self._add_row(stretch[taken > 0], taken[taken > 0], float(room[leg][resource]))

    def _add_row(
        self, columns: np.ndarray, factors: np.ndarray, upper: float, lower: float = -highspy.kHighsInf
    ) -> None:
        self.highs.addRow(lower, upper, len(columns), columns.astype(np.int32), factors.astype(np.float64))

    def _add_corridors(self) -> list[int]:
        """For each corridor a column for the people beyond what is tolerated, either way."""
        size, side = np.array(self.question["size"])[self.type], np.array(self.question["side"])
        corridor, found = np.array(self.question["corridor"]), []
        for number, (ratio, people, share, x_before, y_before) in enumerate(self.question["corridors"]):
            excess, chosen = self.highs.getNumCol(), self.highs.getNumCol() + 1
            self._add_columns(np.array([FAR]), whole=True)
            self._add_columns(np.array([1.0]), whole=True)
            found.append(excess)
            on_it = np.flatnonzero((corridor == number) & (side != 0))
            counted = np.where(side[on_it] > 0, 1.0, -ratio) * size[on_it]
            before = x_before - ratio * y_before
            tolerated = np.array([share if one > 0 else 0.0 for one in side[on_it]]) * size[on_it]
            other = np.array([share * ratio if one < 0 else 0.0 for one in side[on_it]]) * size[on_it]
            columns = np.append(on_it, [excess, chosen])
            for sign, shared, gone in ((1, tolerated, share * x_before), (-1, other, share * ratio * y_before)):
                self._add_row(columns, np.append(sign * counted, [-1.0, -FAR]), people - sign * before)
                factors = np.append(sign * counted - shared, [-1.0, FAR])
                self._add_row(columns, factors, FAR + gone - sign * before)
        return found

    def run(self) -> None:
        for aim in self.question["aims"]:
            costs = np.zeros(self.highs.getNumCol())
            if aim["aim"] == "reciprocity":
                costs[self.excesses] = -1.0
            else:
                costs[: len(self.type)] = aim["worth"]
            self._pursue(aim["aim"], costs)

    def _pursue(self, aim: int | str, costs: np.ndarray) -> None:
        columns = np.arange(len(costs), dtype=np.int32)
        self.highs.changeColsCost(len(costs), columns, costs)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        left = max(self.ends_at - time.monotonic(), 0.01)
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + left)
        if not self.excesses or len(self.values) == len(costs):
            start = highspy.HighsSolution()
            start.col_value = list(self.values)
            self.highs.setSolution(start)
        self.highs.run()
        information: Any = self.highs.getInfo()
        found = np.array(self.highs.getSolution().col_value)
        if information.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible and len(found):
            self.values = np.round(found)
        elif len(self.values) < len(costs):
            return
        self._tell(aim, costs, information.mip_dual_bound)

    def _tell(self, aim: int | str, costs: np.ndarray, bound: float) -> None:
        value = round(float(costs[: len(self.values)] @ self.values))
        used = np.flatnonzero(costs)
        self._add_row(used, costs[used], highspy.kHighsInf, float(value))
        in_time = self.highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
        above = max(value, int(np.floor(min(bound, FAR) + 1e-6)))
        taken = self.values[: len(self.type)].astype(np.int64).tolist()
        print(json.dumps({"aim": aim, "value": value, "bound": above, "in_time": in_time, "taken": taken}), flush=True)  # noqa: T201


def _stretches(keys: np.ndarray, count: int) -> list[np.ndarray]:
    """The places of each key."""
    order = np.argsort(keys, kind="stable")
    return np.split(order, np.searchsorted(keys[order], np.arange(1, count)))


if __name__ == "__main__":
    Search(json.loads(sys.stdin.buffer.read())).run()
