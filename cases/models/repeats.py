"""A household that registered again: what is still to be looked at, and what was found."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import BEFORE_RETURN_STATES, SameBy
from cases.models.case import Case
from cases.models.requests import OfCaseQuerySet
from consulates.models import User
from repatriation.common.history import tracked


class RepeatCheck(models.Model):
    """A registration that was not yet compared with the others; written with it, gone once it was compared."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="repeat_check")

    class Meta:
        verbose_name = _("registro por comparar")
        verbose_name_plural = _("registros por comparar")
        ordering = ["case"]

    def __str__(self) -> str:
        return str(self.pk)


class RepeatQuerySet(OfCaseQuerySet):
    def open(self) -> Self:
        """Nobody has said yet whether they are the same household, and the earlier one may still travel."""
        return self.filter(settled_at=None, earlier__state__in=BEFORE_RETURN_STATES)

    def of(self, case: Any) -> Self:
        return self.filter(case=case)


@tracked
class Repeat(models.Model):
    """`case` has somebody who stood in `earlier` already. While it is open, `case` gets no place on the waiting list.

    `is_told` says whether the contact of `earlier` may know of it: never where somebody may be hiding from them.
    `settled_by` is None when the household itself confirmed, on the page of `earlier`, knowing the number of `case`.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="repeat")
    earlier = models.ForeignKey(Case, models.CASCADE, related_name="repeats")
    same_by = models.CharField(_("coincide"), max_length=10, choices=SameBy)
    is_told = models.BooleanField(default=False)
    found_at = models.DateTimeField(_("encontrado el"))
    denied_at = models.DateTimeField(_("la familia dice que no fue ella"), null=True, blank=True)
    settled_at = models.DateTimeField(_("decidido el"), null=True, blank=True)
    settled_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    is_same = models.BooleanField(_("es la misma familia"), null=True, blank=True)

    objects = RepeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("registro repetido")
        verbose_name_plural = _("registros repetidos")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="repeat_is_of_another", condition=~Q(case=models.F("earlier"))),
            models.CheckConstraint(
                name="settled_repeat_has_its_answer",
                condition=Q(settled_at__isnull=True, is_same__isnull=True)
                | Q(settled_at__isnull=False, is_same__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} = {self.earlier_id}"
