"""Somebody registered again a person of this household: it says whether it was itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from cases.forms.public.repeated import RepeatedForm
from cases.models import Case
from cases.operations.settle_repeat import deny_repeat, join_repeat
from cases.queries.repeats import repeat_told_to
from cases.rules.answers import Answers
from cases.views.public.doors import form_response
from cases.views.public.draft import today
from cases.views.public.own import of_household


@of_household
def repeated(request: HttpRequest, case: Case) -> HttpResponse:
    """Yes needs the number of the new registration, so that nobody joins a stranger's to their own by mistake."""
    own, repeat = redirect("public:status", case.reference, case.secret), repeat_told_to(case)
    if repeat is None:
        return own
    form = RepeatedForm(request.POST if request.method == "POST" else None, answers=Answers(), today=today())
    if request.POST.get("then") == "no":
        deny_repeat(repeat, by=None, at=timezone.now())
        return own
    if form.is_bound and form.is_valid() and form.is_of(repeat.case.reference):
        join_repeat(repeat, by=None, at=timezone.now())
        return own
    return form_response(request, "public/repeated.html", form, case=case)
