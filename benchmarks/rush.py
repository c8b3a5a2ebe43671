"""Three times as many people as the portal can serve, for a minute, on the real server over real sockets.

The crowd and the portal share the machine's processors, so both figures of capacity are lower than the portal's own;
measured on the same footing, they compare.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from benchmarks.portal import PROCESSES, Portal
from benchmarks.queue import signed_in
from cases.models import Case
from flights.models import Leg, SeatOffer
from repatriation.common.admission.door import COST_OF_READING, COST_OF_SENDING
from tests import makers
from tests.cases.public.walk import TYPED, address

SECONDS = int(os.environ.get("BENCH_RUSH_SECONDS", "60"))
MEASURING = int(os.environ.get("BENCH_CAPACITY_SECONDS", "15"))
WALKERS, TIMES, PART, PATIENCE = 16, 3, 0.85, 180
ALLOWED = {200, 302, 304, 503}
PAGES = [(address("", key), urlencode(typed, doseq=True)) for key, typed in TYPED.items()]
# Beginning, each page shown and kept, the review, the sending, the receipt.
COST_OF_A_WALK = (len(PAGES) + 2) * (COST_OF_SENDING + COST_OF_READING)


@dataclass
class Seen:
    """What a crowd saw."""

    answers: list[tuple[str, int, float, float, int]]
    references: list[tuple[str, float]]
    lost: int

    def seconds(self, *kinds: str) -> list[float]:
        """How long it took those who were let in."""
        return [seconds for kind, status, seconds, *_ in self.answers if status in (200, 302) and kind in kinds]

    def statuses(self, *kinds: str) -> Counter[int]:
        return Counter(status for kind, status, *_ in self.answers if not kinds or kind in kinds)


def crowd(way: str, portal: Any, **order: Any) -> Seen:
    """Runs in a process of its own until it is through."""
    order = {"patience": PATIENCE} | order | {"way": way, "port": portal.port, "pages": PAGES}
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.crowd"], input=json.dumps(order), capture_output=True, text=True, check=True
    )
    return Seen(**json.loads(ran.stdout))


def measure_rush() -> None:
    """Prints its figures: they are no ratios."""
    with Portal(ADMITTED_PER_SECOND="0") as portal:
        crowd("together", portal, people=4, seconds=2)
        before = crowd("together", portal, people=WALKERS, seconds=MEASURING)
    ended = max(moment + seconds for _kind, _status, seconds, moment, _weight in before.answers)
    walks = len(before.references) / ended
    print(f"capacity: {walks:.1f} registrations/s, {len(before.answers) / ended:.0f} requests/s, ", end="")
    print(f"{walks * COST_OF_A_WALK:.0f} tokens/s; p99 {_p99(before.seconds('keep')):.2f} s; {dict(before.statuses())}")
    tokens = PART * walks * COST_OF_A_WALK / PROCESSES
    print(f"admitted: {tokens:.0f} tokens/s for each of {PROCESSES} processes ({PART:.0%})", flush=True)
    probes = [_offers(), _desk()]
    with Portal(ADMITTED_PER_SECOND=f"{tokens:.0f}") as portal:
        crowd("together", portal, people=4, seconds=2)
        alone = crowd("rush", portal, people=0, seconds=5, probes=probes)
        print(f"before it: offer answers {_times(alone, ('offer',))}; staff pages {_times(alone, ('staff',))}")
        probes[0]["paths"] = probes[0]["paths"][10:]
        during = crowd("rush", portal, people=round(TIMES * walks * SECONDS), seconds=SECONDS, probes=probes)
    report(during)


def report(during: Seen) -> None:
    statuses, everybody = during.statuses(), len(during.references) + during.lost
    total = sum(statuses.values())
    print(f"rush: {everybody} people in {SECONDS} s, {total} requests: ", end="")
    print(", ".join(f"{status} {count / total:.1%}" for status, count in statuses.most_common()))
    print(f"  other than 2xx, 3xx, 503: {sum(count for status, count in statuses.items() if status not in ALLOWED)}")
    for name, kinds in [
        ("people let in", ("start", "page", "keep", "send", "receipt")), ("begin", ("start",)), ("send", ("send",)),
        ("offer answers", ("offer",)), ("staff pages", ("staff",)), ("asked to wait", ()),
    ]:  # fmt: skip
        print(f"  {name:14} {_times(during, kinds)}")
    waits = [seconds for _reference, seconds in during.references]
    within = sum(seconds <= PATIENCE for seconds in waits)
    shown = {reference for reference, _seconds in during.references}
    exist = Case.objects.filter(reference__in=shown).count()
    print(
        f"  with a reference within {PATIENCE} s: {within} of {everybody}; the last after {max(waits, default=0):.0f} s"
    )
    print(f"  references shown {len(shown)}, all different {len(shown) == len(waits)}, in the database {exist}")
    heavy = max((weight for _k, status, _s, _m, weight in during.answers if status == 503), default=0)
    print(f"  heaviest page of who must wait: {heavy} bytes", flush=True)


def _times(during: Seen, kinds: tuple[str, ...]) -> str:
    seconds = during.seconds(*kinds) if kinds else [s for _k, status, s, *_ in during.answers if status == 503]
    if len(seconds) < 2:
        return "none"
    asked = sum(during.statuses(*kinds).values()) if kinds else len(seconds)
    at_once = f", {len(seconds) / asked:.0%} of the requests" if kinds else ""
    return f"p50 {quantiles(seconds, n=2)[0]:.3f} s, p99 {_p99(seconds):.3f} s ({len(seconds)}{at_once})"


def _p99(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[-1] if len(seconds) > 1 else 0.0


def _offers() -> dict[str, Any]:
    """Two families a second accept their offer."""
    office, planner, at = makers.office("BENCH"), makers.user(f"rush-{timezone.now()}", "planner"), timezone.now()
    leg = makers.leg(makers.rotation(planner, state="approved", at=at), seats=2 * SECONDS + 10)
    Leg.objects.filter(pk=leg.pk).update(departs_at=at + timedelta(days=4), arrives_at=at + timedelta(days=4, hours=6))
    paths = []
    for _family in range(2 * SECONDS + 10):
        case = makers.case(office, state="offered", at=at)
        offer = SeatOffer.objects.create(
            case=case, leg=leg, seats=1, state="sent", state_since=at, made_at=at, sent_at=at,
            answer_by=at + timedelta(hours=24), reason_code="ASSIGNED",
        )  # fmt: skip
        paths.append(f"/es/offers/{case.reference}/{case.secret}/{offer.pk}/accept/")
    return {"kind": "offer", "method": "POST", "paths": paths, "per_second": 2}


def _desk() -> dict[str, Any]:
    """Officers at work: four pages a second."""
    auditor = makers.user(f"rush-auditor-{timezone.now()}", "auditor")
    paths = ["/staff/", "/staff/cases/"]
    return {"kind": "staff", "method": "GET", "paths": paths, "per_second": 4, "cookie": signed_in(auditor)}
