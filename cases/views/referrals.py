"""Support at home: needs, referrals to the agencies, and the agency's own pages, which show the referral alone."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cases.enums import ReferralState
from cases.forms.staff import AnswerForm, NeedsForm, ReasonForm, ReferForm, SendReferralForm, StaffForm
from cases.models import Case, Referral
from cases.operations.reintegration import answer_referral as answer
from cases.operations.reintegration import assess_needs, drop_referral, send_referral
from cases.operations.reintegration import refer as refer_person
from cases.queries.keyset import PAGE_SIZE
from cases.queries.referrals import SEALED, answers, chosen, referral_page, referral_rows
from cases.rules.access import may_see_cases, may_see_referrals, may_support
from cases.views.actions import ask_again, back_to
from cases.views.case import find_case
from repatriation.common.refusals import NotAllowed


@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """An agency's own ones, or those of the cases that the officer sees; what is overdue on top."""
    if not may_see_referrals(request.user):
        raise NotAllowed
    state = request.GET.get("state", "")
    visible = chosen(Referral.objects.visible_to(request.user), state)
    page = Paginator(visible, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": referral_rows(page.object_list, at=timezone.now()),
        "state": state,
        "states": ReferralState.choices,
        "shows_case": may_see_cases(request.user),
    }
    return render(request, "cases/referrals.html", context)


@require_safe
def referral(request: HttpRequest, reference: str) -> HttpResponse:
    found = _find_referral(request, reference)
    context = {
        **referral_page(found, at=timezone.now()),
        "answers": [
            (button, AnswerForm(is_needed=button.needs, auto_id=f"{button.action}_%s"))
            for button in answers(found, request.user)
        ],
        "shows_case": may_see_cases(request.user),
        "draft": _draft_forms(found, request.user),
    }
    return render(request, "cases/referral.html", context)


def _draft_forms(referral: Referral, user: Any) -> dict[str, StaffForm] | None:
    """What is asked of who sends, or doesn't send, what a household asked for online."""
    if referral.state != ReferralState.DRAFT or not may_support(referral.case, user):
        return None
    reason = ReasonForm(action="drop", is_needed=True)
    return {"send": SendReferralForm(initial={"what": referral.what}), "drop": reason}


@require_POST
def send(request: HttpRequest, reference: str) -> HttpResponse:
    found = _referral_to_send(request, reference)
    form = SendReferralForm(request.POST)
    if not form.is_valid():
        return ask_again(request, found.case, form, title=_("Enviar la derivación"))
    send_referral(found, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, _("Derivación enviada."))
    return redirect("cases:referral", reference)


@require_POST
def drop(request: HttpRequest, reference: str) -> HttpResponse:
    found = _referral_to_send(request, reference)
    form = ReasonForm(request.POST, action="drop", is_needed=True)
    if not form.is_valid():
        return ask_again(request, found.case, form, title=_("No enviar"))
    drop_referral(found, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, _("Quedó anotado que no se envía."))
    return redirect("cases:referral", reference)


@require_POST
def answer_referral(request: HttpRequest, reference: str, action: str) -> HttpResponse:
    found = _find_referral(request, reference)
    form = AnswerForm(request.POST)
    form.full_clean()
    answer(found, action, note=form.cleaned_data.get("note", ""), by=request.user, at=timezone.now())
    messages.success(request, _("Respuesta guardada."))
    return redirect("cases:referral", reference)


@require_POST
def assess(request: HttpRequest, reference: str) -> HttpResponse:
    case = _case_to_support(request, reference)
    form = NeedsForm(request.POST, case=case)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Preguntar qué necesita"))
    assess_needs(case, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Necesidades anotadas."))


@require_POST
def refer(request: HttpRequest, reference: str) -> HttpResponse:
    case = _case_to_support(request, reference)
    form = ReferForm(request.POST, case=case)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Derivar"))
    refer_person(case, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Derivación enviada."))


def _find_referral(request: HttpRequest, reference: str) -> Referral:
    visible = Referral.objects.visible_to(request.user).select_related("person", "case", "line__agency", "by")
    return get_object_or_404(visible.defer(*SEALED), reference=reference)


def _referral_to_send(request: HttpRequest, reference: str) -> Referral:
    found = _find_referral(request, reference)
    if not may_support(found.case, request.user):
        raise NotAllowed
    return found


def _case_to_support(request: HttpRequest, reference: str) -> Case:
    case = find_case(request, reference)
    if not may_support(case, request.user):
        raise NotAllowed
    return case
