"""Pages that belong to no app: the way in, the health of the service, the desk."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from repatriation.common.refusals import NotAllowed
from repatriation.common.web import DATABASE_TROUBLE, database_trouble
from repatriation.desk import desk as desk_of
from repatriation.desk.health import readiness


@login_not_required
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """The bare address leads to Spanish, or to English for a browser that asks for it and not for Spanish."""
    return redirect(f"/{translation.get_language_from_request(request)}/")


@login_not_required
@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Whether this process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether this process should get requests: one line for each thing it needs, in words for the operator."""
    try:
        checks = readiness(at=timezone.now())
    except (OperationalError, InterfaceError) as trouble:
        return HttpResponse(f"database: away ({type(trouble).__name__})\n", content_type="text/plain", status=503)
    status = 200 if all(check.is_well for check in checks if check.needed) else 503
    return HttpResponse("".join(f"{check}\n" for check in checks), content_type="text/plain", status=status)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "staff/desk.html", desk_of(request.user, at=timezone.now()))


@login_not_required
@require_POST
def staff_language(request: HttpRequest) -> HttpResponse:
    """Sets the language cookie of the staff pages; before signing in too."""
    return set_language(request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Staff keep their frame; what is another office's looks the same as what is not there."""
    if _is_staff_page(request):
        return render(request, "staff/missing.html", status=404)
    return defaults.page_not_found(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django itself forbids reads like a refusal of our own."""
    if _is_staff_page(request):
        context = {"sentence": NotAllowed().sentence, "back": reverse("desk")}
        return render(request, "staff/refusal.html", context, status=403)
    return defaults.permission_denied(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """Before a view is reached (a session can't be read) the database may be away too: that is no failure of ours."""
    trouble = sys.exception()
    if isinstance(trouble, DATABASE_TROUBLE):
        return database_trouble(request, trouble)
    return defaults.server_error(request)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Written without the request: what is wrong with it may be its host, and nobody may be signed in yet."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def _is_staff_page(request: HttpRequest) -> bool:
    return request.path.startswith("/staff/") and request.user.is_authenticated
