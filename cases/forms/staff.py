"""The forms of the staff's case pages; the world behind them is checked by the operations."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Person
from cases.rules.service_lines import service_words
from consulates.models import ConsularOffice, ServiceLine, User
from consulates.models.staff import OFFICE_ROLES

TIERS = [(tier, str(tier)) for tier in range(1, 6)]


def area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DayField(forms.DateField):
    """A date in the browser's own date picker."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class MomentField(forms.DateTimeField):
    """A moment on the clock of `zone`, which the form sets; the answer is aware."""

    zone = "UTC"

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(self.zone):
            moment: datetime | None = super().to_python(value)
        return moment


class StaffForm(forms.Form):
    """A form whose moments are on the clock of an office; `name` keeps its ids apart on a page with several."""

    name = "form"

    def __init__(self, *args: Any, zone: str = "UTC", **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.name}_%s", "label_suffix": "", **kwargs})
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.zone = zone
                field.help_text = _("Hora de %(zone)s.") % {"zone": zone.replace("_", " ")}


class ReasonForm(StaffForm):
    """A reason for an act; `is_needed` where the table of states asks for one."""

    reason = forms.CharField(label=_("Motivo"), widget=area(2), max_length=1000, required=False)

    def __init__(self, *args: Any, action: str = "act", is_needed: bool = False, **kwargs: Any) -> None:
        self.name = action
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_needed


class NoteForm(StaffForm):
    name = "note"
    note = forms.CharField(label=_("Nota"), widget=area(), max_length=4000, help_text=_("La familia no la lee."))


class FollowUpForm(StaffForm):
    name = "follow_up"
    note = forms.CharField(label=_("Qué queda por hacer"), max_length=300)
    due_at = MomentField(label=_("Vence"))


class OfficerField(forms.ModelChoiceField):
    """An active member of one office."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), label=_("Funcionario"), **kwargs)

    def limit_to(self, office: ConsularOffice | None) -> None:
        self.queryset = User.objects.filter(office=office, role__in=OFFICE_ROLES, is_active=True).order_by(
            "last_name", "username", "id"
        )


class AssignForm(StaffForm):
    name = "assign"
    officer = OfficerField()

    def __init__(self, *args: Any, office: ConsularOffice | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].limit_to(office)  # type: ignore[attr-defined]


class OverrideForm(StaffForm):
    name = "override"
    tier = forms.TypedChoiceField(label=_("Grupo"), choices=TIERS, coerce=int)
    reason = forms.CharField(label=_("Motivo"), widget=area(), max_length=2000)


class NeedsForm(StaffForm):
    """What one member says they need; the needs are the kinds of help that agencies give."""

    name = "needs"
    person = forms.ModelChoiceField(label=_("Persona"), queryset=Person.objects.none(), empty_label=None)
    needs = forms.MultipleChoiceField(label=_("Necesidades"), widget=forms.CheckboxSelectMultiple, required=False)
    note = forms.CharField(label=_("Nota"), widget=area(), max_length=4000, required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = ServiceLine.objects.order_by("code").values_list("code", flat=True).distinct()
        self.fields["person"].queryset = members_of(case)  # type: ignore[attr-defined]
        self.fields["needs"].choices = [(code, service_words(code)) for code in codes]  # type: ignore[attr-defined]


class LineField(forms.ModelChoiceField):
    """One agency's kind of help, in words."""

    def label_from_instance(self, obj: ServiceLine) -> str:
        return f"{obj.agency.code}: {service_words(obj.code)}"


class ReferForm(StaffForm):
    name = "refer"
    person = forms.ModelChoiceField(label=_("Persona"), queryset=Person.objects.none(), empty_label=None)
    line = LineField(label=_("A quién se deriva"), queryset=ServiceLine.objects.none())
    what = forms.CharField(
        label=_("Qué se pide"), widget=area(), max_length=4000,
        help_text=_("La entidad lee solo esto, el nombre, la fecha de nacimiento y el contacto."),
    )  # fmt: skip

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = ServiceLine.objects.filter(is_open=True).select_related("agency").order_by("agency__code", "code", "id")
        self.fields["person"].queryset = members_of(case)  # type: ignore[attr-defined]
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]


class SendReferralForm(StaffForm):
    """The words with which a draft goes to its agency."""

    name = "send"
    what = forms.CharField(
        label=_("Qué se pide"), widget=area(), max_length=4000,
        help_text=_("La entidad lee solo esto, el nombre, la fecha de nacimiento y el contacto."),
    )  # fmt: skip


class AnswerForm(StaffForm):
    name = "answer"
    note = forms.CharField(label=_("Nota"), widget=area(), max_length=4000, required=False)

    def __init__(self, *args: Any, is_needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = is_needed


def members_of(case: Case) -> Any:
    return Person.objects.filter(memberships__case=case).order_by("memberships__position", "id")
