"""What is noted, what is due, and who is written to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    RECEIVED = "received", _("registro recibido")
    READ = "read", _("leído por una persona")
    STATE = "state", _("cambio de estado")
    TRIAGE = "triage", _("orden de atención")
    MESSAGE = "message", _("mensaje")
    CALL = "call", _("llamada")
    VISIT = "visit", _("visita")
    NOTE = "note", _("nota")
    DECISION = "decision", _("decisión")
    CORRECTION = "correction", _("corrección")
    DOCUMENT = "document", _("documento")


class Actor(models.TextChoices):
    HOUSEHOLD = "household", _("la familia")
    OFFICER = "officer", _("un funcionario")
    SYSTEM = "system", _("el sistema")


class Clock(models.TextChoices):
    """What a follow-up waits for."""

    TIER_ONE = "tier_one", _("atender grupo 1")
    TRIAGE = "triage", _("leer y verificar")
    AUTHORITY = "authority", _("preguntar a la autoridad")
    VISIT = "visit", _("primera visita")
    REFERRAL = "referral", _("respuesta de la entidad")
    STILL_IN_NEED = "still_in_need", _("¿todavía necesita ayuda?")
    DOCUMENT = "document", _("ver los documentos nuevos")
    REPORT = "report", _("leer el aviso de un familiar")
    CHILDREN = "children", _("ver que alguien cuida a las niñas y niños que se quedaron")
    REVIEW = "review", _("revisar lo que pide la familia")
    NOTE = "note", _("seguimiento")


class Delivery(models.TextChoices):
    """Where a message of the outbox stands."""

    DUE = "due", _("por enviar")
    SENDING = "sending", _("enviándose")
    SENT = "sent", pgettext_lazy("message", "enviado")
    FAILED = "failed", _("no se pudo enviar")


class Channel(models.TextChoices):
    EMAIL = "email", _("correo")
