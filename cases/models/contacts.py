"""Who speaks for a household, and whom to call about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cases.enums import Authority, MaySee, NamedAs, SpeaksAs
from cases.models.case import Case
from cases.models.requests import OfCaseQuerySet
from repatriation.common.fields import EncryptedTextField
from repatriation.common.history import tracked


@tracked
class Representative(models.Model):
    """Who filled in the registration for somebody else, by what authority, and what the household lets them see."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="representative")
    speaks_as = models.CharField(_("en calidad de"), max_length=10, choices=SpeaksAs)
    name = models.CharField(_("nombre"), max_length=120)
    relation = models.CharField(_("relación"), max_length=80, blank=True)
    document_number = EncryptedTextField(_("documento"), blank=True, column="representative.document_number")
    authority = models.CharField(_("autorización"), max_length=10, choices=Authority)
    may_see = models.CharField(_("puede ver"), max_length=8, choices=MaySee)
    phone = PhoneNumberField(_("teléfono"), blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("representante")
        verbose_name_plural = _("representantes")
        ordering = ["case"]
        constraints = [
            models.CheckConstraint(
                name="without_authority_nothing_is_seen",
                condition=~models.Q(authority=Authority.NONE) | models.Q(may_see=MaySee.NOTHING),
                violation_error_message=_("Sin autorización de la familia no se le muestra nada."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class NamedContact(models.Model):
    """Somebody whom the household named, to be called in an emergency or as its relative at home."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="named_contacts")
    named_as = models.CharField(_("para qué"), max_length=10, choices=NamedAs)
    name = models.CharField(_("nombre"), max_length=120)
    relation = models.CharField(_("relación"), max_length=60, blank=True)
    phone = PhoneNumberField(_("teléfono"))

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("persona de confianza")
        verbose_name_plural = _("personas de confianza")
        ordering = ["case", "named_as"]
        constraints = [models.UniqueConstraint(fields=["case", "named_as"], name="one_contact_of_a_kind")]

    def __str__(self) -> str:
        return self.name
