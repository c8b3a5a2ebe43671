"""Who reaches which records: by role and by rule, never by Django's permission tables."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import display_for_value
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from consulates.queries.history import changes_of
from consulates.queries.labels import has_own_label, label_of
from consulates.rules import may_change_reference_data, may_see_reference_data

Rule = Callable[[Any], bool]
Cell = Callable[[Any], Any]
EMPTY = "–"


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


class Spoken:
    """Shows a field that has no label of its own under the word for it, and leaves out what has no word."""

    opts: Any

    @cached_property
    def cells(self) -> dict[str, Cell]:
        unlabelled = [field for field in self.opts.concrete_fields if not has_own_label(field)]
        return {field.name: _cell(field.name, label) for field in unlabelled if (label := label_of(field))}

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return self._spoken(super().get_list_display(request))  # type: ignore[misc]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), *self.cells.values()]  # type: ignore[misc]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        return [(title, {**how, "fields": self._spoken(how["fields"])}) for title, how in fieldsets]

    def _spoken(self, names: Iterable[Any]) -> list[Any]:
        return [self.cells.get(name, name) for name in names]


def shown(value: Any) -> str:
    """A value as the admin's own fields show it: a date in the reader's language, a dash for nothing."""
    return EMPTY if value is None else str(display_for_value(value, EMPTY))


def _cell(name: str, label: Any) -> Cell:
    @admin.display(description=label, ordering=name)
    def cell(row: Any) -> Any:
        return shown(getattr(row, name))

    return cell


class InlineByRole(Guarded, Spoken, admin.TabularInline):
    """Rows of a record, on its page."""

    extra = 0


class ByRole(Guarded, Spoken, admin.ModelAdmin):
    """Records by role and rule; of a tracked table the record's page shows every change."""

    list_per_page = 50
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), *self._history(obj)]

    def _history(self, thing: Model | None) -> list[str]:
        return ["changes"] if thing is not None and hasattr(thing, "history") else []

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

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        shown = [field for field in self.opts.concrete_fields if field.editable and not field.primary_key]
        return [*(field.name for field in shown if label_of(field)), *self.readonly_fields, *self._history(obj)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        visible: QuerySet[Any] = rows.visible_to(request.user)
        return visible
