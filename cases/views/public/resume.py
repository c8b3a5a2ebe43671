"""Going on later or elsewhere: by the address of the draft, or by the short code that opens it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.forms.public.resume import ResumeForm
from cases.queries.drafts import draft_of_code, pause_of_draft
from cases.rules.answers import Answers
from cases.views.public.doors import form_response, personal_page
from cases.views.public.draft import draft_page, find_draft, today
from cases.views.public.questions import address
from repatriation.common.limits import limited


@draft_page
def resume(request: HttpRequest, token: UUID) -> HttpResponse:
    """The pause: address and code by which one comes back, until when, and the way on."""
    draft = find_draft(token)
    if draft.sent_at:
        return redirect("public:receipt", token)
    code, saved_at = pause_of_draft(token)
    context = {
        "link": settings.PUBLIC_URL + request.path,
        "code": code,
        "until": saved_at + settings.DRAFT_LIFETIME,
        "onward": address(token, Answers.read(draft.answers).first_missing()),
    }
    return render(request, "public/resume.html", context)


@personal_page
@limited("resume")
def by_code(request: HttpRequest) -> HttpResponse:
    """The same words, and the same look-up, for a code that never was, was used up or is mistyped."""
    typed = request.POST if request.method == "POST" else None
    form = ResumeForm(typed, answers=Answers(), today=today())
    if form.is_bound and form.is_valid():
        if token := draft_of_code(form.cleaned_data["code"]):
            return redirect("public:resume", token)
        form.say_unknown()
    return form_response(request, "public/continue.html", form, days=settings.DRAFT_LIFETIME.days)
