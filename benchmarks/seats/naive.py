"""The naive exact model: a yes or no for each household and leg, tier after tier in HiGHS, until its time is over.

`python -m benchmarks.seats.naive PROBLEM SECONDS` prints a JSON line; it runs by itself so that it can be stopped.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import highspy
import numpy as np

from benchmarks.seats.files import Folder, Numbers, read
from benchmarks.seats.reach import Rules


def pairs_of(folder: Folder) -> tuple[Numbers, Numbers]:
    """(household, leg) of every pair that the rules allow."""
    found = [
        (batch.rows[rows], batch.legs[legs]) for batch in Rules(folder) for rows, legs in [batch.open_to.nonzero()]
    ]
    group, leg = (np.concatenate(part) if found else np.zeros(0, np.int64) for part in zip(*found, strict=True))
    locked = folder.groups.numbers["locked"][group] == 1
    names = folder.legs.texts["leg_id"]
    held = np.array(
        [folder.groups.texts["prev_leg"][row] == names[place] for row, place in zip(group, leg, strict=True)],
        dtype=bool,
    )
    return group[~locked | held], leg[~locked | held]


def model_of(folder: Folder, group: Numbers, leg: Numbers) -> Any:
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.99)
    columns = len(group)
    highs.addVars(columns, np.zeros(columns), np.ones(columns))
    every = np.arange(columns, dtype=np.int32)
    highs.changeColsIntegrality(columns, every, np.full(columns, highspy.HighsVarType.kInteger))
    locked = folder.groups.numbers["locked"]
    for row in np.unique(group).tolist():
        mine = every[group == row]
        highs.addRow(float(locked[row]), 1.0, len(mine), mine, np.ones(len(mine)))
    needs, capacity = folder.needs(), folder.capacity()
    for place in np.unique(leg).tolist():
        here = every[leg == place]
        for resource in range(4):
            taken = needs[group[here], resource]
            users = here[taken > 0]
            highs.addRow(
                -highspy.kHighsInf, float(capacity[place, resource]), len(users), users, taken[taken > 0] * 1.0
            )
    return highs


def solve(folder: Folder, seconds: float) -> dict[str, Any]:
    started = time.perf_counter()
    group, leg = pairs_of(folder)
    highs = model_of(folder, group, leg)
    every = np.arange(len(group), dtype=np.int32)
    numbers, moved, bounds = folder.groups.numbers, [0], [0]
    for tier in range(1, 6):
        here = every[numbers["tier"][group] == tier]
        people = numbers["size"][group[here]].astype(float)
        cost = np.zeros(len(group))
        cost[here] = people
        highs.changeColsCost(len(group), every, cost)
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        left = seconds - (time.perf_counter() - started)
        highs.setOptionValue("time_limit", highs.getRunTime() + max(left, 0.1))
        highs.run()
        information = highs.getInfo()
        value = information.objective_function_value if information.primal_solution_status == 2 else 0.0
        moved.append(moved[-1] + round(value))
        bounds.append(moved[-2] + int(information.mip_dual_bound + 1e-6))
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            break
        highs.addRow(float(round(value)), highspy.kHighsInf, len(here), here, people)
    seconds = time.perf_counter() - started
    return {"moved": moved[1:], "bounds": bounds[1:], "seconds": seconds, "columns": len(group)}


if __name__ == "__main__":
    print(json.dumps(solve(read(Path(sys.argv[1])), float(sys.argv[2]))))
