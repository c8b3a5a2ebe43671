"""A page with blanks: written once by its template, then filled in many times.

The tags of the public pages write a blank wherever something typed or personal will stand. So a page is rendered once
for all who get the same questions, each request only fills it in, and nothing typed ever passes through a template.
"""

import re
import secrets
import struct
import zlib
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from isal import isal_zlib

# Characters for private use: no template has them, and what is filled in is not looked at again.
OPEN, CLOSE, PART = "\ue000", "\ue001", "\ue002"
BLANK = re.compile(f"{OPEN}([^{PART}]*){PART}([^{PART}]*){PART}([^{CLOSE}]*){CLOSE}")

PADDING = 100
# Bytes of a page with lists of countries; the others are a third of it.
LONG = 20_000

Values = Mapping[str, Any]
Filler = Callable[[Values, str, str], str]


def blank(kind: str, name: str, rest: str = "") -> SafeString:
    """Where the value `name` will stand, in the way of its kind."""
    return mark_safe(f"{OPEN}{kind}{PART}{name}{PART}{rest}{CLOSE}")  # noqa: S308 - made of names and our own markup


def readable_only(value: Any) -> str:
    """A value without the signs that no page can show."""
    text = "" if value is None else str(value).replace("\r\n", "\n")
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() or mark == "\n" else " " * mark.isspace() for mark in text)


def _text(values: Values, name: str, _rest: str) -> str:
    return escape(readable_only(values.get(name)))


def _checked(values: Values, name: str, option: str) -> str:
    """For one of the options of a question, or one of its boxes."""
    value = values.get(name)
    return " checked" if value == option or (isinstance(value, list) and option in value) else ""


def _options(values: Values, name: str, options: str) -> str:
    """A list of options with the chosen one marked."""
    mark = f'value="{escape(values.get(name) or "")}"'
    return options.replace(f"{mark}>", f"{mark} selected>", 1)


def _hidden(values: Values, name: str, _rest: str) -> str:
    """Pairs of name and value as hidden inputs, to be sent again."""
    pairs = [(escape(field), escape(value)) for field, value in values[name]]
    return "".join(f'<input type="hidden" name="{field}" value="{value}">' for field, value in pairs)


FILLERS: dict[str, Filler] = {"text": _text, "checked": _checked, "options": _options, "hidden": _hidden}


def _stretch(data: bytes) -> bytes:
    """A stretch of a gzip stream on which no later one looks back."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush(zlib.Z_FULL_FLUSH)


def _last_stretch(data: bytes) -> bytes:
    """The last stretch: isal's in a fifth of zlib's time, or zlib's where its smaller size saves seconds."""
    if len(data) > LONG:
        small = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return small.compress(data) + small.flush()
    quick = isal_zlib.compressobj(1, isal_zlib.DEFLATED, -isal_zlib.MAX_WBITS)
    return quick.compress(data) + quick.flush()


class Sheet:
    """A rendered page, cut at its blanks. What stands before the first, mostly the style sheet, is squeezed once."""

    def __init__(self, html: str) -> None:
        pieces = BLANK.split(html)
        self.first = pieces[0]
        self.first_bytes = self.first.encode()
        self.squeezed = _stretch(self.first_bytes)
        self.blanks = [
            (FILLERS[kind], name, rest, following)
            for kind, name, rest, following in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True)
        ]

    def filled(self, values: Values) -> str:
        return self.first + self._after_first(values)

    def _after_first(self, values: Values) -> str:
        parts: list[str] = []
        for fill, name, rest, following in self.blanks:
            parts += (fill(values, name, rest), following)
        return "".join(parts)

    def response(self, request: HttpRequest, values: Values) -> HttpResponse:
        """The page as it goes out; squeezed here for whoever takes gzip, at a third of the middleware's price."""
        if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            return HttpResponse(self.filled(values))
        response = HttpResponse(self._gzip(self._after_first(values).encode()), headers={"Content-Encoding": "gzip"})
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

    def _gzip(self, rest: bytes) -> bytes:
        """A gzip file with a name of random length: the page's size then tells nothing about what it holds (BREACH)."""
        head = b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"a" * secrets.randbelow(PADDING) + b"\0"
        check, size = zlib.crc32(rest, zlib.crc32(self.first_bytes)), len(self.first_bytes) + len(rest)
        return head + self.squeezed + _last_stretch(rest) + struct.pack("<LL", check, size)
