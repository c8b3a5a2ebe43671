"""The cleaner, a program of its own: a file of a stranger comes in, its clean form or a fault goes out.

`python -m cases.formats.cleaner <media type> <seconds> <megabytes>`; the file on standard input. On standard output a
line of JSON, {"media_type": ...} or {"fault": ...}, and after the first the clean file. It knows no keys, no database
and no other file; whatever a hostile file does to a decoder, it does it here, within these limits.
"""

import json
import resource
import sys

from cases.formats.cleaned import Cleaned, Unusable
from cases.formats.images import clean_image
from cases.formats.pdfs import clean_pdf
from cases.formats.uploaded import PDF


def clean(content: bytes, media_type: str) -> Cleaned:
    return clean_pdf(content) if media_type == PDF else clean_image(content, media_type)


def bound(seconds: int, megabytes: int) -> None:
    """For this process from now on: so much computing, so much memory, no files written."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    media_type, seconds, megabytes = sys.argv[1:]
    bound(int(seconds), int(megabytes))
    try:
        cleaned = clean(sys.stdin.buffer.read(), media_type)
        answer, content = {"media_type": cleaned.media_type}, cleaned.content
    except Unusable as unusable:
        answer, content = {"fault": unusable.fault}, b""
    except MemoryError:
        answer, content = {"fault": "too_big_inside"}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
