"""Who people are to each other and by what papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    FEMALE = "F", _("femenino")
    MALE = "M", _("masculino")
    OTHER = "X", _("otro o no indicado")


class DocumentKind(models.TextChoices):
    PASSPORT = "passport", _("pasaporte")
    NATIONAL_ID = "national_id", _("DNI")
    CONSULAR_CARD = "consular_card", _("tarjeta consular")
    BIRTH_RECORD = "birth_record", _("partida de nacimiento")
    TRAVEL_CERTIFICATE = "travel_certificate", _("salvoconducto")


class Relation(models.TextChoices):
    SELF = "self", _("titular")
    SPOUSE = "spouse", _("cónyuge o conviviente")
    CHILD = "child", _("hija o hijo")
    PARENT = "parent", _("madre o padre")
    SIBLING = "sibling", _("hermana o hermano")
    OTHER = "other", _("otro familiar o acompañante")


class Kin(models.TextChoices):
    """What somebody who reports a detention is to the person."""

    PARENT = "parent", _("madre o padre")
    PARTNER = "partner", _("esposa, esposo o conviviente")
    CHILD = "child", _("hija o hijo")
    SIBLING = "sibling", _("hermana o hermano")
    RELATIVE = "relative", _("otro familiar")
    FRIEND = "friend", _("amiga, amigo o vecino")
    LAWYER = "lawyer", _("abogada o abogado")
    HELPER = "helper", _("trabaja en una organización que ayuda")


class SpeaksAs(models.TextChoices):
    """Who fills in a registration for somebody else."""

    PARENT = "parent", _("madre o padre")
    RELATIVE = "relative", _("familiar o amigo")
    LAWYER = "lawyer", _("abogado u organización")
    ATTORNEY = "attorney", _("apoderado")


class Authority(models.TextChoices):
    """By what right somebody speaks for a household."""

    PARENTAL = "parental", _("patria potestad o tutela")
    POWER = "power", _("poder notarial o consular")
    WRITTEN = "written", _("encargo por escrito")
    SPOKEN = "spoken", _("encargo de palabra")
    NONE = "none", _("todavía sin autorización")


class MaySee(models.TextChoices):
    """What a household lets its representative see."""

    ALL = "all", _("todo el registro")
    NEWS = "news", _("solo las novedades del viaje")
    NOTHING = "nothing", _("nada")


class NamedAs(models.TextChoices):
    EMERGENCY = "emergency", _("contacto de emergencia")
    AT_HOME = "at_home", _("familiar en casa")


class SameBy(models.TextChoices):
    """What two registrations have in common."""

    DOCUMENT = "document", _("el número de un documento")
    NAME = "name", _("nombre, nacimiento y contacto de una persona")
    PERSON = "person", _("una persona, según quien comparó las dos")
