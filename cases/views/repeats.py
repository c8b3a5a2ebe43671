"""An officer decides whether two registrations are one household; the household reads that there is a second one."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.models import Case, Repeat
from cases.operations.settle_repeat import join_repeat, part_repeat
from cases.queries.repeats import repeat_told_to
from cases.tabs import Panel, add_household_panel
from cases.views.actions import back_to
from cases.views.case import case_to_work


def _repeat(request: HttpRequest, case: Case) -> Repeat:
    known = Repeat.objects.visible_to(request.user).select_related("case__office", "earlier__office")
    repeat: Repeat = get_object_or_404(known, case=case)
    return repeat


@require_POST
def join(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    join_repeat(_repeat(request, case), by=request.user, at=timezone.now())
    return back_to(case, request, _("Los dos registros son ahora uno, con los datos más nuevos."))


@require_POST
def part(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    part_repeat(_repeat(request, case), by=request.user, at=timezone.now())
    return back_to(case, request, _("Quedó anotado que son familias distintas."))


def told(case: Case, _user: Any, _at: datetime) -> dict[str, Any]:
    return {"repeat": repeat_told_to(case)}


def register() -> None:
    """High on the page, below an offer."""
    add_household_panel(Panel("repeated", _("Otro registro"), "public/_repeated.html", told))
