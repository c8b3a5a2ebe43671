"""Which place belongs to which office, from a day until another."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _
from psycopg2.extras import DateRange

from consulates.admin.permissions import ByRole, InlineByRole, nobody, shown
from consulates.models import Jurisdiction
from consulates.operations.reference.columns import is_place


class JurisdictionForm(forms.ModelForm):
    """The days as two dates; the database's own rule says when another office has the place already."""

    since = forms.DateField(
        label=_("Desde"), required=False, widget=AdminDateWidget, help_text=_("Vacío: desde siempre.")
    )
    until = forms.DateField(
        label=_("Hasta el día anterior a"), required=False, widget=AdminDateWidget, help_text=_("Vacío: sin fin.")
    )

    class Meta:
        model = Jurisdiction
        fields = ["place", "office", "basis"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.valid:
            self.initial.update(since=self.instance.valid.lower, until=self.instance.valid.upper)

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"].upper()
        is_place(place, {})
        return place

    def clean(self) -> None:
        super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since >= until:
            self.add_error("until", _("La fecha final es anterior a la inicial."))
        else:
            self.instance.valid = DateRange(since, until)

    def _get_validation_exclusions(self) -> set[str]:
        """The range is no field of the form, and yet its rule is to be checked."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"valid"} if self.instance.valid else excluded


class Days:
    """The two ends of the range, each under its word."""

    @admin.display(description=_("Desde"), ordering="valid")
    def first_day(self, jurisdiction: Jurisdiction) -> str:
        return shown(jurisdiction.valid.lower)

    @admin.display(description=_("Hasta el día anterior a"))
    def day_after(self, jurisdiction: Jurisdiction) -> str:
        return shown(jurisdiction.valid.upper)


class JurisdictionInline(Days, InlineByRole):
    """What belongs to the office, and since when; a place is moved on the place's own page."""

    model = Jurisdiction
    may_change = staticmethod(nobody)
    fields = ["place", "first_day", "day_after", "basis"]
    readonly_fields = ["first_day", "day_after"]
    show_change_link = True


@admin.register(Jurisdiction)
class JurisdictionAdmin(Days, ByRole):
    form = JurisdictionForm
    fields = ["place", "office", "since", "until", "basis"]
    list_display = ["place", "office", "first_day", "day_after", "basis"]
    list_filter = [("office", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["office"]
    search_fields = ["place", "office__name", "office__code"]
    autocomplete_fields = ["office"]
