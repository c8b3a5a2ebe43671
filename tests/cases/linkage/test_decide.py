"""What is done with a row: confirmed by itself, shown to a person, or new."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.linkage.candidates import Registry
from cases.linkage.decide import CONFIRMED, NEW, PROBABLE, REVIEW
from tests.cases.linkage.people import answer, crowd, person, row

ROSA = person("rosa", "Quispe", "Mamani", "Rosa Elena", number="41765432")


@pytest.fixture(scope="module")
def registry():
    return Registry([ROSA, *crowd(3000)])


def outcome(registry, asked):
    """The outcome and who comes first."""
    found = answer(registry, asked)
    return found.outcome, found.candidates[0].comparison.known.key if found.candidates else ""


@pytest.mark.parametrize(
    "asked",
    [
        row("Quispe Mamani", "Rosa Elena"),
        row("QUISPE MAMANI", "ROSA ELENA", number="41765432"),
        row("Kispe Mamani", "Rosa Elena", born="", number="41765432"),
        row("Quispe", "Rosa", number="41765432"),
        row("Quispe Mamani", "Rosa E."),
    ],
)
def test_safe_evidence_needs_nobody(registry, asked):
    assert outcome(registry, asked) == (CONFIRMED, "rosa")


@pytest.mark.parametrize(
    "asked",
    [
        row("Quispe Mamani", "Rosa"),
        row("Mamani", "Rosa Elena"),
        row("Rosa Elena", "Quispe Mamani"),
    ],
)
def test_likely_evidence_needs_a_glance(registry, asked):
    assert outcome(registry, asked) == (PROBABLE, "rosa")


@pytest.mark.parametrize(
    "asked",
    [
        row("Quispe Mamani", "Rosa Elena", born="1990-05-18"),
        row("Quispe Mamani", "Rosa Elena", number="41765433"),
        row("Quispe Mamani", "Rosa Elena Luz", born="1990-00-00"),
        row("Quispe Mamani", "Rosa Elena", sex="M"),
    ],
)
def test_what_a_twin_or_a_namesake_would_show_is_never_automatic(registry, asked):
    assert outcome(registry, asked)[0] in (REVIEW, PROBABLE)


@pytest.mark.parametrize("names", ["Elena", "Isabel Elena", "Rosa Elena Isabel"])
def test_names_that_a_twin_shares_are_never_ticked_beforehand(names):
    known = Registry([person("rosa", "Quispe", "Mamani", "Elena" if " " in names else "Rosa Elena"), *crowd(500)])

    assert answer(known, row("Quispe Mamani", names)).outcome == REVIEW


def test_equal_number_with_another_s_names_is_never_automatic(registry):
    found = answer(registry, row("Torres Lopez", "Juan Carlos", sex="M", number="41765432"))

    assert found.outcome == REVIEW


def test_equal_number_beside_a_brother_s_name_is_never_automatic(registry):
    assert outcome(registry, row("Quispe Mamani", "Isabel", born="", number="41765432"))[0] == REVIEW


def with_known(given, *, people=500, **values):
    """A registry where somebody is called so, among strangers."""
    return Registry([person("known", "Quispe", "Mamani", given, **values), *crowd(people)])


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("Maria Elena", "Maria Luisa"), ("Luis Alberto", "Jose Alberto"), ("Juan Carlos Alberto", "Juan Carlos Pedro"),
        ("Maria Elena", "Maria J."), ("Rosa", "Luz Elena"),
    ],
)  # fmt: skip
def test_equal_number_beside_another_given_name_is_never_automatic(known, asked):
    found = answer(with_known(known, number="41765432"), row("Quispe Mamani", asked, number="41765432"))

    assert found.outcome == REVIEW


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("Maria Elena", "Maria"), ("Maria", "Maria Elena"), ("Maria Elena", "Elena Maria"), ("Jose Luis", "Pepe Luis"),
        ("Juan Carlos Alberto", "Juan Alberto"), ("Maria Elena", "Maria Elena Rosa"), ("Maria Elena", "Maria E."),
        ("Maria Elena", "Mraia Elena"), ("Maria Elena", "MariaElena"),
    ],
)  # fmt: skip
def test_names_left_out_or_written_otherwise_don_t_contradict_a_number(known, asked):
    found = answer(with_known(known, number="41765432"), row("Quispe Mamani", asked, number="41765432"))

    assert found.outcome == CONFIRMED


ALIKE = [
    ("Juan Mario", "Juan Dario"), ("Rosa Maria", "Rosa Marina"), ("Lucia", "Lucila"), ("Paola", "Paula"),
    ("Daniel", "Daniela"), ("Jose Luis", "Jose Luisa"), ("Juan", "John"), ("Maria Jose", "Mary Jose"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "asked"), ALIKE)
def test_names_alike_are_no_proof_without_a_number(known, asked):
    found = answer(with_known(known), row("Quispe Mamani", asked, sex=""))

    assert found.outcome in (PROBABLE, REVIEW)
    assert found.candidates[0].comparison.known.key == "known"


def test_names_that_many_have_are_two_names_however_alike():
    named = [person(f"{name} {place}", "Flores", "Torres", name, f"19{place:02}-03-04") for place in range(60, 80)
             for name in ("Paola", "Paula")]  # fmt: skip
    registry = Registry([person("known", "Quispe", "Mamani", "Paola"), *named, *crowd(500)])

    slip, twin = (answer(registry, row("Quispe Mamani", name)).outcome for name in ("Paolla", "Paula"))

    assert (slip, twin) == (PROBABLE, REVIEW)


@pytest.mark.parametrize(
    ("known", "asked", "expected"),
    [
        ("E Maria", "Esther Maria", PROBABLE), ("Maria Elena", "M. Elena", PROBABLE),
        ("Maria E", "Maria Elena", CONFIRMED),
        ("Juan Carlos Alberto", "Juan Carlos", PROBABLE), ("Juan Carlos Alberto", "Juan Carlos Alberto", CONFIRMED),
        ("Juan Carlos Alberto", "Juan Carlos Pedro", REVIEW), ("Ana Elena", "Ana Helena", CONFIRMED),
    ],
)  # fmt: skip
def test_every_given_name_has_to_be_the_same_without_a_number(known, asked, expected):
    assert answer(with_known(known), row("Quispe Mamani", asked)).outcome == expected


@pytest.mark.parametrize(
    ("surnames", "names"), [("", ""), ("王", "小明"), ("Иванов", "Пётр"), ("", "Rosa"), ("Quispe", "")]
)
def test_birthday_without_both_kinds_of_names_is_no_glance(surnames, names):
    few = Registry([ROSA, *crowd(3)])

    found = answer(few, row(surnames, names))

    assert (found.outcome, found.candidates[0].comparison.known.key) == (REVIEW, "rosa")


def test_husband_s_name_behind_both_surnames_is_no_doubt(registry):
    assert outcome(registry, row("Quispe Mamani de Flores", "Rosa Elena")) == (CONFIRMED, "rosa")


def test_birthday_that_a_form_made_up_is_never_proof():
    made_up = Registry([person("rosa", "Quispe", "Mamani", "Rosa Elena", born="1990-01-01"), *crowd(500)])

    assert answer(made_up, row("Quispe Mamani", "Rosa Elena", born="1990-01-01")).outcome == PROBABLE


def test_stranger_is_new(registry):
    assert outcome(registry, row("Zapata Oyarzun", "Leonidas", born="1961-02-03", sex="M")) == (NEW, "")


def test_person_known_twice_goes_to_a_person():
    twice = Registry([ROSA, person("again", "Quispe", "Mamani", "Rosa Elena"), *crowd(500)])

    found = answer(twice, row("Quispe Mamani", "Rosa Elena"))

    assert found.outcome == REVIEW
    assert {one.comparison.known.key for one in found.candidates} == {"rosa", "again"}


def test_twin_brings_the_other_s_posterior_down():
    alone = Registry([ROSA, *crowd(500)])
    with_twin = Registry([ROSA, person("twin", "Quispe", "Mamani", "Rosa Isabel", number="41765433"), *crowd(500)])
    asked = row("Quispe Mamani", "Rosa")

    assert answer(alone, asked).candidates[0].posterior > answer(with_twin, asked).candidates[0].posterior


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=40), st.text(max_size=40), st.sampled_from(["", "1990-05-17", "1990-00-00"]), st.text(max_size=12)
)
def test_any_text_gets_an_answer(registry, surnames, names, born, number):
    found = answer(registry, row(surnames, names, born=born, number=number))

    assert found.outcome in (CONFIRMED, PROBABLE, REVIEW, NEW)
    assert all(0 <= one.posterior <= 1 for one in found.candidates)
    assert sum(one.posterior for one in found.candidates) <= 1 + 1e-9
