"""What every page needs: the ministry's name, the second factor, and an answer when the database is away."""

import logging
import random
from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from repatriation.common.admission.page import come_again

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
DATABASE_TROUBLE = (OperationalError, InterfaceError)
WAY_IN = ("/staff/account/", "/staff/language/")


def ministry(request: HttpRequest) -> dict[str, Any]:
    """Template context: whose portal this is."""
    return {"ministry_name": settings.MINISTRY_NAME, "home_country": settings.HOME_COUNTRY, "is_local": settings.LOCAL}


class SecondFactorMiddleware:
    """With REQUIRE_SECOND_FACTOR, staff without one reach only the pages where they set it up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_SECOND_FACTOR and self._must_set_up(request):
            return redirect("mfa_index")
        return self.get_response(request)

    def _must_set_up(self, request: HttpRequest) -> bool:
        if not request.path.startswith(("/staff/", "/api/")) or request.path.startswith(WAY_IN):
            return False
        return request.user.is_authenticated and not is_mfa_enabled(request.user)


class DatabaseTroubleMiddleware:
    """A lost or overloaded database answers 503 with Retry-After and keeps what was typed in the browser; never 500."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DATABASE_TROUBLE):
            return None
        return database_trouble(request, exception)


def database_trouble(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not all come back in the same second."""
    logger.error("database trouble: %s", type(exception).__name__)
    return come_again(request, seconds=random.uniform(10, 19))  # noqa: S311 - only spreads those who come back
