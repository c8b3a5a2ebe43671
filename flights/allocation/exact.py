"""Small parts to the end, in a process of its own that is killed when its time is over.

The model is written as plain numbers: whole households of each type on each leg, one aim after another. What was found
before the end counts, aim by aim.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from flights.allocation.instance import STAYS, TIERS, Aim, Corridor, Prices, Whole
from flights.allocation.parts import Part, counted_as, stretches

ROOT = Path(__file__).parents[2]
MODULE = "flights.allocation.searcher"
Costs = dict[str, list[float]]


@dataclass(slots=True)
class Answer:
    """`bounds` and `values` by aim, as far as the search came; `proved` says of which aims nothing better exists."""

    where: Whole
    values: dict[Aim, int] = field(default_factory=dict)
    bounds: dict[Aim, int] = field(default_factory=dict)
    in_time: bool = True


@dataclass(slots=True)
class Types:
    """Households that no rule can tell apart; a column is a type on one of its legs."""

    of_group: Whole
    first: Whole
    counts: Whole
    columns: Whole
    legs: Whole
    start: Whole

    @classmethod
    def of(cls, part: Part) -> "Types":
        worth = np.where(part.held >= 0, part.worth, 0)
        held = np.where(worth > 0, part.held, STAYS)
        traits = [part.kind, part.tier, part.size, part.side, held, worth]
        rows = np.column_stack([*traits, part.needs])
        _rows, first, of_group, counts = np.unique(
            rows, axis=0, return_index=True, return_inverse=True, return_counts=True
        )
        start, arcs = stretches(part.kind_start, part.kind[first])
        columns = np.repeat(np.arange(len(first)), np.diff(start))
        return cls(of_group.ravel(), first, counts, columns, part.kind_legs[arcs], start)


def columns(part: Part) -> int:
    """How large the model would be."""
    return len(Types.of(part).columns)


def search(
    part: Part,
    where: Whole,
    at_most: Prices,
    *,
    aims: tuple[Aim, ...],
    corridors: tuple[Corridor, ...],
    seconds: float,
    seed: int,
) -> Answer:
    """The best plan for the part, from a plan that holds; `at_most` so many people of tiers <= t are proved already."""
    types = Types.of(part)
    question = _question(part, types, where, aims, corridors)
    question |= {"seconds": seconds, "seed": seed % 2**31, "at_most": at_most.tolist()}
    answer = Answer(where)
    lines, answer.in_time = _ask(question, seconds)
    for line in lines:
        aim: Aim = line["aim"]
        answer.values[aim], answer.bounds[aim] = line["value"], line["bound"]
        answer.in_time &= line["in_time"]
        answer.where = _placed(part, types, np.array(line["taken"], dtype=np.int64))
    return answer


def _ask(question: dict[str, Any], seconds: float) -> tuple[list[dict[str, Any]], bool]:
    """Lines of the answer, one for each aim; false when the process had to be killed."""
    command = [sys.executable, "-m", MODULE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        try:
            output = process.communicate(json.dumps(question).encode(), timeout=max(seconds, 0.0))[0]
            in_time = process.returncode == 0
        except subprocess.TimeoutExpired:
            process.kill()
            output, in_time = process.communicate()[0], False
        except BaseException:
            process.kill()
            raise
    whole = output[: output.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()], in_time


def _question(
    part: Part, types: Types, where: Whole, aims: tuple[Aim, ...], corridors: tuple[Corridor, ...]
) -> dict[str, Any]:
    first, owner = types.first, types.first[types.columns]
    start = np.zeros(len(types.columns), dtype=np.int64)
    gone = np.flatnonzero(where >= 0)
    keys = types.columns.astype(np.int64) * len(part.room) + types.legs
    np.add.at(start, np.searchsorted(keys, types.of_group[gone].astype(np.int64) * len(part.room) + where[gone]), 1)
    return {
        "counts": types.counts.tolist(), "type": types.columns.tolist(), "leg": types.legs.tolist(),
        "needs": part.needs[first].tolist(), "size": part.size[first].tolist(), "room": part.room.tolist(),
        "start": start.tolist(), "aims": list(_aims(part, types, aims, corridors)),
        "corridor": part.leg_corridor[types.legs].tolist(), "side": counted_as(part, owner, types.legs).tolist(),
        "corridors": [
            [each.ratio, each.tolerance_people, each.tolerance_share, each.x_before, each.y_before]
            for each in corridors
        ],
    }  # fmt: skip


def _aims(part: Part, types: Types, aims: tuple[Aim, ...], corridors: tuple[Corridor, ...]) -> Iterator[dict[str, Any]]:
    """What each aim counts for each column; reciprocity is the model's own."""
    owner = types.first[types.columns]
    for aim in aims:
        if aim in TIERS:
            worth = np.where(part.tier[owner] == aim, part.size[owner], 0)
        elif aim == "stability":
            worth = np.where((types.legs == part.held[owner]) & (part.held[owner] >= 0), part.worth[owner], 0)
        else:
            worth = np.zeros(0, dtype=np.int64)
        if worth.any() or (aim == "reciprocity" and corridors):
            yield {"aim": aim, "worth": worth.tolist()}


def _placed(part: Part, types: Types, taken: Whole) -> Whole:
    """Households of a type in the order of help, the first on the earliest leg that the type has."""
    where = np.full(len(part.tier), STAYS, dtype=np.int32)
    per_type = np.add.reduceat(np.append(taken, 0), types.start[:-1])
    order = np.argsort(types.of_group, kind="stable")
    place = np.arange(len(order)) - np.repeat(np.cumsum(types.counts) - types.counts, types.counts)
    rows = order[place < per_type[types.of_group[order]]]
    where[rows] = np.repeat(types.legs, taken)
    return where
