"""Documents that households upload."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UploadKind(models.TextChoices):
    """What the household says that an uploaded document is."""

    PASSPORT = "passport", _("Pasaporte")
    NATIONAL_ID = "national_id", _("DNI")
    BIRTH_RECORD = "birth_record", _("Partida de nacimiento")
    MEDICAL_REPORT = "medical_report", _("Informe médico")
    TICKET = "ticket", _("Pasaje o reserva")
    PERMIT = "permit", _("Permiso o visa")
    OTHER = "other", _("Otro documento")


class UploadState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("document", "en revisión")
    CLEAN = "clean", pgettext_lazy("document", "recibido")
    REFUSED = "refused", pgettext_lazy("document", "no se pudo usar")
    REMOVED = "removed", pgettext_lazy("document", "quitado")


class UploadFault(models.TextChoices):
    """Why an uploaded document was refused; the words for the household are in cases/rules/documents.py."""

    DAMAGED = "damaged", _("el archivo está dañado")
    PASSWORD = "password", _("el PDF pide una contraseña")  # noqa: S105 - no password
    TOO_BIG_INSIDE = "too_big_inside", _("el archivo es demasiado grande por dentro")
    UNSAFE = "unsafe", _("el antivirus lo detuvo")
    OFFICE = "office", _("la oficina pide otro")
