"""Rows written by COPY are the rows that saving would have written."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from cases.models import Case, Consent, IdentityDocument, Person, ReturnRequest
from repatriation.common.copying import copy_rows, reserve_ids
from repatriation.common.fields import blind_index
from tests import makers

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
NASTY = "a\tb\nc\\N \\. 'd' \"e\" ñ😀 \r end\\"


def test_text_arrives_as_it_was(db):
    copy_rows(Person, ["given_names", "born_on", "nationalities"], [(NASTY, None, ['P"', "\\E"])])

    person = Person.objects.get()
    assert (person.given_names, person.born_on, person.nationalities) == (NASTY, None, ['P"', "\\E"])
    assert (person.paternal_surname, person.sex) == ("", "X")


def test_secret_fields_are_encrypted_and_found(db):
    person = makers.person()

    copy_rows(IdentityDocument, ["person_id", "kind", "number", "country"], [(person.pk, "passport", "ñ-123", "PE")])

    document = IdentityDocument.objects.get(number_index=blind_index("Ñ123", "number"))
    assert document.number == "ñ-123"
    assert "ñ-123" not in str(IdentityDocument.objects.extra(select={"raw": "number"}).values_list("raw", flat=True)[0])


def test_defaults_that_are_functions_differ_by_row(office):
    fields = ["kind", "state", "state_since", "registered_at", "office_id", "country", "contact_name", "counts_from"]
    row = ("stranded", "received", AT, AT, office.pk, "US", "Rosa", AT.date())

    copy_rows(Case, [*fields, "secret"], [(*row, "AAAA"), (*row, "BBBB")])

    cases = Case.objects.order_by("pk")
    assert [case.secret for case in cases] == ["AAAA", "BBBB"]
    assert len({case.reference for case in cases}) == 2
    assert [case.factors for case in cases] == [[], []]


def test_history_and_constraints_hold(office):
    case = makers.case(office)
    ReturnRequest.objects.all().delete()
    columns = ["case_id", "situation", "earliest_on", "latest_on"]

    with pytest.raises(IntegrityError, match="return_dates_in_order"), transaction.atomic():
        copy_rows(ReturnRequest, columns, [(case.pk, "tourist", date(2026, 12, 2), date(2026, 12, 1))])
    copy_rows(ReturnRequest, columns, [(case.pk, "tourist", date(2026, 12, 1), date(2026, 12, 2))])

    assert ReturnRequest.objects.get().history.filter(pgh_label="insert").count() == 1


def test_unknown_column_and_missing_source_are_said(db):
    with pytest.raises(ValueError, match="Consent has no colour"):
        copy_rows(Consent, ["colour"], [])
    with pytest.raises(ValueError, match="needs the column number"):
        copy_rows(IdentityDocument, ["person_id"], [])


def test_reserved_ids_are_nobody_elses(db):
    first, second = reserve_ids(Person, 3), reserve_ids(Person, 3)

    assert len({*first, *second, makers.person().pk}) == 7
