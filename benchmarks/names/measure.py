"""What is measured: seconds, computing and memory of a step, and how good scored pairs are."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Scored = tuple[str, str, float]


@dataclass(frozen=True)
class Measured:
    """`cpu` is the computing of the step and its children, `megabytes` the most that its process held."""

    value: Any
    seconds: float
    cpu: float
    megabytes: float


def measured(step: Callable[..., Any], *arguments: Any) -> Measured:
    """The step in a process of its own: what ran before neither warms it nor counts for it."""
    asked = pickle.dumps((step, arguments))
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.names.step"], input=asked, stdout=subprocess.PIPE, check=True
    )
    found: Measured = pickle.loads(ran.stdout)
    return found


@dataclass(frozen=True)
class Best:
    """The best F1 over all thresholds, with what it is made of."""

    f1: float
    precision: float
    recall: float


def best_f1(scored: Iterable[Scored], truth: set[tuple[str, str]]) -> Best:
    """Pairs of one score stand or fall together."""
    ranked = sorted(scored, key=lambda pair: -pair[2])
    best, right, taken = Best(0.0, 0.0, 0.0), 0, 0
    for _score, group in groupby(ranked, key=lambda pair: pair[2]):
        for first, second, _same in group:
            taken += 1
            right += (first, second) in truth
        precision, recall = right / taken, right / len(truth)
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        if f1 > best.f1:
            best = Best(f1, precision, recall)
    return best


def one_to_one(scored: Iterable[Scored]) -> list[Scored]:
    """Nobody in two pairs, the likeliest first."""
    firsts: set[str] = set()
    seconds: set[str] = set()
    kept = []
    for pair in sorted(scored, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if pair[0] not in firsts and pair[1] not in seconds:
            kept.append(pair)
            firsts.add(pair[0])
            seconds.add(pair[1])
    return kept
