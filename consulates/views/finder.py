"""Find my consulate: a list by country, an answer for each place, a map where there are many offices."""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import lru_cache
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from consulates.queries.contact import contacts_of, stamp_of_the_map
from consulates.queries.finder import Found, Place, answer_for, countries_with_offices, find_places, offices_in
from consulates.queries.map import DRAWN, state_map
from consulates.queries.places import countries, countries_with_subdivisions, subdivisions
from repatriation.common.open_pages import kept_page, open_page
from repatriation.common.refusals import StrOrPromise
from repatriation.common.sheets import Sheet, blank

LONGEST = 80


@open_page
def consulates(request: HttpRequest) -> HttpResponse:
    """The list of countries; with ?lugar= what the text can mean, or at once the only place that it means."""
    typed = request.GET.get("lugar", "")
    found = find_places(typed[:LONGEST]) if typed.strip() else None
    if found and len(found.places) == 1:
        return redirect(_address(found.places[0]))
    failed = _why_not(found) if found and not found.places else ""
    lines = countries_with_offices()
    return _page(request, "public/consulates.html", typed, found=found, failed=failed, lines=lines)


def _why_not(found: Found) -> StrOrPromise:
    if found.is_zip:
        return _("No conocemos ese código postal. Revise los cinco números, o escriba su estado.")
    return _("No conocemos ese lugar. Revise cómo está escrito, o escriba solo el país.")


@csp_replace({"object-src": SELF})
@open_page
def country(request: HttpRequest, country: str) -> HttpResponse:
    """Its states where the state decides; else the answer itself."""
    where, stamp = _known(country), stamp_of_the_map()
    if where.country not in _divided(stamp):
        return _answer(request, where, stamp)
    return _kept(request, "public/consulates_country.html", lambda now: _country(where, now), stamp)


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": SELF, "style-src": settings.STYLE_HASHES["map"]})
@open_page
def country_map(request: HttpRequest, country: str) -> HttpResponse:
    """The drawing alone: it comes after the list, for whom the line is slow."""
    where = _known(country)
    if where.country != DRAWN:
        raise Http404
    drawing = "public/consulates_map.svg"
    response = _kept(request, drawing, lambda now: {"map": state_map(on=now.date())}, stamp_of_the_map())
    response["Content-Type"] = "image/svg+xml"
    return response


@open_page
def place(request: HttpRequest, country: str, part: str) -> HttpResponse:
    return _answer(request, _known(country, part), stamp_of_the_map())


def _answer(request: HttpRequest, where: Place, stamp: Hashable) -> HttpResponse:
    return _kept(request, "public/consulate.html", lambda now: _place(where, now), stamp)


def _country(where: Place, now: datetime) -> dict[str, Any]:
    drawing = state_map(on=now.date()) if where.country == DRAWN else None
    areas = {area.office.pk: area for area in drawing.areas} if drawing else {}
    contacts = contacts_of(offices_in(where.country), at=now)
    return {
        "place": where,
        "states": [Place(where.country, code) for code, _label in subdivisions(where.country)],
        "offices": [(contact, areas.get(contact.office.pk, "")) for contact in contacts],
        "map": drawing,
    }


def _place(where: Place, now: datetime) -> dict[str, Any]:
    answer = answer_for(where, on=now.date())
    in_charge = [answer.in_charge] if answer.in_charge else []
    return {
        "place": where,
        "is_home": where.country == settings.HOME_COUNTRY,
        "is_elsewhere": answer.is_elsewhere,
        "contacts": contacts_of(in_charge, at=now),
        "also_here": contacts_of(answer.also_here, at=now),
    }


@lru_cache(maxsize=4)
def _divided(stamp: Hashable) -> frozenset[str]:
    """Asked once for each state of the map."""
    return countries_with_subdivisions()


def _kept(
    request: HttpRequest, template: str, context: Callable[[datetime], dict[str, Any]], stamp: Hashable
) -> HttpResponse:
    """Written once a minute, for its clocks, and after each change of the map."""
    now = timezone.now().replace(second=0, microsecond=0)
    fixed = {"failed": "", "typed": blank("text", "place"), "now": now}
    return kept_page(request, template, lambda: {**fixed, **context(now)}, of=(stamp, now))


def _page(request: HttpRequest, template: str, typed: str, **context: Any) -> HttpResponse:
    """What was typed is filled in; it never passes through the template."""
    context = {"failed": "", "typed": blank("text", "place"), "now": timezone.now(), **context}
    return Sheet(render_to_string(template, context, request)).response(request, {"place": typed})


def _known(country: str, part: str = "") -> Place:
    """The place of an address, or 404 for what is nowhere."""
    code, state = country.upper(), f"{country}-{part}".upper() if part else ""
    if code not in dict(countries()) or (state and state not in dict(subdivisions(code))):
        raise Http404
    return Place(code, state)


def _address(where: Place) -> str:
    if where.subdivision:
        return reverse("public:consulate_for", args=[where.country.lower(), where.part.lower()])
    return reverse("public:consulates_in", args=[where.country.lower()])
