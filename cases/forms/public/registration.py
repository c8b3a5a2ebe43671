"""The forms of a draft by key, and the registration that they make together."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.enums import MaySee, Relation, Source
from cases.forms.public.consents import ConsentsForm
from cases.forms.public.contact import ContactForm, CountryForm, PlaceForm
from cases.forms.public.needs import NEEDS as NEED_CHOICES
from cases.forms.public.needs import NeedsForm
from cases.forms.public.page import PublicForm
from cases.forms.public.person import NO_DOCUMENT, PersonForm
from cases.forms.public.travel import SituationForm, TravelForm
from cases.forms.public.trusted import TrustedForm
from cases.forms.public.who import RepresentativeForm, WhoForm
from cases.operations.register import NamedAnswers, PersonAnswers, Registration, RepresentativeAnswers
from cases.rules.answers import NEEDS, PERSON, REPRESENTATIVE, SELF, Answers, Typed, person_pages

FORMS: dict[str, type[PublicForm]] = {
    "quien": WhoForm,
    REPRESENTATIVE: RepresentativeForm,
    "pais": CountryForm,
    "lugar": PlaceForm,
    "contacto": ContactForm,
    PERSON: PersonForm,
    NEEDS: NeedsForm,
    "situacion": SituationForm,
    "viaje": TravelForm,
    "contactos": TrustedForm,
    "permisos": ConsentsForm,
}
SECTIONS = 8
# In this language the officers read what a household says beyond the fields.
OFFICE_LANGUAGE = "es"

Forms = dict[str, PublicForm]


def form_class_of(key: str) -> tuple[type[PublicForm], int]:
    """The form of a page, and the number of the person it asks about, if any."""
    page, _dot, number = key.partition(".")
    return FORMS[page], int(number or 0)


def form_for(
    key: str, typed: Mapping[str, Any] | None, *, answers: Answers, today: date, shows_errors: bool = True
) -> PublicForm:
    form_class, number = form_class_of(key)
    return form_class(typed, answers=answers, today=today, number=number, shows_errors=shows_errors)


def all_forms(answers: Answers, *, today: date) -> Forms:
    """Every page that is needed, as kept."""
    return {key: form_for(key, answers.typed(key), answers=answers, today=today) for key in answers.needed()}


def first_fault(forms: Forms) -> str:
    """The key of the first page that is empty or no longer right; '' when everything is."""
    return next((key for key, form in forms.items() if not form.is_valid()), "")


def carried_over(key: str, answers: Answers) -> Typed:
    """What an earlier page has already said, for the fields of a page not seen yet."""
    if key == "contacto" and answers.value(REPRESENTATIVE, "may_see") == MaySee.ALL:
        return {"name": answers.value(REPRESENTATIVE, "name")}
    return {}


def registration_from(forms: Forms, answers: Answers) -> Registration:
    """From forms without a fault."""
    place, contact = forms["lugar"].cleaned_data, forms["contacto"].cleaned_data
    situation, travel = forms["situacion"].cleaned_data, forms["viaje"].cleaned_data
    consents = forms["permisos"]
    assert isinstance(consents, ConsentsForm)
    return Registration(
        people=tuple(_person(forms, number, position) for position, number in enumerate(answers.numbers)),
        contact_name=_contact_name(forms), email=contact["email"], phone=contact["phone"],
        uses_whatsapp=contact["whatsapp"], call_hours=contact["hours"],
        language=contact["language"], in_danger=contact["danger"], danger_reason=contact["danger_reason"],
        country=forms["pais"].cleaned_data["country"], subdivision=place.get("subdivision", ""), city=place["city"],
        situation=situation["situation"], permit_until=situation["permit_until"], lodging=situation["lodging"],
        lodging_until=situation["lodging_until"], means=situation["means"],
        funds=situation["funds"],
        airports=tuple(travel["airports"]), earliest_on=travel["earliest_on"], latest_on=travel["latest_on"],
        why_then=travel["why_then"], goes_by_land=travel.get("goes_by_land", False),
        transit=tuple(travel.get("transit", ())), destination=travel["destination"],
        adults_may_split=travel.get("adults_may_split", False), has_cancelled_ticket=travel["has_ticket"],
        ticket_airline=travel["airline"], booking_code=travel["booking"],
        representative=_representative(forms), named=_named(forms), consents=consents.purposes(),
    )  # fmt: skip


def source_of(forms: Forms) -> Source:
    return Source.HOUSEHOLD if forms["quien"].cleaned_data["who"] == SELF else Source.RELATIVE


def remarks_from(forms: Forms, answers: Answers) -> str:
    """What has no field of its own, in words for the officer; '' where there is nothing to say."""
    with translation.override(OFFICE_LANGUAGE):
        is_unreachable = forms["contacto"].cleaned_data.get("unreachable")
        lines = [str(_("Quien lo registró no sabe cómo comunicarse con la familia."))] if is_unreachable else []
        lines += [line for number in answers.numbers if (line := _lost_document(forms, number))]
    return "\n".join(lines)


def _lost_document(forms: Forms, number: int) -> str:
    person = forms[f"{PERSON}.{number}"].cleaned_data
    if person["document_kind"] != NO_DOCUMENT:
        return ""
    why = person["no_document"] or "–"
    return _("%(name)s no tiene documentos: %(why)s") % {"name": person["given_names"], "why": why}


def _contact_name(forms: Forms) -> str:
    """With what they are to the travellers, when it is who fills in."""
    name: str = forms["contacto"].cleaned_data["name"]
    speaker = forms[REPRESENTATIVE].cleaned_data if REPRESENTATIVE in forms else {}
    return f"{name} ({speaker['relation']})" if speaker.get("name") == name else name


def _representative(forms: Forms) -> RepresentativeAnswers | None:
    if REPRESENTATIVE not in forms:
        return None
    return RepresentativeAnswers(speaks_as=forms["quien"].cleaned_data["who"], **forms[REPRESENTATIVE].cleaned_data)


def _named(forms: Forms) -> tuple[NamedAnswers, ...]:
    trusted = forms["contactos"]
    assert isinstance(trusted, TrustedForm)
    return tuple(
        NamedAnswers(
            named_as=who, **{part: trusted.cleaned_data[f"{who}_{part}"] for part in ("name", "relation", "phone")}
        )
        for who in trusted.named()
    )


def _person(forms: Forms, number: int, position: int) -> PersonAnswers:
    person, needs = (forms[key].cleaned_data for key in person_pages(number))
    ticked: dict[str, Any] = {name: name in needs["needs"] for name, _label in NEED_CHOICES}
    nationalities = dict.fromkeys([person["nationality"], person["other_nationality"]])
    has_document = person["document_kind"] != NO_DOCUMENT
    return PersonAnswers(
        given_names=person["given_names"], paternal_surname=person["paternal_surname"],
        maternal_surname=person["maternal_surname"], born_on=person["born_on"], sex=person["sex"],
        nationalities=tuple(code for code in nationalities if code),
        document_number=person["document_number"], document_country=person["document_country"],
        document_expires_on=person["document_expires_on"], national_id=person.get("national_id", ""),
        relation=person["relation"] if position else Relation.SELF,
        **({"document_kind": person["document_kind"]} if has_document else {}),
        **ticked, pregnancy_weeks=needs.get("pregnancy_weeks"), medicine_until=needs["medicine_until"],
        health_note=needs["health_note"],
    )  # fmt: skip
