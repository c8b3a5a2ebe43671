"""Who reaches which records: by role and by rule, never by Django's permission tables."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consulates.queries.history import changes_of
from consulates.rules import may_change_reference_data, may_see_reference_data

Rule = Callable[[Any], bool]


def nobody(user: Any) -> bool:
    return False


class Guarded:
    """Open to whom the two rules allow. Nothing is deleted: it is closed, deactivated or ended by a date."""

    may_see: Rule = staticmethod(may_see_reference_data)
    may_change: Rule = staticmethod(may_change_reference_data)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_see(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may_see(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_change(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_change(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class InlineByRole(Guarded, admin.TabularInline):
    """Rows of a record, on its page."""

    extra = 0


class ByRole(Guarded, admin.ModelAdmin):
    """Records by role and rule; of a tracked table the record's page shows every change."""

    list_per_page = 50
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        history = ["changes"] if obj is not None and hasattr(obj, "history") else []
        return [*super().get_readonly_fields(request, obj), *history]

    @admin.display(description=_("Cambios"))
    def changes(self, thing: Model) -> str:
        return render_to_string("consulates/_changes.html", {"changes": changes_of(thing)})

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The changes stand on the record's own page: the database wrote them, whoever made the change."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return redirect(reverse(name, args=[object_id]) + "#changes")


class ReadOnlyRecords(ByRole):
    """Personal records: only the rows that the user may see, and nothing to change. Work is done on the work pages."""

    may_change: Rule = staticmethod(nobody)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        visible: QuerySet[Any] = rows.visible_to(request.user)
        return visible
