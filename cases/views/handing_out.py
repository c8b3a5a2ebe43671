"""What the public and the staff views of documents have in common: handing one out, and waking the worker."""

import logging

from django.http import HttpResponse
from kombu.exceptions import OperationalError

from cases.formats.uploaded import EXTENSIONS
from cases.models import Case, Upload
from cases.tasks import check_uploads

log = logging.getLogger(__name__)


def as_attachment(upload: Upload, content: bytes, case: Case) -> HttpResponse:
    """To be saved, never shown within the site: whatever a viewer makes of it, it has no rights here."""
    name = f"{case.reference}-{upload.number}.{EXTENSIONS[upload.media_type]}"
    return HttpResponse(
        content,
        content_type=upload.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store, private",
        },
    )


def nudge_the_checks() -> None:
    """The sweep finds what isn't announced: that Redis is away delays a check by seconds."""
    try:
        check_uploads.delay_on_commit()  # type: ignore[attr-defined]
    except OperationalError:
        log.warning("the worker could not be told of new documents")
