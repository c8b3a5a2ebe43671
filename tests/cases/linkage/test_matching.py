"""A whole list: each row by itself, and no two rows for one person without somebody looking."""

from dataclasses import replace

import pytest

from cases.linkage.candidates import Registry
from cases.linkage.decide import CONFIRMED, MANIFEST_PRIOR, NEW, REVIEW
from cases.linkage.matching import match, pairs
from tests.cases.linkage.people import crowd, person, row

ROSA = person("rosa", "Quispe", "Mamani", "Rosa Elena", number="41765432")
SAME = row("Quispe Mamani", "Rosa Elena", number="41765432")
STRANGER = row("Zapata Oyarzun", "Leonidas", born="1961-02-03", sex="M")


def known():
    return Registry([ROSA, *crowd(800)])


def outcomes(rows):
    named = [replace(asked, key=str(place)) for place, asked in enumerate(rows)]
    return [answer.outcome for answer in match(named, known(), prior=MANIFEST_PRIOR)]


def test_each_row_gets_its_answer_in_order():
    assert outcomes([STRANGER, SAME]) == [NEW, CONFIRMED]


def test_two_rows_for_one_person_are_both_looked_at():
    assert outcomes([SAME, STRANGER, SAME]) == [REVIEW, NEW, REVIEW]


def test_one_surname_and_one_name_are_found_without_a_birthday():
    carla = person("carla", "Oyarzun", "", "Carla", born="")
    registry = Registry([carla, *crowd(300)])

    assert [record.key for record in registry.candidates(row("Oyarzun", "Carla", born="1990-05-17"))] == ["carla"]


@pytest.mark.parametrize("slip", ["Oyarnuz", "Oyrzun", "Pyarzun"])
def test_slip_in_a_surname_beside_a_common_name_is_found_in_a_short_list_without_a_birthday(slip):
    registry = Registry([person("rosa", "Oyarzun", "", "Rosa", born=""), *crowd(800)])

    assert registry.candidates(row(slip, "Rosa", born=""))[0].key == "rosa"


def test_better_copies_hide_no_worse_one():
    copies = [replace(ROSA, key=f"copy {place}") for place in range(3)]
    worse = person("worse", "Quispe", "", "Rosa", born="")

    found = next(others for record, others in Registry([ROSA, *copies, worse, *crowd(100)]).doubles() if record == ROSA)

    assert {"copy 0", "copy 1", "copy 2", "worse"} <= {record.key for record in found}


def test_list_in_another_order_gets_the_same_answers():
    rows = [SAME, STRANGER, row("Kispe Mamani", "Rosa Elena")]

    assert outcomes(rows) == list(reversed(outcomes(list(reversed(rows)))))


def test_one_to_one_leaves_each_in_one_pair():
    answers = match([replace(SAME, key="a"), replace(SAME, key="b")], known(), prior=MANIFEST_PRIOR)

    assert [pair.first for pair in pairs(answers, threshold=0.5, one_to_one=False)] == ["a", "b"]
    assert [pair.first for pair in pairs(answers, threshold=0.5, one_to_one=True)] == ["a"]


def test_of_two_rows_that_are_sure_the_one_with_more_evidence_is_paired():
    weaker = row("Quispe Mamani", "Rosa Elena")

    answers = match([replace(weaker, key="a"), replace(SAME, key="b")], known(), prior=MANIFEST_PRIOR)

    assert all(answer.candidates[0].posterior > 0.99 for answer in answers)
    assert [pair.first for pair in pairs(answers, threshold=0.5, one_to_one=True)] == ["b"]


def test_progress_ends_with_all_of_them():
    steps = []

    match([SAME] * 7, known(), prior=MANIFEST_PRIOR, progress=lambda done, total: steps.append((done, total)))

    assert steps[-1] == (7, 7)
