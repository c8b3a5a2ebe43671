"""A new key: everything is sealed anew, history and second factors too, and nothing else is touched."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import Case, IdentityDocument, RegistrationDraft
from cases.operations.rotate import rotate_column, sealed_columns
from consulates.accounts import SECOND_FACTOR_COLUMN
from repatriation.common.fields import decrypt, encrypt
from tests import makers

OLD, NEW = {"old": b"o" * 32}, {"new": b"n" * 32}
pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed_long_ago(office, settings, now):
    """Records under the old key; from here the new key comes first."""
    settings.FIELD_KEYS = OLD
    case = makers.case(office, address="Calle 8")
    makers.person(document="116")
    RegistrationDraft.objects.create(answers="{}", started_at=now, saved_at=now)
    settings.FIELD_KEYS = NEW | OLD
    return case


def rotate(capsys, **options):
    call_command("rotate_keys", **options)
    return capsys.readouterr().out


def under_old_keys():
    return sum(column.count() for column in sealed_columns())


def test_every_value_is_under_the_new_key_and_reads_the_same(sealed_long_ago, settings, capsys):
    assert under_old_keys() > 0

    rotate(capsys)

    assert under_old_keys() == 0
    settings.FIELD_KEYS = NEW
    stored = Case.objects.get()
    assert (stored.address, stored.secret) == ("Calle 8", sealed_long_ago.secret)
    assert [row.number for row in IdentityDocument.objects.all()] == ["116"]
    assert [row.address for row in stored.history.all()] == ["Calle 8"]


def test_rotation_leaves_no_trace_in_the_history(sealed_long_ago, capsys):
    before = sealed_long_ago.history.count()

    rotate(capsys)

    assert sealed_long_ago.history.count() == before


def test_progress_is_told_in_batches(sealed_long_ago, capsys):
    makers.case(sealed_long_ago.office)

    told = rotate(capsys, batch=1)

    assert "cases_case.address: 1 of 1" in told
    assert told.endswith("all are under 'new' now.\n")


def test_second_run_finds_nothing(sealed_long_ago, capsys):
    rotate(capsys)

    assert rotate(capsys) == "0 values and 0 second factors sealed anew; all are under 'new' now.\n"


def test_rotation_stopped_half_way_goes_on(sealed_long_ago, capsys):
    secret = next(column for column in sealed_columns() if str(column) == "cases_case.secret")
    next(rotate_column(secret, batch=1))

    rotate(capsys)

    assert under_old_keys() == 0


def test_second_factor_opens_after_the_old_key_is_gone(officer, settings, capsys):
    settings.FIELD_KEYS = OLD
    data = {"secret": encrypt("JBSWY3DP", SECOND_FACTOR_COLUMN)}
    factor = Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data=data)
    settings.FIELD_KEYS = NEW | OLD

    rotate(capsys)

    settings.FIELD_KEYS = NEW
    factor.refresh_from_db()
    assert decrypt(factor.data["secret"], SECOND_FACTOR_COLUMN) == "JBSWY3DP"


def test_value_of_a_lost_key_stops_with_its_column_and_key(sealed_long_ago, settings, capsys):
    settings.FIELD_KEYS = NEW

    with pytest.raises(CommandError, match=r"cases_.*no key 'old'"):
        rotate(capsys)


def test_every_sealed_column_is_found(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        real = {f"{table}.{column}" for table, column in cursor.fetchall()}

    found = {str(column) for column in sealed_columns()}
    assert found <= real
    assert {"cases_case.secret", "cases_casehistory.secret", "flights_manifestentry.document_number"} <= found
