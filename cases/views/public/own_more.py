"""What else a household may do: ask for a person, give and withdraw consents, take a new key, see all that we hold."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.enums import Purpose, ReviewAbout
from cases.forms.public.own import ReviewForm
from cases.models import Case
from cases.operations.own_consents import give_consent, withdraw_consent
from cases.operations.own_key import renew_secret
from cases.operations.review import ask_review
from cases.queries.own_consents import consents_of
from cases.queries.own_data import all_data, as_json
from cases.rules import own_pages as pages
from cases.rules.answers import Answers
from cases.views.public.doors import form_response
from cases.views.public.draft import today
from cases.views.public.own import of_household, to_status
from cases.views.public.own_correct import closed

SAYINGS = {"give": _("Guardamos su permiso."), "withdraw": _("Retiramos su permiso. Vale desde este momento.")}


@of_household
def review(request: HttpRequest, case: Case) -> HttpResponse:
    """In the household's own words, once at a time."""
    if not pages.may_ask_review(case):
        return closed(request, case, pages.CONTACT)
    form = ReviewForm(request.POST if request.method == "POST" else None, answers=Answers(), today=today())
    if request.method == "POST" and form.is_valid():
        about = ReviewAbout(form.cleaned_data["about"])
        ask_review(case, about=about, words=form.cleaned_data["words"], by=None, at=timezone.now())
        return to_status(case)
    pending = case.reviews.filter(answered_at=None).exists()
    return form_response(request, "public/own_review.html", form, case=case, pending=pending)


@of_household
def consents(request: HttpRequest, case: Case) -> HttpResponse:
    """A button for each: given and withdrawn apart."""
    act, purpose = request.POST.get("act", ""), request.POST.get("purpose", "")
    if request.method == "POST" and act in SAYINGS and purpose in Purpose.values:
        change = give_consent if act == "give" else withdraw_consent
        change(case, purpose=Purpose(purpose), by=None, at=timezone.now())
        return redirect(f"{request.path}?{act}")
    context = {
        "case": case,
        "consents": consents_of(case),
        "done": next((words for name, words in SAYINGS.items() if name in request.GET), ""),
        "may_change": pages.may_change(case, pages.CONSENTS),
        "may_leave": "withdraw" in case.lifecycle.table and case.lifecycle.allows(case, "withdraw", None),
    }
    return render(request, "public/own_consents.html", context)


@of_household
def key(request: HttpRequest, case: Case) -> HttpResponse:
    """The new key is shown at once: its address is the only one that works from now on."""
    may_contact = pages.may_change(case, pages.CONTACT)
    if request.method == "POST":
        renewed = renew_secret(case, seen=case.secret, by=None, at=timezone.now())
        return render(request, "public/own_key.html", {"case": renewed, "is_new": True, "may_contact": may_contact})
    return render(request, "public/own_key.html", {"case": case, "is_new": False, "may_contact": may_contact})


@of_household
def data(request: HttpRequest, case: Case) -> HttpResponse:
    """One page to read or print."""
    return render(request, "public/own_data.html", {"case": case, "parts": all_data(case), "at": timezone.now()})


@of_household
def download(request: HttpRequest, case: Case) -> HttpResponse:
    """The same as JSON."""
    content: dict[str, Any] = as_json(case, all_data(case), at=timezone.now())
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{case.reference}.json"'
    return response
