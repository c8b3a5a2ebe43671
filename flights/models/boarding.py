"""Who really flew, who arrived, and how many of the other side's people a leg carried."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case, CaseMember
from consulates.models import User
from flights.enums import Presence
from flights.models.offers import SeatOffer
from flights.models.rotations import Leg
from repatriation.common.history import append_only
from repatriation.common.scoping import ScopedQuerySet


class OfLegQuerySet(ScopedQuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(leg__in=Leg.objects.visible_to(user), offer__case__in=Case.objects.visible_to(user))


class BoardingScan(models.Model):
    """One person through the gate. `scan` comes from the gate's device: the same scan sent again is the same row."""

    scan = models.UUIDField()
    leg = models.ForeignKey(Leg, models.PROTECT, related_name="scans")
    offer = models.ForeignKey(SeatOffer, models.PROTECT, related_name="scans")
    member = models.ForeignKey(CaseMember, models.PROTECT, related_name="scans")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfLegQuerySet.as_manager()

    class Meta:
        verbose_name = _("embarque")
        verbose_name_plural = _("embarques")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["leg", "member"], name="boarded_once"),
            models.UniqueConstraint(fields=["scan", "member"], name="scan_counted_once"),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return str(self.scan)


class Arrival(models.Model):
    """Whether a person who boarded came out at the other end; a missing one needs the cause."""

    scan = models.OneToOneField(BoardingScan, models.PROTECT, related_name="arrival")
    presence = models.CharField(_("presencia"), max_length=8, choices=Presence)
    cause = models.CharField(_("causa"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("llegada")
        verbose_name_plural = _("llegadas")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="missing_has_a_cause",
                condition=Q(presence="present") | ~Q(cause=""),
                violation_error_message=_("Escriba por qué falta."),
            )
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.get_presence_display()


class CounterpartCount(models.Model):
    """How many nationals of the other side boarded a leg that carries them, as reported; the last word counts."""

    leg = models.ForeignKey(Leg, models.PROTECT, related_name="counts")
    people = models.PositiveIntegerField(_("personas"))
    note = models.CharField(_("nota"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["leg", "-at", "-id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.people}"
