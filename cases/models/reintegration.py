"""Support at home: what a returned person needs, and referrals (derivaciones) to the agencies."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.enums import ReferralState, Urgency
from cases.lifecycles import REFERRAL_LIFECYCLE
from cases.models.case import Case
from cases.models.people import Person
from cases.models.requests import OfCaseQuerySet
from cases.models.timeline import Move
from consulates.enums import Role
from consulates.models import ServiceLine, User
from consulates.rules import has_role
from repatriation.common.fields import EncryptedTextField
from repatriation.common.history import append_only, guarded_states, tracked
from repatriation.common.lifecycle import edges
from repatriation.common.references import new_reference
from repatriation.common.scoping import ScopedQuerySet


@tracked
class NeedsAssessment(models.Model):
    """What one person says they need after arriving; `needs` are codes of service lines. `by` None: said it online."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="assessments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="assessments")
    needs = ArrayField(models.CharField(max_length=40), verbose_name=_("necesidades"), default=list)
    urgent = ArrayField(
        models.CharField(max_length=20, choices=Urgency), verbose_name=_("urgente"), default=list, blank=True
    )
    note = EncryptedTextField(_("nota"), blank=True, column="assessment.note")
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluación de necesidades")
        verbose_name_plural = _("evaluaciones de necesidades")
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return ", ".join(self.needs)

    @property
    def urgent_words(self) -> list[str]:
        return [str(Urgency(code).label) for code in self.urgent]


class ReferralQuerySet(ScopedQuerySet["Referral"]):
    def visible_to(self, user: Any) -> Self:
        """Agency officers: what was sent to their agency. Others: the referrals of the cases they see."""
        if has_role(user, Role.AGENCY):
            return self.filter(line__agency_id=user.agency_id).exclude(state=ReferralState.DRAFT)
        return self.filter(case__in=Case.objects.visible_to(user))


@tracked
class Referral(models.Model):
    """One person handed to one service line. The agency reads what stands here, nothing else of the case.

    A draft (`by` None) is what the household asked for online: nothing is shared before a person sends it.
    """

    reference = models.CharField(max_length=11, unique=True, default=new_reference)
    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="referrals")
    line = models.ForeignKey(ServiceLine, models.PROTECT, related_name="referrals", verbose_name=_("línea de servicio"))
    what = EncryptedTextField(_("qué se pide"), column="referral.what")
    state = models.CharField(_("estado"), max_length=14, choices=ReferralState, default=ReferralState.DRAFT)
    state_since = models.DateTimeField()
    sent_at = models.DateTimeField(_("enviada el"), null=True, blank=True)
    answer_due_at = models.DateTimeField(_("respuesta hasta"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("derivación")
        verbose_name_plural = _("derivaciones")
        ordering = ["answer_due_at", "id"]
        triggers = [guarded_states(edges(REFERRAL_LIFECYCLE))]

    def __str__(self) -> str:
        return self.reference


class ReferralMove(Move):
    thing = models.ForeignKey(Referral, models.CASCADE, related_name="moves")


class ReferralUpdate(models.Model):
    """A word between the agency and the ministry about one referral."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="updates")
    note = EncryptedTextField(_("nota"), column="referral.note")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.referral_id}"
