"""What kind of file somebody has sent: told by its first bytes, never by its name or by what the browser says."""

from enum import StrEnum

import filetype

HEAD_BYTES = 4096
JPEG, PNG, WEBP, PDF = "image/jpeg", "image/png", "image/webp", "application/pdf"
TAKEN = (JPEG, PNG, WEBP, PDF)
EXTENSIONS = {JPEG: "jpg", PDF: "pdf"}
# The brands of the ISO container (bytes 8 to 12) that phones write photos with.
PHOTO_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}


class NotTaken(StrEnum):
    """Why a file isn't even stored; the page says it at the field."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    PHONE_PHOTO = "phone_photo"
    OTHER_TYPE = "other_type"


def type_of(head: bytes) -> str | NotTaken:
    """The media type that the first bytes show."""
    if not head:
        return NotTaken.EMPTY
    if head[4:8] == b"ftyp" and head[8:12] in PHOTO_BRANDS:
        return NotTaken.PHONE_PHOTO
    found = filetype.guess_mime(head)
    return found if found in TAKEN else NotTaken.OTHER_TYPE
