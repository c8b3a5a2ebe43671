"""What a household asks a person to look at again, in its own words, and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import ReviewAbout
from cases.models.case import Case
from cases.models.requests import OfCaseQuerySet
from consulates.models import User
from repatriation.common.fields import EncryptedTextField
from repatriation.common.history import tracked


@tracked
class ReviewRequest(models.Model):
    """One at a time; an answer is in words and has its officer, whom the household doesn't see by name."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reviews")
    about = models.CharField(_("qué"), max_length=10, choices=ReviewAbout)
    words = EncryptedTextField(_("en sus palabras"), column="review.words")
    asked_at = models.DateTimeField(_("pedido el"))
    answer = EncryptedTextField(_("respuesta"), blank=True, column="review.answer")
    answered_at = models.DateTimeField(_("respondido el"), null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pedido de revisión")
        verbose_name_plural = _("pedidos de revisión")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(answered_at__isnull=True),
                name="one_open_review_for_a_case",
                violation_error_message=_("Su oficina todavía mira lo que pidió antes."),
            ),
            models.CheckConstraint(
                name="answered_review_has_its_answer",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_about_display()
