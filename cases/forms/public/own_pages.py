"""The pages of the registration, filled with what is stored, so that a household corrects it in the forms it knows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy

from cases.enums import DocumentKind
from cases.forms.public.contact import UNKNOWN as PLACE_UNKNOWN
from cases.forms.public.contact import ContactForm, PlaceForm
from cases.forms.public.needs import NeedsForm
from cases.forms.public.own_representative import OwnRepresentativeForm
from cases.forms.public.page import PublicForm
from cases.forms.public.person import NO_DOCUMENT, PersonForm
from cases.forms.public.travel import SituationForm, TravelForm
from cases.forms.public.trusted import TrustedForm
from cases.rules.answers import DONE, SELF, Answers, Typed
from cases.rules.own_pages import (
    CONTACT,
    NEEDS,
    PERSON,
    PLACE,
    REPRESENTATIVE,
    SITUATION,
    STORED,
    TRAVEL,
    TRUSTED,
    Values,
)
from repatriation.common.refusals import StrOrPromise

FORMS: dict[str, type[PublicForm]] = {
    CONTACT: ContactForm,
    PLACE: PlaceForm,
    SITUATION: SituationForm,
    TRAVEL: TravelForm,
    PERSON: PersonForm,
    NEEDS: NeedsForm,
    TRUSTED: TrustedForm,
    REPRESENTATIVE: OwnRepresentativeForm,
}
# Where a field is called otherwise than what is stored.
RENAMED = {
    "contact_name": "name", "uses_whatsapp": "whatsapp", "call_hours": "hours", "in_danger": "danger",
    "has_cancelled_ticket": "has_ticket", "ticket_airline": "airline", "booking_code": "booking",
}  # fmt: skip
PAPER = {
    "kind": "document_kind", "number": "document_number", "country": "document_country",
    "expires_on": "document_expires_on",
}  # fmt: skip
NO_PAPER = {"document_kind": NO_DOCUMENT, "document_country": settings.HOME_COUNTRY}
TOLD = gettext_lazy("Ya lo conté al registrarme.")
# Help for typing a whole person in, of no use where everything stands already; and what its office keeps.
NOT_ASKED_AGAIN = {
    PERSON: ("lines",),
    CONTACT: ("unreachable",),
}


def own_form(
    page: str, typed: Mapping[str, Any] | None, *, answers: Answers, today: date, number: int = 0, sent: bool
) -> PublicForm:
    """Errors are shown only for what was sent: what is stored may have passed its day."""
    form = FORMS[page](typed, answers=answers, today=today, number=number, shows_errors=sent)
    for name in NOT_ASKED_AGAIN.get(page, ()):
        form.fields.pop(name, None)
    return form


def answers_from(people: Mapping[int, Values], *, country: str, near: dict[str, Any]) -> Answers:
    """As if the household had typed it: on this the forms decide which questions to ask."""
    answers = Answers(near=near)
    answers.pages["quien"] = {"typed": {"who": SELF}, "mark": DONE}
    answers.pages["pais"] = {"typed": {"country": country}, "mark": DONE}
    for number, stored in people.items():
        answers.pages[f"{PERSON}.{number}"] = {"typed": typed_from(PERSON, stored), "mark": DONE}
    return answers


def typed_from(page: str, stored: Values, today: date = date.min) -> Typed:
    """What stands in the fields; who can travel already has no first day."""
    typed: Typed = {}
    for row, fields in stored.items():
        for name, value in fields.items():
            typed |= _typed(_input_of(row, name), value)
    if page == PERSON:
        typed |= _typed_of_person(stored, typed)
    if page == PLACE:
        typed["subdivision"] = typed["subdivision"] or PLACE_UNKNOWN
    if page == NEEDS:
        typed["needs"] = [name for name, value in stored["member"].items() if value is True]
    if page == TRAVEL and stored["request"]["earliest_on"] <= today:
        typed |= dict.fromkeys(("earliest_on_day", "earliest_on_month", "earliest_on_year"), "")
    if page == TRAVEL:
        typed["airports"] = typed["airports"] or [PLACE_UNKNOWN]
    return typed


def _input_of(row: str, name: str) -> str:
    """The name of the input for what is stored."""
    if row in STORED[TRUSTED]:
        return f"{row}_{name}"
    if row == "national":
        return "national_id"
    return PAPER[name] if row == "document" else RENAMED.get(name, name)


def _typed(name: str, value: Any) -> Typed:
    if isinstance(value, date):
        return _typed_day(name, value)
    if isinstance(value, bool):
        return {name: "on" if value else ""}
    return {name: value if isinstance(value, list) else "" if value is None else str(value)}


def _typed_day(name: str, day: date) -> Typed:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def _typed_of_person(stored: Values, typed: Typed) -> Typed:
    states = [*stored["person"]["nationalities"], "", ""]
    paper = {} if "document" in stored else {**NO_PAPER, "no_document": str(TOLD)}
    return {"nationality": states[0], "other_nationality": states[1], **paper}


def values_from(page: str, form: PublicForm, stored: Values) -> Values:
    """What the household wants to be stored, of all that the page asked; what it didn't ask stays as it is."""
    given = form.cleaned_data
    if page == PERSON:
        return _values_of_person(given, stored)
    if page == NEEDS:
        return {"member": _values_of_needs(form)}
    if page == TRUSTED:
        return _values_of_trusted(given, stored)
    [(row, fields)] = stored.items()
    asked = {name: RENAMED.get(name, name) for name in fields}
    wanted = {name: given[field] for name, field in asked.items() if field in given}
    if page == PLACE:
        wanted["country"] = str(form.facts)
        wanted.setdefault("subdivision", "")
    if page == TRAVEL and wanted["earliest_on"] is None:
        wanted["earliest_on"] = min(fields["earliest_on"], form.today)
    return {row: wanted}


def remark_from(page: str, form: PublicForm) -> str:
    """What has no place of its own, for the office: what happened to somebody's documents."""
    told = form.cleaned_data.get("no_document", "") if page == PERSON else ""
    is_news = form.cleaned_data.get("document_kind") == NO_DOCUMENT and told not in ("", str(TOLD))
    return f"{form.cleaned_data['given_names']}: {told}" if is_news else ""


def differences(page: str, form: PublicForm, stored: Values) -> list[tuple[StrOrPromise, str]]:
    """Label and stored value of what differs from the form: what another window or the office has written."""
    other = own_form(
        page,
        typed_from(page, stored, form.today),
        answers=form.answers,
        today=form.today,
        number=form.number,
        sent=False,
    )
    other.is_valid()
    known = [(name, field, other.cleaned_data.get(name)) for name, field in other.public_fields()]
    return [
        (field.label or "", field.show(value) or "–")
        for name, field, value in known
        if value != form.cleaned_data.get(name)
    ]


def _values_of_needs(form: PublicForm) -> dict[str, Any]:
    given = form.cleaned_data
    ticked = {str(name): name in given["needs"] for name, _label in form.spec("needs").choices}
    other = ("pregnancy_weeks", "medicine_until", "health_note")
    return ticked | {name: given[name] for name in other if name in given}


def _values_of_person(given: Mapping[str, Any], stored: Values) -> Values:
    names = ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex")
    states = dict.fromkeys(code for code in (given["nationality"], given["other_nationality"]) if code)
    person = {name: given[name] for name in names} | {"nationalities": list(states)}
    paper = {name: given[field] for name, field in PAPER.items()}
    if given["document_kind"] == NO_DOCUMENT:
        paper = {"number": ""} if "document" in stored else {}
    member = {"relation": given["relation"]} if "relation" in given else {}
    return {"person": person, "member": member, "document": paper, "national": _national(given, stored)}


def _values_of_trusted(given: Mapping[str, Any], stored: Values) -> Values:
    """Who was not named before and is not named now is left out."""
    rows = {row: {name: given[f"{row}_{name}"] for name in names} for row, names in STORED[TRUSTED].items()}
    return {row: fields for row, fields in rows.items() if row in stored or fields["name"]}


def _national(given: Mapping[str, Any], stored: Values) -> dict[str, Any]:
    """The number beside another document; who shows that very card has it there already."""
    number = given.get("national_id", "") if given["document_kind"] != DocumentKind.NATIONAL_ID else ""
    return {"number": number} if number or "national" in stored else {}
