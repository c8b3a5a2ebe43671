"""Pages that belong to no app: the way in, the health of the service, the desk."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language


@login_not_required
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """The bare address leads to Spanish, or to English for a browser that asks for it and not for Spanish."""
    return redirect(f"/{translation.get_language_from_request(request)}/")


@login_not_required
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether this process can do work now: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready", content_type="text/plain")


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "staff/desk.html")


@require_POST
def staff_language(request: HttpRequest) -> HttpResponse:
    """Sets the language cookie of the staff pages."""
    return set_language(request)
