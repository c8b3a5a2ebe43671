"""The people of a draft, the review of everything, and the sending."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.forms.public.registration import (
    SECTIONS,
    Forms,
    all_forms,
    first_fault,
    registration_from,
    remarks_from,
    source_of,
)
from cases.operations.draft import remove_person, send_draft
from cases.operations.duplicates.find import compare_at_the_door
from cases.rules.answers import DONE, PEOPLE, PERSON, REVIEW, Answers, person_pages
from cases.views.public.afterwards import afterwards
from cases.views.public.draft import draft_page, find_draft, is_full, today
from cases.views.public.questions import CORRECT, address


@draft_page
def people(request: HttpRequest, token: UUID) -> HttpResponse:
    """Who travels so far: each can be changed or removed, and one more added."""
    draft = find_draft(token)
    if draft.sent_at:
        return redirect("public:receipt", token)
    answers = Answers.read(draft.answers)
    if not (answers.numbers and answers.is_open(PEOPLE)):
        return redirect(address(token, answers.first_missing()))
    context = {
        "people": [_listed(token, answers, number) for number in answers.numbers],
        "limit": settings.HOUSEHOLD_LIMIT,
        "is_full": is_full(answers),
        "add": address(token, f"{PERSON}.{answers.next_number}"),
        "onward": address(token, answers.after(PEOPLE)),
        "back": address(token, answers.before(PEOPLE)),
        "sections": SECTIONS,
    }
    return render(request, "public/people.html", context)


def name_of(answers: Answers, number: int) -> str:
    key = f"{PERSON}.{number}"
    names = (answers.value(key, name) for name in ("given_names", "paternal_surname", "maternal_surname"))
    return " ".join(name for name in names if name)


def _listed(token: UUID, answers: Answers, number: int) -> dict[str, Any]:
    missing = [key for key in person_pages(number) if answers.mark(key) != DONE]
    return {
        "name": name_of(answers, number),
        "change": address(token, missing[0] if missing else f"{PERSON}.{number}"),
        "remove": reverse("public:remove", args=[token, number]),
        "is_complete": not missing,
    }


@draft_page
def remove(request: HttpRequest, token: UUID, number: int) -> HttpResponse:
    """Asks first: a person is many answers."""
    draft = find_draft(token)
    answers = Answers.read(draft.answers)
    if draft.sent_at or number not in answers.numbers:
        return redirect(address(token, PEOPLE))
    if request.method == "POST":
        remove_person(token, number=number, by=None, at=timezone.now())
        return redirect(address(token, PEOPLE))
    context = {"name": name_of(answers, number), "back": address(token, PEOPLE)}
    return render(request, "public/remove.html", context)


@draft_page
def review(request: HttpRequest, token: UUID) -> HttpResponse:
    draft = find_draft(token)
    if draft.sent_at:
        return redirect("public:receipt", token)
    answers = Answers.read(draft.answers)
    forms = all_forms(answers, today=today())
    if fault := _missing(token, forms, answers):
        return redirect(fault)
    context = {
        "parts": [(form.heading, f"{address(token, key)}?{REVIEW}", form.rows()) for key, form in forms.items()],
        "office": answers.near.get("office", ""),
        "back": address(token, answers.before(REVIEW)),
        "send": reverse("public:send", args=[token]),
        "sections": SECTIONS,
    }
    return render(request, "public/review.html", context)


def _missing(token: UUID, forms: Forms, answers: Answers) -> str:
    """The address of what was never finished, or was right on another day; '' where nothing is missing."""
    if (unfinished := answers.first_missing()) != REVIEW:
        return address(token, unfinished)
    fault = first_fault(forms)
    return f"{address(token, fault)}?{CORRECT}" if fault else ""


@draft_page
def send(request: HttpRequest, token: UUID) -> HttpResponse:
    """Pressed once or five times, in one tab or two: one registration, and its receipt."""
    draft = find_draft(token)
    if draft.sent_at or request.method != "POST":
        return redirect("public:receipt", token)
    answers, at = Answers.read(draft.answers), timezone.now()
    forms = all_forms(answers, today=at.date())
    if fault := _missing(token, forms, answers):
        return redirect(fault)
    registration, remarks = registration_from(forms, answers), remarks_from(forms, answers)
    source = source_of(forms)
    case = send_draft(token, registration, version=draft.version, source=source, remarks=remarks, by=None, at=at)
    return afterwards(redirect("public:receipt", token), lambda: compare_at_the_door(case, at=at))
