"""Pages of the API by the key of the last row."""

from typing import Any

from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from cases.queries.keyset import Keyset, Page
from cases.queries.queue import CASE_ORDER


class KeysetPagination(BasePagination):
    """`next` and `previous` are addresses, or null at the ends."""

    keyset: Keyset
    page: Page
    address: str

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any]:
        asked = request.query_params
        self.address = request.build_absolute_uri()
        self.page = self.keyset.page(queryset, after=asked.get("after", ""), before=asked.get("before", ""))
        return self.page.rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "next": self._address("after", "before", self.page.after),
                "previous": self._address("before", "after", self.page.before),
                "results": data,
            }
        )

    def _address(self, asked: str, other: str, key: str) -> str | None:
        return replace_query_param(remove_query_param(self.address, other), asked, key) if key else None


class InOrderOfHelp(KeysetPagination):
    keyset = CASE_ORDER


class OldestFirst(KeysetPagination):
    keyset = Keyset(("id",))
