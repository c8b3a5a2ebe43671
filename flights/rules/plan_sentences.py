"""The reasons of a plan from files in words, beyond those that the portal gives too."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from flights.rules.sentences import REASON_SENTENCES

PLAN_SENTENCES: dict[str, str | Promise] = {
    **REASON_SENTENCES,
    "NO_AIRPORT_TO": _(
        "Ningún vuelo va de un aeropuerto a su alcance (%(airports)s) a uno al que acepta llegar (%(destinations)s)."
    ),
    "FULL_OF_EARLIER": _(
        "Los vuelos a su alcance se llenaron con familias que van antes: el último lugar en %(leg)s el %(day)s fue "
        "para el grupo %(last_tier)s con puntaje %(last_score)s. Su familia está en el grupo %(tier)s con puntaje "
        "%(score)s, necesita %(needed)s (%(resource)s) y quedaban %(left)s."
    ),
    "FULL_FOR_ALL": _(
        "Los vuelos a su alcance se llenaron. En %(leg)s el %(day)s su familia, que viaja siempre junta, necesita "
        "%(needed)s (%(resource)s) y quedaban %(left)s; la última familia a bordo es del grupo %(last_tier)s con "
        "puntaje %(last_score)s, y la suya del grupo %(tier)s con puntaje %(score)s."
    ),
    "NOT_REACHED": _(
        "En %(leg)s el %(day)s quedan lugares, pero la búsqueda terminó antes de darlos: repita con más tiempo."
    ),
    "NO_SEAT": _("En todos los vuelos a su alcance, cada asiento es de una familia tan urgente como la suya o más."),
}
ORDER_SENTENCES: dict[str, str | Promise] = {
    **{key: words for key, words in REASON_SENTENCES.items() if key.startswith(("BY_TIER", "BY_DRAW"))},
    "BY_POINTS_BEFORE": _(
        "Están en el mismo grupo; va antes porque tiene puntaje %(mine)s y la otra familia %(theirs)s."
    ),
    "BY_POINTS_AFTER": _(
        "Están en el mismo grupo; va después porque tiene puntaje %(mine)s y la otra familia %(theirs)s."
    ),
    "BY_WAIT_BEFORE": _(
        "Están iguales en grupo y puntaje; va antes porque espera hace %(mine)s días y la otra familia hace %(theirs)s."
    ),
    "BY_WAIT_AFTER": _(
        "Están iguales en grupo y puntaje; va después porque espera hace %(mine)s días y la otra familia hace "
        "%(theirs)s."
    ),
    "BY_ROW_BEFORE": _("Están iguales en todo; va antes porque está antes en la lista."),
    "BY_ROW_AFTER": _("Están iguales en todo; va después porque está después en la lista."),
}
STEP_SENTENCES: dict[str, str | Promise] = {
    "parts": _("Se junta a las familias con los tramos que pueden tomar."),
    "flow": _("Los asientos se reparten por grupos, como si solo faltaran asientos."),
    "households": _("Las familias toman su lugar, enteras."),
    "repair": _("Se busca lugar para quienes quedaron."),
    "order": _("Dentro de cada grupo se respeta el orden."),
    "proof": _("Se prueba cuántas personas más podrían viajar, a lo más."),
    "polish": _("Las partes pequeñas se buscan hasta el final."),
}
