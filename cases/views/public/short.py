"""The pages of a short form: shown, kept when they are sent, right or wrong, and gone through to the review."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from cases.forms.public.page import PublicForm
from cases.models import HelpDraft
from cases.operations.help_draft import save_help_page, start_help_draft
from cases.rules.answers import DONE, FAULTY, LATER, REVIEW
from cases.rules.short_form import Journey, ShortAnswers
from repatriation.common.refusals import StrOrPromise
from repatriation.common.sheets import Sheet, blank
from repatriation.common.templatetags.portal import in_other_language

# In the query of an address: what was right when it was kept is to be corrected today.
CORRECT = "corregir"
MOST_KEPT = 200
Forms = dict[str, PublicForm]
Near = Callable[[str, PublicForm], dict[str, Any] | None]
_written: dict[Hashable, Sheet] = {}


@dataclass(frozen=True)
class ShortForm:
    """`name` begins the names of its addresses; `near` is what an answer brings with it from the map."""

    name: str
    title: StrOrPromise
    journey: Journey
    forms: Mapping[str, type[PublicForm]]
    sections: int
    near: Near

    def address(self, token: UUID, key: str) -> str:
        if key == REVIEW:
            return reverse(f"public:{self.name}_review", args=[token])
        return reverse(f"public:{self.name}_page", args=[token, key.replace(".", "-")])

    def receipt(self, token: UUID) -> str:
        return reverse(f"public:{self.name}_receipt", args=[token])

    def form_for(self, key: str, typed: Mapping[str, Any] | None, answers: ShortAnswers, *, today: date) -> PublicForm:
        page, _dot, number = key.partition(".")
        return self.forms[page](typed, answers=answers, today=today, number=int(number or 0))

    def all_forms(self, answers: ShortAnswers, *, today: date) -> Forms:
        """Every page that is needed, as kept."""
        return {
            key: self.form_for(key, answers.typed(key), answers, today=today) for key in self.journey.order(answers)
        }

    def missing(self, token: UUID, forms: Forms, answers: ShortAnswers) -> str:
        """The address of what was never finished, or was right on another day; '' where nothing is missing."""
        if (unfinished := self.journey.first_missing(answers)) != REVIEW:
            return self.address(token, unfinished)
        fault = next((key for key, form in forms.items() if not form.is_valid()), "")
        return f"{self.address(token, fault)}?{CORRECT}" if fault else ""


def find_draft(short: ShortForm, token: UUID) -> HelpDraft:
    if draft := HelpDraft.objects.filter(pk=token, form=short.journey.form).first():
        return draft
    raise Http404


def read_answers(draft: HelpDraft) -> ShortAnswers:
    answers = ShortAnswers.read(draft.answers)
    assert isinstance(answers, ShortAnswers)
    return answers


def start(request: HttpRequest, short: ShortForm, template: str) -> HttpResponse:
    """What one needs to begin; the button makes the draft."""
    if request.method != "POST":
        return render(request, template)
    at = timezone.now()
    draft = start_help_draft(short.journey.form, language=get_language() or "es", by=None, at=at)
    return redirect(short.address(draft.token, short.journey.first_missing(ShortAnswers())))


def pause(request: HttpRequest, short: ShortForm, token: UUID) -> HttpResponse:
    """The address by which one comes back, and the way on."""
    draft = find_draft(short, token)
    if draft.sent_at:
        return redirect(short.receipt(token))
    onward = short.address(token, short.journey.first_missing(read_answers(draft)))
    context = {"link": settings.PUBLIC_URL + request.path, "onward": onward, "title": short.title}
    return render(request, "public/short_pause.html", context)


def page(request: HttpRequest, short: ShortForm, token: UUID, slug: str) -> HttpResponse:
    draft, key = find_draft(short, token), slug.replace("-", ".")
    if draft.sent_at:
        return redirect(short.receipt(token))
    answers = read_answers(draft)
    is_open = short.journey.is_open(answers, key)
    if key not in short.journey.order(answers):
        if key.partition(".")[0] not in short.forms:
            raise Http404
        return redirect(short.address(token, short.journey.first_missing(answers)))
    if request.method == "POST":
        return _keep(request, short, token, key, answers, is_open=is_open)
    if not is_open:
        return redirect(short.address(token, short.journey.first_missing(answers)))
    return _show(request, short, token, key, answers)


def _keep(
    request: HttpRequest, short: ShortForm, token: UUID, key: str, answers: ShortAnswers, *, is_open: bool
) -> HttpResponse:
    """Also where another tab has closed the page: what was typed is kept, to be confirmed when its turn comes."""
    at, then = timezone.now(), request.POST.get("then", "")
    form = short.form_for(key, request.POST, answers, today=at.date())
    is_right = form.is_valid() and is_open
    mark = DONE if is_right else LATER if then or not is_open else FAULTY
    near = short.near(key, form) if is_right else None
    kept = save_help_page(token, short.journey, key=key, typed=form.typed(), mark=mark, near=near, by=None, at=at)
    return HttpResponseRedirect(_next(request, short, token, key, kept, then=then))


def _next(request: HttpRequest, short: ShortForm, token: UUID, key: str, kept: ShortAnswers, *, then: str) -> str:
    """The same again in the other language or with its errors, a pause, what is missing on the way back, or on."""
    if then == "language":
        return in_other_language(request.get_full_path())
    if then == "later":
        return reverse(f"public:{short.name}_pause", args=[token])
    if kept.mark(key) == FAULTY:
        return request.get_full_path()
    if REVIEW in request.GET or kept.mark(key) != DONE:
        onward = short.journey.first_missing(kept)
        return short.address(token, onward) + (f"?{REVIEW}" if onward != REVIEW and REVIEW in request.GET else "")
    return short.address(token, short.journey.after(kept, key))


def _show(request: HttpRequest, short: ShortForm, token: UUID, key: str, answers: ShortAnswers) -> HttpResponse:
    """The page as it was kept, or empty; with its errors when it was sent with some."""
    today, typed = timezone.now().date(), answers.typed(key)
    if answers.mark(key) == FAULTY or CORRECT in request.GET:
        form = short.form_for(key, typed, answers, today=today)
        sheet = _sheet(request, short, form)
    else:
        form = short.form_for(key, None, answers, today=today)
        sheet = _kept_sheet(request, short, form)
    before = REVIEW if REVIEW in request.GET else short.journey.before(answers, key)
    values: dict[str, Any] = {
        ".heading": form.heading,
        ".back": short.address(token, before) if before else reverse(f"public:{short.name}"),
        **(form.proposed() if typed is None else typed),
    }
    return sheet.response(request, values)


def _kept_sheet(request: HttpRequest, short: ShortForm, form: PublicForm) -> Sheet:
    """The page without errors: the same for all with the same facts in the same language."""
    kind = (short.name, type(form), get_language(), form.facts)
    if kind not in _written:
        if len(_written) >= MOST_KEPT:
            _written.clear()
        _written[kind] = _sheet(request, short, form)
    return _written[kind]


def _sheet(request: HttpRequest, short: ShortForm, form: PublicForm) -> Sheet:
    context = {
        "form": form,
        "sections": short.sections,
        "heading": blank("text", ".heading"),
        "back": blank("text", ".back"),
    }
    return Sheet(render_to_string("public/short_step.html", context, request))


def review(request: HttpRequest, short: ShortForm, token: UUID, **context: Any) -> HttpResponse:
    draft = find_draft(short, token)
    if draft.sent_at:
        return redirect(short.receipt(token))
    answers = read_answers(draft)
    forms = short.all_forms(answers, today=timezone.now().date())
    if fault := short.missing(token, forms, answers):
        return redirect(fault)
    parts = [(form.heading, f"{short.address(token, key)}?{REVIEW}", form.rows()) for key, form in forms.items()]
    context = {
        "parts": parts,
        "back": short.address(token, short.journey.before(answers, REVIEW)),
        "send": reverse(f"public:{short.name}_send", args=[token]),
        "sections": short.sections,
        **context,
    }
    return render(request, "public/short_review.html", context)


def checked(short: ShortForm, token: UUID, draft: HelpDraft, *, today: date) -> tuple[Forms, ShortAnswers, str]:
    """What is to be sent, and the address of the first fault, '' for none."""
    answers = read_answers(draft)
    forms = short.all_forms(answers, today=today)
    return forms, answers, short.missing(token, forms, answers)
