"""What a stranded household asks for, what it consents to, and the draft it writes on the way."""

import uuid
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.enums import Funds, Lodging, Means, Purpose, Situation
from cases.models.case import Case
from consulates.models import Agency
from repatriation.common.fields import BlindIndexField, EncryptedTextField
from repatriation.common.history import tracked
from repatriation.common.references import new_resume_code
from repatriation.common.scoping import ScopedQuerySet


class OfCaseQuerySet(ScopedQuerySet[Any]):
    """Rows that belong to one case are seen by whoever sees the case."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))


@tracked
class ReturnRequest(models.Model):
    """How and when a household can travel. Airports are codes of `consulates.Airport`; countries ISO 3166-1."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="return_request")
    situation = models.CharField(_("situación"), max_length=12, choices=Situation)
    permit_until = models.DateField(_("permiso hasta"), null=True, blank=True)
    lodging = models.CharField(_("alojamiento"), max_length=8, choices=Lodging, default=Lodging.SECURE)
    lodging_until = models.DateField(_("alojamiento hasta"), null=True, blank=True)
    means = models.CharField(_("dinero"), max_length=8, choices=Means, default=Means.PAYS)
    funds = models.CharField(_("para vivir"), max_length=8, choices=Funds, blank=True)
    airports = ArrayField(models.CharField(max_length=4), verbose_name=_("aeropuertos a su alcance"), default=list)
    earliest_on = models.DateField(_("desde"))
    latest_on = models.DateField(_("hasta"), null=True, blank=True)
    why_then = models.CharField(_("motivo de las fechas"), max_length=300, blank=True)
    goes_by_land = models.BooleanField(_("iría por tierra"), default=False)
    transit = ArrayField(models.CharField(max_length=2), verbose_name=_("países de tránsito"), default=list, blank=True)
    destination = models.CharField(_("región de destino"), max_length=6, blank=True)
    adults_may_split = models.BooleanField(_("los adultos aceptan viajar separados"), default=False)
    has_cancelled_ticket = models.BooleanField(_("tiene un pasaje cancelado"), default=False)
    ticket_airline = models.CharField(_("aerolínea"), max_length=80, blank=True)
    booking_code = EncryptedTextField(_("código de reserva"), blank=True, column="request.booking_code")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pedido de retorno")
        verbose_name_plural = _("pedidos de retorno")
        ordering = ["case"]
        constraints = [
            models.CheckConstraint(
                name="return_dates_in_order",
                condition=models.Q(latest_on__isnull=True) | models.Q(latest_on__gte=models.F("earliest_on")),
                violation_error_message=_("La fecha final es anterior a la inicial."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}"


@tracked
class Consent(models.Model):
    """One consent, given in the words of `text_version`; without a live one nothing is shared."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("para qué"), max_length=12, choices=Purpose)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    text_version = models.CharField(_("versión del texto"), max_length=20)
    given_at = models.DateTimeField(_("dado el"))
    withdrawn_at = models.DateTimeField(_("retirado el"), null=True, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("consentimiento")
        verbose_name_plural = _("consentimientos")
        ordering = ["case", "purpose", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "purpose", "agency"],
                condition=models.Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="one_live_consent_for_a_purpose",
            )
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()


class RegistrationDraft(models.Model):
    """What somebody has typed so far: JSON by step, encrypted.

    The token in its address is its key; the short code, which can be copied by hand, opens it until it is sent.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4)
    answers = EncryptedTextField(column="draft.answers", blank=True)
    code = EncryptedTextField(column="draft.code", blank=True, default=new_resume_code)
    code_index = BlindIndexField(source="code")
    language = models.CharField(max_length=5, default="es")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("borrador")
        verbose_name_plural = _("borradores")
        indexes = [models.Index(fields=["saved_at"], condition=models.Q(sent_at=None), name="draft_unsent")]
        constraints = [
            models.UniqueConstraint(
                fields=["code_index"], condition=~models.Q(code_index=""), name="one_draft_of_a_code"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@tracked
class ImportedRow(models.Model):
    """A household of an imported list that has become a case; `fingerprint` keeps it from becoming a second one."""

    fingerprint = models.CharField(max_length=64, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="imported_rows")
    file_name = models.CharField(max_length=200)
    row_number = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("fila importada")
        verbose_name_plural = _("filas importadas")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.file_name}:{self.row_number}"
