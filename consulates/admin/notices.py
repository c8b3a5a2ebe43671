"""Notices on the staff site: drafted by one, published by another, corrected by a further one."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consulates.admin.permissions import ByRole
from consulates.enums import NoticeState
from consulates.models import Notice
from consulates.operations.notices import discard_notice, draft_correction, publish_notice
from consulates.rules import may_draft_notices, may_see_reference_data
from repatriation.common.refusals import Refusal, StrOrPromise


@admin.register(Notice)
class NoticeAdmin(ByRole):
    """A draft is a form; from its publication on it can only be read."""

    may_see = staticmethod(may_see_reference_data)
    may_change = staticmethod(may_draft_notices)
    actions = ["publish", "correct", "discard"]
    list_display = ["code", "title_es", "state", "signed_by", "published_at", "published_by", "drafted_by"]
    list_display_links = ["title_es"]
    list_filter = ["state", "year"]
    list_select_related = ["published_by", "drafted_by"]
    search_fields = ["title_es", "title_en", "body_es", "body_en"]
    fields = ["code", "state", "title_es", "body_es", "title_en", "body_en", "signed_by", "corrects", "drafted_by"]
    readonly_fields = ["code", "state", "corrects", "drafted_by"]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        is_draft = not isinstance(obj, Notice) or obj.state == NoticeState.DRAFT
        return is_draft and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever changed it last has written it, and so can't be the one that publishes it."""
        obj.drafted_by = request.user
        if not change:
            obj.state_since = timezone.now()
        super().save_model(request, obj, form, change)

    @admin.display(description=_("número"), ordering="number")
    def code(self, notice: Notice) -> str:
        return notice.code or "–"

    @admin.action(description=_("Publicar"), permissions=["change"])
    def publish(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        self._each(request, notices, publish_notice, _("Publicado: %(notice)s"))

    @admin.action(description=_("Corregir: abre un borrador con el mismo texto"), permissions=["change"])
    def correct(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        self._each(request, notices, draft_correction, _("Hay un borrador que corrige: %(notice)s"))

    @admin.action(description=_("Descartar el borrador"), permissions=["change"])
    def discard(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        self._each(request, notices, discard_notice, _("Descartado: %(notice)s"))

    def _each(
        self, request: HttpRequest, notices: QuerySet[Notice], operate: Callable[..., Any], done: StrOrPromise
    ) -> None:
        """One operation for each of the chosen; a refused one says why and stops none of the others."""
        for notice in notices.order_by("pk"):
            try:
                operate(notice, by=request.user, at=timezone.now())
            except Refusal as refusal:
                messages.error(request, f"{notice}: {refusal.sentence}")
            else:
                messages.success(request, done % {"notice": notice})
