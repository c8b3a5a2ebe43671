"""A household sends documents, and takes back what nobody has looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, EventKind
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models import Case, Person, Upload
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from cases.operations.uploads.seen import meet_document_clock
from cases.operations.uploads.vault import CLEAN, QUARANTINE, remove_files
from repatriation.common.fields import blind_index
from repatriation.common.refusals import Refusal


@dataclass(frozen=True)
class Quarantined:
    """A file that lies sealed in quarantine; no row names it yet."""

    token: UUID
    key: str
    size: int
    sha256: str
    name: str


@transaction.atomic
def receive_upload(
    case: Case, file: Quarantined, *, kind: str, person: Person | None, by: Any, at: datetime
) -> tuple[Upload, bool]:
    """The document and whether it is new: the same file sent again is the one that we have."""
    locked = lock_case(case)
    if not locked.is_open:
        raise Refusal(_("Este registro ya está cerrado: no recibe más documentos."))
    fingerprint = blind_index(file.sha256, "upload.sha256")
    known = Upload.objects.kept().filter(case=locked, fingerprint=fingerprint).first()
    if known is not None:
        return known, False
    if locked.uploads.kept().count() >= settings.UPLOADS_OF_A_CASE:
        raise Refusal(
            _("Ya tiene %(count)s documentos, que es lo más que podemos guardar. Quite uno para enviar otro.")
            % {"count": settings.UPLOADS_OF_A_CASE}
        )
    number = (locked.uploads.aggregate(last=Max("number"))["last"] or 0) + 1
    upload = Upload.objects.create(
        case=locked, token=file.token, key=file.key, size=file.size, fingerprint=fingerprint, name=file.name,
        number=number, kind=kind, person=person, state_since=at, sent_at=at,
    )  # fmt: skip
    note_event(
        locked, "upload_received", kind=EventKind.DOCUMENT, by=by, at=at, actor=Actor.HOUSEHOLD,
        values={"number": number},
    )  # fmt: skip
    return upload, True


@transaction.atomic
def remove_upload(upload: Upload, *, by: Any, at: datetime) -> None:
    """As long as nobody of the office has looked at it; nothing of the file is kept."""
    case = lock_case(upload.case)
    UPLOAD_LIFECYCLE.move(upload, "remove", by=by, at=at)
    Upload.objects.filter(pk=upload.pk).update(name="")
    forget_file(upload)
    meet_document_clock(case, by=by, at=at)
    note_event(
        case, "upload_removed", kind=EventKind.DOCUMENT, by=by, at=at, actor=Actor.HOUSEHOLD,
        values={"number": upload.number},
    )  # fmt: skip


def forget_file(upload: Upload) -> None:
    """Without its key the file can't be read, in a backup neither; the file itself goes after the transaction."""
    Upload.objects.filter(pk=upload.pk).update(key="")
    transaction.on_commit(lambda: remove_files(upload.token, QUARANTINE, CLEAN))
