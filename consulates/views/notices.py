"""Notices on the public site: all of them by pages, and each at an address that never changes."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from consulates.queries.notices import public_notice, public_notices
from repatriation.common.open_pages import kept_page, open_page

PAGE = 20


@open_page
def notices(request: HttpRequest) -> HttpResponse:
    page = Paginator(public_notices().select_related("correction"), PAGE).get_page(request.GET.get("pagina"))
    return render(request, "public/notices.html", {"page": page, "zone": settings.HOME_TIME_ZONE})


@open_page
def notice(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """With what it corrects, or what has corrected it."""
    found = public_notice(year, number)
    if found is None:
        raise Http404
    context = {"notice": found, "zone": settings.HOME_TIME_ZONE}
    return kept_page(request, "public/notice.html", lambda: context, of=(found.pk, found.state_since))
