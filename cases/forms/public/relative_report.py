"""The pages of a relative's report by key, and the report that they make together."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from cases.forms.public.contact import UNKNOWN
from cases.forms.public.page import PublicForm
from cases.forms.public.relative import (
    AUTHORITIES,
    DetainedCountryForm,
    DetaineeForm,
    LastSeenForm,
    ReporterForm,
)
from cases.forms.public.relative_care import (
    ALONE,
    ASKS,
    ASYLUM,
    ASYLUM_ASKS,
    CARED_FOR,
    HEALTH,
    REFUSES,
    UNASKED,
    ChildrenForm,
    HealthForm,
    WishesForm,
)
from cases.rules.relative_word import Detained, Word

FORMS: dict[str, type[PublicForm]] = {
    "usted": ReporterForm,
    "familiar": DetaineeForm,
    "pais": DetainedCountryForm,
    "lugar": LastSeenForm,
    "salud": HealthForm,
    "consulado": WishesForm,
    "hijos": ChildrenForm,
}
SECTIONS = 7
# In this language the officers read what was chosen from a list.
OFFICE_LANGUAGE = "es"
WISH = {ASKS: True, ASYLUM_ASKS: True, UNASKED: None, REFUSES: False, ASYLUM: False}


def word_from(forms: Mapping[str, PublicForm]) -> Word:
    """From forms without a fault."""
    who, children = forms["usted"].cleaned_data, forms["hijos"].cleaned_data
    return Word(
        contact_name=who["name"], relation=who["relation"], authority=who["authority"], email=who["email"],
        phone=who["phone"], language=who["language"], hours=who["hours"], wants_news=who["wants_news"],
        note=children["note"], detained=_detained({key: form.cleaned_data for key, form in forms.items()}),
    )  # fmt: skip


def _detained(pages: dict[str, dict[str, Any]]) -> Detained:
    person, place, wishes, children = pages["familiar"], pages["lugar"], pages["consulado"], pages["hijos"]
    health = pages["salud"]
    ticked: dict[str, Any] = {name: name in health["health"] for name, _label in HEALTH}
    facility = place.get("facility") or None
    number = person["document_number"]
    return Detained(
        given_names=person["given_names"], paternal_surname=person["paternal_surname"],
        maternal_surname=person["maternal_surname"], born_on=person["born_on"], sex=person["sex"],
        nationality=person["nationality"], alien_number=person["alien_number"],
        document_kind=person["document_kind"] if number else "", document_number=number,
        country=pages["pais"]["country"], subdivision=place.get("subdivision", ""), city=place["city"],
        facility=int(facility) if facility else None, place=place["place"],
        detained_since=place["detained_since"], is_approximate=place["is_approximate"],
        authority=_authority(place["authority"]), **ticked, pregnancy_weeks=health.get("pregnancy_weeks"),
        health_note=health["health_note"], contact_wish=WISH[wishes["contact"]],
        seeks_asylum=wishes["contact"] in (ASYLUM, ASYLUM_ASKS), removal_on=wishes["removal_on"],
        lawyer_name=wishes["lawyer_name"], lawyer_phone=wishes["lawyer_phone"],
        children=_count(children), children_are=children["children_are"],
        children_at_risk=children["children_are"] == ALONE, children_ages=children["children_ages"],
        children_with=children["children_with"],
    )  # fmt: skip


def _count(children: dict[str, Any]) -> int:
    """Nobody knows how they are, nor how many: one at least is looked for."""
    count: int = children["children"] or 0
    return (
        count if children["children_are"] in (ALONE, CARED_FOR) else max(count, int(children["children_are"] != "none"))
    )


def _authority(chosen: str) -> str:
    with translation.override(OFFICE_LANGUAGE):
        return "" if chosen == UNKNOWN else str(dict(AUTHORITIES)[chosen])
