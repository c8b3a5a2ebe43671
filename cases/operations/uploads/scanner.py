"""The virus scanner: none, or a clamd that CLAMD_ADDRESS names ("tcp://host:3310", "unix:///run/clamd.sock").

Another one is a function that takes the bytes and says whether they are safe; `scanner()` picks it.
"""

import socket
import struct
from collections.abc import Callable
from functools import partial

from django.conf import settings

Scanner = Callable[[bytes], bool]
PIECE = 128 * 1024
PATIENCE = 30


class ScannerAway(Exception):
    """It can't be reached, or couldn't look the file through: the file stays in quarantine."""


def scanner() -> Scanner:
    return partial(clamd_says_safe, address=settings.CLAMD_ADDRESS) if settings.CLAMD_ADDRESS else without_scanner


def without_scanner(_content: bytes) -> bool:
    return True


def clamd_says_safe(content: bytes, *, address: str) -> bool:
    """clamd's INSTREAM: pieces with their length in front, one of no length, then one line of answer."""
    try:
        with _connected(address) as clamd:
            clamd.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                clamd.sendall(struct.pack(">I", len(piece)) + piece)
            clamd.sendall(struct.pack(">I", 0))
            answer = _line(clamd)
    except OSError as trouble:
        raise ScannerAway(type(trouble).__name__) from None
    if answer == b"stream: OK":
        return True
    if answer.startswith(b"stream: ") and answer.endswith(b" FOUND"):
        return False
    raise ScannerAway("no verdict")


def _connected(address: str) -> socket.socket:
    if address.startswith("unix://"):
        clamd = socket.socket(socket.AF_UNIX)
        clamd.settimeout(PATIENCE)
        clamd.connect(address.removeprefix("unix://"))
        return clamd
    host, _colon, port = address.removeprefix("tcp://").rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)


def _line(clamd: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096:
        piece = clamd.recv(4096)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n")
