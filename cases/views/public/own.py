"""My registration: by reference and secret, and what the household itself may do with it."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from cases.forms.public.own import CorrectContactForm, FindForm
from cases.models import Case
from cases.operations.correct import correct_contact
from cases.operations.leave import return_by_own_means, withdraw_case
from cases.queries.status import case_of_household, own_page
from cases.rules.answers import Answers
from cases.rules.next_steps import heading_of, milestones_after
from cases.rules.priority import factor_sentence
from cases.rules.sentences import sentence
from cases.tabs import HOUSEHOLD_PANELS, Panel
from cases.views.public.doors import form_response, personal_page
from cases.views.public.draft import today
from repatriation.common.limits import limited

Found = Callable[[HttpRequest, Case], HttpResponse]


@personal_page
@limited("look_up")
def find_status(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = FindForm(typed, answers=Answers(), today=today())
    if form.is_bound and form.is_valid():
        return redirect("public:status", form.cleaned_data["reference"], form.cleaned_data["secret"])
    return form_response(request, "public/find_status.html", form)


def of_household(view: Found) -> Callable[[HttpRequest, str, str], HttpResponse]:
    """The view of a registration; the same answer for a wrong secret and for a reference that doesn't exist."""

    @personal_page
    @limited("own_page", by="reference", methods=("GET", "HEAD", "POST"))
    def found(request: HttpRequest, reference: str, secret: str) -> HttpResponse:
        case = case_of_household(reference, secret)
        if case is not None:
            with timezone.override(ZoneInfo(case.office.timezone)):
                return view(request, case)
        response = render(request, "public/unknown.html", status=404)
        response._has_been_logged = True  # type: ignore[attr-defined]  # its address may be a secret mistyped
        return response

    return found


@of_household
def status(request: HttpRequest, case: Case) -> HttpResponse:
    at, read = timezone.now(), own_page(case)
    context = {
        "case": case,
        "heading": heading_of(case),
        "names": read.names,
        "events": [(sentence(event), event.at) for event in read.events],
        "ahead": milestones_after(case),
        "reasons": [factor_sentence(factor) for factor in case.factors],
        "panels": [_rendered(panel, case, request, at) for panel in HOUSEHOLD_PANELS],
        "may_leave": case.lifecycle.allows(case, "withdraw", None) if "withdraw" in case.lifecycle.table else False,
    }
    return render(request, "public/status.html", context)


def _rendered(panel: Panel, case: Case, request: HttpRequest, at: Any) -> str:
    return render_to_string(panel.template, {"case": case, **panel.context(case, None, at)}, request)


@of_household
def withdraw(request: HttpRequest, case: Case) -> HttpResponse:
    if request.method != "POST":
        return render(request, "public/withdraw.html", {"case": case})
    withdraw_case(case, by=None, at=timezone.now())
    return redirect("public:status", case.reference, case.secret)


@of_household
def returned(request: HttpRequest, case: Case) -> HttpResponse:
    if request.method != "POST":
        return render(request, "public/returned.html", {"case": case})
    return_by_own_means(case, by=None, at=timezone.now())
    return redirect("public:status", case.reference, case.secret)


@of_household
def contact(request: HttpRequest, case: Case) -> HttpResponse:
    typed = request.POST if request.method == "POST" else {"email": case.email, "phone": str(case.phone)}
    form = CorrectContactForm(typed, answers=Answers(), today=today(), shows_errors=request.method == "POST")
    form.spec("phone").region = str(case.country)
    if request.method == "POST" and form.is_valid():
        correct_contact(case, **form.cleaned_data, by=None, at=timezone.now())
        return redirect("public:status", case.reference, case.secret)
    return form_response(request, "public/contact.html", form, case=case)
