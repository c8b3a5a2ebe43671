"""Paging by the key of the last row: however deep a page lies, the index finds it as fast as the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

PAGE_SIZE = 50
COUNT_LIMIT = 10_000
SEPARATOR = "~"


@dataclass(frozen=True)
class Page:
    """The rows, and what to ask for to get the page before and after; '' where there is none."""

    rows: list[Any]
    before: str
    after: str


@dataclass(frozen=True)
class Count:
    """Exact up to a limit; above it only that there are more."""

    number: int
    is_more: bool


@dataclass(frozen=True)
class Keyset:
    """An order by several columns, all ascending or all descending, the last one unique."""

    columns: tuple[str, ...]
    descending: bool = False

    def page(self, rows: Any, *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> Page:
        """The page after or before a key, the first one without or with a key that nobody gave out."""
        if before_key := self._parse(rows.model, before):
            return self._page_before(rows, before_key, size)
        after_key = self._parse(rows.model, after)
        if after_key is None:
            return self._page_after(rows, None, size)
        page = self._page_after(rows, after_key, size)
        # The rows behind the key may be gone meanwhile: then the last rows that there are.
        return page if page.rows else self._page_before(rows, after_key, size)

    def _page_after(self, rows: Any, key: Sequence[Any] | None, size: int) -> Page:
        behind = rows if key is None else rows.filter(self._beyond(key, forward=True))
        found = list(behind.order_by(*self._order(forward=True))[: size + 1])
        shown = found[:size]
        has_before = bool(shown) and key is not None and self._is_there(rows, shown[0], forward=False)
        return Page(
            rows=shown,
            before=self._key(shown[0]) if has_before else "",
            after=self._key(shown[-1]) if len(found) > size else "",
        )

    def _page_before(self, rows: Any, key: Sequence[Any], size: int) -> Page:
        ahead = rows.filter(self._beyond(key, forward=False))
        found = list(ahead.order_by(*self._order(forward=False))[: size + 1])
        if len(found) < size:
            return self._page_after(rows, None, size)
        shown = found[:size][::-1]
        return Page(
            rows=shown,
            before=self._key(shown[0]) if len(found) > size else "",
            after=self._key(shown[-1]) if self._is_there(rows, shown[-1], forward=True) else "",
        )

    def _is_there(self, rows: Any, row: models.Model, *, forward: bool) -> bool:
        key = [getattr(row, column) for column in self.columns]
        return bool(rows.filter(self._beyond(key, forward=forward)).order_by().exists())

    def _beyond(self, key: Sequence[Any], *, forward: bool) -> Any:
        """(a, b, c) > (x, y, z), as one comparison of rows."""
        lookup = TupleGreaterThan if forward != self.descending else TupleLessThan
        return lookup(Tuple(*self.columns), tuple(key))

    def _order(self, *, forward: bool) -> list[str]:
        sign = "" if forward != self.descending else "-"
        return [sign + column for column in self.columns]

    def _key(self, row: models.Model) -> str:
        fields = (row._meta.get_field(column) for column in self.columns)
        return SEPARATOR.join(field.value_to_string(row) for field in fields)  # type: ignore[union-attr]

    def _parse(self, model: type[models.Model], key: str) -> list[Any] | None:
        parts = key.split(SEPARATOR)
        if len(parts) != len(self.columns):
            return None
        try:
            fields = (model._meta.get_field(column) for column in self.columns)
            return [field.clean(part, None) for field, part in zip(fields, parts, strict=True)]  # type: ignore[union-attr]
        except ValidationError:
            return None


def count_of(rows: Any, limit: int = COUNT_LIMIT) -> Count:
    """How many rows there are, without counting past the limit."""
    counted = rows.order_by()[: limit + 1].count()
    return Count(min(counted, limit), counted > limit)
