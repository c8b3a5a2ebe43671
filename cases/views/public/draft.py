"""The pages of the registration: each is kept when it is sent, right or wrong, and leads on when it is right."""

from datetime import date
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.forms.public.page import PublicForm
from cases.forms.public.registration import form_for
from cases.operations.draft import save_page
from cases.queries.drafts import StoredDraft, stored_draft
from cases.queries.surroundings import surroundings
from cases.rules.answers import (
    AFTER,
    ASKED,
    BEFORE,
    DONE,
    FAULTY,
    LATER,
    NEEDS,
    PEOPLE,
    PERSON,
    REVIEW,
    SOMETIMES,
    Answers,
)
from cases.views.public.doors import View, personal_page
from cases.views.public.questions import address, show
from repatriation.common.limits import limited
from repatriation.common.templatetags.portal import in_other_language

# The button by which a page is completed from what was typed on it.
FILL = "fill"


class DraftGone(Http404):
    """There is no such draft, or no longer."""


def find_draft(token: UUID) -> StoredDraft:
    if draft := stored_draft(token):
        return draft
    raise DraftGone


def draft_page(view: View) -> View:
    """A page under the address of a draft; a kind word where the draft is gone."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DraftGone:
            return gone(request)

    return personal_page(limited("page", by="token")(found))


def gone(request: HttpRequest) -> HttpResponse:
    """What to do where what was kept is no longer there."""
    response = render(request, "public/gone.html", {"days": settings.DRAFT_LIFETIME.days}, status=404)
    response._has_been_logged = True  # type: ignore[attr-defined]  # its address may be a key mistyped
    return response


@draft_page
def step(request: HttpRequest, token: UUID, step: str) -> HttpResponse:
    if step not in (*BEFORE, *SOMETIMES, *AFTER):
        raise Http404
    return page(request, token, step)


@draft_page
def person(request: HttpRequest, token: UUID, number: int) -> HttpResponse:
    return page(request, token, f"{PERSON}.{number}")


@draft_page
def needs(request: HttpRequest, token: UUID, number: int) -> HttpResponse:
    return page(request, token, f"{NEEDS}.{number}")


def page(request: HttpRequest, token: UUID, key: str) -> HttpResponse:
    """One page with a form: shown, or kept and left."""
    draft = find_draft(token)
    if draft.sent_at:
        return redirect("public:receipt", token)
    answers = Answers.read(draft.answers)
    elsewhere = _closed(answers, key)
    if request.method == "POST" and elsewhere != PEOPLE:
        return _keep(request, token, key, answers, elsewhere=elsewhere)
    if elsewhere:
        return redirect(address(token, elsewhere))
    return show(request, token, key, answers)


def today() -> date:
    return timezone.now().date()


def _closed(answers: Answers, key: str) -> str:
    """The page to go to instead: what comes before is missing, or there is no such person."""
    page, _dot, number = key.partition(".")
    if page in (PERSON, NEEDS):
        is_known = f"{PERSON}.{number}" in answers.pages
        is_next = page == PERSON and int(number) == answers.next_number and not is_full(answers)
        if not (is_known or is_next):
            return PEOPLE
    return "" if answers.is_asked(key) and answers.is_open(key) else answers.first_missing()


def is_full(answers: Answers) -> bool:
    return len(answers.numbers) >= settings.HOUSEHOLD_LIMIT


def _keep(request: HttpRequest, token: UUID, key: str, answers: Answers, *, elsewhere: str) -> HttpResponse:
    """Also where another tab has closed the page: what was typed is kept, to be confirmed when its turn comes."""
    at, then = timezone.now(), request.POST.get("then", "")
    form = form_for(key, request.POST, answers=answers, today=at.date())
    added = form.filled(answers.typed(key), is_asked=then == FILL)
    then = FILL if added is not None and not then else then
    is_right = form.is_valid() and not elsewhere and then != FILL
    mark = DONE if is_right else ASKED if then == FILL else LATER if then or elsewhere else FAULTY
    near = _near(form, at.date()) if key == "lugar" and is_right else None
    kept = save_page(token, key=key, typed=form.typed() | (added or {}), mark=mark, near=near, by=None, at=at)
    onward = address(token, elsewhere) if elsewhere else _next(request, token, key, kept, then=then)
    return HttpResponseRedirect(onward)


def _near(form: PublicForm, on: date) -> dict[str, Any]:
    country = str(form.answers.value("pais", "country"))
    return surroundings(country, form.cleaned_data.get("subdivision", ""), on=on)


def _next(request: HttpRequest, token: UUID, key: str, kept: Answers, *, then: str) -> str:
    """Where a kept page leads: the same again in the other language or with its errors, a pause, the review, or on."""
    if then == "language":
        return in_other_language(request.get_full_path())
    if then == FILL:
        return f"{request.get_full_path()}#lines-note"
    if then == "later":
        return reverse("public:resume", args=[token])
    if kept.mark(key) != DONE:
        return request.get_full_path()
    if REVIEW in request.GET and not key.startswith(f"{PERSON}."):
        return address(token, REVIEW)
    return address(token, kept.after(key)) + (f"?{REVIEW}" if REVIEW in request.GET else "")
