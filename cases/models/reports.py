"""What comes in by the two short public forms: the draft of either, and a relative's report of a detention."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cases.enums import HelpForm, Kin
from cases.models.case import Case
from consulates.enums import Role
from consulates.models import ConsularOffice, User
from consulates.rules import has_role
from repatriation.common.fields import BlindIndexField, EncryptedTextField
from repatriation.common.history import tracked
from repatriation.common.references import new_reference, new_secret
from repatriation.common.scoping import ScopedQuerySet


class HelpDraft(models.Model):
    """What somebody types before sending, page by page. The token is its only authority; its answers go on sending.

    No history is kept of it: a draft belongs to whoever writes it until it is sent.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4)
    form = models.CharField(max_length=10, choices=HelpForm)
    answers = EncryptedTextField(column="help_draft.answers", blank=True)
    language = models.CharField(max_length=5, default="es")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("borrador de un pedido")
        verbose_name_plural = _("borradores de pedidos")

    def __str__(self) -> str:
        return str(self.pk)


class ReportQuerySet(ScopedQuerySet["RelativeReport"]):
    def visible_to(self, user: Any) -> Self:
        """By whoever sees its case; until it has one, by the officers of the office it came to, and auditors."""
        placed = Q(case__in=Case.objects.visible_to(user))
        if has_role(user, Role.OFFICER, Role.HEAD):
            return self.filter(placed | Q(case__isnull=True, office_id=user.office_id))
        if has_role(user, Role.AUDITOR):
            return self
        return self.filter(placed)

    def to_place(self) -> Self:
        return self.filter(placed_at__isnull=True)


@tracked
class RelativeReport(models.Model):
    """A relative's word that somebody is detained. It is received at once, and placed on a case by the worker.

    So that whoever sends it learns nothing: the answer is the same whether the person was known or not. `given` is
    what was said of the detained person (JSON); `news_allowed_at` is set when the person agreed that this very
    relative be told.
    """

    reference = models.CharField(_("número de aviso"), max_length=11, unique=True, default=new_reference)
    secret = EncryptedTextField(default=new_secret, column="relative_report.secret", editable=False)
    secret_index = BlindIndexField(source="secret", unique=True)
    draft_token = models.UUIDField(unique=True, editable=False)
    office = models.ForeignKey(
        ConsularOffice, models.PROTECT, related_name="relative_reports", verbose_name=_("oficina")
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="relative_reports", verbose_name=_("registro")
    )
    is_further = models.BooleanField(_("la persona ya estaba registrada"), default=False)
    received_at = models.DateTimeField(_("recibido el"))
    placed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(_("leído el"), null=True, blank=True)
    read_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")

    contact_name = models.CharField(_("quién avisa"), max_length=120)
    relation = models.CharField(_("qué es de la persona"), max_length=12, choices=Kin)
    authority = models.CharField(_("en nombre de quién actúa"), max_length=200, blank=True)
    email = models.EmailField(_("correo"), blank=True)
    phone = PhoneNumberField(_("teléfono"), blank=True)
    language = models.CharField(_("idioma"), max_length=5, default="es")
    hours = models.CharField(_("hora para llamar"), max_length=12, blank=True)
    wants_news = models.BooleanField(_("pide novedades"), default=False)
    news_allowed_at = models.DateTimeField(_("la persona permitió informarle el"), null=True, blank=True)
    is_urgent = models.BooleanField(_("urgente"), default=False)
    given = EncryptedTextField(column="relative_report.given")
    note = EncryptedTextField(_("lo que cuenta"), blank=True, column="relative_report.note")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("aviso de un familiar")
        verbose_name_plural = _("avisos de familiares")
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["received_at", "id"], condition=Q(placed_at__isnull=True), name="report_to_place"),
            models.Index(fields=["office"], condition=Q(read_at__isnull=True), name="report_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                name="placed_report_has_a_case", condition=Q(placed_at__isnull=True) | Q(case__isnull=False)
            ),
            models.CheckConstraint(
                name="read_report_has_a_reader", condition=Q(read_at__isnull=True) | Q(read_by__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.reference
