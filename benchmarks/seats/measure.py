"""One crisis measured from its files to its plan, beside the yardsticks, and re-planned after what happens to it."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.seats import command, events, shapes
from benchmarks.seats.bars import Bars, bars_for, failed_of_cost, failed_of_quality
from benchmarks.seats.checker import Finding, check
from benchmarks.seats.command import Run
from benchmarks.seats.files import Answer, Folder, read, read_answer, write
from benchmarks.seats.greedy import greedy, moved
from benchmarks.seats.reciprocity import excess

CANCELLED = 200
NAIVE_UP_TO = 6_000
# The bound on tier 5 knows nothing of reciprocity, which comes before it: there the gap is its price.
TIERS_BEFORE_RECIPROCITY = 4
# Where reciprocity may stand among the aims; the second is what is done if nobody says otherwise.
ORDERS = {
    "last of all": [1, 2, 3, 4, 5, "reciprocity", "stability", "order"],
    "before tier 5": [1, 2, 3, 4, "reciprocity", 5, "stability", "order"],
    "before tier 3": [1, 2, "reciprocity", 3, 4, 5, "stability", "order"],
    "before tier 1": ["reciprocity", 1, 2, 3, 4, 5, "stability", "order"],
}


@dataclass
class Event:
    """A morning after: how long the warm plan took, and how many people it disturbed of those that had a seat.

    `search` are the seconds of planning again, without reading and writing the files.
    """

    name: str
    run: Run
    search: float
    finding: Finding
    disturbed: int
    seated: int

    @property
    def percent(self) -> float:
        return 100 * self.disturbed / max(self.seated, 1)


@dataclass
class Measured:
    """Everything that was found about one crisis; `failed` are bars not reached, in words."""

    shape: str
    seed: int
    people: int
    legs: int
    load: float
    run: Run
    greedy_run: Run
    greedy: list[int]
    finding: Finding = field(default_factory=Finding)
    lost_offers: tuple[int, int] = (0, 0)
    naive: dict[str, Any] | None = None
    events: list[Event] = field(default_factory=list)
    prices: dict[str, list[int]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        return self.load < (os.cpu_count() or 1)

    def seconds_of(self, run: Run) -> float:
        """On the wall; where others use the machine at the same time, those of the processors."""
        return run.wall if self.is_quiet else run.cpu


@dataclass(frozen=True)
class Wanted:
    """What is measured beside the plan itself."""

    events: bool = True
    prices: bool = True
    naive_seconds: float = 60.0


def measure(people: int, legs: int, shape: str, seed: int, where: Path, wanted: Wanted) -> Measured:
    problem = write(shapes.generate(shapes.SHAPES[shape], people, legs, seed), where / "problem")
    plan, bars, load = where / "plan.csv", bars_for(people), os.getloadavg()[0]
    greedy_run = command.greedy(problem, where / "greedy.csv")
    run = command.allocate(problem, plan, seed=seed)
    folder = read(problem)
    found = Measured(shape, seed, people, legs, load, run, greedy_run, moved(folder, greedy(folder)))
    if run.status:
        found.failed.append(f"the command ended with {run.status}: {run.printed[-300:]}")
        return found
    answer = read_answer(plan)
    found.finding = check(folder, answer)
    lost = events.held_and_lost(folder, answer)
    found.lost_offers = (int(lost[0]), int(lost[1]))
    if people <= NAIVE_UP_TO and wanted.naive_seconds:
        found.naive = command.naive(problem, wanted.naive_seconds)
    if wanted.events:
        found.events = list(_mornings(folder, answer, plan, seed, where))
    if wanted.prices and folder.corridors:
        found.prices = prices(folder, where, seed)
    found.failed += _failed(found, bars)
    return found


def _mornings(folder: Folder, answer: Answer, plan: Path, seed: int, where: Path) -> list[Event]:
    changed = {
        f"{CANCELLED} households cancel": events.cancelled(folder, answer, CANCELLED, seed),
        "a leg is added": events.with_leg(folder, seed),
        "a permit is refused": events.refused(folder, answer, seed),
    }
    return [_morning(name, after, answer, plan, where) for name, after in changed.items()]


def _morning(name: str, after: Folder, answer: Answer, plan: Path, where: Path) -> Event:
    problem, again = write(after, where / "morning"), where / "again.csv"
    run = command.allocate(problem, again, warm=plan)
    if run.status:
        return Event(name, run, 0.0, Finding(faults=[f"ended with {run.status}: {run.printed[-300:]}"]), 0, 0)
    replanned = read_answer(again)
    search = float(replanned.words["seconds"]["search"])
    disturbed, seated = events.disturbed(after, answer, replanned), events.seated(after, answer)
    return Event(name, run, search, check(after, replanned), disturbed, seated)


def prices(folder: Folder, where: Path, seed: int) -> dict[str, list[int]]:
    """People by cumulated tier, then people beyond the tolerance, for each place of reciprocity among the aims."""
    found = {}
    for name, order in ORDERS.items():
        problem = write(replace(folder, meta={**folder.meta, "aims": order}), where / "order")
        run = command.allocate(problem, where / "order.csv", seed=seed)
        assert run.status == 0, run.printed
        answer = read_answer(where / "order.csv")
        found[name] = [*check(folder, answer).moved, sum(excess(folder, answer).values())]
    return found


def _failed(found: Measured, bars: Bars) -> list[str]:
    finding, run = found.finding, found.run
    failed = [f"{len(finding.faults)} rules broken: {finding.faults[:3]}"] if finding.faults else []
    failed += [f"{finding.wrong_codes} wrong codes"] if finding.wrong_codes else []
    failed += [f"{len(finding.addable)} could still be added: {finding.addable[:3]}"] if finding.addable else []
    failed += untrue_bounds(found)
    judged = TIERS_BEFORE_RECIPROCITY if found.prices else len(bars.gaps)
    failed += failed_of_quality(bars, found.greedy, finding.moved, best_bounds(found), judged)
    failed += failed_of_cost(bars, found.seconds_of(run), found.seconds_of(found.greedy_run), run.megabytes)
    for event in found.events:
        failed += [f"{event.name}: {event.finding.faults[:3]}"] if event.finding.faults else []
        failed += [f"{event.name}: {len(event.finding.addable)} could be added"] if event.finding.addable else []
        if bars.warm_seconds and event.search > bars.warm_seconds:
            failed.append(f"{event.name}: {event.search:.1f} s > {bars.warm_seconds} s")
        if bars.warm_percent and event.name.startswith(str(CANCELLED)) and event.percent > bars.warm_percent:
            failed.append(f"{event.name}: {event.percent:.2f} % of seats changed > {bars.warm_percent} %")
    return failed


def best_bounds(found: Measured) -> list[int]:
    """The certificate's by arithmetic; at the small size those of the naive exact model, or said where it has none."""
    bounds = list(found.finding.bounds)
    if found.people > NAIVE_UP_TO:
        return bounds
    exact = found.naive or {"moved": [], "bounds": []}
    for tier, bound in enumerate(bounds):
        if tier >= len(exact["bounds"]):
            bounds[tier] = min(bound, found.finding.said[tier])
        elif found.finding.moved[:tier] == exact["moved"][:tier]:
            bounds[tier] = min(bound, exact["bounds"][tier])
    return bounds


def untrue_bounds(found: Measured) -> list[str]:
    """Bounds that are said and that the naive exact model passes."""
    if found.naive is None:
        return []
    return [
        f"at most {bound} of tiers <={tier + 1} are said, the naive exact model moves {value}"
        for tier, (bound, value) in enumerate(zip(found.finding.said, found.naive["moved"], strict=False))
        if value > bound and found.finding.moved[:tier] == found.naive["moved"][:tier]
    ]
