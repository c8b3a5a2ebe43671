"""Work of a request that its answer doesn't wait for."""

from collections.abc import Callable

from django.http import HttpResponse


def afterwards(response: HttpResponse, work: Callable[[], object]) -> HttpResponse:
    """`work` is done when the whole answer was handed to the server, and so shows nobody anything by its duration."""
    response._resource_closers.append(work)  # type: ignore[attr-defined]
    return response
