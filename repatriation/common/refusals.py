"""Refusal: an expected "no", with a sentence for the person who asked and an HTTP status."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response
from rest_framework.views import exception_handler

StrOrPromise = str | Promise


class Refusal(Exception):
    """Raised by operations. Nothing was written: the transaction of the operation is rolled back."""

    def __init__(self, sentence: StrOrPromise, *, status: int = 409) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class NotAllowed(Refusal):
    """The person is known and may see the thing, but this act is not theirs."""

    def __init__(self) -> None:
        super().__init__(_("Esta acción no le corresponde a su cuenta."), status=403)


class RefusalMiddleware:
    """Turns a Refusal that leaves a view into a page that says why and leads back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        is_staff = request.path.startswith("/staff/")
        page = "staff/refusal.html" if is_staff else "refusal.html"
        context = {"sentence": exception.sentence, "back": _way_back(request)}
        response = render(request, page, context, status=exception.status)
        # An expected "no" on a public page needs no line in the log, and its address may be a key.
        response._has_been_logged = not is_staff  # type: ignore[attr-defined]
        return response


def _way_back(request: HttpRequest) -> str:
    """The page that the person came from; an action's own address answers to POST only."""
    referer = request.headers.get("Referer", "")
    return referer if url_has_allowed_host_and_scheme(referer, {request.get_host()}) else request.path


def refusal_response(exception: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: a Refusal is {"detail": sentence} with its status."""
    if isinstance(exception, Refusal):
        return Response({"detail": str(exception.sentence)}, status=exception.status)
    return exception_handler(exception, context)
