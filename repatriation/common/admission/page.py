"""The small page of who has to wait: it keeps what was typed and sends it again by itself, or by its button."""

import math
from functools import cache

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.request import RawPostDataException, UnreadablePostError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from repatriation.common.sheets import Sheet, blank

TICKET = "turno"
MOST_KEPT = 64 * 1024
MOST_DRAINED = 48 * 1024 * 1024
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
READS = ("GET", "HEAD", "OPTIONS")
# Here staff type passwords, which no page ever gives back.
NEVER_KEPT = ("/staff/account/", "/staff/records/")

OPENS, KEPT, LOST = "opens", "kept", "lost"


def come_again(
    request: HttpRequest, *, seconds: float, ticket: str = "", template: str = "busy.html", status: int = 503
) -> HttpResponse:
    """The answer to who may come again in so many seconds; nothing that was typed is lost."""
    response = _json(request) if request.path.startswith("/api/") else _page(request, seconds, ticket, template)
    response.status_code = status
    response["Retry-After"] = str(math.ceil(seconds))
    response["Cache-Control"] = "no-store, private"
    response._has_been_logged = True  # type: ignore[attr-defined]  # its address may hold a secret
    response._csp_replace = {"style-src": settings.STYLE_HASHES["waiting"]}  # type: ignore[attr-defined]
    return response


def _json(request: HttpRequest) -> HttpResponse:
    with translation.override(_language(request)):
        return JsonResponse({"detail": _("El portal está muy ocupado. Vuelva a intentar en unos segundos.")})


def _page(request: HttpRequest, seconds: float, ticket: str, template: str) -> HttpResponse:
    query = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True)
    if ticket:
        query[TICKET] = ticket
    address = request.path + (f"?{query.urlencode()}" if query else "")
    way, typed = (OPENS, query) if request.method in READS else _typed(request)
    values = {
        ".seconds": math.ceil(seconds),
        ".address": address,
        ".typed": [(name, value) for name, values in typed.lists() for value in values],
    }
    return _sheet(template, way, bool(ticket), _language(request)).response(request, values)


def _typed(request: HttpRequest) -> tuple[str, QueryDict]:
    """What was sent, where it fits a page; a file does not: it is read to its end, so that the answer arrives."""
    if request.path.startswith(NEVER_KEPT):
        return LOST, QueryDict()
    length = _length(request)
    try:
        if not length or (request.content_type in FORMS and length <= MOST_KEPT and not request.FILES):
            return KEPT, request.POST
        if length <= MOST_DRAINED:
            while request.read(64 * 1024):
                pass
    except (SuspiciousOperation, UnreadablePostError, RawPostDataException):
        pass
    return LOST, QueryDict()


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else MOST_DRAINED + 1


def _language(request: HttpRequest) -> str:
    return translation.get_language_from_request(request, check_path=True)


@cache
def _sheet(template: str, way: str, has_ticket: bool, language: str) -> Sheet:
    """Written once for each way to wait and each language."""
    context = {
        "way": way,
        "has_ticket": has_ticket,
        "seconds": blank("text", ".seconds"),
        "address": blank("text", ".address"),
        "typed": blank("hidden", ".typed"),
        "style": format_html("<style>{}</style>", mark_safe(settings.INLINE_STYLES["waiting"])),  # noqa: S308 - our own file
        "ministry_name": settings.MINISTRY_NAME,
    }
    with translation.override(language):
        return Sheet(render_to_string(template, context))
