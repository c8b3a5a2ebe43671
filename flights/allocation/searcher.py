"""The process that searches a small part with HiGHS: a question as JSON in, a line of JSON out after each aim."""

import json
import signal
import sys
import time
from typing import Any

import highspy
import numpy as np

# Nodes, not seconds, so that the same question has the same answer; the clock is only the last resort.
NODES = 4_000
# Without presolve, which takes longer than what is left to search.
OPTIONS: dict[str, Any] = {
    "output_flag": False, "threads": 1, "parallel": "off", "mip_rel_gap": 0.0, "mip_abs_gap": 0.99,
    "mip_max_nodes": NODES, "presolve": "off",
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
        for number, terms in enumerate(self.question["corridors"]):
            on_it = np.flatnonzero((corridor == number) & (side != 0))
            found.append(self.highs.getNumCol())
            self._add_corridor(on_it, np.where(side[on_it] > 0, size[on_it], 0), size[on_it], *terms)
        return found

    def _add_corridor(
        self,
        on_it: np.ndarray,
        x: np.ndarray,
        size: np.ndarray,
        ratio: float,
        people: int,
        share: float,
        x_before: int,
        y_before: int,
    ) -> None:
        """Two columns, the excess and which tolerance is the larger; two rows for each side that may be too many."""
        y = (size - x) * ratio
        upper = np.array(self.question["counts"], dtype=np.float64)[self.type[on_it]]
        most = float((x + y) @ upper + x_before + ratio * y_before + people)
        columns = np.append(on_it, [self.highs.getNumCol(), self.highs.getNumCol() + 1])
        self._add_columns(np.array([np.ceil(most), 1.0]), whole=True)
        taken = self.values[on_it]
        gone = x_before + x @ taken, ratio * y_before + y @ taken
        tolerated = max(people, share * max(gone))
        excess = max(0.0, np.ceil(abs(gone[0] - gone[1]) - tolerated - 1e-9))
        self.values = np.append(self.values, [excess, float(share * max(gone) > people)])
        for more, less, before, after in ((x, y, x_before, ratio * y_before), (y, x, ratio * y_before, x_before)):
            self._add_row(columns, np.append(more - less, [-1.0, -most]), people - before + after)
            factors = np.append((1 - share) * more - less, [-1.0, most])
            self._add_row(columns, factors, most - (1 - share) * before + after)

    def run(self) -> None:
        people = 0
        for number, aim in enumerate(self.question["aims"]):
            costs = np.zeros(self.highs.getNumCol())
            if aim["aim"] == "reciprocity":
                costs[self.excesses] = -1.0
            else:
                costs[: len(self.type)] = aim["worth"]
            people += round(float(costs @ self.values))
            if self._is_known(number, people):
                self._tell(aim["aim"], costs, float(costs @ self.values), in_time=True)
            else:
                people -= round(float(costs @ self.values))
                self._pursue(aim["aim"], costs)
                people += round(float(costs @ self.values))

    def _is_known(self, number: int, people: int) -> bool:
        """So many people of the tiers up to this one are proved to be all, and nothing but tiers came before."""
        aims = [aim["aim"] for aim in self.question["aims"][: number + 1]]
        in_order = all(isinstance(aim, int) for aim in aims) and aims == sorted(aims)
        return bool(in_order and people >= self.question["at_most"][aims[-1] - 1])

    def _pursue(self, aim: int | str, costs: np.ndarray) -> None:
        columns = np.arange(len(costs), dtype=np.int32)
        self.highs.changeColsCost(len(costs), columns, costs)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        left = max(self.ends_at - time.monotonic(), 0.01)
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + left)
        start = highspy.HighsSolution()
        start.col_value = list(self.values)
        self.highs.setSolution(start)
        self.highs.run()
        information: Any = self.highs.getInfo()
        found = np.array(self.highs.getSolution().col_value)
        if information.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible and len(found):
            self.values = np.round(found)
        in_time = self.highs.getModelStatus() != highspy.HighsModelStatus.kTimeLimit
        self._tell(aim, costs, information.mip_dual_bound, in_time=in_time)

    def _tell(self, aim: int | str, costs: np.ndarray, bound: float, *, in_time: bool) -> None:
        value = round(float(costs @ self.values))
        used = np.flatnonzero(costs)
        self._add_row(used, costs[used], highspy.kHighsInf, float(value))
        above = max(value, int(np.floor(min(bound, FAR) + 1e-6)))
        taken = self.values[: len(self.type)].astype(np.int64).tolist()
        print(json.dumps({"aim": aim, "value": value, "bound": above, "in_time": in_time, "taken": taken}), flush=True)  # noqa: T201


def _stretches(keys: np.ndarray, count: int) -> list[np.ndarray]:
    """The places of each key."""
    order = np.argsort(keys, kind="stable")
    return np.split(order, np.searchsorted(keys[order], np.arange(1, count)))


if __name__ == "__main__":
    # Whoever asked ends this process, or is gone: neither is a fault.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    Search(json.loads(sys.stdin.buffer.read())).run()
