"""Notices (comunicados): numbered, in both languages, signed, and once published corrected only by another."""

from functools import reduce
from operator import or_
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consulates.enums import NoticeState
from consulates.lifecycles import NOTICE_LIFECYCLE
from consulates.models.staff import User
from repatriation.common.history import append_only, guarded_states, tracked
from repatriation.common.lifecycle import edges

TEXT = ["title_es", "body_es", "title_en", "body_en", "signed_by", "corrects", "year", "number", "published_at"]
OPEN_TO_ALL = [NoticeState.PUBLISHED, NoticeState.CORRECTED]


def _any_differs(fields: list[str]) -> pgtrigger.Q:
    return reduce(or_, (pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")}) for field in fields))


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self) -> Self:
        """What anybody may read, the newest first."""
        return self.filter(state__in=OPEN_TO_ALL).order_by("-published_at", "-id")

    def in_force(self) -> Self:
        """Without those that another one has corrected."""
        return self.filter(state=NoticeState.PUBLISHED).order_by("-published_at", "-id")


@tracked
class Notice(models.Model):
    """A text of plain paragraphs in each language. `drafted_by` is whoever changed the draft last."""

    year = models.PositiveSmallIntegerField(_("año"), null=True, editable=False)
    number = models.PositiveSmallIntegerField(_("número"), null=True, editable=False)
    state = models.CharField(_("estado"), max_length=14, choices=NoticeState, default=NoticeState.DRAFT, editable=False)
    state_since = models.DateTimeField(_("estado desde"), editable=False)
    title_es = models.CharField(_("título en español"), max_length=160)
    body_es = models.TextField(_("texto en español"), help_text=_("Párrafos simples; una línea vacía los separa."))
    title_en = models.CharField(_("título en inglés"), max_length=160)
    body_en = models.TextField(_("texto en inglés"), help_text=_("Párrafos simples; una línea vacía los separa."))
    signed_by = models.CharField(_("firma"), max_length=160, help_text=_("El cargo u oficina que lo firma."))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction", verbose_name=_("corrige a"),
        editable=False,
    )  # fmt: skip
    drafted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("redactado por"), editable=False
    )
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("publicado por"), editable=False
    )
    published_at = models.DateTimeField(_("publicado el"), null=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("comunicado")
        verbose_name_plural = _("comunicados")
        ordering = ["-year", "-number", "-id"]
        indexes = [models.Index(fields=["-published_at", "-id"], name="notice_newest")]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="notice_number_once_a_year"),
            models.CheckConstraint(
                name="published_notice_is_numbered_and_dated",
                condition=~Q(state__in=OPEN_TO_ALL)
                | Q(year__isnull=False, number__isnull=False, published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="notice_needs_a_second_person",
                condition=Q(published_by__isnull=True) | ~Q(published_by=F("drafted_by")),
                violation_error_message=_("Otra persona debe publicar el comunicado."),
            ),
        ]
        triggers = [
            guarded_states(edges(NOTICE_LIFECYCLE)),
            pgtrigger.Protect(
                name="published_notice_is_never_edited",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=[*OPEN_TO_ALL, NoticeState.DISCARDED]) & _any_differs(TEXT),
            ),
            pgtrigger.Protect(
                name="published_notice_is_never_deleted",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=OPEN_TO_ALL),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()

    @property
    def code(self) -> str:
        """As people cite it: 003-2026; "" for a draft."""
        return f"{self.number:03}-{self.year}" if self.number else ""

    @property
    def title(self) -> str:
        """In the reader's language."""
        return self.title_en if get_language() == "en" else self.title_es

    @property
    def paragraphs(self) -> list[str]:
        """In the reader's language."""
        body = self.body_en if get_language() == "en" else self.body_es
        return [part.strip() for part in body.replace("\r\n", "\n").split("\n\n") if part.strip()]


class NoticeMove(models.Model):
    """One change of state of a notice."""

    thing = models.ForeignKey(Notice, models.CASCADE, related_name="moves")
    action = models.CharField(max_length=20)
    source = models.CharField(max_length=14)
    target = models.CharField(max_length=14)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
