"""Sealed fields: they come back, stay in their column, change keys, and are found by their blind index."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from cases.models import IdentityDocument
from repatriation.common.fields import blind_index, decrypt, encrypt
from tests import makers

OLD, NEW = {"old": b"o" * 32}, {"new": b"n" * 32}


@given(st.text(min_size=1))
def test_text_comes_back(text):
    assert decrypt(encrypt(text, "a.b"), "a.b") == text


def test_same_text_is_sealed_differently_each_time():
    assert encrypt("116", "a.b") != encrypt("116", "a.b")


def test_text_moved_to_another_column_is_refused():
    with pytest.raises(InvalidTag):
        decrypt(encrypt("116", "document.number"), "case.secret")


def test_text_that_was_changed_is_refused():
    sealed = encrypt("116", "a.b")

    with pytest.raises(InvalidTag):
        decrypt(sealed[:-6] + ("AAAAA=" if sealed[-6:] != "AAAAA=" else "BBBBB="), "a.b")


def test_first_key_seals_and_every_known_key_opens(settings):
    settings.FIELD_KEYS = OLD
    sealed = encrypt("116", "a.b")
    settings.FIELD_KEYS = NEW | OLD

    assert decrypt(sealed, "a.b") == "116"
    assert encrypt("116", "a.b").startswith("v1:new:")


def test_missing_key_is_named(settings):
    settings.FIELD_KEYS = OLD
    sealed = encrypt("116", "a.b")
    settings.FIELD_KEYS = NEW

    with pytest.raises(ValueError, match="old"):
        decrypt(sealed, "a.b")


@pytest.mark.django_db
def test_column_holds_ciphertext_and_its_index():
    document = IdentityDocument.objects.create(person=makers.person(), kind="passport", number="116-2 á", country="PE")

    with connection.cursor() as cursor:
        cursor.execute("SELECT number, number_index FROM cases_identitydocument")
        [(number, index)] = cursor.fetchall()
    assert number.startswith("v1:")
    assert "116" not in number
    assert index == blind_index("1162A", "number")
    document.refresh_from_db()
    assert document.number == "116-2 á"


@pytest.mark.django_db
def test_index_follows_the_number_through_save_and_bulk_create():
    document = makers.person(document="116").documents.get()
    document.number = "117"
    document.save()
    IdentityDocument.objects.bulk_create(
        [IdentityDocument(person=makers.person(), kind="passport", number="118", country="PE")]
    )

    found = IdentityDocument.objects.order_by("id").values_list("number_index", flat=True)
    assert list(found) == [blind_index("117", "number"), blind_index("118", "number")]


def test_index_hangs_on_purpose_and_key(settings):
    index = blind_index("116", "number")

    assert blind_index("116", "alien_number") != index
    settings.INDEX_KEY = b"another"
    assert blind_index("116", "number") != index
    assert blind_index(" - ", "number") == ""
