"""The reasons of the allocation in words: the same for the officer and for the household."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASON_SENTENCES: dict[str, str | Promise] = {
    "ASSIGNED": _(
        "Tiene lugar en %(leg)s el %(day)s: está en el grupo %(tier)s, lugar %(place)s de %(of)s en el orden."
    ),
    "NEXT_IN_LINE": _(
        "Quedó lugar en %(leg)s el %(day)s y es la primera familia en el orden, grupo %(tier)s, que cabe en él."
    ),
    "IN_DANGER": _("Un funcionario de su oficina consular organiza este viaje en persona, por seguridad."),
    "GUARDIAN_NEEDED": _("Viajan solo menores de edad: un funcionario busca primero al adulto que los acompañe."),
    "NO_AIRPORT": _("Ninguno de estos vuelos sale de un aeropuerto a su alcance (%(airports)s)."),
    "NO_NATIONALITY": _("Estos vuelos llevan a nacionales de otro Estado."),
    "NO_PERMIT": _("A los vuelos a su alcance se les negó un permiso."),
    "NO_DATE": _("Ningún vuelo a su alcance sale desde el %(earliest)s."),
    "NO_DATE_UNTIL": _("Ningún vuelo a su alcance sale entre el %(earliest)s y el %(latest)s."),
    "NO_DOCUMENT": _("Un documento de viaje vence el %(until)s, antes de llegar: pida un salvoconducto en su oficina."),
    "NO_CONSENT": _("Falta su consentimiento para dar la lista de pasajeros a quien opera el vuelo."),
    "NO_TRANSIT": _("Los vuelos a su alcance pasan por un país que no marcó como posible."),
    "NO_LAND": _("Solo queda viaje por tierra, y su familia no lo marcó como posible."),
    "DECLINED": _("Su familia devolvió el lugar que tuvo en estos vuelos."),
    "NO_CAPACITY": _("Ningún vuelo a su alcance tiene tantos lugares para su familia: faltan %(resource)s."),
    "FULL": _(
        "Los vuelos a su alcance se llenaron con familias que van antes: el último lugar en %(leg)s el %(day)s fue "
        "para el grupo %(last_tier)s, lugar %(last_place)s. Su familia está en el lugar %(place)s, necesita %(needed)s "
        "(%(resource)s) y quedaban %(left)s."
    ),
    "FULL_OF_OTHERS": _(
        "En %(leg)s el %(day)s ya no quedaba sitio: su familia necesita %(needed)s (%(resource)s) y quedaban %(left)s."
    ),
    "MORE_PEOPLE": _(
        "En %(leg)s el %(day)s los mismos lugares alcanzaron para más personas del grupo %(tier)s. "
        "Su familia, de %(people)s, viaja siempre junta y sigue en el lugar %(place)s del orden."
    ),
    "RECIPROCITY": _(
        "En %(leg)s el %(day)s quedan lugares, pero ya viajan tantas personas como permite el acuerdo de reciprocidad. "
        "Su familia está en el lugar %(place)s del orden."
    ),
    "CHANGED_MEANWHILE": _("Su registro cambió mientras se hacía la asignación: entra en la próxima."),
    "BY_TIER_BEFORE": _("Va antes porque está en el grupo %(mine)s y la otra familia en el %(theirs)s."),
    "BY_TIER_AFTER": _("Va después porque está en el grupo %(mine)s y la otra familia en el %(theirs)s."),
    "BY_SCORE_BEFORE": _("Están en el mismo grupo; va antes porque cuenta %(mine)s días y la otra familia %(theirs)s."),
    "BY_SCORE_AFTER": _(
        "Están en el mismo grupo; va después porque cuenta %(mine)s días y la otra familia %(theirs)s."
    ),
    "BY_DRAW_BEFORE": _("Están iguales en grupo y días; va antes por el sorteo anotado al registrarse."),
    "BY_DRAW_AFTER": _("Están iguales en grupo y días; va después por el sorteo anotado al registrarse."),
}
RESOURCE_WORDS: dict[str, str | Promise] = {
    "seats": _("asientos"),
    "wheelchairs": _("lugares para silla de ruedas"),
    "stretchers": _("camillas"),
    "infants": _("lugares para bebés en brazos"),
}
DAYS = ("day", "earliest", "latest", "until")


def reason_sentence(code: str, values: dict[str, Any]) -> str:
    """The reason in the active language; `values` are those that were stored with the code."""
    return str(REASON_SENTENCES[_key(code, values)]) % _shown(values)


def _key(code: str, values: dict[str, Any]) -> str:
    if "before" in values:
        return f"{code}_{'BEFORE' if values['before'] else 'AFTER'}"
    if code == "NO_DATE" and values["latest"]:
        return "NO_DATE_UNTIL"
    return "FULL_OF_OTHERS" if code == "FULL" and not values["last_place"] else code


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    shown = dict(values)
    for name in DAYS:
        if shown.get(name):
            shown[name] = date_format(date.fromisoformat(shown[name]), "DATE_FORMAT")
    if "resource" in shown:
        shown["resource"] = RESOURCE_WORDS[shown["resource"]]
    return shown
