"""The reception desk at home: of everybody who boarded, who came out; then the way to needs and referrals."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.rules.access import may_receive
from flights.enums import Presence
from flights.forms.gate import ArrivalForm
from flights.models import BoardingScan, Leg, SeatOffer
from flights.operations.arrive import record_arrival
from flights.queries.at_the_gate import households_of, typed_household, with_people
from flights.queries.head_count import arrival_count
from flights.views.pages import reception_page
from repatriation.common.refusals import NotAllowed

PAGE_SIZE = 20


@dataclass(frozen=True)
class Flown:
    """One household that flew: its people who are noted, and a form for each of the others."""

    offer: SeatOffer
    noted: list[BoardingScan]
    forms: list[ArrivalForm]


@never_cache
@require_safe
def reception(request: HttpRequest, pk: int) -> HttpResponse:
    leg = _leg(request, pk)
    typed = request.GET.get("find", "").strip()
    flown = with_people(households_of(leg, request.user).filter(aboard__gt=0))
    found = typed_household(flown, typed) if typed else None
    shown: Any = ([found] if found else []) if typed else flown
    households = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
    return _page(request, leg, households, typed=typed)


@require_http_methods(["GET", "HEAD", "POST"])
def arrivals(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    """Note who of one household came out, in one go: all of the answers, or none when one of them is faulty."""
    leg = _leg(request, pk)
    back = f"{reception_page(leg)}?{urlencode({'find': reference})}"
    if request.method != "POST":
        return redirect(back)
    household = get_object_or_404(with_people(households_of(leg, request.user)), case__reference=reference)
    flown = _flown(household, _typed(request, household))
    if not all(form.is_valid() for form in flown.forms):
        return _page(request, leg, Paginator([household], 1).page(1), typed=reference, bound=flown, status=422)
    with transaction.atomic():
        for form in flown.forms:
            if form.cleaned_data["presence"]:
                record_arrival(form.scan, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect(back)


def _typed(request: HttpRequest, household: SeatOffer) -> QueryDict:
    """What was marked; one button says of everybody who is not noted yet that they came out."""
    if "everybody" not in request.POST:
        return request.POST
    typed = QueryDict(mutable=True)
    typed.update({f"scan-{scan.pk}-presence": Presence.PRESENT for scan in household.scans.all()})
    return typed


def _leg(request: HttpRequest, pk: int) -> Leg:
    if not may_receive(request.user):
        raise NotAllowed
    legs = Leg.objects.visible_to(request.user).select_related("rotation", "origin", "destination")
    return get_object_or_404(legs, pk=pk)


def _flown(offer: SeatOffer, typed: QueryDict | None = None) -> Flown:
    noted, forms = [], []
    for scan in offer.scans.all():
        if hasattr(scan, "arrival"):
            noted.append(scan)
        else:
            forms.append(ArrivalForm(typed, scan=scan))
    return Flown(offer, noted, forms)


def _page(
    request: HttpRequest, leg: Leg, households: Any, *, typed: str, bound: Flown | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "leg": leg,
        "count": arrival_count(leg),
        "households": households,
        "flown": [bound] if bound else [_flown(offer) for offer in households],
        "typed": typed,
    }
    return render(request, "flights/reception.html", context, status=status)
