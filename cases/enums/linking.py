"""Persons known again."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NameKind(models.TextChoices):
    """What is counted of the persons in the registry."""

    PERSON = "P", _("persona")
    SURNAME = "S", _("apellido")
    GIVEN = "G", _("nombre")
    DAY = "D", _("fecha de nacimiento")


class DuplicateState(models.TextChoices):
    OPEN = "open", pgettext_lazy("duplicate", "por decidir")
    SAME = "same", _("la misma persona")
    APART = "apart", _("la misma persona, sin unir")
    DIFFERENT = "different", _("personas distintas")


class MergeState(models.TextChoices):
    STANDING = "standing", pgettext_lazy("merge", "unidas")
    UNDONE = "undone", pgettext_lazy("merge", "unión deshecha")
