"""A command as a user starts it, with its wall time, its processor time and the peak memory of all its processes."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
# The seats need no database: these lead nowhere.
NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
EVERY = 0.1


@dataclass(frozen=True)
class Run:
    """Seconds on the wall and of the processors; megabytes of the whole tree of processes at its largest."""

    wall: float
    cpu: float
    megabytes: float
    status: int
    printed: str


def allocate(problem: Path, plan: Path, *, seed: int = 0, warm: Path | None = None) -> Run:
    command = ["manage.py", "allocate", str(problem), "--output", str(plan), "--seed", str(seed)]
    return measured([*command, *(["--warm", str(warm)] if warm else [])])


def greedy(problem: Path, plan: Path) -> Run:
    return measured(["-m", "benchmarks.seats.greedy", str(problem), str(plan)])


def naive(problem: Path, seconds: float) -> dict[str, Any] | None:
    """None when it had to be stopped or gave up."""
    command = [sys.executable, "-m", "benchmarks.seats.naive", str(problem), str(seconds)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=seconds + 30)
    except subprocess.TimeoutExpired:
        return None
    return dict(json.loads(done.stdout)) if done.returncode == 0 else None


def measured(words: list[str]) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env={**os.environ, **NOWHERE, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    peak = Peak(process.pid)
    assert process.stdout is not None
    printed = process.stdout.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    most = max(peak.stop(), usage.ru_maxrss / 1024)
    return Run(wall, usage.ru_utime + usage.ru_stime, most, process.returncode, printed)


class Peak:
    """Looks again and again at a process and its children; memory they share is counted once."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.is_over = pid, 0.0, threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while not self.is_over.wait(EVERY):
            tree = _tree(self.pid)
            # A process alone is measured by the system itself, to the byte and without stopping it.
            if len(tree) > 1:
                self.most = max(self.most, sum(map(_share, tree)))

    def stop(self) -> float:
        self.is_over.set()
        self.thread.join()
        return self.most


def _tree(pid: int) -> list[int]:
    children: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            children += map(int, (task / "children").read_text().split())
    return [pid, *(inner for child in children for inner in _tree(child))]


def _share(pid: int) -> float:
    """Megabytes of a process, with its share of what several have in common."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
