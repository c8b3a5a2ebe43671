"""The household corrects its registration in the forms it knows, one page at a time, and loses nothing on the way."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from cases.forms.public.contact import CountryForm
from cases.forms.public.own_pages import (
    FORMS,
    answers_from,
    differences,
    own_form,
    remark_from,
    typed_from,
    values_from,
)
from cases.forms.public.page import PublicForm, abroad
from cases.models import Case
from cases.operations.correct import ChangedMeanwhile, Correction, add_person, correct, remove_person
from cases.queries.own_values import next_number, people_values, rows_behind, values_in
from cases.queries.surroundings import surroundings
from cases.rules import own_pages as pages
from cases.rules.answers import Answers
from cases.rules.own_pages import Values, mark_of
from cases.views.public.doors import form_response
from cases.views.public.draft import today
from cases.views.public.own import of_household, to_status
from repatriation.common.refusals import Refusal, StrOrPromise
from repatriation.common.sheets import Sheet, blank

COUNTRY = "pais"
# Pages that have an address of the kind /corregir/<page>/.
BY_NAME = (pages.CONTACT, pages.PLACE, pages.SITUATION, pages.TRAVEL, pages.TRUSTED, pages.REPRESENTATIVE)
# The order of help depends on all others.
OUT_OF_ORDER = (pages.CONTACT, pages.TRUSTED, pages.REPRESENTATIVE)


@of_household
def correct_page(request: HttpRequest, case: Case, page: str) -> HttpResponse:
    """How the household is reached, where and how it lives, how it travels."""
    if page not in BY_NAME:
        return redirect("public:status", case.reference, case.secret)
    return _page(request, case, page)


@of_household
def correct_person(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return _page(request, case, pages.PERSON, number)


@of_household
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Leads to the page of the next person, whose number then stands in the address."""
    return redirect("public:own_person", case.reference, case.secret, next_number(case))


@of_household
def correct_needs(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    return _page(request, case, pages.NEEDS, number)


@of_household
def correct_country(request: HttpRequest, case: Case) -> HttpResponse:
    """Only chosen here: it is kept together with the place in it."""
    if not pages.may_change(case, pages.PLACE):
        return closed(request, case, pages.PLACE)
    typed = request.POST if request.method == "POST" else {"country": str(case.country)}
    form = CountryForm(typed, answers=Answers(), today=today(), shows_errors=request.method == "POST")
    if request.method == "POST" and form.is_valid():
        response = redirect("public:correct", case.reference, case.secret, pages.PLACE)
        response["Location"] += f"?{COUNTRY}={form.cleaned_data['country']}"
        return response
    return form_response(request, "public/own_country.html", form, case=case)


@of_household
def remove(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """Asks first, and removes whom the page named."""
    if not pages.may_change(case, pages.REMOVING):
        return closed(request, case, pages.REMOVING)
    rows = rows_behind(case, pages.PERSON, number)
    if rows["person"] is None:
        return redirect("public:status", case.reference, case.secret)
    if request.method == "POST":
        remove_person(case, number=number, seen=request.POST.get("seen", ""), by=None, at=timezone.now())
        return to_status(case)
    seen = mark_of(values_in(rows, pages.PERSON))
    return render(request, "public/own_remove.html", {"case": case, "person": rows["person"], "seen": seen})


def closed(request: HttpRequest, case: Case, page: str) -> HttpResponse:
    """Why a page can't be changed now, and the way to a person who can."""
    context = {"case": case, "sentence": pages.why_not(case, page), "may_review": pages.may_ask_review(case)}
    return render(request, "public/own_closed.html", context, status=409 if request.method == "POST" else 200)


@dataclass(frozen=True)
class Asked:
    """One page of one registration: what is stored behind it, and the answers that decide what it asks."""

    case: Case
    page: str
    number: int
    stored: Values
    answers: Answers

    def form(self, typed: Any, *, sent: bool) -> PublicForm:
        return own_form(self.page, typed, answers=self.answers, today=today(), number=self.number, sent=sent)


def _page(request: HttpRequest, case: Case, page: str, number: int = 0) -> HttpResponse:
    """What is stored, or what was typed in the other language and not sent yet."""
    stored = values_in(rows_behind(case, page, number), page)
    is_new = page == pages.PERSON and not stored and number == next_number(case)
    if not pages.may_change(case, pages.ADDING if is_new else page):
        return closed(request, case, pages.ADDING if is_new else page)
    if not (stored or is_new or page == pages.TRUSTED):
        return redirect("public:status", case.reference, case.secret)
    asked = Asked(case, page, number, stored, _answers(request, case, page))
    if request.method == "POST":
        return _sent(request, asked)
    form = asked.form(request.POST or _typed(asked), sent=False)
    return _show(request, asked, form, seen=request.POST.get("seen") or mark_of(stored))


def _answers(request: HttpRequest, case: Case, page: str) -> Answers:
    """What the other pages say; for a page that asks for it, what the place brings with it."""
    country, near = request.GET.get(COUNTRY, ""), {}
    if page == pages.TRAVEL:
        near = surroundings(str(case.country), case.subdivision, on=today())
        known = {airport[0] for airport in near["airports"]}
        own = case.return_request.airports
        near["airports"] += [[code, code] for code in own if code not in known]
    people = people_values(case) if page in (pages.PERSON, pages.NEEDS, pages.TRAVEL) else {}
    known_country = country if country in dict(abroad()) else str(case.country)
    return answers_from(people, country=known_country, near=near)


def _typed(asked: Asked) -> dict[str, Any]:
    """What stands in the fields at first; in another country nothing of the place is known yet."""
    if not asked.stored:
        return FORMS[asked.page].proposed()
    typed = typed_from(asked.page, asked.stored, today())
    if asked.page == pages.PLACE and asked.answers.value(COUNTRY, "country") != asked.stored["case"]["country"]:
        typed |= {"subdivision": "", "city": ""}
    return typed


def _sent(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Kept, or shown again with what was typed: with its faults, or with what is new."""
    form, seen = asked.form(request.POST, sent=True), request.POST.get("seen", "")
    if not form.is_valid():
        return _show(request, asked, form, seen=seen)
    values = values_from(asked.page, form, asked.stored)
    correction = Correction(asked.page, values, seen, asked.number, remark_from(asked.page, form))
    try:
        return _kept(asked, correction)
    except ChangedMeanwhile as changed:
        news = differences(asked.page, form, changed.stored)
        return _show(request, asked, form, seen=mark_of(changed.stored), trouble=changed.sentence, news=news)
    except Refusal as refusal:
        return _show(request, asked, form, seen=seen, trouble=refusal.sentence)


def _kept(asked: Asked, correction: Correction) -> HttpResponse:
    """A new person is asked what it needs, a new place which airports are in reach; else back to the registration."""
    case, at = asked.case, timezone.now()
    if not asked.stored and asked.page == pages.PERSON:
        add_person(case, correction, limit=settings.HOUSEHOLD_LIMIT, by=None, at=at)
        return redirect("public:own_needs", case.reference, case.secret, asked.number)
    changed = correct(case, correction, by=None, at=at)
    if changed and asked.page == pages.PLACE:
        return redirect("public:correct", case.reference, case.secret, pages.TRAVEL)
    return to_status(case)


def _show(
    request: HttpRequest,
    asked: Asked,
    form: PublicForm,
    *,
    seen: str,
    trouble: StrOrPromise = "",
    news: list[tuple[StrOrPromise, str]] | None = None,
) -> HttpResponse:
    context = {
        "case": asked.case, "form": form, "heading": blank("text", ".heading"), "seen": seen, "trouble": trouble,
        "news": [(label, blank("text", f".{place}")) for place, (label, _value) in enumerate(news or [])],
        "moves_order": asked.page not in OUT_OF_ORDER, "is_place": asked.page == pages.PLACE,
        "may_review": pages.may_ask_review(asked.case),
    }  # fmt: skip
    sheet = Sheet(render_to_string("public/own_correct.html", context, request))
    spoken = {f".{place}": value for place, (_label, value) in enumerate(news or [])}
    response = sheet.response(request, {**form.typed(), ".heading": _heading(asked, form), **spoken})
    response.status_code = 409 if trouble else 200
    return response


def _heading(asked: Asked, form: PublicForm) -> StrOrPromise:
    """A person by name."""
    person = asked.stored.get("person")
    return " ".join(filter(None, _names(person))) if person else form.heading


def _names(person: dict[str, Any]) -> list[str]:
    return [person[name] for name in ("given_names", "paternal_surname", "maternal_surname")]
