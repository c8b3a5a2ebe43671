"""What each state means to the household: the heading of its page, and what is still ahead."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState
from repatriation.common.refusals import StrOrPromise

if TYPE_CHECKING:
    from cases.models import Case

S = CaseState
HEADINGS: dict[str, StrOrPromise] = {
    S.RECEIVED: _("Recibimos su registro"),
    S.VERIFIED: _("Su registro está verificado"),
    S.WAITING: _("Está en la lista de espera"),
    S.OFFERED: _("Tiene una oferta de asiento"),
    S.CONFIRMED: _("Su asiento está confirmado"),
    S.BOARDED: _("Buen viaje"),
    S.RETURNED: _("Bienvenido a casa"),
    S.WITHDRAWN: _("Usted retiró su registro"),
    S.INELIGIBLE: _("Su registro no corresponde a este programa"),
    S.OWN_MEANS: _("Usted volvió por sus propios medios"),
    S.MERGED: _("Este registro se unió a otro suyo"),
    S.REPORTED: _("Recibimos su aviso"),
    S.LOCATED: _("El consulado ubicó a la persona"),
    S.NOT_FOUND: _("El consulado no pudo ubicar a la persona"),
    S.ACKNOWLEDGED: _("La autoridad reconoció la detención"),
    S.ASSISTED: _("El consulado asiste a la persona"),
    S.RELEASED: _("La persona fue liberada"),
    S.REMOVED: _("La persona fue expulsada del territorio"),
    S.EXPECTED: _("Le esperamos"),
    S.ARRIVED: _("Bienvenido a casa"),
    S.ASSESSED: _("Sabemos qué apoyo necesita"),
    S.SUPPORTED: _("Recibe apoyo"),
    S.CLOSED: _("Su registro está cerrado"),
}
READING = _("Una persona de la oficina lee su registro")
WAITING = _("Lista de espera")
OFFER = _("Oferta de asiento")
BOARDING = _("Embarque")
ARRIVAL = _("Llegada y apoyo al volver")
AHEAD: dict[str, tuple[StrOrPromise, ...]] = {
    S.RECEIVED: (READING, WAITING, OFFER, BOARDING, ARRIVAL),
    S.VERIFIED: (WAITING, OFFER, BOARDING, ARRIVAL),
    S.WAITING: (OFFER, BOARDING, ARRIVAL),
    S.OFFERED: (BOARDING, ARRIVAL),
    S.CONFIRMED: (BOARDING, ARRIVAL),
    S.BOARDED: (ARRIVAL,),
}


def heading_of(case: "Case") -> StrOrPromise:
    return HEADINGS[case.state]


def milestones_after(case: "Case") -> tuple[StrOrPromise, ...]:
    """What is still ahead; the reading only while nobody has read."""
    ahead = AHEAD.get(case.state, ())
    return ahead[1:] if case.read_at and ahead[:1] == (READING,) else ahead
