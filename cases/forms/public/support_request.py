"""The request for support that the pages make together."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext_lazy as _

from cases.enums import DocumentKind, Relation
from cases.forms.public.page import PublicForm
from cases.forms.public.support import WAYS, family_size, ticked_needs
from cases.operations.ask_support import SupportRequest
from cases.operations.register import PersonAnswers
from cases.rules.answers import PERSON, Answers
from consulates.queries.places import country_name

Forms = Mapping[str, PublicForm]


def request_from(forms: Forms, answers: Answers) -> SupportRequest:
    """From forms without a fault."""
    help_, home = forms["ayuda"].cleaned_data, forms["regreso"].cleaned_data
    contact, sharing = forms["contacto"].cleaned_data, forms["permisos"].cleaned_data
    people = [forms[f"{PERSON}.{number}"].cleaned_data for number in range(1, family_size(answers) + 1)]
    answered = tuple(_person(person, place) for place, person in enumerate(people))
    return SupportRequest(
        people=answered, needs=_needs(people, ticked_needs(answers)), region=home["region"],
        district=home["district"], contact_name=contact["name"] or _full_name(answered[0]), email=contact["email"],
        phone=contact["phone"], hours=contact["hours"], language=contact["language"],
        urgent=tuple(help_["urgent"]), agencies=tuple(sharing.get("agencies", ())), note=help_["note"],
        remarks=_remarks(home), in_danger=contact["danger"],
    )  # fmt: skip


def _person(person: dict[str, Any], place: int) -> PersonAnswers:
    return PersonAnswers(
        given_names=person["given_names"], paternal_surname=person["paternal_surname"],
        maternal_surname=person["maternal_surname"], born_on=person["born_on"],
        nationalities=(settings.HOME_COUNTRY,), document_kind=DocumentKind.NATIONAL_ID,
        document_number=person["document_number"], document_country=settings.HOME_COUNTRY,
        relation=person["relation"] if place else Relation.SELF,
    )  # fmt: skip


def _needs(people: list[dict[str, Any]], ticked: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What was ticked for nobody in particular is the first person's."""
    each = [[code for code in ticked if code in person.get("needs", ())] for person in people]
    given = {code for needs in each for code in needs}
    each[0] = [code for code in ticked if code in each[0] or code not in given]
    return tuple(tuple(needs) for needs in each)


def _full_name(person: PersonAnswers) -> str:
    parts = (person.given_names, person.paternal_surname, person.maternal_surname)
    return " ".join(part for part in parts if part)[:200]


def _remarks(home: dict[str, Any]) -> str:
    """How and when they came back, in words for the officer; '' where they would rather not say."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = []
        if home["way"] != "unsaid":
            lines.append(_("Cómo volvió: %(way)s.") % {"way": dict(WAYS)[home["way"]]})
        if home["returned_from"]:
            lines.append(_("De dónde volvió: %(country)s.") % {"country": country_name(home["returned_from"])})
        if home["returned_on"]:
            day = formats.date_format(home["returned_on"], "DATE_FORMAT")
            lines.append(_("Cuándo volvió: %(day)s.") % {"day": day})
        return "\n".join(str(line) for line in lines)
