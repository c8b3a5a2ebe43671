"""An allocation: over which legs, in which order of aims, on trial or for real."""

from typing import Any

from django import forms
from django.db.models import DateField, F, Func, QuerySet, TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from flights.enums import AimOrder
from flights.forms.times import DayField
from flights.models import AllocationRun, Leg
from flights.operations.next_in_line import FLIES
from repatriation.common.moments import full_words

MOST_TO_MARK = 25


class Which(TextChoices):
    """A crisis has hundreds of legs: nobody should mark them one by one."""

    MARKED = "marked", _("Los que marque en la lista")
    PERIOD = "period", _("Todos los que salen entre dos días")


class LegChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, leg: Any) -> str:
        """A rotation that is not approved yet can only be tried."""
        moment = full_words(leg.departs_at, zone=leg.origin.timezone, place=leg.origin.city)
        values = {"rotation": leg.rotation, "leg": leg, "moment": moment, "state": leg.rotation.get_state_display()}
        if leg.rotation.state in FLIES:
            return gettext("%(rotation)s: %(leg)s, %(moment)s") % values
        return gettext("%(rotation)s: %(leg)s, %(moment)s. En estado «%(state)s»: solo de prueba") % values


class AllocationForm(forms.Form):
    """`cleaned_data["legs"]` are the legs meant, whichever way they were chosen; `trial` means those of a trial."""

    which = forms.ChoiceField(
        label=_("Qué tramos"), choices=Which, initial=Which.MARKED, widget=forms.RadioSelect, required=False
    )
    trial = forms.ModelChoiceField(
        AllocationRun.objects.none(), label=_("Asignación"), required=False, widget=forms.HiddenInput
    )
    legs = LegChoice(
        label=_("Tramos"), queryset=Leg.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    first_day = DayField(label=_("Desde el día"), required=False, help_text=_("Vacío: desde el primero que sale."))
    last_day = DayField(label=_("Hasta el día"), required=False, help_text=_("Vacío: hasta el último."))
    order = forms.ChoiceField(
        label=_("Si no alcanza para todos"), choices=AimOrder, initial=AimOrder.DEFAULT, widget=forms.RadioSelect,
        required=False,
        help_text=_("Lo que cada orden cuesta en personas se ve en una asignación de prueba."),
    )  # fmt: skip
    is_dry = forms.BooleanField(label=_("De prueba: no deja propuestas"), required=False)

    def __init__(self, *args: Any, legs: QuerySet[Leg], trials: QuerySet[AllocationRun], **kwargs: Any) -> None:
        """`legs` may be chosen; the first of them are listed to be marked."""
        super().__init__(*args, **kwargs)
        self.fields["trial"].queryset = trials  # type: ignore[attr-defined]
        self.ahead = legs
        self.listed = list(legs[: MOST_TO_MARK + 1])
        field: Any = self.fields["legs"]
        field.queryset = legs
        field.widget.choices = [(leg.pk, field.label_from_instance(leg)) for leg in self.listed[:MOST_TO_MARK]]
        if len(self.listed) > MOST_TO_MARK:
            words = _("Se muestran los %(count)s primeros que salen; los demás se eligen por sus días.")
            field.help_text = words % {"count": MOST_TO_MARK}

    def clean_order(self) -> str:
        return self.cleaned_data["order"] or AimOrder.DEFAULT.value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        which, trial = cleaned.pop("which", ""), cleaned.pop("trial", None)
        first, last = cleaned.pop("first_day", None), cleaned.pop("last_day", None)
        if self.errors:
            return cleaned
        if trial:
            cleaned["legs"] = Leg.objects.filter(pk__in=trial.legs)
        elif which == Which.PERIOD:
            cleaned["legs"] = self._between(first, last, is_dry=cleaned["is_dry"])
        elif not cleaned["legs"]:
            self.add_error("legs", _("Elija al menos un tramo."))
        return cleaned

    def _between(self, first: Any, last: Any, *, is_dry: bool) -> QuerySet[Leg]:
        """By the calendar of where each leaves; what is not approved yet is only tried."""
        legs = self.ahead.annotate(day=LocalDay(F("origin__timezone"), F("departs_at")))
        if first and last and first > last:
            self.add_error("last_day", _("El último día no puede ser antes del primero."))
        if first:
            legs = legs.filter(day__gte=first)
        if last:
            legs = legs.filter(day__lte=last)
        if not is_dry:
            legs = legs.filter(rotation__state__in=FLIES)
        if not self.errors and not legs.exists():
            self.add_error("first_day", self._nothing(is_dry))
        return legs

    def _nothing(self, is_dry: bool) -> str:
        if is_dry:
            return gettext("Ningún tramo sale entre esos días.")
        return gettext("Ningún tramo de una rotación aprobada sale entre esos días.")


class LocalDay(Func):
    """LocalDay(zone, moment): the day that the calendar shows there."""

    template = "(timezone(%(expressions)s))::date"
    output_field = DateField()
