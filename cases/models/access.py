"""One-time codes: the second way to a registration, for who lost the receipt but still reads the registered mail."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.enums import Channel
from cases.models.case import Case
from cases.models.messages import Message
from cases.models.requests import OfCaseQuerySet
from repatriation.common.fields import EncryptedTextField


class AccessCodeQuerySet(OfCaseQuerySet):
    def newest_of(self, reference: str) -> Self:
        """The one that counts stands first."""
        return self.filter(reference=reference).order_by("-asked_at", "-id")


class AccessCode(models.Model):
    """A code that somebody asked for. There is a row for each reference that is asked about, whether it exists or not:
    so asking and trying cost the same for all of them, and only the worker looks whether there is a registration.

    `digest` is a keyed hash of the code. The code itself is kept, encrypted, only from its making until its mail is
    sent: the outbox never holds it. Rows live for two days and leave no history.
    """

    reference = models.CharField(_("número de registro"), max_length=11)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="access_codes")
    channel = models.CharField(_("canal"), max_length=10, choices=Channel, default=Channel.EMAIL)
    message = models.OneToOneField(Message, models.SET_NULL, null=True, related_name="access_code")
    digest = models.CharField(max_length=64, blank=True)
    code = EncryptedTextField(column="access_code.code", blank=True)
    asked_at = models.DateTimeField(_("pedido el"))
    made_at = models.DateTimeField(_("hecho el"), null=True)
    expires_at = models.DateTimeField(_("vale hasta"))
    tries = models.PositiveIntegerField(_("intentos"), default=0)
    used_at = models.DateTimeField(_("usado el"), null=True)

    objects = AccessCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("código de un solo uso")
        verbose_name_plural = _("códigos de un solo uso")
        ordering = ["-asked_at", "-id"]
        indexes = [
            models.Index(fields=["reference", "asked_at", "id"], name="access_code_of"),
            models.Index(fields=["asked_at", "id"], name="access_code_age"),
            models.Index(fields=["id"], condition=models.Q(made_at=None), name="access_code_to_make"),
            models.Index(fields=["id"], condition=~models.Q(code=""), name="access_code_in_clear"),
        ]

    def __str__(self) -> str:
        return self.reference
