"""What happened to a case: its moves and its timeline, both append-only."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, Clock, EventKind
from cases.models.case import Case
from consulates.models import User
from repatriation.common.history import append_only, tracked
from repatriation.common.scoping import ScopedQuerySet


class Move(models.Model):
    """One change of state of some thing; each kind of thing has its own table of these."""

    action = models.CharField(max_length=20)
    source = models.CharField(max_length=14)
    target = models.CharField(max_length=14)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class CaseMove(Move):
    thing = models.ForeignKey(Case, models.CASCADE, related_name="moves")


class EventQuerySet(ScopedQuerySet["CaseEvent"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_household(self) -> Self:
        """What the household reads on its own page."""
        return self.filter(is_public=True)


class CaseEvent(models.Model):
    """One line of the timeline. `code` names the sentence (cases/rules/sentences.py); `values` fill it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    kind = models.CharField(_("clase"), max_length=12, choices=EventKind)
    code = models.CharField(max_length=40)
    values = models.JSONField(default=dict, blank=True)
    note = models.TextField(_("nota"), blank=True)
    actor = models.CharField(_("quién"), max_length=10, choices=Actor)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("cuándo"))
    is_public = models.BooleanField(default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("suceso")
        verbose_name_plural = _("sucesos")
        ordering = ["at", "id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.code


class FollowUpQuerySet(ScopedQuerySet["FollowUp"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        return self.filter(done_at__isnull=True)


@tracked
class FollowUp(models.Model):
    """Something that is due on a case: a clock of the rules, or a reminder made by hand."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="follow_ups")
    clock = models.CharField(_("plazo"), max_length=16, choices=Clock)
    note = models.CharField(_("nota"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("abierto el"))
    due_at = models.DateTimeField(_("vence el"))
    done_at = models.DateTimeField(_("cumplido el"), null=True, blank=True)
    done_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("plazo")
        verbose_name_plural = _("plazos")
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "clock"],
                condition=models.Q(done_at__isnull=True) & ~models.Q(clock="note"),
                name="one_open_clock_of_a_kind",
            )
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(done_at__isnull=True), name="follow_up_due")
        ]

    def __str__(self) -> str:
        return self.get_clock_display()
