"""The worker looks uploaded files through: scanned, cleaned, and only then anybody can open them.

A file is claimed by compare-and-set with a lease. A worker that is killed leaves a row whose lease ends and files that
the next run writes over or sweeps away: in the end there is what one run leaves.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from cases.enums import EventKind, UploadFault, UploadState
from cases.formats.cleaned import Cleaned, Unusable
from cases.formats.uploaded import HEAD_BYTES, TAKEN, type_of
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models import Upload
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from cases.operations.uploads.cleaning import clean_content
from cases.operations.uploads.receive import forget_file
from cases.operations.uploads.scanner import ScannerAway, scanner
from cases.operations.uploads.seen import open_document_clock, tell_refused
from cases.operations.uploads.vault import (
    CLEAN,
    QUARANTINE,
    Unreadable,
    files_older_than,
    read_sealed,
    remove_files,
    write_sealed,
)

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=3)
TRY_AGAIN = timedelta(minutes=1)
MOST_ATTEMPTS = 5
UNCLAIMED = timedelta(hours=1)


def claim_upload(*, at: datetime) -> Upload | None:
    """The one that has waited longest and that no worker holds."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=at)
    waiting = Upload.objects.filter(free, state=UploadState.RECEIVED).order_by("sent_at", "id")
    for pk, attempts in waiting.values_list("pk", "attempts")[:20]:
        mine = Upload.objects.filter(free, pk=pk, attempts=attempts, state=UploadState.RECEIVED)
        if mine.update(attempts=F("attempts") + 1, lease_until=at + LEASE):
            claimed: Upload = Upload.objects.select_related("case").get(pk=pk)
            return claimed
    return None


def check_upload(upload: Upload, *, at: datetime) -> None:
    """Look a claimed file through, outside of any transaction, and write down what came of it."""
    try:
        cleaned = _cleaned(upload)
    except Unusable as unusable:
        _refuse(upload, unusable.fault, at=at)
    except ScannerAway as away:
        log.error("virus scanner away (%s): upload %s stays in quarantine", away, upload.pk)
        _try_again(upload, at=at, attempts=upload.attempts - 1)
    except (OSError, Unreadable) as trouble:
        log.error("upload %s could not be looked through: %s", upload.pk, type(trouble).__name__)
        _try_again(upload, at=at, attempts=upload.attempts)
    else:
        _accept(upload, cleaned, at=at)


def _cleaned(upload: Upload) -> Cleaned:
    if upload.attempts > MOST_ATTEMPTS:
        log.error("upload %s was given up after %s attempts", upload.pk, MOST_ATTEMPTS)
        raise Unusable(UploadFault.DAMAGED)
    content = read_sealed(QUARANTINE, upload.token, upload.key)
    media_type = type_of(content[:HEAD_BYTES])
    if media_type not in TAKEN:
        raise Unusable(UploadFault.DAMAGED)
    if not scanner()(content):
        raise Unusable(UploadFault.UNSAFE)
    return clean_content(content, media_type)


def _accept(upload: Upload, cleaned: Cleaned, *, at: datetime) -> None:
    """The clean file is in its place before the row says so; the raw one goes after."""
    write_sealed(CLEAN, upload.token, upload.key, cleaned.content)
    with transaction.atomic():
        case = lock_case(upload.case)
        if not _hold(upload, media_type=cleaned.media_type, size=len(cleaned.content)):
            return
        UPLOAD_LIFECYCLE.move(upload, "accept", by=None, at=at)
        open_document_clock(case, at=at)
        values = {"number": upload.number}
        note_event(case, "upload_clean", kind=EventKind.DOCUMENT, by=None, at=at, values=values, is_public=False)
        transaction.on_commit(lambda: remove_files(upload.token, QUARANTINE))


@transaction.atomic
def _refuse(upload: Upload, fault: str, *, at: datetime) -> None:
    case = lock_case(upload.case)
    if not _hold(upload, fault=fault):
        return
    UPLOAD_LIFECYCLE.move(upload, "refuse", by=None, at=at)
    forget_file(upload)
    note_event(case, "upload_refused", kind=EventKind.DOCUMENT, by=None, at=at, values={"number": upload.number})
    tell_refused(case, upload, at=at)


def _hold(upload: Upload, **found: object) -> bool:
    """Write what was found, only while it is still this attempt that counts."""
    mine = Upload.objects.filter(pk=upload.pk, attempts=upload.attempts, state=UploadState.RECEIVED)
    return mine.update(**found, lease_until=None) == 1


def _try_again(upload: Upload, *, at: datetime, attempts: int) -> None:
    mine = Upload.objects.filter(pk=upload.pk, attempts=upload.attempts, state=UploadState.RECEIVED)
    mine.update(lease_until=at + TRY_AGAIN, attempts=attempts)


def sweep_files(*, at: datetime) -> int:
    """Remove the files that no row needs: of requests cut off, of workers killed, of documents removed."""
    removed = 0
    for area, states in ((QUARANTINE, [UploadState.RECEIVED]), (CLEAN, [UploadState.CLEAN, UploadState.REFUSED])):
        for path in files_older_than(area, at - UNCLAIMED):
            if not _is_needed(path.name, states):
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def _is_needed(name: str, states: list[UploadState]) -> bool:
    try:
        token = UUID(hex=name)
    except ValueError:
        return False
    return Upload.objects.filter(token=token, state__in=states).exclude(key="").exists()
