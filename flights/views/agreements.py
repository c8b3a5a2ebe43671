"""Reciprocity: the agreements with other states, the ledger both ways, and its counter-entries."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_countries import countries

from flights.forms.lists import CorrectionForm
from flights.models import ReciprocityAgreement
from flights.operations.correct import correct_ledger
from flights.queries.ledger import ledger
from flights.rules import may_plan, may_see_agreements
from flights.views.acting import ActsOn
from flights.views.pages import agreement_page
from repatriation.common.refusals import NotAllowed

PAGE_SIZE = 20
CORRECTIONS_SHOWN = 100


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    if not may_see_agreements(request.user):
        raise NotAllowed
    found = ReciprocityAgreement.objects.visible_to(request.user).order_by("counterpart", "-starts_on", "pk")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "flights/agreements.html", {"page": page})


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReciprocityAgreement.objects.visible_to(request.user), pk=pk)
    context = {
        "agreement": found,
        "home": countries.name(settings.HOME_COUNTRY),
        "ledger": ledger(found),
        "sides": sides(found),
        "rotations": found.rotations.visible_to(request.user).order_by("-planned_at", "pk")[:CORRECTIONS_SHOWN],
        "corrections": found.corrections.select_related("by").order_by("-at", "-pk")[:CORRECTIONS_SHOWN],
        "may_correct": may_plan(found, request.user),
        "now": timezone.now(),
        "zone": settings.HOME_TIME_ZONE,
    }
    return render(request, "flights/agreement.html", context)


def sides(agreement: ReciprocityAgreement) -> list[dict[str, Any]]:
    """Both directions as the rows of the table and the two bars; `share` is of the longer one, in percent."""
    found = ledger(agreement)
    longest = max(found.ours_carried_by_them, found.theirs_carried_by_us, 1)
    rows = [
        ("ours", found.ours_carried_by_them, found.seats_for_ours, found.used_by_ours, found.unfilled_for_ours),
        ("theirs", found.theirs_carried_by_us, found.seats_for_theirs, found.used_by_theirs, found.unfilled_for_theirs),
    ]
    return [
        {
            "side": side,
            "carried": carried,
            "seats": seats,
            "used": used,
            "unfilled": unfilled,
            "share": max(carried, 0) * 100 // longest,
        }
        for side, carried, seats, used, unfilled in rows
    ]


def correction_form(typed: Any, agreement: ReciprocityAgreement, user: Any) -> forms.Form:
    return CorrectionForm(typed, agreement=agreement)


@ActsOn(
    ReciprocityAgreement,
    rule=may_plan,
    title=_("Corregir el saldo con un contraasiento"),
    page=agreement_page,
    form=correction_form,
)
def correct(request: HttpRequest, agreement: ReciprocityAgreement, answers: dict[str, Any]) -> None:
    correct_ledger(agreement, **answers, by=request.user, at=timezone.now())
