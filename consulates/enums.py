"""The words of the map."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OFFICER = "officer", _("funcionario consular")
    HEAD = "head", _("jefe de oficina")
    PLANNER = "planner", _("planificador")
    APPROVER = "approver", _("aprobador")
    AGENCY = "agency", _("funcionario de entidad")
    LIAISON = "liaison", _("enlace de contraparte")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrador")


class OfficeKind(models.TextChoices):
    EMBASSY = "embassy", _("embajada")
    CONSULATE_GENERAL = "consulate_general", _("consulado general")
    CONSULATE = "consulate", _("consulado")
    HONORARY = "honorary", _("consulado honorario")
    HOME_DESK = "home_desk", _("oficina en el país")


class ConsularAccess(models.TextChoices):
    UNKNOWN = "unknown", _("no se sabe")
    REQUESTED = "requested", _("pedido")
    GRANTED = "granted", _("concedido")
    RESTRICTED = "restricted", _("restringido")
    DENIED = "denied", _("negado")


class NoticeState(models.TextChoices):
    DRAFT = "draft", _("borrador")
    PUBLISHED = "published", _("publicado")
    CORRECTED = "corrected", _("corregido por otro")
    DISCARDED = "discarded", _("descartado")
