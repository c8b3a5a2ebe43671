"""What each state means to the household: the heading of its page, and what is still ahead."""

from datetime import datetime, timedelta
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
    S.LAPSED: _("Cerramos su registro porque no supimos de ustedes"),
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
NOW: dict[str, StrOrPromise] = {
    S.RECEIVED: _("No tiene que hacer nada. Todavía no es un asiento: no compre nada ni deje su alojamiento."),
    S.VERIFIED: _("No tiene que hacer nada. Todavía no es un asiento: no compre nada ni deje su alojamiento."),
    S.WAITING: _(
        "No tiene que hacer nada. Cuando haya lugar para toda la familia en un vuelo, le ofreceremos asientos y "
        "tendrá tiempo para responder. No sabemos todavía en qué fecha."
    ),
    S.OFFERED: _("Responda a la oferta antes de que termine el plazo."),
    S.CONFIRMED: _("Prepare los documentos de viaje de cada persona."),
    S.RETURNED: _("Si ahora necesita documentos, atención de salud, trabajo u otro apoyo, pídalo aquí:"),
    S.OWN_MEANS: _("Si ahora necesita documentos, atención de salud, trabajo u otro apoyo, pídalo aquí:"),
    S.WITHDRAWN: _("Si vuelve a necesitar ayuda, puede registrarse otra vez:"),
    S.INELIGIBLE: _("Si no está de acuerdo, pida aquí mismo que lo revise una persona."),
}
ASK_BEFORE = timedelta(days=4)


def heading_of(case: "Case") -> StrOrPromise:
    return HEADINGS[case.state]


def now_of(case: "Case") -> StrOrPromise:
    """What the household is to do at this moment, in words; '' where the page says it elsewhere."""
    return NOW.get(case.state, "")


def milestones_after(case: "Case") -> tuple[StrOrPromise, ...]:
    """What is still ahead; the reading only while nobody has read."""
    ahead = AHEAD.get(case.state, ())
    return ahead[1:] if case.read_at and ahead[:1] == (READING,) else ahead


def is_asked_now(due_at: datetime | None, at: datetime) -> bool:
    """Whether the question «do you still need help?» stands on the page; it may also be late."""
    return due_at is not None and due_at - ASK_BEFORE <= at
