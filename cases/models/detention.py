"""The detention of a compatriot, and the consul's visits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.enums import VisitState
from cases.lifecycles import VISIT_LIFECYCLE
from cases.models.case import Case
from cases.models.requests import OfCaseQuerySet
from cases.models.timeline import Move
from consulates.models import DetentionFacility, User
from repatriation.common.fields import BlindIndexField, EncryptedTextField
from repatriation.common.history import guarded_states, tracked
from repatriation.common.lifecycle import edges


@tracked
class Detention(models.Model):
    """One stay in custody. Who notified the consulate and when: Vienna Convention on Consular Relations, art. 36."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="detention")
    facility = models.ForeignKey(
        DetentionFacility, models.PROTECT, null=True, blank=True, related_name="detentions", verbose_name=_("centro")
    )
    authority = models.CharField(_("autoridad"), max_length=120, blank=True)
    alien_number = EncryptedTextField(_("número de extranjero"), blank=True, column="detention.alien_number")
    alien_number_index = BlindIndexField(source="alien_number", db_index=True)
    detained_since = models.DateField(_("detenido desde"))
    notified_by = models.CharField(_("quién avisó"), max_length=120)
    notified_at = models.DateTimeField(_("avisado el"))
    wants_contact = models.BooleanField(_("quiere contacto consular"), default=True)
    seeks_asylum = models.BooleanField(_("pide asilo"), default=False)
    children_left = models.PositiveSmallIntegerField(_("niñas y niños que se quedaron"), default=0)
    children_at_risk = models.BooleanField(_("se quedaron solos o en peligro"), default=False)
    located_at = models.DateTimeField(_("ubicado el"), null=True, blank=True)
    removal_on = models.DateField(_("fecha de expulsión"), null=True, blank=True)
    ended_on = models.DateField(_("fin"), null=True, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("detención")
        verbose_name_plural = _("detenciones")
        ordering = ["-notified_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="detention_ends_after_it_began",
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("detained_since")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}"


@tracked
class ConsularVisit(models.Model):
    """One visit, from asking the facility to what was found; a refusal needs its reason."""

    detention = models.ForeignKey(Detention, models.CASCADE, related_name="visits")
    case = models.ForeignKey(Case, models.CASCADE, related_name="visits")
    state = models.CharField(_("estado"), max_length=14, choices=VisitState, default=VisitState.REQUESTED)
    state_since = models.DateTimeField()
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("pedida el"))
    scheduled_for = models.DateTimeField(_("programada para"), null=True, blank=True)
    findings = EncryptedTextField(_("hallazgos"), blank=True, column="visit.findings")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("visita consular")
        verbose_name_plural = _("visitas consulares")
        ordering = ["-requested_at", "id"]
        triggers = [guarded_states(edges(VISIT_LIFECYCLE))]

    def __str__(self) -> str:
        return self.get_state_display()


class VisitMove(Move):
    thing = models.ForeignKey(ConsularVisit, models.CASCADE, related_name="moves")
