"""Days that can't be, in every field for a day: each is explained at its field, and kept as typed."""

import re

import pytest
from django.utils import timezone

from cases.rules.answers import DONE
from tests.cases.public.bad_input import (
    HOUSEHOLD,
    fields,
    no_limits,  # noqa: F401 - a fixture
    sent,
    whole_draft,
)
from tests.cases.public.walk import day

pytestmark = pytest.mark.django_db
DAYS = fields("day")
YEAR = timezone.now().year
IMPOSSIBLE = {
    "no such day": "31 2 {near}", "no such month": "5 13 {near}", "nothing": "0 0 0", "nines": "99 99 9999",
    "Buddhist": "5 6 2569", "Islamic": "5 6 1447", "Hebrew": "5 6 5787", "year one": "1 1 1", "two digits": "5 6 90",
    "words": "cinco junio {near}", "negative": "-5 6 {near}", "fraction": "5.5 6 {near}", "exponent": "1e1 6 {near}",
    "Roman": "V VI MMXXVI", "superscript": "² 6 {near}", "endless": f"{'9' * 5000} 6 {{near}}",
    "script": "<b> 6 {near}",
    "override": "5\u202e 6 {near}", "null": "5\x00 x {near}", "American": "6 25 {near}",
}  # fmt: skip
HALF = {"day only": ("5", "", ""), "year only": ("", "", "1990"), "no year": ("5", "6", "")}


def error_at(page, name):
    found = re.search(rf'<p class="msg" id="{name}-error">(.+?)</p>', page.html)
    return found[1] if found else ""


@pytest.mark.parametrize(("key", "name"), DAYS)
def test_impossible_day_is_explained_and_kept(key, name):
    client, base = whole_draft()
    near = HOUSEHOLD[key].get(f"{name}_year") or str(YEAR + 1)

    for kind, text in IMPOSSIBLE.items():
        typed = day(name, text.format(near=near))
        page, answers = sent(client, base, key, HOUSEHOLD[key] | typed)

        is_soft = kind == "override"  # the mark is dropped, and a day is left
        assert error_at(page, name) or (is_soft and answers.mark(key) == DONE), kind
        assert all(answers.value(key, part) == value[:1000] for part, value in typed.items()), kind
        assert page.foreign == [], kind


@pytest.mark.parametrize(("key", "name"), DAYS)
@pytest.mark.parametrize("parts", HALF.values(), ids=HALF)
def test_half_a_day_is_asked_for_whole(key, name, parts):
    client, base = whole_draft()
    typed = dict(zip(day(name, "1 1 1"), parts, strict=True))

    page, answers = sent(client, base, key, HOUSEHOLD[key] | typed)

    assert error_at(page, name)
    assert {part: answers.value(key, part) for part in typed} == typed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"27 3 {YEAR + 1}", "Escriba una fecha de nacimiento que ya haya pasado."),
        ("27 3 1900", "Revise el año de nacimiento."),
        ("27 3 2569", "Si es de otro calendario"),
        ("27 3 1447", "Si es de otro calendario"),
        ("27 3 90", "Escriba el año con sus cuatro números"),
    ],
)
def test_birth_that_can_not_be_is_told_why(text, words):
    client, base = whole_draft()

    page, _answers = sent(client, base, "persona.2", HOUSEHOLD["persona.2"] | day("born_on", text))

    assert words in error_at(page, "born_on")


def test_digits_of_other_scripts_are_digits():
    client, base = whole_draft()

    _page, answers = sent(client, base, "persona.2", HOUSEHOLD["persona.2"] | day("born_on", "١٧ ٥ ١٩٩٠"))

    assert answers.mark("persona.2") == DONE
