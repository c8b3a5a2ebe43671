"""Reciprocity: two states agree that each carries the other's people. The ledger itself is computed, never stored."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from consulates.enums import Role
from consulates.models import User
from consulates.rules import has_role
from flights.enums import Basis
from repatriation.common.history import append_only, tracked
from repatriation.common.scoping import ScopedQuerySet


class AgreementQuerySet(ScopedQuerySet["ReciprocityAgreement"]):
    def visible_to(self, user: Any) -> Self:
        """A liaison sees the agreements with its own country; the ministry sees all."""
        if has_role(user, Role.LIAISON):
            return self.filter(counterpart=user.country)
        if has_role(user, Role.PLANNER, Role.APPROVER, Role.AUDITOR):
            return self
        return self.none()


@tracked
class ReciprocityAgreement(models.Model):
    """Tolerance is in people (or flights, by `basis`): how far the two sides may part inside the window."""

    counterpart = CountryField(_("contraparte"))
    basis = models.CharField(_("se cuenta en"), max_length=8, choices=Basis, default=Basis.PEOPLE)
    tolerance = models.PositiveIntegerField(_("tolerancia"), default=150)
    starts_on = models.DateField(_("desde"))
    ends_on = models.DateField(_("hasta"), null=True, blank=True)
    text = models.TextField(_("lo acordado"), blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("acuerdo de reciprocidad")
        verbose_name_plural = _("acuerdos de reciprocidad")
        ordering = ["counterpart", "-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="agreement_is_with_another_state", condition=~models.Q(counterpart=settings.HOME_COUNTRY)
            )
        ]

    def __str__(self) -> str:
        return f"{settings.HOME_COUNTRY} – {self.counterpart}"


class LedgerCorrection(models.Model):
    """A counter-entry: the only way to correct the ledger. Positive people were carried by the side that is named."""

    agreement = models.ForeignKey(ReciprocityAgreement, models.PROTECT, related_name="corrections")
    carried_by = CountryField(_("transportados por"))
    people = models.IntegerField(_("personas"))
    reason = models.TextField(_("motivo"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.people:+}"
