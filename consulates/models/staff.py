"""The accounts of staff: a role, and the office, agency or country that its rows are limited to."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from consulates.enums import Role
from consulates.models.agencies import Agency
from consulates.models.offices import ConsularOffice
from repatriation.common.history import tracked_without

OFFICE_ROLES = [Role.OFFICER, Role.HEAD]


# A password hash is nobody's history, and signing in is no change of the account.
@tracked_without("password", "last_login")
class User(AbstractUser):
    """A member of staff. Citizens have no account."""

    role = models.CharField(_("función"), max_length=16, choices=Role)
    office = models.ForeignKey(
        ConsularOffice, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name=_("oficina consular")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name=_("entidad")
    )
    country = CountryField(_("país"), blank=True)

    REQUIRED_FIELDS = ["email", "role"]

    class Meta:
        verbose_name = _("cuenta")
        verbose_name_plural = _("cuentas")
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                name="office_roles_have_an_office",
                condition=~Q(role__in=OFFICE_ROLES) | Q(office__isnull=False),
                violation_error_message=_("Un funcionario consular necesita una oficina."),
            ),
            models.CheckConstraint(
                name="agency_role_has_an_agency",
                condition=~Q(role=Role.AGENCY) | Q(agency__isnull=False),
                violation_error_message=_("Un funcionario de entidad necesita una entidad."),
            ),
            models.CheckConstraint(
                name="liaison_role_has_a_country",
                condition=~Q(role=Role.LIAISON) | ~Q(country=""),
                violation_error_message=_("Un enlace de contraparte necesita un país."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
