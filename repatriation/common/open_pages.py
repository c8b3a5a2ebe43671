"""Pages that say the same to everybody: open without cookie or token, written once and sent as often as asked."""

from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from repatriation.common.sheets import Sheet

View = Callable[..., HttpResponse]
MOST_KEPT = 200
_written: dict[Hashable, Sheet] = {}


def open_page(view: View) -> View:
    """A page that says the same to everybody; may be kept for a minute."""
    reading = require_http_methods(["GET", "HEAD"])(view)
    opened: View = login_not_required(csrf_exempt(cache_control(public=True, max_age=60)(reading)))
    return opened


def kept_page(
    request: HttpRequest, template: str, context: Callable[[], dict[str, Any]] | None = None, *, of: Hashable = None
) -> HttpResponse:
    """The page as this process wrote it when it was last asked for with the same `of`; `context` is for writing it.

    An address with a query is written anew: what somebody puts there is kept for nobody else.
    """
    key = (template, get_language(), request.path, settings.MINISTRY_NAME, of)
    if request.GET:
        return _sheet(request, template, context).response(request, {})
    if key not in _written:
        if len(_written) >= MOST_KEPT:
            _written.clear()
        _written[key] = _sheet(request, template, context)
    return _written[key].response(request, {})


def _sheet(request: HttpRequest, template: str, context: Callable[[], dict[str, Any]] | None) -> Sheet:
    return Sheet(render_to_string(template, context() if context else {}, request))
