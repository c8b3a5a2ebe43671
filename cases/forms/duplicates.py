"""What is asked of who decides on two persons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.staff import StaffForm, area
from cases.models import Person


class MergeForm(StaffForm):
    """Which of the two keeps its data, and why they are one."""

    name = "merge"
    kept = forms.TypedChoiceField(label=_("Quedan los datos de"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Motivo"), widget=area(2), max_length=1000)

    def __init__(self, *args: Any, persons: tuple[Person, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kept"]
        field.choices = [  # type: ignore[attr-defined]
            (persons[0].pk, _("la persona 1: %(name)s") % {"name": persons[0].full_name}),
            (persons[1].pk, _("la persona 2: %(name)s") % {"name": persons[1].full_name}),
        ]
        field.initial = persons[0].pk
