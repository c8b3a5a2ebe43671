"""Files of documents on disk: under random names outside every web root, and never in clear.

Each file is sealed in frames (AES-256-GCM) with a key of its own, which lies encrypted in its row: so `rotate_keys`
rotates the files too, and a file whose row is gone can't be read by anybody. Place, order and end of the frames are
bound to them: a file that was moved, cut short or put together anew doesn't open.
"""

import base64
import contextlib
import os
import struct
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

FRAME = 64 * 1024
NONCE_BYTES = 12
LENGTH = struct.Struct(">I")
QUARANTINE, CLEAN = "quarantine", "clean"
UNFINISHED = "part-"


class Unreadable(Exception):
    """The file is missing, or not what was written."""


def new_key() -> str:
    return base64.b64encode(AESGCM.generate_key(256)).decode()


def place(area: str, token: UUID) -> Path:
    """Where the file of a document lies in an area; the first two letters spread the files over folders."""
    return Path(settings.UPLOADS_DIR) / area / token.hex[:2] / token.hex


class SealedWriter:
    """Writes one file, sealed; it takes its place only when it is finished, and stays there through a power cut."""

    def __init__(self, area: str, token: UUID, key: str) -> None:
        self.target, self._label = place(area, token), f"{area}:{token.hex}"
        self._seal, self._waiting, self._number = AESGCM(base64.b64decode(key)), bytearray(), 0
        self.target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, self._unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=self.target.parent)
        self._file = os.fdopen(handle, "wb")

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > FRAME:
            self._frame(bytes(self._waiting[:FRAME]), is_last=False)
            del self._waiting[:FRAME]

    def finish(self) -> None:
        self._frame(bytes(self._waiting), is_last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._unfinished, self.target)
        _sync_folder(self.target.parent)

    def discard(self) -> None:
        """Nothing is left of it, finished or not."""
        self._file.close()
        for path in (Path(self._unfinished), self.target):
            path.unlink(missing_ok=True)

    def _frame(self, data: bytes, *, is_last: bool) -> None:
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._seal.encrypt(nonce, data, _bound(self._label, self._number, is_last=is_last))
        self._file.write(LENGTH.pack(len(sealed)) + nonce + sealed)
        self._number += 1


def write_sealed(area: str, token: UUID, key: str, content: bytes) -> None:
    writer = SealedWriter(area, token, key)
    try:
        writer.write(content)
        writer.finish()
    except OSError:
        writer.discard()
        raise


def read_sealed(area: str, token: UUID, key: str) -> bytes:
    """The whole file in clear, or Unreadable."""
    try:
        with place(area, token).open("rb") as file:
            sealed = file.read()
        return b"".join(_opened(sealed, AESGCM(base64.b64decode(key)), f"{area}:{token.hex}"))
    except (OSError, InvalidTag, struct.error, ValueError) as trouble:
        raise Unreadable(f"{area} {token}: {type(trouble).__name__}") from None


def _opened(sealed: bytes, seal: AESGCM, label: str) -> Iterator[bytes]:
    start, number, is_last = 0, 0, False
    while not is_last:
        (length,) = LENGTH.unpack_from(sealed, start)
        nonce = sealed[start + LENGTH.size : start + LENGTH.size + NONCE_BYTES]
        start += LENGTH.size + NONCE_BYTES
        frame, start = sealed[start : start + length], start + length
        is_last = start >= len(sealed)
        yield seal.decrypt(nonce, frame, _bound(label, number, is_last=is_last))
        number += 1


def _bound(label: str, number: int, *, is_last: bool) -> bytes:
    return f"{label}:{number}:{'last' if is_last else 'more'}".encode()


def _sync_folder(folder: Path) -> None:
    """The new name too is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_files(token: UUID, *areas: str) -> None:
    for area in areas:
        place(area, token).unlink(missing_ok=True)


def files_older_than(area: str, moment: datetime) -> Iterator[Path]:
    """Every file of the area, unfinished ones too, that was last written before the moment."""
    for path in sorted((Path(settings.UPLOADS_DIR) / area).glob("*/*")):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < moment.timestamp():
                yield path
