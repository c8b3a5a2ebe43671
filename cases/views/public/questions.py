"""Showing a page of questions: written once for all who get the same questions, then filled in for each."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from cases.forms.public.page import PublicForm
from cases.forms.public.registration import SECTIONS, carried_over, form_class_of, form_for
from cases.rules.answers import ASKED, CONSENTS, CONTACT, FAULTY, NEEDS, PERSON, REVIEW, Answers
from repatriation.common.sheets import Sheet, blank

# In the query of an address: what was right when it was kept is to be corrected today.
CORRECT = "corregir"
MOST_KEPT = 300
NOBODY = UUID(int=0)
_written: dict[Hashable, Sheet] = {}


def address(token: UUID, key: str) -> str:
    """Where a page of the draft is."""
    return _address_of_nobody(key, get_language()).replace(str(NOBODY), str(token))


@lru_cache(maxsize=1000)
def _address_of_nobody(key: str, language: str | None) -> str:
    """The same for every draft but for its token: looked up once for each page and language."""
    page, _dot, number = key.partition(".")
    name = {PERSON: "public:person", NEEDS: "public:needs"}.get(page)
    return reverse(name, args=[NOBODY, number]) if name else reverse("public:step", args=[NOBODY, key])


def show(request: HttpRequest, token: UUID, key: str, answers: Answers) -> HttpResponse:
    """The page as it was kept, or empty; with its errors when it was sent with some."""
    form_class, number = form_class_of(key)
    typed, today = answers.typed(key), timezone.now().date()
    is_wrong = answers.mark(key) == FAULTY or CORRECT in request.GET
    if is_wrong or (typed and form_class.is_remarked(typed, today)) or answers.mark(key) == ASKED:
        form = form_for(key, typed, answers=answers, today=today, shows_errors=is_wrong)
        form.is_asked = answers.mark(key) == ASKED
        sheet = _sheet(request, key, form)
    else:
        sheet = _kept_sheet(request, key, answers)
    before = REVIEW if REVIEW in request.GET else answers.before(key)
    values: dict[str, Any] = {
        ".heading": form_class.heading_from(answers, number),
        ".back": address(token, before) if before else reverse("public:start"),
        ".office": answers.near.get("office", ""),
        **({**form_class.proposed(), **carried_over(key, answers)} if typed is None else typed),
    }
    return sheet.response(request, values)


def _kept_sheet(request: HttpRequest, key: str, answers: Answers) -> Sheet:
    """The page without errors: the same for all with the same facts in the same language."""
    (form_class, number), today = form_class_of(key), timezone.now().date()
    kind = (form_class, get_language(), form_class.facts_from(answers, number, today))
    if kind not in _written:
        if len(_written) >= MOST_KEPT:
            _written.clear()
        _written[kind] = _sheet(request, key, form_for(key, None, answers=answers, today=today))
    return _written[kind]


def _sheet(request: HttpRequest, key: str, form: PublicForm) -> Sheet:
    context = {
        "form": form,
        "sections": SECTIONS,
        "heading": blank("text", ".heading"),
        "back": blank("text", ".back"),
        "office": blank("text", ".office") if key == CONTACT else "",
        "shows_order": key == CONSENTS,
    }
    return Sheet(render_to_string("public/step.html", context, request))
