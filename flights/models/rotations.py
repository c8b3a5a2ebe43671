"""A rotation, out and back, and its legs with what each can carry."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cases.models.timeline import Move
from consulates.enums import Role
from consulates.models import Airport, User
from consulates.rules import has_role
from flights.enums import Mode, RotationState
from flights.lifecycles import ROTATION_LIFECYCLE
from flights.models.agreements import ReciprocityAgreement
from repatriation.common.history import guarded_states, tracked, tracked_without
from repatriation.common.lifecycle import edges
from repatriation.common.scoping import ScopedQuerySet

RESOURCES = ["seats", "wheelchairs", "stretchers", "infants"]


class RotationQuerySet(ScopedQuerySet["Rotation"]):
    def visible_to(self, user: Any) -> Self:
        """Ministry and auditors: all. Officers: all but drafts. A liaison: those agreed with its country."""
        if has_role(user, Role.PLANNER, Role.APPROVER, Role.AUDITOR):
            return self
        if has_role(user, Role.OFFICER, Role.HEAD):
            return self.exclude(state=RotationState.DRAFT)
        if has_role(user, Role.LIAISON):
            return self.filter(agreement__counterpart=user.country).exclude(state=RotationState.DRAFT)
        return self.none()


@tracked
class Rotation(models.Model):
    """`operated_by` is the state whose aircraft flies: carrying the other side's nationals moves the ledger."""

    name = models.CharField(_("nombre"), max_length=80)
    operated_by = CountryField(_("la opera"))
    agreement = models.ForeignKey(
        ReciprocityAgreement, models.PROTECT, null=True, blank=True, related_name="rotations", verbose_name=_("acuerdo")
    )
    state = models.CharField(_("estado"), max_length=14, choices=RotationState, default=RotationState.DRAFT)
    state_since = models.DateTimeField()
    planned_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    note = models.TextField(_("nota"), blank=True)

    objects = RotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("rotación")
        verbose_name_plural = _("rotaciones")
        ordering = ["-planned_at", "id"]
        triggers = [guarded_states(edges(ROTATION_LIFECYCLE))]

    def __str__(self) -> str:
        return self.name


class RotationMove(Move):
    thing = models.ForeignKey(Rotation, models.CASCADE, related_name="moves")


class LegQuerySet(ScopedQuerySet["Leg"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(rotation__in=Rotation.objects.visible_to(user))


# What offers hold is told by the offers' own history.
@tracked_without("held_seats", "held_wheelchairs", "held_stretchers", "held_infants")
class Leg(models.Model):
    """One flight of a rotation. `held_*` is what live offers hold; a trigger keeps it, a check bounds.

    A wheelchair user takes a seat and a wheelchair place; a stretcher takes no seat; an infant (under 2) sits on a lap.
    """

    rotation = models.ForeignKey(Rotation, models.CASCADE, related_name="legs")
    number = models.PositiveSmallIntegerField(_("tramo"), default=1)
    origin = models.ForeignKey(Airport, models.PROTECT, related_name="+", verbose_name=_("desde"))
    destination = models.ForeignKey(Airport, models.PROTECT, related_name="+", verbose_name=_("hacia"))
    departs_at = models.DateTimeField(_("sale"))
    arrives_at = models.DateTimeField(_("llega"))
    mode = models.CharField(_("medio"), max_length=12, choices=Mode, default=Mode.CHARTER)
    carries = CountryField(_("nacionales de"))
    seats = models.PositiveIntegerField(_("asientos"))
    wheelchairs = models.PositiveIntegerField(_("sillas de ruedas"), default=0)
    stretchers = models.PositiveIntegerField(_("camillas"), default=0)
    infants = models.PositiveIntegerField(_("bebés en brazos"), default=0)
    held_seats = models.PositiveIntegerField(default=0, editable=False)
    held_wheelchairs = models.PositiveIntegerField(default=0, editable=False)
    held_stretchers = models.PositiveIntegerField(default=0, editable=False)
    held_infants = models.PositiveIntegerField(default=0, editable=False)
    departed_at = models.DateTimeField(_("salió"), null=True, blank=True)
    arrived_at = models.DateTimeField(_("llegó"), null=True, blank=True)

    objects = LegQuerySet.as_manager()

    class Meta:
        verbose_name = _("tramo")
        verbose_name_plural = _("tramos")
        ordering = ["rotation", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rotation", "number"], name="leg_number_once_in_a_rotation"),
            models.CheckConstraint(name="arrives_after_departing", condition=Q(arrives_at__gt=F("departs_at"))),
            models.CheckConstraint(name="leg_goes_somewhere", condition=~Q(origin=F("destination"))),
            *[
                models.CheckConstraint(
                    name=f"never_more_{resource}_than_there_are",
                    condition=Q(**{f"held_{resource}__lte": F(resource)}),
                    violation_error_message=_("No quedan plazas suficientes en este tramo."),
                )
                for resource in RESOURCES
            ],
        ]

    def __str__(self) -> str:
        return f"{self.origin.code} → {self.destination.code}"

    def free(self) -> dict[str, int]:
        """What is neither offered nor taken, by resource."""
        return {resource: getattr(self, resource) - getattr(self, f"held_{resource}") for resource in RESOURCES}
