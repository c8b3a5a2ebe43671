"""Every code of a comparison has its sentence, and a stored comparison tells what it was."""

import pytest
from django.utils import translation

from cases.linkage import birth, given_names, papers, surnames
from cases.linkage.candidates import Registry
from cases.linkage.compare import compare
from cases.linkage.stored import stored
from cases.rules.evidence import SENTENCES, sentences
from tests.cases.linkage.people import crowd, person, row

KNOWN = person("rosa", "Quispe", "Mamani", "Rosa Elena", number="41765432")


def evidence(asked):
    registry = Registry([KNOWN, *crowd(300)])
    return stored(compare(asked, KNOWN, registry.frequencies))


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("born_on", birth.RATES), ("document", papers.RATES), ("sex", ["equal", "different"]),
        ("first_surname", surnames.SAME), ("second_surname", surnames.SAME), ("first_given", given_names.RATES),
        ("second_given", given_names.RATES), ("surnames", set(surnames.PRICES) - {""}),
        ("given", {*given_names.PRICES, given_names.FURTHER_DIFFERENT} - {""}),
    ],
)  # fmt: skip
def test_every_code_has_a_sentence(field, codes):
    assert set(SENTENCES[field]) == set(codes)


def test_bits_of_the_fields_are_those_of_the_whole():
    found = evidence(row("Mamani Quispe", "Elena Rosa", born="1990-00-00", number="41765433"))

    assert found["bits"] == pytest.approx(sum(field["bits"] for field in found["fields"]), abs=0.05)


def test_what_weighs_most_is_told_first():
    found = sentences(evidence(row("Mamani Quispe", "R.", number="41765432")))

    assert found[0] == "Mismo número de documento."
    assert "Los apellidos están en otro orden." in found
    assert "Del primer nombre solo coincide la inicial: R y ROSA." in found


def test_third_name_that_differs_is_told():
    known = person("juan", "Quispe", "Mamani", "Juan Carlos Alberto")
    registry = Registry([known, *crowd(300)])

    other, same = (
        sentences(stored(compare(row("Quispe Mamani", f"Juan Carlos {name}"), known, registry.frequencies)))
        for name in ("Pedro", "Alberto")
    )

    assert set(other) - set(same) == {"Otro de los nombres es distinto."}


def test_days_are_told_as_people_write_them():
    found = sentences(evidence(row("Quispe Mamani", "Rosa Elena", born="1991-05-17")))

    assert "Mismo día y mes de nacimiento, con un año de diferencia: 17 de mayo de 1991 y 17 de mayo de 1990." in found


def test_year_alone_is_told_alone():
    found = sentences(evidence(row("Quispe Mamani", "Rosa Elena", born="1975-00-00")))

    assert "El año de nacimiento es otro: 1975 y 17 de mayo de 1990." in found


def test_numbers_of_documents_are_not_kept():
    assert "4176543" not in str(evidence(row("Quispe", "Rosa", number="41765433")))


def test_values_of_the_registry_are_hidden_where_they_are_not_the_list_s():
    found = sentences(evidence(row("Kispe Mamani", "Rosa Elena")), hides_known=True)

    assert "El primer apellido está escrito de otra manera: KISPE y …." in found
    assert "Mismo segundo apellido: MAMANI." in found


def test_sentences_are_told_in_english_too():
    with translation.override("en"):
        assert "Same document number." in sentences(evidence(row("Quispe", "Rosa", number="41765432")))
