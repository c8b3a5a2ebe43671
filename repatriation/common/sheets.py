"""A page with blanks: written once by its template, then filled in many times.

The tags of the public pages write a blank wherever something typed or personal will stand. So a page is rendered once
for all who get the same questions, each request only fills it in, and nothing typed ever passes through a template.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Characters for private use: no template has them, and what is filled in is not looked at again.
OPEN, CLOSE, PART = "\ue000", "\ue001", "\ue002"
BLANK = re.compile(f"{OPEN}([^{PART}]*){PART}([^{PART}]*){PART}([^{CLOSE}]*){CLOSE}")

Values = Mapping[str, Any]
Filler = Callable[[Values, str, str], str]


def blank(kind: str, name: str, rest: str = "") -> SafeString:
    """Where the value `name` will stand, in the way of its kind."""
    return mark_safe(f"{OPEN}{kind}{PART}{name}{PART}{rest}{CLOSE}")  # noqa: S308 - made of names and our own markup


def readable_only(value: Any) -> str:
    """A value without the signs that no page can show."""
    text = "" if value is None else str(value)
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


FILLERS: dict[str, Filler] = {"text": _text, "checked": _checked, "options": _options}


class Sheet:
    """A rendered page, cut at its blanks."""

    def __init__(self, html: str) -> None:
        pieces = BLANK.split(html)
        self.first = pieces[0]
        self.blanks = [
            (FILLERS[kind], name, rest, following)
            for kind, name, rest, following in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True)
        ]

    def filled(self, values: Values) -> str:
        parts = [self.first]
        for fill, name, rest, following in self.blanks:
            parts += (fill(values, name, rest), following)
        return "".join(parts)
