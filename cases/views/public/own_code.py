"""To one's registration without the secret: a code goes to the registered mail, and opens the page once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from cases.forms.public.own_code import WRONG_CODE, AskCodeForm, EnterCodeForm
from cases.operations.access_code import ask_for_code, enter_with_code
from cases.rules.answers import Answers
from cases.views.public.doors import form_response, personal_page
from cases.views.public.draft import today
from repatriation.common.limits import limited
from repatriation.common.references import parse_reference


@personal_page
@limited("ask_code")
def ask_code(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = AskCodeForm(typed, answers=Answers(), today=today())
    if form.is_bound and form.is_valid():
        ask_for_code(form.cleaned_data["reference"], by=None, at=timezone.now())
        return redirect("public:enter_code", form.cleaned_data["reference"])
    return form_response(request, "public/ask_code.html", form)


@personal_page
@limited("try_code", by="reference")
def enter_code(request: HttpRequest, reference: str) -> HttpResponse:
    """The same page for every number that could be one, whether or not there is such a registration."""
    known = parse_reference(reference)
    if known is None:
        return redirect("public:ask_code")
    typed = request.POST if request.method == "POST" else None
    form = EnterCodeForm(typed, answers=Answers(), today=today())
    if form.is_bound and form.is_valid():
        if case := enter_with_code(known, form.cleaned_data["code"], by=None, at=timezone.now()):
            return redirect("public:status", case.reference, case.secret)
        form.add_error("code", WRONG_CODE)
    return form_response(request, "public/enter_code.html", form, reference=known)
