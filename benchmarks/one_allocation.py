"""One real allocation over every leg of the benchmark, in a process of its own; its figures as one line of JSON."""

import json
import resource
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402

from consulates.models import User  # noqa: E402
from flights.models import Leg  # noqa: E402
from flights.operations.allocate import allocate  # noqa: E402


def main() -> None:
    planner, at = User.objects.filter(role="planner").order_by("pk")[0], timezone.now()
    legs = list(Leg.objects.filter(rotation__name__startswith="B", departs_at__gt=at).order_by("pk"))
    start = time.perf_counter()
    run = allocate(legs, is_dry=False, by=planner, at=at)
    whole = time.perf_counter() - start
    said = {
        "people": run.waiting[5], "households": run.households, "legs": len(legs), "placed": run.placed,
        "seconds": {**run.timings, "save": whole - sum(run.timings.values()), "whole": whole},
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "moved": list(run.moved.values()), "bounds": list(run.bounds.values()), "words": run.solver_words,
    }  # fmt: skip
    print(json.dumps(said))


if __name__ == "__main__":
    main()
