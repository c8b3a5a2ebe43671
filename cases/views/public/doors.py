"""What every public view has: open to anybody, without cookie or token, and never kept where it is personal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from repatriation.common.open_pages import open_page
from repatriation.common.sheets import Sheet
from repatriation.common.templatetags.portal import is_switched

View = Callable[..., HttpResponse]
__all__ = ["form_response", "open_page", "personal_page"]


def form_response(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """A page with a form of its own: written, and filled in with what was typed, here or in the other language."""
    html = render_to_string(template, {"form": form, **context}, request)
    return Sheet(html).response(request, form.data if request.method == "POST" else request.POST or form.data)


def came_whole(request: HttpRequest) -> bool:
    """Whether all of a typed page arrived: one cut off on the way must not stand in the place of what was kept.

    Nobody reads the answer to the other half. Files are looked at by whoever takes them.
    """
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return True
    try:
        return len(request.body) >= int(request.META.get("CONTENT_LENGTH") or 0)
    except UnreadablePostError:
        return False


def personal_page(view: View) -> View:
    """A page under an address that is a key: GET shows, POST acts, nobody keeps a copy.

    Who comes from the other language with something typed is shown the page: nothing is sent, checked or counted.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def unkept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_whole = came_whole(request)
        if is_whole and is_switched(request):
            request.method = "GET"
        response = view(request, *args, **kwargs) if is_whole else HttpResponse(status=400)
        response["Cache-Control"] = "no-store, private"
        return response

    opened: View = login_not_required(csrf_exempt(unkept))
    return opened
