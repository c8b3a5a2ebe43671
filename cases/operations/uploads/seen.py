"""The office looks at a document: opens it, marks it as looked at, or asks for another."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Clock, EventKind, UploadFault, UploadState
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models import Case, Upload, UploadRead
from cases.operations.clocks import meet_clocks, open_clocks
from cases.operations.outbox import queue_message
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from cases.operations.uploads.vault import CLEAN, Unreadable, read_sealed
from cases.rules.access import may_work_upload
from repatriation.common.refusals import NotAllowed, Refusal


@transaction.atomic
def open_upload(upload: Upload, *, by: Any, at: datetime) -> bytes:
    """The clean file. What a member of the staff opens leaves a row; the household opens its own."""
    if by is not None and not may_work_upload(upload, by):
        raise NotAllowed
    if not upload.has_file:
        raise Refusal(_("Este documento no está para ver."))
    if by is not None:
        UploadRead.objects.create(upload=upload, by=by, at=at)
    try:
        return read_sealed(CLEAN, upload.token, upload.key)
    except Unreadable:
        raise Refusal(_("No pudimos abrir este documento. Inténtelo más tarde."), status=503) from None


@transaction.atomic
def mark_seen(upload: Upload, *, by: Any, at: datetime) -> None:
    """A person has looked at it: from now on the household can't take it back. The first time counts."""
    case, locked = lock_case(upload.case), _locked(upload)
    if not may_work_upload(locked, by):
        raise NotAllowed
    if locked.state != UploadState.CLEAN:
        raise Refusal(_("Este documento no está para ver."))
    if locked.seen_at is not None:
        return
    _note_reader(upload, locked, by=by, at=at)
    meet_document_clock(case, by=by, at=at)
    note_event(case, "upload_seen", kind=EventKind.DOCUMENT, by=by, at=at, values={"number": locked.number})


@transaction.atomic
def ask_for_another(upload: Upload, *, reason: str, by: Any, at: datetime) -> None:
    """The document doesn't serve; the household reads the reason on its page and is told by mail that there is one.

    The file stays: what the office decided on must be able to be shown.
    """
    case = lock_case(upload.case)
    Upload.objects.filter(pk=upload.pk, state=UploadState.CLEAN).update(fault=UploadFault.OFFICE)
    UPLOAD_LIFECYCLE.move(upload, "ask_for_another", by=by, at=at, reason=reason.strip())
    upload.fault = UploadFault.OFFICE
    _note_reader(upload, _locked(upload), by=by, at=at)
    meet_document_clock(case, by=by, at=at)
    note_event(case, "upload_not_enough", kind=EventKind.DOCUMENT, by=by, at=at, values={"number": upload.number})
    tell_refused(case, upload, at=at)


def tell_refused(case: Case, upload: Upload, *, at: datetime) -> None:
    """That a document has to be sent again, never which one nor why."""
    queue_message(case, "document_again", key=upload.token.hex, at=at)


def open_document_clock(case: Case, *, at: datetime) -> None:
    """The mark for the officer that there is something new to look at."""
    open_clocks(case, Clock.DOCUMENT, at=at)


def meet_document_clock(case: Case, *, by: Any, at: datetime) -> None:
    """Once nothing is left that nobody has looked at."""
    if not case.uploads.unseen().exists():
        meet_clocks(case, Clock.DOCUMENT, by=by, at=at)


def _locked(upload: Upload) -> Upload:
    locked: Upload = Upload.objects.select_for_update(of=("self",)).select_related("case").get(pk=upload.pk)
    return locked


def _note_reader(shown: Upload, locked: Upload, *, by: Any, at: datetime) -> None:
    if locked.seen_at is None:
        locked.seen_at, locked.seen_by = at, by
        locked.save(update_fields=["seen_at", "seen_by"])
    shown.seen_at, shown.seen_by = locked.seen_at, locked.seen_by
