"""The kinds of help that agencies give, in words; the codes are those of the reference data."""

from django.utils.translation import gettext_lazy as _

from repatriation.common.refusals import StrOrPromise

SERVICE_LINES: dict[str, StrOrPromise] = {
    "health_care": _("atención de salud"),
    "psychosocial_support": _("apoyo psicosocial"),
    "health_insurance": _("seguro de salud"),
    "identity_documents": _("documentos de identidad"),
    "employment": _("empleo"),
    "training": _("capacitación"),
    "business_support": _("apoyo a emprendimientos"),
    "education": _("educación"),
    "degree_recognition": _("reconocimiento de títulos"),
    "social_programmes": _("programas sociales"),
    "protection_women_children": _("protección de mujeres, niñas y niños"),
    "legal_aid": _("ayuda legal"),
    "shelter": _("alojamiento"),
    "transport": _("transporte"),
    "migration_record": _("registro migratorio"),
    "police_security": _("seguridad policial"),
    "tax_customs": _("impuestos y aduanas"),
    "coordination": _("coordinación"),
}


def service_words(code: str) -> str:
    """The kind of help in words; a code that reference data brought later stands for itself."""
    return str(SERVICE_LINES.get(code, code.replace("_", " ")))
