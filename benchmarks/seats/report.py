"""What was measured, as the tables that a person reads."""

from benchmarks.seats.bars import Bars, bars_for, gaps_in_percent, shares_closed
from benchmarks.seats.measure import Measured, best_bounds


def lines_of(found: Measured) -> list[str]:
    """Everything about one crisis."""
    load = f"(load {found.load:.1f}{_judged(found)})"
    title = f"{found.people:,} people, {found.legs:,} legs, {found.shape}, seed {found.seed} {load}"
    if not found.finding.moved:
        return [title, *(f"  FAILED {words}" for words in found.failed)]
    return [
        title, *_quality(found), *_cost(found), *_mornings(found), *_prices(found),
        *([f"  FAILED {words}" for words in found.failed] or ["  all reached"]),
    ]  # fmt: skip


def _quality(found: Measured) -> list[str]:
    finding, bounds = found.finding, best_bounds(found)
    gaps = gaps_in_percent(finding.moved, bounds)
    shares = shares_closed(found.greedy, finding.moved, bounds)
    rows = {
        "people moved, tiers up to": [f"{tier:,}" for tier in range(1, 6)],
        "greedy": [f"{people:,}" for people in found.greedy],
        "plan": [f"{people:,}" for people in finding.moved],
        "bound on any plan": [f"{people:,}" for people in finding.anyhow],
        "bound, tiers in order": [f"{people:,}" for people in finding.bounds],
        "bound as said": [f"{people:,}" for people in finding.said],
        "gap to any plan's, %": [f"{gap:.3f}" for gap in gaps_in_percent(finding.moved, finding.anyhow)],
        "gap to the best bound, %": [f"{gap:.3f}" for gap in gaps],
        "greedy's gap closed, %": [f"{100 * share:.1f}" for share in shares],
    }
    if found.naive:
        rows["naive exact, moved"] = [f"{people:,}" for people in found.naive["moved"]]
        rows["naive exact, bound"] = [f"{people:,}" for people in found.naive["bounds"]]
    return [f"  {name:27}" + "".join(f"{value:>10}" for value in values) for name, values in rows.items()]


def _cost(found: Measured) -> list[str]:
    finding, run, first = found.finding, found.run, found.greedy_run
    offered, confirmed = found.lost_offers
    words = [
        f"  rules broken {len(finding.faults)}, wrong codes {finding.wrong_codes}, "
        f"could still be added {len(finding.addable)}, overtaken by one alike with a lower score {finding.overtaken}",
        f"  {run.wall:.2f} s on the wall, {run.cpu:.2f} s of processors, {run.megabytes:.0f} MB; "
        f"greedy's whole run {first.wall:.2f} s, {first.cpu:.2f} s of processors, {first.megabytes:.0f} MB: "
        f"{_times_greedy(found):.1f}x",
    ]
    if offered or confirmed:
        words.append(f"  people whose earlier seat did not stay: {offered} offered, {confirmed} confirmed")
    if finding.excess:
        words.append(f"  beyond reciprocity: {', '.join(f'{key} {people}' for key, people in finding.excess.items())}")
    if found.naive:
        words.append(f"  naive exact: {found.naive['columns']:,} columns, {found.naive['seconds']:.1f} s")
    return words


def _mornings(found: Measured) -> list[str]:
    return [
        f"  warm, {event.name}: planned again in {event.search:.2f} s, with its files {event.run.wall:.2f} s, "
        f"{event.run.megabytes:.0f} MB; {event.disturbed} of "
        f"{event.seated:,} people moved elsewhere or lost their seat ({event.percent:.3f} %); "
        f"gaps {' '.join(f'{gap:.2f}' for gap in gaps_in_percent(event.finding.moved, event.finding.bounds))} %"
        for event in found.events
    ]


def _prices(found: Measured) -> list[str]:
    return [
        f"  reciprocity {name}: {' '.join(f'{people:,}' for people in people_moved)} moved, "
        f"{beyond:,} beyond the tolerance"
        for name, (*people_moved, beyond) in found.prices.items()
    ]


def summary(every: list[Measured]) -> list[str]:
    """The worst of each bar at each size."""
    lines = []
    for size in sorted({found.people for found in every}):
        here = [found for found in every if found.people == size and found.finding.moved]
        lines += [f"\n{size:,} people: {len(here)} crises, the worst of each"]
        lines += _worst(here, bars_for(size)) if here else ["  none was solved"]
    failed = [found for found in every if found.failed]
    lines.append(f"\n{len(every) - len(failed)} of {len(every)} crises reach every bar")
    lines += [f"  {found.people:,} {found.shape} seed {found.seed}: {'; '.join(found.failed)}" for found in failed]
    return lines


def _worst(here: list[Measured], bars: Bars) -> list[str]:
    gaps = [gaps_in_percent(found.finding.moved, best_bounds(found)) for found in here]
    shares = [shares_closed(found.greedy, found.finding.moved, best_bounds(found)) for found in here]
    rows = [
        ("rules broken", f"{max(len(found.finding.faults) for found in here)}", "0"),
        ("households that could be added", f"{max(len(found.finding.addable) for found in here)}", "0"),
        ("wrong codes", f"{max(found.finding.wrong_codes for found in here)}", "0"),
        ("gap, %", *(" / ".join(f"{value:g}" for value in row) for row in (_most(gaps), bars.gaps))),
        ("closed, %", *(" / ".join(f"{100 * value:.0f}" for value in row) for row in (_least(shares), bars.closed))),
        ("seconds", f"{max(found.seconds_of(found.run) for found in here):.1f}", f"{bars.seconds}"),
        (
            "times greedy's whole run", f"{max(_times_greedy(found) for found in here):.1f}",
            f"{bars.times_greedy or '-'}",
        ),
        ("megabytes", f"{max(found.run.megabytes for found in here):.0f}", f"{bars.megabytes}"),
    ]  # fmt: skip
    events = [event for found in here for event in found.events]
    seconds = [event.search for event in events]
    whole = [found.seconds_of(event.run) for found in here for event in found.events]
    if events:
        cancelled = [event.percent for event in events if "cancel" in event.name]
        rows.append(("re-planned warm, seconds", f"{max(seconds):.1f}", f"{bars.warm_seconds}"))
        rows.append(("with reading and writing files", f"{max(whole):.1f}", "-"))
        rows.append(("seats changed by cancellations, %", f"{max(cancelled):.3f}", f"{bars.warm_percent}"))
    return [f"  {name:34}{worst:>34}   wanted {wanted}" for name, worst, wanted in rows]


def _judged(found: Measured) -> str:
    return "" if found.is_quiet else ": others are at work, so times are judged by the processors' seconds"


def _times_greedy(found: Measured) -> float:
    return found.seconds_of(found.run) / found.seconds_of(found.greedy_run)


def _most(rows: list[list[float]]) -> list[float]:
    return [round(max(column), 3) for column in zip(*rows, strict=True)]


def _least(rows: list[list[float]]) -> list[float]:
    return [min(column) for column in zip(*rows, strict=True)][:3]
