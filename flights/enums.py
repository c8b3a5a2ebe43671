"""The words of the movement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RotationState(models.TextChoices):
    DRAFT = "draft", _("borrador")
    SUBMITTED = "submitted", _("por aprobar")
    RETURNED = "returned", pgettext_lazy("rotation", "devuelta")
    REFUSED = "refused", pgettext_lazy("rotation", "rechazada")
    APPROVED = "approved", _("aprobada")
    CLEARED = "cleared", _("con permisos")
    OPERATED = "operated", _("operada")
    CLOSED = "closed", pgettext_lazy("rotation", "cerrada")
    CANCELLED = "cancelled", pgettext_lazy("rotation", "cancelada")


class Mode(models.TextChoices):
    CHARTER = "charter", _("vuelo chárter")
    COMMERCIAL = "commercial", _("vuelo comercial")
    MILITARY = "military", _("avión militar")
    BUS = "bus", _("bus")
    SHIP = "ship", _("barco")


class PermitKind(models.TextChoices):
    OVERFLIGHT = "overflight", _("sobrevuelo")
    LANDING = "landing", _("aterrizaje")
    DEPARTURE = "departure", _("salida")
    HEALTH = "health", _("sanidad")


class PermitState(models.TextChoices):
    NEEDED = "needed", _("falta")
    REQUESTED = "requested", _("pedido")
    GRANTED = "granted", pgettext_lazy("permit", "concedido")
    CONDITIONAL = "conditional", _("con condiciones")
    REFUSED = "refused", _("negado")
    REVOKED = "revoked", _("revocado")
    EXPIRED = "expired", _("vencido")


class Decision(models.TextChoices):
    PENDING = "pending", _("por decidir")
    APPROVED = "approved", pgettext_lazy("decision", "aprobada")
    RETURNED = "returned", pgettext_lazy("decision", "devuelta")
    REFUSED = "refused", pgettext_lazy("decision", "rechazada")


class OfferState(models.TextChoices):
    PROPOSED = "proposed", _("propuesta")
    SENT = "sent", pgettext_lazy("offer", "enviada")
    ACCEPTED = "accepted", pgettext_lazy("offer", "aceptada")
    DECLINED = "declined", pgettext_lazy("offer", "no aceptada")
    EXPIRED = "expired", pgettext_lazy("offer", "vencida")
    WITHDRAWN = "withdrawn", pgettext_lazy("offer", "retirada")
    BOARDED = "boarded", pgettext_lazy("offer", "embarcada")
    NO_SHOW = "no_show", _("no se presentó")
    RELEASED = "released", pgettext_lazy("offer", "liberada")


HOLDING_STATES = [OfferState.PROPOSED, OfferState.SENT, OfferState.ACCEPTED, OfferState.BOARDED]
LIVE_STATES = [OfferState.PROPOSED, OfferState.SENT, OfferState.ACCEPTED]


class ManifestState(models.TextChoices):
    OPEN = "open", _("abierto")
    FROZEN = "frozen", _("congelado")
    SENT = "sent", pgettext_lazy("manifest", "enviado")
    ACKNOWLEDGED = "acknowledged", _("recibido por el transportista")


class Basis(models.TextChoices):
    PEOPLE = "people", _("personas")
    FLIGHTS = "flights", _("vuelos")


class Presence(models.TextChoices):
    PRESENT = "present", _("presente")
    MISSING = "missing", _("falta")


class RunState(models.TextChoices):
    """What a solver said of a plan."""

    PROVED = "proved", _("óptimo demostrado")
    BOUNDED = "bounded", _("con brecha")


class AimOrder(models.TextChoices):
    """What counts first when not everybody can go."""

    DEFAULT = "default", _("primero las personas de los grupos 1 a 4, luego la reciprocidad, luego el grupo 5")
    RECIPROCITY_FIRST = "reciprocity", _("primero la reciprocidad, luego las personas")
    PEOPLE_ONLY = "people", _("solo las personas, sin reciprocidad")
