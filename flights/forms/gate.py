"""The gate and the reception desk: who boards, who came out, how many of the other side's people."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import CaseMember
from flights.enums import Presence
from flights.models import BoardingScan


class BoardForm(forms.Form):
    """`scan` is made when the page is shown: the same page sent again is the same scan."""

    scan = forms.UUIDField(widget=forms.HiddenInput)
    members = forms.ModelMultipleChoiceField(
        label=_("Quién embarca"),
        queryset=CaseMember.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Marque al menos a una persona.")},
    )
    reason = forms.CharField(
        label=_("Motivo, si no embarca toda la familia"),
        max_length=300,
        required=False,
        help_text=_("Una familia se separa solo por decisión de sus adultos o de un funcionario."),
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = members  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial = {"scan": uuid.uuid4(), "members": members}


class CountForm(forms.Form):
    people = forms.IntegerField(label=_("Personas que embarcaron"), min_value=0, max_value=900)
    note = forms.CharField(label=_("Quién lo informó"), max_length=300, required=False)


class ArrivalForm(forms.Form):
    """One person who boarded; nothing is chosen beforehand, so that nobody is present by oversight."""

    presence = forms.ChoiceField(choices=Presence.choices, widget=forms.RadioSelect, required=False)
    cause = forms.CharField(label=_("Por qué falta"), max_length=300, required=False)

    def __init__(self, typed: Any, *, scan: BoardingScan) -> None:
        super().__init__(typed, prefix=f"scan-{scan.pk}")
        self.scan = scan
        self.fields["presence"].label = str(scan.member)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("presence") == Presence.MISSING and not cleaned.get("cause"):
            self.add_error("cause", _("Escriba por qué falta."))
        return cleaned
