"""The tables, and which bars of the design were not reached."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.names.hard_lists import OUTCOMES, Outcome
from benchmarks.names.measure import Best, Measured

OURS, SPLINK = "ours", "Splink"
# By FEBRL and fields, as pairs and one to one: how much better than Splink, and what is enough on its own. The margins
# of the design were those to a Splink with coarser blocking; one to one, Splink + 0.03 would now be more than all.
MARGINS = {(4, False): (0.025, 0.03), (3, False): (0.03, None), (4, True): (1.0, 1.0)}
ENOUGH = {(4, False): (0.9673, 0.9938), (3, False): (0.9583, None), (4, True): (0.994, 0.998)}
WRONG_IN = 40_000


@dataclass(frozen=True)
class Line:
    febrl: int
    fields: str
    engine: str
    pairs: Best
    single: Best
    run: Measured

    @property
    def case(self) -> tuple[int, bool]:
        return self.febrl, "number" in self.fields


def febrl_table(lines: Iterable[Line]) -> Iterator[str]:
    yield "FEBRL: best F1 over all thresholds; precision and recall there"
    yield f"  {'':7}{'fields':26}{'engine':15}{'pairs':>7}{'P':>7}{'R':>7}{'1-1':>8}{'s':>7}{'CPU s':>7}{'MB':>6}"
    for one in lines:
        pairs, run = one.pairs, one.run
        yield (
            f"  FEBRL{one.febrl} {one.fields:26}{one.engine:15}{pairs.f1:7.4f}{pairs.precision:7.3f}{pairs.recall:7.3f}"
            f"{one.single.f1:8.4f}{run.seconds:7.1f}{run.cpu:7.1f}{run.megabytes:6.0f}"
        )


class Bar(NamedTuple):
    """What our engine reached, and what the design wants of it: in its words, and as a figure."""

    name: str
    reached: float
    design: str
    wanted: float

    @property
    def is_reached(self) -> bool:
        return self.reached >= self.wanted


def febrl_bars(lines: list[Line]) -> Iterator[Bar]:
    splinks = {one.case: one for one in lines if one.engine == SPLINK}
    for one in (line for line in lines if line.engine == OURS and line.case in MARGINS):
        best, margins, enough = splinks[one.case], MARGINS[one.case], ENOUGH[one.case]
        for how, found, theirs, margin, least in (
            ("pairs", one.pairs.f1, best.pairs.f1, margins[0], enough[0]),
            ("1-1", one.single.f1, best.single.f1, margins[1], enough[1]),
        ):
            if margin is not None and least is not None:
                yield _bar(f"FEBRL{one.febrl}, {one.fields}, {how}", found, theirs, margin, least)


def _bar(name: str, found: float, theirs: float, margin: float, least: float) -> Bar:
    """A margin above 1 stands for none: then the figure alone is the design's bar."""
    if margin >= 1:
        return Bar(name, found, f"{least}", least)
    design = f"Splink + {margin} = {theirs + margin:.4f}, or the prototype's {least}"
    return Bar(name, found, design, min(theirs + margin, least))


def febrl_bar_lines(lines: list[Line]) -> Iterator[str]:
    yield "The design's bars for FEBRL, and what was reached in this run"
    for bar in febrl_bars(lines):
        yield f"  {bar.name:40}{bar.reached:8.4f} {'reached' if bar.is_reached else 'missed '}  {bar.design}"


def febrl_failures(lines: list[Line]) -> Iterator[str]:
    for bar in febrl_bars(lines):
        if not bar.is_reached:
            yield f"{bar.name}: {bar.reached:.4f}, wanted {bar.wanted:.4f}"


LIST_HEADER = [
    "Hard lists of Spanish names, shares of 100 (known: in the registry; a person looks at probable and review)",
    f"  {'shape':12}{'seed':>5}{'people':>9}{'rows':>6}{'known':>6}  {'wrong':>6}{'recall':>8}{'+prob.':>8}"
    f"{'shown':>7}{'lost':>6}{'looked':>8}{'load s':>8}{'CPU':>6}{'match s':>9}{'CPU':>6}{'MB':>6}",
]


def list_line(run: Measured) -> str:
    one: Outcome = run.value
    return (
        f"  {one.shape:12}{one.seed:5}{one.people:9}{one.rows:6}{one.known:6}  {one.confirmed[1]:6}"
        f"{100 * one.recall:8.1f}{100 * one.recall_with_probable:8.1f}{100 * one.shown / one.known:7.1f}"
        f"{100 * one.lost / one.known:6.2f}{100 * one.review:8.1f}{one.load[0]:8.1f}{one.load[1]:6.1f}"
        f"{one.matching[0]:9.1f}{one.matching[1]:6.1f}{run.megabytes:6.0f}"
    )


def list_summary(found: list[Outcome]) -> Iterator[str]:
    """All seeds of a shape together, and every automatic match that was wrong with what had been done to its row."""
    for shape in dict.fromkeys(one.shape for one in found):
        of_shape = [one for one in found if one.shape == shape]
        counts = ", ".join(f"{outcome} {sum(one.outcomes[outcome] for one in of_shape)}" for outcome in OUTCOMES)
        right = sum(one.confirmed[0] + one.probable[0] for one in of_shape)
        wrong = sum(one.confirmed[1] + one.probable[1] for one in of_shape)
        yield f"  {shape}: {counts}; confirmed and probable together right {right}, wrong {wrong}"
        for one in of_shape:
            yield from (f"    wrongly confirmed (seed {one.seed}): {kinds}" for kinds in one.merged_wrongly)


# Of the design, for lists of travellers and of deported people: what, from which figure, at least or at most.
Figure = Callable[[Outcome], float]
BARS: dict[str, list[tuple[str, Figure, float, bool]]] = {
    "reciprocal": [
        ("recall of confirmed", lambda one: one.recall, 0.78, True),
        ("recall with probable", lambda one: one.recall_with_probable, 0.87, True),
        ("person confirmed or shown", lambda one: one.shown / one.known, 0.99, True),
        ("lost as new", lambda one: one.lost / one.known, 0.01, False),
        ("looked at", lambda one: one.review, 0.25, False),
    ],
    "deport": [
        ("recall of confirmed", lambda one: one.recall, 0.66, True),
        ("recall with probable", lambda one: one.recall_with_probable, 0.83, True),
        ("person confirmed or shown", lambda one: one.shown / one.known, 0.985, True),
        ("lost as new", lambda one: one.lost / one.known, 0.01, False),
        ("looked at", lambda one: one.review, 0.33, False),
    ],
}


def list_failures(found: list[Outcome]) -> Iterator[str]:
    for one in found:
        for name, figure, bar, is_least in BARS.get(one.shape, []):
            value = figure(one)
            if value < bar if is_least else value > bar:
                yield f"{one.shape}, seed {one.seed}, {one.people} people: {name} {value:.4f}, wanted {bar}"
    lists = [one for one in found if one.shape in BARS]
    rows, wrong = sum(one.rows for one in lists), sum(one.confirmed[1] for one in lists)
    if wrong > max(rows // WRONG_IN, 0):
        yield f"{wrong} wrong automatic matches in {rows} rows, wanted at most 1 in {WRONG_IN}"


def verdict(failed: list[str]) -> Iterator[str]:
    yield "Every bar was reached." if not failed else f"Not reached ({len(failed)}):"
    yield from (f"  {one}" for one in failed)
