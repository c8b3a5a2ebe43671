"""Append-only history of a table, written by database triggers with the user and the reason of the change."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import pghistory
import pghistory.middleware
import pgtrigger
from django.db import models
from django.http import HttpRequest, HttpResponse

M = TypeVar("M", bound=models.Model)


def tracked_without(*fields: str) -> Callable[[type[M]], type[M]]:
    """Class decorator: every change of the table leaves a row in <Model>History (`thing.history`), without `fields`."""

    def decorate(model: type[M]) -> type[M]:
        track = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
            exclude=list(fields),
        )
        return cast(type[M], track(model))

    return decorate


def tracked(model: type[M]) -> type[M]:
    """The same with all fields."""
    return tracked_without()(model)


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Notes which member of staff changed something; never the address, which holds secrets on public pages."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(("/staff/", "/api/")):
            return cast(HttpResponse, self.get_response(request))
        return cast(HttpResponse, super().__call__(request))  # type: ignore[no-untyped-call]

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"user": request.user.pk if request.user.is_authenticated else None}


def append_only() -> pgtrigger.Protect:
    """A trigger that refuses every UPDATE and DELETE of the table, from whatever client."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def guarded_states(edges: list[tuple[str, str]]) -> pgtrigger.FSM:
    """A trigger that refuses every change of `state` that is in no lifecycle table."""
    return pgtrigger.FSM(name="guarded_states", field="state", transitions=edges, separator="/")
