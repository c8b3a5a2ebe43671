"""The machine-readable lines of a passport, typed by the person: read, and laid beside the other fields of the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.enums import DocumentKind
from cases.formats.mrz import PartialDate, Unreadable, Zone, read
from cases.formats.mrz_letters import may_spell, spoken, surnames
from cases.forms.public.fields import PublicField
from consulates.queries.places import country_name
from repatriation.common.refusals import StrOrPromise

UNREADABLE = {
    "visa": _("Estas líneas son de una visa. Copie las de la página del pasaporte que tiene su foto."),
    "lines": _(
        "No pudimos leer estas líneas. Cópielas completas y en orden: en un pasaporte son dos, de 44 signos cada una."
    ),
}
# The part of the lines in which something is wrong.
FAULTS = {
    "number": _("el número del documento («%(part)s»)"),
    "born": _("la fecha de nacimiento («%(part)s»: año, mes y día)"),
    "sex": _("la letra del sexo («%(part)s»)"),
    "expires": _("la fecha de vencimiento («%(part)s»: año, mes y día)"),
    "optional": _("lo que sigue a la fecha de vencimiento («%(part)s»)"),
    "issuer": _("las tres letras del país que dio el documento («%(part)s»)"),
    "nationality": _("las tres letras de la nacionalidad («%(part)s»)"),
    "whole": _("el último número («%(part)s») o lo que sigue a la fecha de vencimiento"),
}
NO_LINES = _("Copie aquí primero las líneas de su documento. También puede dejarlas y llenar los espacios de abajo.")
READ = _("Leímos bien estas líneas. Revise los datos de abajo, sobre todo los dos apellidos y los acentos, y continúe.")
UNKNOWN_DAY = _("Su documento no dice el día completo. Si usted tampoco lo sabe, escriba 1 en lo que falte.")
ANOTHER_WAY = _("Compare con su documento y corrija. También puede borrar estas líneas y llenar los espacios de abajo.")
# Which fields of the page belong together: filled together or not at all.
TOGETHER = [
    ("given_names",), ("paternal_surname", "maternal_surname"), ("sex",), ("nationality",), ("document_kind",),
    ("document_number",), ("document_country",), ("born_on_day", "born_on_month", "born_on_year"),
    ("document_expires_on_day", "document_expires_on_month", "document_expires_on_year"),
]  # fmt: skip
OF_DOCUMENT = ("document_number", "document_country", "document_expires_on")

Typed = Mapping[str, Any]


class ZoneLines(PublicField, forms.CharField):
    """The lines, cleaned to a Zone or None. `today` is set by the form."""

    kind = "folded"
    rows = 3
    summary: StrOrPromise = _("¿Tiene su pasaporte a mano? Puede llenar esta página más rápido")
    button: StrOrPromise = _("Llenar con estas líneas")
    today: date

    def clean(self, value: Any) -> Zone | None:
        text = str(value or "")
        if not text.strip():
            return None
        try:
            zone = read(text, today=self.today)
        except Unreadable as unreadable:
            raise ValidationError(UNREADABLE[unreadable.reason]) from None
        if zone.faults:
            raise ValidationError(_faults_in_words(zone))
        return zone

    def show(self, value: Any) -> str:
        """What they say stands in the other fields."""
        return ""


def _faults_in_words(zone: Zone) -> str:
    where = [str(FAULTS[name]) % {"part": zone.part(name)} for name in zone.faults]
    words = _("En estas líneas hay un signo que no corresponde. Revise %(where)s.") % {"where": "; ".join(where)}
    return f"{words} {ANOTHER_WAY}"


def inputs_from(zone: Zone) -> dict[str, str]:
    """What the zone says, by the names of the page's inputs; without what it doesn't say."""
    paternal, maternal = surnames(zone.primary)
    said = {
        "given_names": spoken(zone.secondary), "paternal_surname": paternal, "maternal_surname": maternal,
        **_day_inputs("born_on", zone.born), "sex": zone.sex, "nationality": zone.nationality,
        "document_kind": kind_of(zone), "document_number": zone.number, "document_country": zone.issuer,
        **_day_inputs("document_expires_on", zone.expires),
    }  # fmt: skip
    return {name: text for name, text in said.items() if text}


def kind_of(zone: Zone) -> str:
    if zone.code.startswith("P"):
        return DocumentKind.PASSPORT
    return DocumentKind.NATIONAL_ID if zone.issuer == settings.HOME_COUNTRY else ""


def _day_inputs(name: str, day: PartialDate) -> dict[str, str]:
    return {f"{name}_{part}": str(number) for part, number in day._asdict().items() if number is not None}


def filled_from(zone: Zone, typed: Typed, proposed: Typed) -> dict[str, str]:
    """What the zone adds to the page: only where nothing was typed, and where what stands there was our proposal."""
    said, added = inputs_from(zone), {}
    is_another = _is_of_another_document(said, typed)
    for names in TOGETHER:
        if is_another and names[0].startswith(OF_DOCUMENT):
            continue
        if all(typed.get(name, "") in ("", proposed.get(name, "")) for name in names):
            added.update({name: said[name] for name in names if name in said and said[name] != typed.get(name)})
    return added


def _is_of_another_document(said: Typed, typed: Typed) -> bool:
    return bool(typed.get("document_kind")) and typed["document_kind"] != said.get("document_kind")


def differences(zone: Zone, answers: Mapping[str, Any]) -> dict[str, str]:
    """Field by field, what the zone says where the person's own answer says something else; in words."""
    said = {name: words for name, words in _words_of(zone).items() if words and answers.get(name)}
    if _is_of_another_document({"document_kind": kind_of(zone)}, answers):
        said = {name: words for name, words in said.items() if name not in OF_DOCUMENT}
    return {name: words for name, words in said.items() if not _agrees(name, zone, answers)}


def notes_on(zone: Zone, answers: Mapping[str, Any]) -> dict[str, list[StrOrPromise]]:
    """What the page says at its fields about the zone: kindly, for either may be right."""
    says = _("En las líneas dice: %(words)s. Si eso es lo correcto, cámbielo aquí; si no, continúe.")
    noted: dict[str, list[StrOrPromise]] = {"lines": [READ]}
    for name, words in differences(zone, answers).items():
        noted[name] = [says % {"words": words}]
    if zone.born.year and not zone.born.day:
        noted.setdefault("born_on", []).append(UNKNOWN_DAY)
    return noted


def _words_of(zone: Zone) -> dict[str, str]:
    return {
        "given_names": zone.secondary, "paternal_surname": zone.primary, "born_on": _day_words(zone.born),
        "sex": str(SEX_WORDS.get(zone.sex, "")), "nationality": country_name(zone.nationality),
        "document_number": zone.number, "document_country": country_name(zone.issuer),
        "document_expires_on": _day_words(zone.expires),
    }  # fmt: skip


SEX_WORDS = {"F": pgettext_lazy("person", "Mujer"), "M": pgettext_lazy("person", "Hombre")}


def _agrees(name: str, zone: Zone, answers: Mapping[str, Any]) -> bool:
    value = answers[name]
    match name:
        case "given_names":
            return may_spell(value, zone.secondary, is_cut=zone.is_cut)
        case "paternal_surname":
            return may_spell(f"{value} {answers.get('maternal_surname', '')}", zone.primary, is_cut=zone.is_cut)
        case "born_on" | "document_expires_on":
            return _is_day(zone.born if name == "born_on" else zone.expires, value)
        case "nationality":
            return zone.nationality in (value, answers.get("other_nationality"))
        case "document_number":
            return "".join(sign for sign in value.upper() if sign.isalnum()) == zone.number
        case _:
            return bool(value == {"sex": zone.sex, "document_country": zone.issuer}[name])


def _is_day(said: PartialDate, day: date) -> bool:
    return all(number in (None, typed) for number, typed in zip(said, (day.year, day.month, day.day), strict=True))


def _day_words(day: PartialDate) -> str:
    """In full, or as much of it as the document knows."""
    if day.year is None:
        return ""
    if day.month is None or day.day is None:
        return str(day.year)
    return formats.date_format(date(day.year, day.month, day.day), "DATE_FORMAT")
