"""What an authority answered."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from flights.forms.reasons import words_field
from flights.forms.times import DayField, HourField, moment
from flights.models import Permit


class GrantForm(forms.Form):
    """Until when a permit holds is typed in the zone of its place."""

    number = forms.CharField(label=_("Número del permiso"), max_length=60)
    until_on = DayField(label=_("Válido hasta el día"))
    until_hour = HourField(label=_("Hora"))

    def __init__(self, *args: Any, permit: Permit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = permit_zone(permit)
        self.fields["until_hour"].help_text = _("Hora local de %(zone)s.") % {"zone": self.zone.key}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                cleaned["valid_until"] = moment(cleaned["until_on"], cleaned["until_hour"], self.zone)
            except ValidationError as skipped:
                self.add_error("until_hour", skipped)
        return cleaned


class AssuranceForm(forms.Form):
    words = words_field(_("Qué se prometió, quién y cuándo"), rows=3)


class ConditionsForm(forms.Form):
    conditions = words_field(_("Qué pide la autoridad antes de dar el permiso"), rows=3)


def permit_zone(permit: Permit) -> ZoneInfo:
    """The zone of the leg's end that lies in the state of the authority; UTC for a state that is only flown over."""
    for airport in (permit.leg.origin, permit.leg.destination):
        if airport.country == permit.country:
            return ZoneInfo(airport.timezone)
    return ZoneInfo("UTC")
