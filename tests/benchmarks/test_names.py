"""What the benchmark of names says of pairs and lists: checked by hand."""

from collections import Counter
from dataclasses import replace

import pytest

from benchmarks.names.generate import Row
from benchmarks.names.hard_lists import outcome_of
from benchmarks.names.measure import Best, Measured, best_f1, one_to_one
from benchmarks.names.report import OURS, SPLINK, Line, febrl_failures, list_failures
from cases.linkage.matching import Answer, Meant

TRUTH = {("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")}


def test_best_threshold_is_found():
    scored = [("a", "1", 0.9), ("b", "2", 0.8), ("a", "2", 0.7), ("c", "3", 0.6), ("d", "9", 0.1)]

    assert best_f1(scored, TRUTH) == Best(0.75, 0.75, 0.75)


def test_pairs_of_one_score_stand_together():
    assert best_f1([("a", "1", 0.9), ("x", "9", 0.9)], TRUTH) == Best(pytest.approx(1 / 3), 0.5, 0.25)
    assert best_f1([("x", "9", 0.9)], TRUTH) == Best(0.0, 0.0, 0.0)


def test_nobody_is_in_two_pairs_and_the_likeliest_goes_first():
    scored = [("a", "2", 0.7), ("a", "1", 0.9), ("b", "1", 0.8), ("b", "2", 0.6)]

    assert one_to_one(scored) == [("a", "1", 0.9), ("b", "2", 0.6)]


def row(key, truth, *kinds):
    return Row(key, "", "", "", "", "", "", truth, kinds)


def answer(key, outcome, *people):
    return Answer(key, outcome, tuple(Meant(one, 0.5, 9.0) for one in people), None)


@pytest.fixture
def outcome():
    rows = [
        row("1", "p1"), row("2", "p2"), row("3", "p3"), row("4", "p4"), row("5", "p5"), row("6", "", "kin"),
        row("7", ""), row("8", "p8"),
    ]  # fmt: skip
    answers = [
        answer("1", "confirmed", "p1"), answer("2", "probable", "p2"), answer("3", "review", "p9", "p3"),
        answer("4", "review", "p9"), answer("5", "new"), answer("6", "confirmed", "p5"), answer("7", "new"),
        answer("8", "probable", "p7", "p8"),
    ]  # fmt: skip
    return outcome_of("deport", 1, 1000, rows, answers, (1.0, 1.0), (1.0, 1.0))


def test_list_is_judged(outcome):
    assert (outcome.known, outcome.rows) == (6, 8)
    assert outcome.outcomes == Counter(confirmed=2, probable=2, review=2, new=2)
    assert (outcome.confirmed, outcome.probable) == ((1, 1), (1, 1))
    assert (outcome.shown, outcome.lost, outcome.merged_wrongly) == (4, 1, ("kin",))
    assert (outcome.recall, outcome.recall_with_probable, outcome.review) == (1 / 6, 2 / 6, 0.5)


def test_bars_that_were_not_reached_are_named(outcome):
    right = replace(
        outcome, rows=6, outcomes=Counter(confirmed=6), confirmed=(6, 0), probable=(0, 0), shown=6, lost=0,
        merged_wrongly=(),
    )  # fmt: skip

    assert list(list_failures([right])) == []
    assert len(list(list_failures([outcome]))) == 6


@pytest.mark.parametrize(
    ("ours", "splink", "missed"),
    [
        (0.98, 0.93, []),
        (0.94, 0.93, ["FEBRL3, names, birthday, pairs: 0.9400, wanted 0.9583"]),
        (0.94, 0.92, ["FEBRL3, names, birthday, pairs: 0.9400, wanted 0.9500"]),
    ],
)
def test_bar_of_febrl_is_a_margin_to_splink_or_what_the_prototype_had(ours, splink, missed):
    run = Measured(None, 1.0, 1.0, 1.0)
    lines = [
        Line(3, "names, birthday", engine, Best(f1, 1.0, 1.0), Best(f1, 1.0, 1.0), run)
        for engine, f1 in ((OURS, ours), (SPLINK, splink))
    ]

    assert list(febrl_failures(lines)) == missed
