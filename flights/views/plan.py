"""Planning: a new rotation, its legs, the permits it needs."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from flights.forms.plan import LegForm, PermitForm, RotationForm
from flights.models import Leg, Rotation
from flights.operations.plan import add_leg as add_leg_to
from flights.operations.plan import need_permit as need_permit_for
from flights.operations.plan import plan_rotation
from flights.rules import may_plan
from flights.views.acting import ActsOn, plain
from flights.views.pages import leg_page, rotation_page
from repatriation.common.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def new_rotation(request: HttpRequest) -> HttpResponse:
    if not may_plan(None, request.user):
        raise NotAllowed
    form = RotationForm(request.POST or None, user=request.user)
    if form.is_valid():
        rotation = plan_rotation(**form.cleaned_data, by=request.user, at=timezone.now())
        return redirect(rotation_page(rotation))
    return render(request, "flights/new_rotation.html", {"form": form}, status=422 if form.is_bound else 200)


def leg_form(typed: Any, rotation: Rotation, user: Any) -> forms.Form:
    return LegForm(typed, initial={"number": rotation.legs.count() + 1, "carries": rotation.operated_by})


@ActsOn(Rotation, rule=may_plan, title=_("Añadir un tramo"), page=rotation_page, form=leg_form)
def add_leg(request: HttpRequest, rotation: Rotation, answers: dict[str, Any]) -> None:
    typed_in_parts = {"departs_on", "departs_hour", "arrives_on", "arrives_hour"}
    fields = {name: value for name, value in answers.items() if name not in typed_in_parts}
    add_leg_to(rotation, **fields, by=request.user, at=timezone.now())


@ActsOn(Leg, rule=may_plan, title=_("Añadir un permiso"), page=leg_page, form=plain(PermitForm))
def need_permit(request: HttpRequest, leg: Leg, answers: dict[str, Any]) -> None:
    need_permit_for(leg, **answers, by=request.user, at=timezone.now())
