"""Takes uploaded files off the wire: each straight into quarantine, sealed, never whole in memory, never in clear.

What needs no decoding is decided here, on the first bytes and the size, so that the page can say it at once.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from cases.formats.uploaded import HEAD_BYTES, NotTaken, type_of
from cases.forms.public.fields import readable
from cases.operations.uploads.receive import Quarantined
from cases.operations.uploads.vault import QUARANTINE, SealedWriter, new_key

log = logging.getLogger(__name__)
FIELD = "files"
# The last field of the form: without it the body ended before its end.
END = "whole"
LONGEST_NAME = 80
View = Callable[..., HttpResponse]
BROKEN = (UnreadablePostError, MultiPartParserError, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@dataclass
class Arrived:
    """One file of a request: in quarantine, or why it isn't."""

    name: str
    file: Quarantined | None = None
    why_not: NotTaken | None = None


class QuarantineHandler(FileUploadHandler):
    """Django's way to be handed a file piece by piece."""

    chunk_size = 64 * 1024

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.arrived: list[Arrived] = []
        self._writers: dict[Any, SealedWriter] = {}
        self._writer: SealedWriter | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.field_name != FIELD or len(self.arrived) >= settings.UPLOADS_OF_A_CASE:
            raise SkipFile
        self.arrived.append(Arrived(name_of(self.file_name or "")))
        self._token, self._key, self._writer = uuid4(), new_key(), None
        self._head, self._digest, self._size = b"", hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        self._digest.update(raw_data)
        if self._writer is None:
            self._head += raw_data
            if len(self._head) < HEAD_BYTES:
                return
            self._begin()
        else:
            self._writer.write(raw_data)
        if self._size > settings.UPLOAD_BYTES:
            self._turn_away(NotTaken.TOO_BIG)
            raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """No file object for request.FILES: what arrived is in `arrived`."""
        if self._writer is None:
            try:
                self._begin()
            except SkipFile:
                return
        assert self._writer
        self._writer.finish()
        name = self.arrived[-1].name
        self.arrived[-1].file = Quarantined(self._token, self._key, self._size, self._digest.hexdigest(), name)

    def upload_interrupted(self) -> None:
        self.discard_all()

    def _begin(self) -> None:
        """Enough is here to tell what it is."""
        found = type_of(self._head)
        if isinstance(found, NotTaken):
            self._turn_away(found)
            raise SkipFile
        self._writer = self._writers[self._token] = SealedWriter(QUARANTINE, self._token, self._key)
        self._writer.write(self._head)

    def _turn_away(self, why_not: NotTaken) -> None:
        self.arrived[-1].why_not = why_not
        if self._writer is not None:
            self._writers.pop(self._token).discard()
            self._writer = None

    def keep(self, file: Quarantined) -> None:
        """A row names it now."""
        self._writers.pop(file.token)

    def discard_all(self) -> None:
        """What no row names isn't left lying."""
        while self._writers:
            self._writers.popitem()[1].discard()


def name_of(given: str) -> str:
    """A file's name as it is shown again: its last part, only signs that can be read, not too long."""
    name = readable(given.replace("\\", "/").rpartition("/")[2])
    if len(name) <= LONGEST_NAME:
        return name
    half = LONGEST_NAME // 2
    return f"{name[:half]}…{name[-half:]}"


def receives_files(view: View) -> View:
    """The files of the request go into quarantine, and out again unless the view has kept them."""

    @wraps(view)
    def receiving(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        handler = QuarantineHandler(request)
        request.upload_handlers = [handler]
        request.quarantine = handler  # type: ignore[attr-defined]
        try:
            return view(request, *args, **kwargs)
        finally:
            handler.discard_all()

    return receiving


def is_too_long(request: HttpRequest) -> bool:
    """By what the request itself declares, before a byte is read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_BODY_BYTES
    except ValueError:
        return True


def arrived_whole(request: HttpRequest) -> bool:
    """Read the body; False when it broke off or was never a form with files."""
    try:
        return END in request.POST
    except BROKEN as broken:
        log.info("an upload broke off: %s", type(broken).__name__)
        return False
