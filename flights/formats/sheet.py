"""A printable list as plain values, already in words: what every layout is made from."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`facts` stand over the table, `totals` under it; `page` is the footer with %(page)s and %(pages)s to fill."""

    language: str
    owner: str
    title: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, str], ...]
    footer: str
    page: str
