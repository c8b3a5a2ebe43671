"""The two gates before a departure: permits of authorities, and the ministry's own approval."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cases.models.timeline import Move
from consulates.models import User
from flights.enums import Decision, PermitKind, PermitState
from flights.lifecycles import PERMIT_LIFECYCLE
from flights.models.rotations import Leg, Rotation
from repatriation.common.history import guarded_states, tracked
from repatriation.common.lifecycle import edges
from repatriation.common.scoping import ScopedQuerySet


class PermitQuerySet(ScopedQuerySet["Permit"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(leg__in=Leg.objects.visible_to(user))


@tracked
class Permit(models.Model):
    """One authority's clearance of one leg. `assurance` notes what was promised by word; it opens no gate."""

    leg = models.ForeignKey(Leg, models.CASCADE, related_name="permits")
    kind = models.CharField(_("clase"), max_length=12, choices=PermitKind)
    country = CountryField(_("Estado"))
    authority = models.CharField(_("autoridad"), max_length=120)
    is_mandatory = models.BooleanField(_("obligatorio"), default=True)
    state = models.CharField(_("estado"), max_length=14, choices=PermitState, default=PermitState.NEEDED)
    state_since = models.DateTimeField()
    number = models.CharField(_("número"), max_length=60, blank=True)
    valid_from = models.DateTimeField(_("válido desde"), null=True, blank=True)
    valid_until = models.DateTimeField(_("válido hasta"), null=True, blank=True)
    conditions = models.TextField(_("condiciones"), blank=True)
    assurance = models.TextField(_("solo palabra"), blank=True)

    objects = PermitQuerySet.as_manager()

    class Meta:
        verbose_name = _("permiso")
        verbose_name_plural = _("permisos")
        ordering = ["leg", "kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["leg", "kind", "country"], name="permit_once_for_a_leg"),
            models.CheckConstraint(
                name="granted_permit_has_number_and_validity",
                condition=~Q(state="granted") | (~Q(number="") & Q(valid_until__isnull=False)),
                violation_error_message=_("Un permiso concedido tiene número y vigencia."),
            ),
        ]
        triggers = [guarded_states(edges(PERMIT_LIFECYCLE))]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.country}"

    def covers(self, moment: Any) -> bool:
        """Granted, and valid at that moment."""
        starts = self.valid_from is None or self.valid_from <= moment
        return (
            self.state == PermitState.GRANTED and starts and self.valid_until is not None and moment <= self.valid_until
        )


class PermitMove(Move):
    thing = models.ForeignKey(Permit, models.CASCADE, related_name="moves")


class ApprovalQuerySet(ScopedQuerySet["Approval"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(rotation__in=Rotation.objects.visible_to(user))


@tracked
class Approval(models.Model):
    """One request for approval, with what the approver saw: the list both ways and the ledger."""

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="approvals")
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("presentada el"))
    legal_ground = models.CharField(_("base legal"), max_length=300)
    official_list = models.JSONField(_("relación oficial"), default=list)
    ledger_before = models.JSONField(default=dict)
    ledger_after = models.JSONField(default=dict)
    decision = models.CharField(_("decisión"), max_length=10, choices=Decision, default=Decision.PENDING)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decidida el"), null=True, blank=True)
    conditions = models.TextField(_("condiciones o motivo"), blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("aprobación")
        verbose_name_plural = _("aprobaciones")
        ordering = ["-submitted_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="nobody_approves_what_they_submitted",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")),
                violation_error_message=_("Nadie aprueba lo que presentó."),
            ),
            models.CheckConstraint(
                name="a_decision_has_its_person", condition=Q(decision="pending") | Q(decided_by__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["rotation"], condition=Q(decision="pending"), name="one_pending_approval_for_a_rotation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rotation_id}: {self.get_decision_display()}"
