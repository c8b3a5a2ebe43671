"""A list held against the registry: persons are told by their number, and nothing is told that the list hasn't."""

import csv
import io
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command

from cases.enums import Source
from cases.models import Person
from cases.operations.register import register_household
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db
ROWS = """row_id,surnames,given,dob,sex,doc_no
1,QUISPE MAMANI,ROSA ELENA,1990-05-17,F,41234567
2,KISPE,ROSA,1990-00-00,F,
3,ZAPATA OYARZUN,LEONIDAS,1961-02-03,M,
"""


@pytest.fixture
def rosa(office, now):
    """The key of the only person in the registry."""
    answers = person(
        given_names="Rosa Elena", paternal_surname="Quispe", maternal_surname="Mamani", born_on=date(1990, 5, 17),
        sex="F", national_id="41234567",
    )  # fmt: skip
    register_household(registration(answers), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=now)
    return str(Person.objects.get().pk)


@pytest.fixture
def reconcile(tmp_path):
    """What the result says of each row."""
    rows, result = tmp_path / "rows.csv", tmp_path / "result.csv"
    rows.write_text(ROWS)

    def run(*options):
        arguments = [str(rows), "--against", "registry", "--output", str(result), *options]
        call_command("reconcile", *arguments, stdout=io.StringIO())
        return list(csv.DictReader(result.read_text().splitlines()))

    return run


def test_known_person_is_told_by_number(rosa, reconcile):
    found = reconcile()

    assert [(row["outcome"], row["candidates"]) for row in found] == [
        ("confirmed", rosa), ("review", rosa), ("new", ""),
    ]  # fmt: skip


def test_registry_tells_nothing_that_the_list_hasn_t(rosa, reconcile):
    words = reconcile()[1]["evidence"]

    assert "El primer apellido está escrito de otra manera: KISPE y …." in words
    assert not any(secret in words for secret in ("QUISPE", "MAMANI", "17 de mayo", "41234567"))


def test_empty_registry_knows_nobody(db, reconcile):
    assert [row["outcome"] for row in reconcile()] == ["new", "new", "new"]


def test_number_of_queries_is_that_of_one_row(rosa, reconcile, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        reconcile()
