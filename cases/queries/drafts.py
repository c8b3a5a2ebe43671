"""A draft as its pages need it: one row, without the ORM, which would take a third of a page's time; and by code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from cases.models import RegistrationDraft
from repatriation.common.fields import EncryptedTextField, blind_index
from repatriation.common.references import parse_resume_code

ANSWERS = RegistrationDraft._meta.get_field("answers")
ROW = f"SELECT answers, version, sent_at FROM {RegistrationDraft._meta.db_table} WHERE token = %s"  # noqa: S608


@dataclass(frozen=True)
class StoredDraft:
    answers: str
    version: int
    sent_at: datetime | None


def stored_draft(token: UUID) -> StoredDraft | None:
    assert isinstance(ANSWERS, EncryptedTextField)
    with connection.cursor() as cursor:
        cursor.execute(ROW, [token])
        row = cursor.fetchone()
    if row is None:
        return None
    answers, version, sent_at = row
    return StoredDraft(ANSWERS.from_db_value(answers, None, connection) or "", version, sent_at)


def pause_of_draft(token: UUID) -> tuple[str, datetime]:
    """The code that opens the draft ('' for one of the time before codes), and when it was last written to."""
    return RegistrationDraft.objects.filter(pk=token).values_list("code", "saved_at").get()


def draft_of_code(typed: str) -> UUID | None:
    """One look-up whatever was typed: a code that can't be takes as long as one that isn't."""
    index = blind_index(parse_resume_code(typed) or "none", "code")
    return RegistrationDraft.objects.filter(code_index=index, sent_at=None).values_list("pk", flat=True).first()
