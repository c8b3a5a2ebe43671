"""What a household answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """How a case came in."""

    HOUSEHOLD = "household", _("la propia familia")
    RELATIVE = "relative", _("un familiar")
    OFFICER = "officer", _("un funcionario")
    IMPORT = "import", _("una lista importada")


class Situation(models.TextChoices):
    TOURIST = "tourist", _("turista")
    STUDENT = "student", _("estudiante")
    WORK_TRAVEL = "work_travel", _("programa de trabajo y viaje")
    WORKER = "worker", _("trabajador temporal")
    RESIDENT = "resident", _("residente")
    IRREGULAR = "irregular", _("sin permiso vigente")
    TRANSIT = "transit", _("en tránsito")


class Means(models.TextChoices):
    PAYS = "pays", _("puede pagar su pasaje")
    PART = "part", _("puede pagar una parte")
    LOAN = "loan", _("necesita un préstamo")
    NONE = "none", _("no tiene dinero")


class Funds(models.TextChoices):
    """Whether the household can live where it is."""

    ENOUGH = "enough", _("le alcanza por ahora")
    DAYS = "days", _("le alcanza para pocos días")
    NONE = "none", _("ya no le alcanza")


class Lodging(models.TextChoices):
    SECURE = "secure", _("tiene dónde quedarse")
    UNTIL = "until", _("solo hasta una fecha")
    NONE = "none", _("no tiene dónde quedarse")


class HelpForm(models.TextChoices):
    """The short public forms that are no registration to travel."""

    RELATIVE = "relative", _("un familiar detenido")
    SUPPORT = "support", _("apoyo al volver")


class Urgency(models.TextChoices):
    """What cannot wait for somebody who has come home."""

    SHELTER = "shelter_tonight", _("no tiene dónde dormir esta noche")
    MEDICINE = "medicine_now", _("necesita una medicina que no tiene")
    DANGER = "in_danger_now", _("está en peligro o le hacen daño")


class CallHours(models.TextChoices):
    ANY = "any", _("a cualquier hora del día")
    MORNING = "morning", _("por la mañana")
    AFTERNOON = "afternoon", _("por la tarde")
    EVENING = "evening", _("por la noche, hasta las 9")


class ReviewAbout(models.TextChoices):
    """What a household wants a person to look at."""

    ORDER = "order", _("el orden de atención")
    DECISION = "decision", _("una decisión")
    CHANGE = "change", _("un cambio en el registro")
    OTHER = "other", _("otra cosa")


class Purpose(models.TextChoices):
    """What a consent is for; each is asked and withdrawn apart."""

    RETURN = "return", _("usar los datos para organizar este retorno")
    COUNTERPART = "counterpart", _("compartirlos con el otro Estado y el transportista")
    AGENCIES = "agencies", _("compartirlos con las entidades de apoyo al volver")
    RELATIVE = "relative", _("informar al familiar indicado")
