"""Bars: an svg of rects (nothing inline for the content security policy to refuse) with its figures in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template

from repatriation.common.refusals import StrOrPromise

register = template.Library()
FULL = 1000


@dataclass(frozen=True)
class Part:
    """One piece of a bar. `tone` is ok, offered, free or bad; `words` say the figure: "141 aceptados"."""

    tone: str
    count: int
    words: StrOrPromise


@register.inclusion_tag("staff/_bar.html")
def bar(parts: Iterable[Part]) -> dict[str, Any]:
    """{% bar leg.parts %}: widths in thousandths of the sum, so that rounding leaves no gap."""
    pieces = list(parts)
    total, before, rects = max(1, sum(piece.count for piece in pieces)), 0, []
    for piece in pieces:
        start, end = FULL * before // total, FULL * (before + piece.count) // total
        rects.append({"tone": piece.tone, "x": start, "width": end - start})
        before += piece.count
    return {"parts": pieces, "rects": rects}
