"""Exports and the ledger: what is chosen before something leaves the portal or lasts."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from flights.forms.reasons import words_field
from flights.models import ReciprocityAgreement


class ExportPurpose(models.TextChoices):
    """For whom a list of passengers leaves the portal."""

    CARRIER = "carrier", _("para el transportista")
    AVIATION = "aviation", _("para la autoridad aeronáutica")
    HEALTH = "health", _("para la autoridad de sanidad")
    COUNTERPART = "counterpart", _("para el otro Estado")
    GATE = "gate", _("para el embarque, impreso")


class ExportForm(forms.Form):
    purpose = forms.ChoiceField(label=_("Para qué se descarga"), choices=ExportPurpose.choices)


class PassengerListForm(ExportForm):
    """A PAXLST also says which flight it is about and to whom it goes."""

    flight = forms.RegexField(
        r"^[A-Za-z0-9]{2,3} ?\d{1,4}[A-Za-z]?$",
        label=_("Número de vuelo"),
        help_text=_("El que el transportista dio a este tramo, por ejemplo XX123."),
    )
    recipient = forms.RegexField(
        r"^[A-Za-z0-9]{2,35}$",
        label=_("Código de quien lo recibe"),
        help_text=_("Sin espacios: el que le dio el transportista o la autoridad, por ejemplo USCSAPIS."),
    )

    def clean_flight(self) -> str:
        return str(self.cleaned_data["flight"]).replace(" ", "").upper()

    def clean_recipient(self) -> str:
        return str(self.cleaned_data["recipient"]).upper()


class CorrectionForm(forms.Form):
    """A counter-entry: negative people take back what was counted too much."""

    carried_by = forms.ChoiceField(label=_("Transportados por"))
    people = forms.IntegerField(
        label=_("Personas"), min_value=-5000, max_value=5000, help_text=_("Con signo menos, para descontar.")
    )
    reason = words_field(_("Motivo"), limit=500)

    def __init__(self, *args: Any, agreement: ReciprocityAgreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [settings.HOME_COUNTRY, str(agreement.counterpart)]
        self.fields["carried_by"].choices = [(side, countries.name(side)) for side in sides]  # type: ignore[attr-defined]

    def clean_people(self) -> int:
        people: int = self.cleaned_data["people"]
        if people == 0:
            raise forms.ValidationError(_("Escriba cuántas personas se suman o se descuentan."))
        return people
