"""The list of rotations, and the page of one: legs, permits, approval, manifests, and who did what."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, F, Min, Prefetch, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from flights.models import Leg, Permit, Rotation
from flights.queries.places import Places, places_of
from flights.rules import may_plan, may_see_flights
from flights.views.gates import permit_row
from flights.views.rotation_page import rotation_context
from repatriation.common.refusals import NotAllowed

PAGE_SIZE = 25


@require_safe
def rotations(request: HttpRequest) -> HttpResponse:
    """What comes next first, then what is past, latest first."""
    if not may_see_flights(request.user):
        raise NotAllowed
    shown = Paginator(_in_time(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"rotations": shown, "rows": _rows(shown, request.user), "may_plan": may_plan(None, request.user)}
    return render(request, "flights/rotations.html", context)


def _rows(shown: Iterable[Rotation], user: Any) -> list[dict[str, Any]]:
    rotations = list(shown)
    places = places_of(leg for rotation in rotations for leg in rotation.legs.all())
    return [
        {"rotation": rotation, "legs": [_leg(leg, places[leg.pk], user) for leg in rotation.legs.all()]}
        for rotation in rotations
    ]


def _leg(leg: Leg, places: list[Places], user: Any) -> dict[str, Any]:
    permits = [permit_row(permit, leg, user, is_ahead=False) for permit in leg.permits.all()]
    return {"leg": leg, "places": places, "permits": permits}


def _in_time(user: Any) -> QuerySet[Rotation]:
    legs = Leg.objects.select_related("origin", "destination").prefetch_related(
        Prefetch("permits", Permit.objects.filter(is_mandatory=True).order_by("kind", "id"))
    )
    starts = Min("legs__departs_at")
    return (
        Rotation.objects.visible_to(user)
        .annotate(starts=starts)
        .annotate(is_past=Case(When(starts__lt=timezone.now(), then=Value(True)), default=Value(False)))
        .annotate(coming=Case(When(is_past=False, then=F("starts"))))
        .order_by("is_past", F("coming").asc(nulls_last=True), F("starts").desc(nulls_last=True), "pk")
        .prefetch_related(Prefetch("legs", legs.order_by("number", "id")))
    )


@require_safe
def rotation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Rotation.objects.visible_to(request.user).select_related("agreement", "planned_by"), pk=pk
    )
    return render(request, "flights/rotation.html", rotation_context(found, request.user))
