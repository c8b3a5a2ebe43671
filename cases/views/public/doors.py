"""What every public view has: open to anybody, without cookie or token, and never kept where it is personal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from repatriation.common.open_pages import open_page
from repatriation.common.sheets import Sheet

View = Callable[..., HttpResponse]
__all__ = ["form_response", "open_page", "personal_page"]


def form_response(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """A page with a form of its own: written, and filled in with what was typed."""
    html = render_to_string(template, {"form": form, **context}, request)
    return Sheet(html).response(request, form.data)


def personal_page(view: View) -> View:
    """A page under an address that is a key: GET shows, POST acts, nobody keeps a copy."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def unkept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    opened: View = login_not_required(csrf_exempt(unkept))
    return opened
