"""Allocation runs: what was asked, what the solver said, and for every household why."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from consulates.enums import Role
from consulates.models import User
from consulates.rules import has_role
from flights.enums import AimOrder, RunState
from flights.models.rotations import Leg
from repatriation.common.history import append_only
from repatriation.common.scoping import ScopedQuerySet


class RunQuerySet(ScopedQuerySet["AllocationRun"]):
    def visible_to(self, user: Any) -> Self:
        return self if has_role(user, Role.PLANNER, Role.APPROVER, Role.AUDITOR) else self.none()


class AllocationRun(models.Model):
    """`moved`, `bounds` and `waiting` are people by tier (1 to 5, cumulative); moved equal to bound is proved optimal.

    `certificate` lets anybody check the bounds by arithmetic (docs/allocation.md). `price` is what the order of aims
    cost against people only, people by tier, not cumulative; `balances` what became of each agreement. `timings` are
    the seconds of each step before saving.
    """

    legs = ArrayField(models.BigIntegerField())
    is_dry = models.BooleanField(_("de prueba"), default=False)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("hecha el"))
    fingerprint = models.CharField(max_length=64)
    rules_version = models.CharField(max_length=20)
    seed = models.PositiveIntegerField(default=0)
    order = models.CharField(_("orden de los fines"), max_length=12, choices=AimOrder, default=AimOrder.DEFAULT)
    status = models.CharField(_("resultado"), max_length=10, choices=RunState)
    solver_words = models.CharField(max_length=200, blank=True)
    moved = models.JSONField(default=dict)
    bounds = models.JSONField(default=dict)
    waiting = models.JSONField(default=dict)
    certificate = models.JSONField(default=dict)
    price = models.JSONField(default=dict)
    balances = models.JSONField(default=list)
    timings = models.JSONField(default=dict)
    seconds = models.FloatField(_("segundos"))
    households = models.PositiveIntegerField(_("familias"))
    placed = models.PositiveIntegerField(_("con lugar"))

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("asignación")
        verbose_name_plural = _("asignaciones")
        ordering = ["-at", "-id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.pk}"


class PlacementQuerySet(ScopedQuerySet["Placement"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(run__in=AllocationRun.objects.visible_to(user), case__in=Case.objects.visible_to(user))


class Placement(models.Model):
    """What one run says of one household: a leg, or none, and the reason as a code with its values."""

    run = models.ForeignKey(AllocationRun, models.CASCADE, related_name="placements")
    case = models.ForeignKey(Case, models.CASCADE, related_name="placements")
    leg = models.ForeignKey(Leg, models.CASCADE, null=True, related_name="placements")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=20)
    values = models.JSONField(default=dict)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["run", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["run", "case"], name="one_answer_for_a_household")]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.code
