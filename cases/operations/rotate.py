"""After a new key was put in front of FIELD_KEYS: everything that older keys sealed is sealed with the new one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pgtrigger
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from consulates.accounts import SECOND_FACTOR_COLUMN
from repatriation.common.fields import EncryptedTextField, decrypt, encrypt


@dataclass(frozen=True)
class SealedColumn:
    """A column of ciphertext, in the records themselves or in their history."""

    table: str
    key: str
    name: str
    label: str

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"

    def count(self) -> int:
        """How many values are not under the first key."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) {self._old()}", [first_key()])
            (count,) = cursor.fetchone()
        return int(count)

    def batch(self, size: int) -> list[tuple[Any, str]]:
        with connection.cursor() as cursor:
            query = f'SELECT "{self.key}", "{self.name}" {self._old()} ORDER BY "{self.key}" LIMIT {size:d}'
            cursor.execute(query, [first_key()])
            return list(cursor.fetchall())

    def _old(self) -> str:
        return f"""FROM "{self.table}" WHERE "{self.name}" <> '' AND NOT starts_with("{self.name}", %s)"""


def first_key() -> str:
    """How a value that the first key sealed begins."""
    return f"v1:{next(iter(settings.FIELD_KEYS))}:"


def sealed_columns() -> list[SealedColumn]:
    """Every one there is, of every app: a new encrypted field is rotated without being listed anywhere."""
    return [
        SealedColumn(model._meta.db_table, _column(model._meta.pk), _column(field), field.column_label)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedTextField)
    ]


def rotate_column(column: SealedColumn, *, batch: int = 500) -> Iterator[int]:
    """Seal batch by batch anew, each in its own transaction; yields how many were done. Killed, it goes on next time.

    What is said stays the same, so that no trigger has anything to note or to refuse; a value that somebody changes
    meanwhile is left to them: it is under the new key already.
    """
    while rows := column.batch(batch):
        change = f'UPDATE "{column.table}" SET "{column.name}" = %s WHERE "{column.key}" = %s AND "{column.name}" = %s'
        with transaction.atomic(), pgtrigger.ignore(), connection.cursor() as cursor:
            for key, sealed in rows:
                cursor.execute(change, [reseal(sealed, column.label), key, sealed])
        yield len(rows)


@transaction.atomic
def rotate_second_factors() -> int:
    """The secrets of the staff's second factors, which lie in JSON; the number of accounts changed."""
    changed = 0
    for factor in Authenticator.objects.select_for_update().order_by("pk"):
        data = {name: _reseal_if_old(value) for name, value in factor.data.items()}
        if data != factor.data:
            factor.data = data
            factor.save(update_fields=["data"])
            changed += 1
    return changed


def reseal(sealed: str, label: str) -> str:
    return encrypt(decrypt(sealed, label), label)


def _reseal_if_old(value: Any) -> Any:
    is_old = isinstance(value, str) and value.startswith("v1:") and not value.startswith(first_key())
    return reseal(value, SECOND_FACTOR_COLUMN) if is_old else value


def _column(field: "models.Field[Any, Any]") -> str:
    return str(field.column)
