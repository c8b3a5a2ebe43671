"""The last column of a plan: what each household reads, in whole sentences that are true."""

import re

import numpy as np
import pytest
from django.utils import translation

from flights.allocation.files.arrays import arrays_of
from flights.allocation.files.folder import read_question
from flights.allocation.instance import STAYS
from flights.operations.plan_files.reasons import answers, said
from flights.rules.file_sentences import FAULT_SENTENCES
from flights.rules.plan_sentences import ORDER_SENTENCES, PLAN_SENTENCES
from tests.flights.allocation.folders import group, leg, random_rows, write_problem

BEFORE = group("B", tier=2, score=80)
AFTER = group("A", tier=4, score=7.5)


@pytest.fixture
def reasons(tmp_path):
    """Who is aboard which leg -> the reason of each household."""

    def of(groups, legs, aboard, *, day_zero="2026-12-01"):
        question = read_question(write_problem(tmp_path / "p", groups, legs, meta={"day_zero": day_zero}))
        places = question.legs.places
        plan = np.array([places.get(aboard.get(key), STAYS) for key in question.groups.key])
        return {key: reason for key, _leg, _code, reason in answers(said(question, arrays_of(question), plan))}

    return of


def test_who_is_aboard_reads_the_place_in_the_order(reasons):
    words = reasons([BEFORE, AFTER], [leg("L1")], {"B": "L1", "A": "L1"})

    assert words["A"] == (
        "Tiene lugar en MIA → LIM (L1) el 4 de diciembre de 2026: está en el grupo 4, lugar 2 de 2 en el orden."
    )


def test_who_comes_later_reads_who_was_the_last_aboard(reasons):
    words = reasons([BEFORE, AFTER], [leg("L1", cap_seats=1)], {"B": "L1"})

    assert words["A"] == (
        "Los vuelos a su alcance se llenaron con familias que van antes: el último lugar en MIA → LIM (L1) el 4 de "
        "diciembre de 2026 fue para el grupo 2 con puntaje 80. Su familia está en el grupo 4 con puntaje 7.5, "
        "necesita 1 (asientos) y quedaban 0. En todos los vuelos a su alcance, cada asiento es de una familia tan "
        "urgente como la suya o más."
    )


def test_who_comes_earlier_is_not_told_that_others_did(reasons):
    words = reasons([BEFORE | {"size": 2, "seats": 2}, AFTER], [leg("L1")], {"A": "L1"})

    assert "que van antes" not in words["B"]
    assert "necesita 2 (asientos) y quedaban 1; la última familia a bordo es del grupo 4 con puntaje 7.5" in words["B"]


@pytest.mark.parametrize(
    ("tier", "seats", "is_so"),
    [(3, 2, True), (4, 2, True), (5, 2, False), (3, 1, False)],
    ids=["more urgent", "as urgent", "less urgent", "a seat is free"],
)
def test_every_seat_is_said_to_be_of_others_as_urgent_where_it_is(reasons, tier, seats, is_so):
    """Whatever its points; on all its legs, of which the first is full of the most urgent."""
    groups = [group("A", tier=4, seats=2, score=99), group("B", tier=tier, seats=seats), group("C", tier=1, seats=2)]

    words = reasons(groups, [leg("L0"), leg("L1")], {"C": "L0", "B": "L1"})

    assert words["A"].endswith("cada asiento es de una familia tan urgente como la suya o más.") is is_so


def test_places_that_are_left_are_not_called_full(reasons):
    words = reasons([AFTER], [leg("L1", corridor="PE-CL", dep_day=2), leg("L2", nationalities="CL")], {})

    assert words["A"].startswith("En MIA → LIM (L1) el 3 de diciembre de 2026 quedan lugares, pero ya viajan tantas")


def test_search_that_ended_too_early_says_so(reasons):
    words = reasons([AFTER], [leg("L1")], {})

    assert "la búsqueda terminó antes de darlos" in words["A"]


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"origins": "JFK"}, "aeropuerto a su alcance (JFK)."),
        ({"origins": ""}, "aeropuerto a su alcance (–)."),
        ({"destinations": "CUZ|SCL"}, "(MIA) a uno al que acepta llegar (CUZ, SCL)."),
        ({"nationality": "CL"}, "nacionales de otro Estado."),
        ({"earliest_day": 9}, "sale desde el 10 de diciembre de 2026."),
        ({"earliest_day": "", "latest_day": 2}, "entre el 1 de diciembre de 2026 y el 3"),
        ({"latest_day": 2}, "entre el 1 de diciembre de 2026 y el 3 de diciembre de 2026."),
        ({"doc_valid_until": 2}, "vence el 3 de diciembre de 2026, antes de llegar"),
        ({"transit_ok": "MX"}, "pasan por un país que no marcó"),
        ({"wheelchair": 2}, "faltan lugares para silla de ruedas."),
        ({"seats": 9, "wheelchair": 1}, "faltan asientos."),
    ],
)
def test_who_has_no_leg_reads_what_stands_in_the_way(reasons, values, part):
    words = reasons([group("A", **values)], [leg("L1", transit="US")], {})

    assert part in words["A"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_reason_is_a_sentence_without_gaps(reasons, language):
    with translation.override(language):
        words = reasons(*random_rows(4, households=300), {}, day_zero="2026-12-31")

    whole = re.compile(r"(?!None(?! of these))[A-ZÁÉÍÓÚÑ][^%]*\.")
    assert [one for one in words.values() if not whole.fullmatch(one)] == []


@pytest.mark.parametrize("sentences", [PLAN_SENTENCES, ORDER_SENTENCES, FAULT_SENTENCES])
def test_english_keeps_the_values_of_every_sentence(sentences):
    def said_in(language):
        with translation.override(language):
            return {code: str(words) for code, words in sentences.items()}

    spanish, english = said_in("es"), said_in("en")

    assert [code for code in sentences if spanish[code] == english[code]] == []
    assert {code: sorted(re.findall(r"%\(\w+\)s", words)) for code, words in english.items()} == {
        code: sorted(re.findall(r"%\(\w+\)s", words)) for code, words in spanish.items()
    }
