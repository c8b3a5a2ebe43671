"""Permits: what was asked of an authority, and what it answered."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flights.forms.permits import AssuranceForm, ConditionsForm, GrantForm
from flights.forms.reasons import ReasonForm
from flights.models import Permit
from flights.operations import permits
from flights.rules import may_manage_permit
from flights.views.acting import ActsOn, plain
from flights.views.pages import permit_page

OF_PERMIT: dict[str, Any] = {"rule": may_manage_permit, "page": permit_page}


def grant_form(typed: Any, permit: Permit, user: Any) -> forms.Form:
    return GrantForm(typed, permit=permit)


@ActsOn(Permit, title=_("Registrar que el permiso fue pedido"), **OF_PERMIT)
def request_permit(request: HttpRequest, permit: Permit, answers: dict[str, Any]) -> None:
    permits.request_permit(permit, by=request.user, at=timezone.now())


@ActsOn(Permit, title=_("Registrar el permiso concedido"), form=grant_form, **OF_PERMIT)
def grant_permit(request: HttpRequest, permit: Permit, answers: dict[str, Any]) -> None:
    number, valid_until = answers["number"], answers["valid_until"]
    permits.grant_permit(permit, number=number, valid_until=valid_until, by=request.user, at=timezone.now())


@ActsOn(Permit, title=_("Registrar condiciones de la autoridad"), form=plain(ConditionsForm), **OF_PERMIT)
def grant_with_conditions(request: HttpRequest, permit: Permit, answers: dict[str, Any]) -> None:
    permits.grant_with_conditions(permit, conditions=answers["conditions"], by=request.user, at=timezone.now())


@ActsOn(Permit, title=_("Registrar que el permiso fue negado"), form=plain(ReasonForm), is_grave=True, **OF_PERMIT)
def refuse_permit(request: HttpRequest, permit: Permit, answers: dict[str, Any]) -> None:
    permits.refuse_permit(permit, reason=answers["reason"], by=request.user, at=timezone.now())


@ActsOn(Permit, title=_("Registrar que el permiso fue revocado"), form=plain(ReasonForm), is_grave=True, **OF_PERMIT)
def revoke_permit(request: HttpRequest, permit: Permit, answers: dict[str, Any]) -> None:
    permits.revoke_permit(permit, reason=answers["reason"], by=request.user, at=timezone.now())


@ActsOn(Permit, title=_("Anotar una promesa de palabra"), form=plain(AssuranceForm), **OF_PERMIT)
def note_assurance(request: HttpRequest, permit: Permit, answers: dict[str, Any]) -> None:
    permits.note_assurance(permit, words=answers["words"], by=request.user, at=timezone.now())
