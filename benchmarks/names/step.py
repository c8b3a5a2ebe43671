"""One step in a process of its own: (function, arguments) come in pickled, its result and what it took go out."""

import pickle
import re
import resource
import sys
import time
from pathlib import Path

from benchmarks.names.measure import Measured


def main() -> None:
    step, arguments = pickle.load(sys.stdin.buffer)
    began, computed = time.perf_counter(), time.process_time()
    value = step(*arguments)
    seconds, cpu = time.perf_counter() - began, time.process_time() - computed
    pickle.dump(Measured(value, seconds, cpu, _most_megabytes()), sys.stdout.buffer)


def _most_megabytes() -> float:
    """Linux counts into `ru_maxrss` what the parent held; its own peak stands in /proc."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+)", status.read_text())):
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
