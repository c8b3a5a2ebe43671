"""What speaks for or against two records being one person, in sentences for the officer who decides."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from repatriation.common.refusals import StrOrPromise

FIRST_SURNAME: dict[str, StrOrPromise] = {
    "equal": _("Mismo primer apellido: %(known)s."),
    "variant": _("El primer apellido está escrito de otra manera: %(asked)s y %(known)s."),
    "near": _("El primer apellido cambia en una o dos letras: %(asked)s y %(known)s."),
    "cut": _("El primer apellido está cortado: %(asked)s y %(known)s."),
    "different": _("El primer apellido es otro: %(asked)s y %(known)s."),
}
SECOND_SURNAME: dict[str, StrOrPromise] = {
    "equal": _("Mismo segundo apellido: %(known)s."),
    "variant": _("El segundo apellido está escrito de otra manera: %(asked)s y %(known)s."),
    "near": _("El segundo apellido cambia en una o dos letras: %(asked)s y %(known)s."),
    "cut": _("El segundo apellido está cortado: %(asked)s y %(known)s."),
    "different": _("El segundo apellido es otro: %(asked)s y %(known)s."),
}
FIRST_GIVEN: dict[str, StrOrPromise] = {
    "equal": _("Mismo primer nombre: %(known)s."),
    "variant": _("El primer nombre está escrito de otra manera o es la forma familiar: %(asked)s y %(known)s."),
    "near": _("El primer nombre cambia en una o dos letras: %(asked)s y %(known)s."),
    "cut": _("El primer nombre está cortado: %(asked)s y %(known)s."),
    "initial": _("Del primer nombre solo coincide la inicial: %(asked)s y %(known)s."),
    "different": _("El primer nombre es otro: %(asked)s y %(known)s."),
}
SECOND_GIVEN: dict[str, StrOrPromise] = {
    "equal": _("Mismo segundo nombre: %(known)s."),
    "variant": _("El segundo nombre está escrito de otra manera o es la forma familiar: %(asked)s y %(known)s."),
    "near": _("El segundo nombre cambia en una o dos letras: %(asked)s y %(known)s."),
    "cut": _("El segundo nombre está cortado: %(asked)s y %(known)s."),
    "initial": _("Del segundo nombre solo coincide la inicial: %(asked)s y %(known)s."),
    "different": _("El segundo nombre es otro: %(asked)s y %(known)s."),
}
BORN_ON: dict[str, StrOrPromise] = {
    "equal": _("Misma fecha de nacimiento: %(known)s."),
    "day_and_month_swapped": _("El día y el mes están cambiados."),
    "year_off": _("Mismo día y mes de nacimiento, con un año de diferencia: %(asked)s y %(known)s."),
    "day_off": _("Nacimiento con un día de diferencia: %(asked)s y %(known)s."),
    "digit_off": _("La fecha de nacimiento cambia en una cifra: %(asked)s y %(known)s."),
    "first_of_january": _("Mismo año de nacimiento; la lista pone 1 de enero, como cuando no se sabe el día."),
    "year_only_equal": _("Mismo año de nacimiento; no se sabe el día."),
    "year_only_different": _("El año de nacimiento es otro: %(asked)s y %(known)s."),
    "year_equal": _("Mismo año de nacimiento, pero otro día: %(asked)s y %(known)s."),
    "different": _("La fecha de nacimiento es otra: %(asked)s y %(known)s."),
}
DOCUMENT: dict[str, StrOrPromise] = {
    "equal": _("Mismo número de documento."),
    "one_sign_off": _("El número de documento cambia en una cifra, como entre hermanos."),
    "national_different": _("El número del documento nacional es otro."),
    "new_passport": _("El número de pasaporte es otro: puede ser uno nuevo."),
}
SEX: dict[str, StrOrPromise] = {"equal": _("Mismo sexo."), "different": _("El sexo es otro.")}
SURNAMES: dict[str, StrOrPromise] = {
    "only_first": _("La lista trae un solo apellido."),
    "only_second": _("La lista trae solo el segundo apellido."),
    "registry_has_one": _("El registro tiene un solo apellido."),
    "married": _("El último apellido parece ser el del esposo."),
    "first_among_given": _("El primer apellido está entre los nombres."),
    "swapped": _("Los apellidos están en otro orden."),
    "glued": _("Los apellidos están escritos juntos."),
    "fields_swapped": _("Los nombres y los apellidos están intercambiados."),
}
GIVEN: dict[str, StrOrPromise] = {
    "only_second": _("Solo aparece el segundo nombre."),
    "given_swapped": _("Los nombres están en otro orden."),
    "further_different": _("Otro de los nombres es distinto."),
}
SENTENCES = {
    "surnames": SURNAMES, "given": GIVEN, "first_surname": FIRST_SURNAME, "second_surname": SECOND_SURNAME,
    "first_given": FIRST_GIVEN, "second_given": SECOND_GIVEN, "born_on": BORN_ON, "document": DOCUMENT, "sex": SEX,
}  # fmt: skip


HIDDEN = "…"


def sentences(evidence: Mapping[str, Any], *, hides_known: bool = False) -> list[str]:
    """Of a StoredEvidence (cases/linkage/stored.py), what weighs most first, in the active language.

    `hides_known`: for who may not see the registry: its values aren't told where they aren't the list's own.
    """
    fields = sorted(evidence["fields"], key=lambda field: -abs(field["bits"]))
    return [sentence(field, hides_known=hides_known) for field in fields]


def sentence(field: Mapping[str, Any], *, hides_known: bool = False) -> str:
    """`asked` is the list's or the new one, `known` the registry's."""
    values = {side: _shown(field["field"], field[side]) for side in ("asked", "known")}
    if hides_known and values["known"] != values["asked"]:
        values["known"] = HIDDEN
    return str(SENTENCES[field["field"]][field["code"]]) % values


def _shown(field: str, value: str) -> str:
    """A day as people write it; a year alone, or a 29 February that its year never had, as it stands."""
    if field != "born_on":
        return value
    try:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    except ValueError:
        return value.removesuffix("-00-00")
