"""Planning a rotation: the rotation, its legs, the permits it needs."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from consulates.models import Airport
from flights.enums import Mode, PermitKind
from flights.forms.times import DayField, HourField, moment
from flights.models import ReciprocityAgreement


class RotationForm(forms.Form):
    name = forms.CharField(label=_("Nombre"), max_length=80, help_text=_("Por ejemplo: Miami – Lima, 24 de noviembre."))
    operated_by = forms.ChoiceField(label=_("Estado que opera el vuelo"), choices=lambda: list(countries))
    agreement = forms.ModelChoiceField(
        label=_("Acuerdo de reciprocidad"),
        queryset=ReciprocityAgreement.objects.none(),
        required=False,
        empty_label=_("sin acuerdo"),
    )
    note = forms.CharField(label=_("Nota"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operated_by"].initial = settings.HOME_COUNTRY
        agreements = ReciprocityAgreement.objects.visible_to(user)
        self.fields["agreement"].queryset = agreements  # type: ignore[attr-defined]


class LegForm(forms.Form):
    """Times are those of the place: the departure of the origin, the arrival of the destination."""

    origin = forms.ModelChoiceField(label=_("Desde"), queryset=Airport.objects.order_by("city", "code", "id"))
    departs_on = DayField(label=_("Día de salida"))
    departs_hour = HourField(label=_("Hora local de salida"))
    number = forms.IntegerField(label=_("Número de tramo"), min_value=1, max_value=20)
    destination = forms.ModelChoiceField(label=_("Hacia"), queryset=Airport.objects.order_by("city", "code", "id"))
    arrives_on = DayField(label=_("Día de llegada"))
    arrives_hour = HourField(label=_("Hora local de llegada"))
    mode = forms.ChoiceField(label=_("Medio"), choices=Mode.choices)
    seats = forms.IntegerField(label=_("Asientos"), min_value=0, max_value=900)
    wheelchairs = forms.IntegerField(label=_("Sillas de ruedas"), initial=0, min_value=0, max_value=900)
    stretchers = forms.IntegerField(label=_("Camillas"), initial=0, min_value=0, max_value=900)
    infants = forms.IntegerField(label=_("Bebés en brazos"), initial=0, min_value=0, max_value=900)
    carries = forms.ChoiceField(label=_("Lleva a nacionales de"), choices=lambda: list(countries))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["departs_at"] = self._moment(cleaned, "departs", "origin")
        cleaned["arrives_at"] = self._moment(cleaned, "arrives", "destination")
        if self.errors:
            return cleaned
        if cleaned["origin"] == cleaned["destination"]:
            self.add_error("destination", _("El lugar de llegada debe ser otro que el de salida."))
        if cleaned["arrives_at"] <= cleaned["departs_at"]:
            self.add_error("arrives_on", _("La llegada debe ser después de la salida."))
        if not cleaned["seats"] + cleaned["stretchers"]:
            self.add_error("seats", _("Un tramo lleva al menos un asiento o una camilla."))
        return cleaned

    def _moment(self, cleaned: dict[str, Any], name: str, place: str) -> Any:
        day, hour, airport = cleaned.get(f"{name}_on"), cleaned.get(f"{name}_hour"), cleaned.get(place)
        if day is None or hour is None or airport is None:
            return None
        try:
            return moment(day, hour, ZoneInfo(airport.timezone))
        except ValidationError as skipped:
            self.add_error(f"{name}_hour", skipped)
            return None


class PermitForm(forms.Form):
    kind = forms.ChoiceField(label=_("Clase de permiso"), choices=PermitKind.choices)
    country = forms.ChoiceField(label=_("Estado que lo da"), choices=lambda: list(countries))
    authority = forms.CharField(label=_("Autoridad"), max_length=120)
