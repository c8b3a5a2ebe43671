"""My registration: by reference and secret, how it stands, and how the household leaves."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from cases.enums import BEFORE_RETURN_STATES, CaseKind, CaseState, Clock
from cases.forms.public.own import FindForm
from cases.models import Case
from cases.operations.leave import reopen_case, return_by_own_means, withdraw_case
from cases.operations.need import confirm_need
from cases.queries.status import OwnPage, case_of_household, just_done, own_page, steps
from cases.rules import own_pages as pages
from cases.rules.answers import Answers
from cases.rules.need import reopens_until, unanswered
from cases.rules.next_steps import heading_of, is_asked_now, milestones_after, now_of
from cases.rules.priority import factor_sentence
from cases.tabs import HOUSEHOLD_PANELS, Panel
from cases.views.public.doors import form_response, personal_page
from cases.views.public.draft import today
from repatriation.common.limits import limited
from repatriation.common.moments import full_words

Found = Callable[..., HttpResponse]
# In the query of the registration's address: the household comes from saving something.
SAVED = "guardado"


@personal_page
@limited("look_up")
def find_status(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = FindForm(typed, answers=Answers(), today=today())
    if form.is_bound and form.is_valid():
        return redirect("public:status", form.cleaned_data["reference"], form.cleaned_data["secret"])
    return form_response(request, "public/find_status.html", form)


def of_household(view: Found) -> Found:
    """The view of a registration; the same answer for a wrong secret and for a reference that doesn't exist."""

    @personal_page
    @limited("own_page", by="reference", methods=("GET", "HEAD", "POST"))
    def found(request: HttpRequest, reference: str, secret: str, **more: Any) -> HttpResponse:
        case = case_of_household(reference, secret)
        if case is not None:
            with timezone.override(ZoneInfo(case.office.timezone)):
                return view(request, case, **more)
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
        "now": now_of(case),
        "steps": steps(read.events),
        "done": just_done(case, read.events) if SAVED in request.GET else [],
        "ahead": milestones_after(case),
        "reasons": [factor_sentence(factor) for factor in case.factors],
        "urgent": [_rendered(panel, case, request, at) for panel in HOUSEHOLD_PANELS if panel.rank <= 0],
        "panels": [_rendered(panel, case, request, at) for panel in HOUSEHOLD_PANELS if panel.rank > 0],
        **_clocks(case, read, at),
        **_acts(case, read),
    }
    return render(request, "public/status.html", context)


def _rendered(panel: Panel, case: Case, request: HttpRequest, at: Any) -> str:
    return render_to_string(panel.template, {"case": case, **panel.context(case, None, at)}, request)


def _clocks(case: Case, read: OwnPage, at: Any) -> dict[str, Any]:
    """By when what happens, and what is late."""
    reading, need = read.due.get(Clock.TIER_ONE) or read.due.get(Clock.TRIAGE), read.due.get(Clock.STILL_IN_NEED)
    may_ask, until = pages.may_ask_need(case), reopens_until(case)
    is_waited_for = unanswered((event.code, event.actor) for event in read.events) > 0
    asks_need = may_ask and (is_waited_for or is_asked_now(need, at))
    return {
        "read_by": _moment(case, reading) if reading and not case.read_at else "",
        "reading_is_late": bool(reading and reading < at),
        "asks_need": asks_need,
        "need_on": _moment(case, need) if may_ask and need and not asks_need else "",
        "reopens_until": _moment(case, until) if until and until > at else "",
        "answer_by": _moment(case, read.due[Clock.REVIEW]) if Clock.REVIEW in read.due else "",
    }


def _moment(case: Case, moment: Any) -> str:
    return full_words(moment, zone=case.office.timezone, place=case.office.city_name)


def _acts(case: Case, read: OwnPage) -> dict[str, Any]:
    """What the household may do now: only that has a link."""
    leaves = "withdraw" in case.lifecycle.table and case.lifecycle.allows(case, "withdraw", None)
    return {
        "members": read.members,
        "is_represented": read.is_represented,
        "review": read.review,
        "may_leave": leaves,
        "may_review": pages.may_ask_review(case) and (read.review is None or read.review.answered_at is not None),
        "may": {page: pages.may_change(case, page) for page in pages.OPEN_IN},
        "travels": case.kind == CaseKind.STRANDED and case.state in BEFORE_RETURN_STATES,
        "is_home": case.state in (CaseState.RETURNED, CaseState.OWN_MEANS),
        "has_seat": case.state in (pages.S.OFFERED, pages.S.CONFIRMED),
    }


@of_household
def need(request: HttpRequest, case: Case) -> HttpResponse:
    """Yes renews the clock; no leads to the two ways of leaving. Who was closed meanwhile finds the way back."""
    if reopens_until(case):
        return redirect("public:status", case.reference, case.secret)
    if request.method != "POST":
        return render(request, "public/need.html", {"case": case})
    confirm_need(case, by=None, at=timezone.now())
    return to_status(case)


@of_household
def reopen(request: HttpRequest, case: Case) -> HttpResponse:
    """One press; whoever comes by the address alone finds the button on the registration."""
    if request.method == "POST":
        reopen_case(case, by=None, at=timezone.now())
    return to_status(case) if request.method == "POST" else redirect("public:status", case.reference, case.secret)


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


def to_status(case: Case) -> HttpResponse:
    """Back to the registration, which then says what was done."""
    response = redirect("public:status", case.reference, case.secret)
    response["Location"] += f"?{SAVED}"
    return response
