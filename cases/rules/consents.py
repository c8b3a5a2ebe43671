"""What a household agrees to: the words of each consent, which are stored with it by their version.

Whoever changes a word gives the words a new version and adds their fingerprint to tests/cases/test_consents.py.
"""

from django.utils.translation import gettext_lazy as _

from cases.enums import Purpose
from repatriation.common.refusals import StrOrPromise

CONSENT_TEXT_VERSION = "2"

CONSENT_WORDS: dict[Purpose, tuple[StrOrPromise, StrOrPromise]] = {
    Purpose.RETURN: (
        _("Pueden usar nuestros datos para organizar este retorno"),
        _("Los usan el ministerio y su oficina consular, y nadie más."),
    ),
    Purpose.COUNTERPART: (
        _("Pueden darlos al otro Estado y a la empresa que nos lleva"),
        _("Nombres, nacimiento y documento, solo para permitir y operar el vuelo. Sin esto no hay asiento."),
    ),
    Purpose.AGENCIES: (
        _("Pueden darlos a las entidades que apoyan al llegar"),
        _(
            "Salud, trabajo, educación y vivienda. Antes de dar algo a cada entidad, se lo preguntaremos otra vez, "
            "cuando ustedes pidan ese apoyo."
        ),
    ),
    Purpose.RELATIVE: (
        _("Pueden contar las novedades del viaje a las personas que nombramos"),
        _("Solo si hay asiento y cuándo viajan. Nunca la salud ni los documentos."),
    ),
}
