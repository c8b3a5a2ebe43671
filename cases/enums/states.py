"""What becomes of a registration, and of what belongs to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    STRANDED = "stranded", _("varado")
    DETAINED = "detained", _("detenido")
    RETURNEE = "returnee", _("retornado")


class CaseState(models.TextChoices):
    RECEIVED = "received", _("recibido")
    VERIFIED = "verified", _("verificado")
    WAITING = "waiting", _("en lista de espera")
    OFFERED = "offered", _("con oferta de asiento")
    CONFIRMED = "confirmed", _("asiento aceptado")
    BOARDED = "boarded", _("embarcado")
    RETURNED = "returned", _("retornado")
    WITHDRAWN = "withdrawn", _("retirado")
    INELIGIBLE = "ineligible", _("no corresponde")
    OWN_MEANS = "own_means", _("retornó por sus medios")
    MERGED = "merged", _("unido a otro registro")
    LAPSED = "lapsed", _("cerrado sin respuesta")
    REPORTED = "reported", _("reportado")
    LOCATED = "located", _("ubicado")
    NOT_FOUND = "not_found", _("no ubicado")
    ACKNOWLEDGED = "acknowledged", _("reconocido por la autoridad")
    ASSISTED = "assisted", _("asistido")
    RELEASED = "released", _("liberado")
    REMOVED = "removed", _("expulsado del territorio")
    EXPECTED = "expected", _("esperado")
    ARRIVED = "arrived", _("llegó")
    ASSESSED = "assessed", _("evaluado")
    SUPPORTED = "supported", _("con apoyo")
    CLOSED = "closed", _("cerrado")


CLOSED_STATES = [
    CaseState.WITHDRAWN,
    CaseState.INELIGIBLE,
    CaseState.OWN_MEANS,
    CaseState.MERGED,
    CaseState.LAPSED,
    CaseState.CLOSED,
]

# The journey home is still ahead, or going on.
BEFORE_RETURN_STATES = [
    CaseState.RECEIVED,
    CaseState.VERIFIED,
    CaseState.WAITING,
    CaseState.OFFERED,
    CaseState.CONFIRMED,
    CaseState.BOARDED,
]


# Before boarding, or in custody: the order of help says who is next.
IN_LINE_STATES = [
    CaseState.RECEIVED,
    CaseState.VERIFIED,
    CaseState.WAITING,
    CaseState.OFFERED,
    CaseState.CONFIRMED,
    CaseState.REPORTED,
    CaseState.LOCATED,
    CaseState.NOT_FOUND,
    CaseState.ACKNOWLEDGED,
    CaseState.ASSISTED,
]


class Custody(models.TextChoices):
    DETAINED = "detained", _("detenido")
    RELEASED = "released", _("liberado")
    REMOVED = "removed", _("expulsado")


class OverrideState(models.TextChoices):
    PROPOSED = "proposed", _("propuesto")
    CONFIRMED = "confirmed", _("confirmado")
    REFUSED = "refused", _("rechazado")


class VisitState(models.TextChoices):
    REQUESTED = "requested", _("pedida")
    SCHEDULED = "scheduled", _("programada")
    DONE = "done", _("realizada")
    REFUSED = "refused", _("negada")
    CANCELLED = "cancelled", _("cancelada")


class ReferralState(models.TextChoices):
    DRAFT = "draft", _("borrador")
    SENT = "sent", _("enviada")
    ACCEPTED = "accepted", _("aceptada")
    IN_PROGRESS = "in_progress", _("en curso")
    COMPLETED = "completed", _("completada")
    DECLINED = "declined", _("rechazada")
    EXPIRED = "expired", _("vencida")
