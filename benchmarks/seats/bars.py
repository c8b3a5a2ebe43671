"""What is to be reached at each size, and what a measured answer fails of it."""

from dataclasses import dataclass

PROVED = (0.0, 0.0, 0.0, 0.0, 0.0)
FEW_PEOPLE = 5


@dataclass(frozen=True)
class Bars:
    """Gaps in percent of the bound by cumulated tier; shares of greedy's gap closed for tiers <= 1, 2, 3."""

    gaps: tuple[float, ...]
    closed: tuple[float, ...]
    seconds: float
    times_greedy: float | None
    megabytes: float
    warm_seconds: float | None = None
    warm_percent: float | None = None


LEGS = {6_000: 40, 100_000: 600, 1_000_000: 4_000}
BARS = {
    6_000: Bars(PROVED, (1.0, 1.0, 1.0), 3, None, 200),
    100_000: Bars((0.2, 0.1, 0.1, 0.15, 1.0), (0.94, 0.97, 0.97), 6, 5, 400, 1, 1.0),
    1_000_000: Bars((0.2, 0.15, 0.15, 0.15, 1.0), (0.94, 0.97, 0.97), 60, 6, 2_000, 10, 0.1),
}


def bars_for(people: int) -> Bars:
    """Those of the next size that is written down."""
    return BARS[min((size for size in BARS if size >= people), default=max(BARS))]


def legs_for(people: int) -> int:
    return LEGS.get(people) or max(4, round(40 * (people / 6_000) ** 0.9))


def gaps_in_percent(moved: list[int], bounds: list[int]) -> list[float]:
    return [100 * (bound - value) / max(bound, 1) for value, bound in zip(moved, bounds, strict=True)]


def shares_closed(greedy: list[int], moved: list[int], bounds: list[int]) -> list[float]:
    """How much of what greedy leaves to the bound is won; all of it where greedy leaves nothing."""
    return [
        (value - first) / (bound - first) if bound > first else 1.0
        for first, value, bound in zip(greedy, moved, bounds, strict=True)
    ]


def failed_of_quality(bars: Bars, greedy: list[int], moved: list[int], bounds: list[int], judged: int = 5) -> list[str]:
    """Gaps are judged for the first `judged` tiers."""
    gaps, closed = gaps_in_percent(moved, bounds), shares_closed(greedy, moved, bounds)
    failed = [
        f"gap of tiers <={tier} {gap:.3f} % > {most} %"
        for tier, (gap, most) in enumerate(zip(gaps, bars.gaps, strict=True), start=1)
        if gap > most and tier <= judged
    ]  # fmt: skip
    for tier, least in enumerate(bars.closed, start=1):
        few = FEW_PEOPLE if tier == 1 and least < 1 else 0
        if closed[tier - 1] < least and bounds[tier - 1] - moved[tier - 1] > few:
            failed.append(f"closed of tiers <={tier} {closed[tier - 1]:.1%} < {least:.0%}")
    return failed


def failed_of_cost(bars: Bars, wall: float, greedy_wall: float, megabytes: float) -> list[str]:
    failed = [f"{wall:.1f} s > {bars.seconds} s"] if wall > bars.seconds else []
    if bars.times_greedy and wall > bars.times_greedy * greedy_wall:
        failed.append(f"{wall / greedy_wall:.1f}x greedy > {bars.times_greedy}x")
    return [*failed, f"{megabytes:.0f} MB > {bars.megabytes} MB"] if megabytes > bars.megabytes else failed
