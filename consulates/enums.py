"""The words of the map."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


# Cities of offices and airports that are called otherwise in another language; all others are called as they are.
CITIES = {
    "Brasilia": pgettext_lazy("city", "Brasilia"),
    "Ciudad de Guatemala": pgettext_lazy("city", "Ciudad de Guatemala"),
    "Ciudad de México": pgettext_lazy("city", "Ciudad de México"),
    "Ciudad de Panamá": pgettext_lazy("city", "Ciudad de Panamá"),
    "Filadelfia": pgettext_lazy("city", "Filadelfia"),
    "Florencia": pgettext_lazy("city", "Florencia"),
    "Ginebra": pgettext_lazy("city", "Ginebra"),
    "Génova": pgettext_lazy("city", "Génova"),
    "Johannesburgo": pgettext_lazy("city", "Johannesburgo"),
    "La Habana": pgettext_lazy("city", "La Habana"),
    "Londres": pgettext_lazy("city", "Londres"),
    "Los Ángeles": pgettext_lazy("city", "Los Ángeles"),
    "Manaos": pgettext_lazy("city", "Manaos"),
    "Milán": pgettext_lazy("city", "Milán"),
    "Milán (Malpensa)": pgettext_lazy("city", "Milán (Malpensa)"),
    "Nueva York": pgettext_lazy("city", "Nueva York"),
    "Roma": pgettext_lazy("city", "Roma"),
    "Roma (Fiumicino)": pgettext_lazy("city", "Roma (Fiumicino)"),
    "Río Branco": pgettext_lazy("city", "Río Branco"),
    "Río de Janeiro": pgettext_lazy("city", "Río de Janeiro"),
    "San Luis (Misuri)": pgettext_lazy("city", "San Luis (Misuri)"),
    "Sevilla": pgettext_lazy("city", "Sevilla"),
    "Tokio": pgettext_lazy("city", "Tokio"),
    "Tokio (Haneda)": pgettext_lazy("city", "Tokio (Haneda)"),
    "Tokio (Narita)": pgettext_lazy("city", "Tokio (Narita)"),
    "Turín": pgettext_lazy("city", "Turín"),
    "Washington D. C.": pgettext_lazy("city", "Washington D. C."),
}


def city_words(city: str) -> str:
    """The name of a city of the reference data in the active language."""
    return str(CITIES.get(city, city))
