"""Encrypted fields (AES-256-GCM) and their blind indexes (HMAC-SHA256), with keys from the settings.

Stored form: "v1:<key id>:<base64 of nonce + ciphertext>". The field's `column` is bound to the ciphertext as associated
data, so a value can't be moved to another column. Several keys may be known; the first one encrypts.
"""

import base64
import hashlib
import hmac
import os
import unicodedata
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE_BYTES = 12


def encrypt(value: str, column: str) -> str:
    key_id, key = next(iter(settings.FIELD_KEYS.items()))
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, value.encode(), column.encode())
    return f"v1:{key_id}:{base64.b64encode(nonce + sealed).decode()}"


def decrypt(stored: str, column: str) -> str:
    """Raises ValueError for an unknown key and InvalidTag for a value that was tampered with or moved."""
    version, key_id, payload = stored.split(":", 2)
    if version != "v1" or key_id not in settings.FIELD_KEYS:
        raise ValueError(f"no key {key_id!r} for {column}: add it to FIELD_KEYS")
    raw = base64.b64decode(payload)
    return AESGCM(settings.FIELD_KEYS[key_id]).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], column.encode()).decode()


def blind_index(value: str, purpose: str) -> str:
    """Hex HMAC by which an encrypted value is found again; letters and digits count, case and accents don't."""
    plain = unicodedata.normalize("NFKD", value).upper()
    normal = "".join(character for character in plain if character.isalnum())
    if not normal:
        return ""
    return hmac.new(settings.INDEX_KEY, f"{purpose}:{normal}".encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is ciphertext in the database; '' stays ''. Can't be searched: pair it with a BlindIndexField."""

    def __init__(self, *args: Any, column: str, **kwargs: Any) -> None:
        self.column_label = column
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "column": self.column_label}

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text, self.column_label) if text else text

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value, self.column_label) if value else value


class BlindIndexField(models.CharField):  # type: ignore[type-arg]
    """The blind index of the encrypted field named `source` on the same row, kept by every save and bulk_create."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.update(max_length=64, editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for implied in ("max_length", "editable", "blank", "default"):
            kwargs.pop(implied, None)
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        index = blind_index(getattr(model_instance, self.source) or "", self.source)
        setattr(model_instance, self.attname, index)
        return index
