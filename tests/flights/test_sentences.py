"""Every reason is a whole sentence in words."""

import re

import pytest
from django.utils import translation

from flights.allocation.explain import compare, explain
from flights.allocation.problem import Problem
from flights.allocation.solve import solve
from flights.rules.sentences import REASON_SENTENCES, reason_sentence
from tests.flights.allocation.plain import ADULT, group, leg, random_problem
from tests.flights.allocation.test_fits import BROKEN


def sentences(problem):
    return [reason_sentence(*reason) for reason in explain(problem, solve(problem)).values()]


def is_a_sentence(words):
    return words[0].isupper() and words.endswith(".") and not re.search(r"%|None|\d{4}-\d\d|[a-z]_[a-z]", words)


@pytest.mark.parametrize("code", BROKEN)
def test_each_rule_has_its_sentence(code):
    household, flight = BROKEN[code]

    [words] = sentences(Problem.of([household], [flight]))

    assert is_a_sentence(words), words


def test_every_answer_of_many_plans_is_a_sentence():
    said = [words for seed in range(40) for words in sentences(random_problem(seed))]

    assert [words for words in said if not is_a_sentence(words)] == []


@pytest.mark.parametrize("other", [group(2, tier=1), group(2, score=4), group(2, tie=4)])
def test_both_sides_of_a_comparison_have_their_sentence(other):
    mine = group(1)

    assert is_a_sentence(reason_sentence(*compare(mine, other)))
    assert is_a_sentence(reason_sentence(*compare(other, mine)))


def test_dates_are_written_in_the_language_of_the_reader():
    with translation.override("es"):
        [first, second] = sentences(Problem.of([group(1), group(2, ADULT, ADULT, tier=1)], [leg(7, 2)]))

    assert "24 de noviembre de 2026" in first
    assert second.startswith("Los vuelos a su alcance se llenaron con familias que van antes")


def test_place_that_was_passed_on_has_its_sentence():
    words = reason_sentence("NEXT_IN_LINE", {"tier": 2, "leg": "MIA → LIM", "day": "2026-11-24"})

    assert is_a_sentence(words)
    assert reason_sentence("CHANGED_MEANWHILE", {}) == str(REASON_SENTENCES["CHANGED_MEANWHILE"])
