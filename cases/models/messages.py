"""The outbox: every message, written in the transaction of its event, one recipient each."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Channel, Delivery
from cases.models.case import Case
from repatriation.common.fields import EncryptedTextField
from repatriation.common.history import tracked
from repatriation.common.scoping import ScopedQuerySet


class MessageQuerySet(ScopedQuerySet["Message"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))


@tracked
class Message(models.Model):
    """`key` names the event, the household and the channel: one event makes at most one message.

    `attempt` and `lease_until` belong to the sender. Past its lease it is unknown and goes again with the same key.
    """

    key = models.CharField(max_length=120, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="messages")
    kind = models.CharField(_("clase"), max_length=40)
    channel = models.CharField(_("canal"), max_length=10, choices=Channel, default=Channel.EMAIL)
    recipient = models.EmailField(_("destinatario"))
    language = models.CharField(_("idioma"), max_length=5)
    subject = models.CharField(_("asunto"), max_length=200)
    body = EncryptedTextField(_("texto"), column="message.body")
    created_at = models.DateTimeField(_("escrito el"))
    delivery = models.CharField(_("entrega"), max_length=10, choices=Delivery, default=Delivery.DUE)
    due_at = models.DateTimeField(_("por enviar desde"))
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    attempt = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("enviado el"), null=True, blank=True)
    error = models.CharField(_("problema"), max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("mensaje")
        verbose_name_plural = _("mensajes")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(delivery__in=["due", "sending"]), name="message_due"),
            models.Index(fields=["created_at"], condition=Q(delivery="failed"), name="message_failed"),
        ]
        constraints = [
            models.CheckConstraint(
                name="one_recipient",
                condition=~Q(recipient__regex=r"[,;\s<>]") & ~Q(recipient=""),
                violation_error_message=_("Un mensaje tiene un solo destinatario."),
            ),
            models.CheckConstraint(
                name="sent_has_its_moment", condition=~Q(delivery="sent") | Q(sent_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.key
