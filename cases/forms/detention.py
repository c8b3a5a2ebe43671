"""The forms about detained compatriots: the report, the visits, the end of custody."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from phonenumber_field.formfields import PhoneNumberField

from cases.enums import Sex
from cases.forms.staff import DayField, MomentField, StaffForm, area
from cases.operations.detention import DetentionReport
from cases.operations.register import PersonAnswers
from consulates.models import ConsularOffice, DetentionFacility
from repatriation.common.refusals import StrOrPromise

WANTS_CONTACT = [("", _("nadie le ha preguntado todavía")), ("yes", _("sí")), ("no", _("no"))]


class DetentionReportForm(StaffForm):
    """What the office was told about a detained compatriot; `given()` is the report."""

    name = "report"
    given_names = forms.CharField(label=_("Nombres"), max_length=120)
    paternal_surname = forms.CharField(label=_("Apellido paterno"), max_length=80, required=False)
    maternal_surname = forms.CharField(label=_("Apellido materno"), max_length=80, required=False)
    born_on = DayField(label=_("Fecha de nacimiento"), required=False)
    sex = forms.ChoiceField(label=_("Sexo"), choices=Sex.choices, initial=Sex.OTHER)
    document_number = forms.CharField(label=_("Número de pasaporte"), max_length=30, required=False)

    facility = forms.ModelChoiceField(
        label=_("Centro de detención"), queryset=DetentionFacility.objects.none(), required=False,
        empty_label=_("no se sabe todavía"),
    )  # fmt: skip
    country = forms.ChoiceField(label=_("País"), choices=countries)
    subdivision = forms.RegexField(
        label=_("Estado o región, por ejemplo US-FL"), regex=r"^[A-Z]{2}-[A-Z0-9]{1,3}$", required=False, max_length=6,
        error_messages={"invalid": _("Escriba un código como US-FL.")},
    )  # fmt: skip
    city = forms.CharField(label=_("Ciudad"), max_length=80, required=False)
    authority = forms.CharField(label=_("Autoridad"), max_length=120, required=False)
    alien_number = forms.CharField(label=_("Número de extranjero"), max_length=30, required=False)
    detained_since = DayField(label=_("Detenido desde"))
    removal_on = DayField(label=_("Fecha de expulsión"), required=False)
    notified_by = forms.CharField(label=_("Quién avisó"), max_length=120)
    notified_at = MomentField(label=_("Cuándo avisó"))
    wants_contact = forms.ChoiceField(label=_("¿Quiere contacto consular?"), choices=WANTS_CONTACT, required=False)
    seeks_asylum = forms.BooleanField(
        label=_("Pide asilo"), required=False, help_text=_("Solo se le visita si la persona lo pide.")
    )

    contact_name = forms.CharField(label=_("Persona de contacto"), max_length=200, required=False)
    email = forms.EmailField(label=_("Correo"), required=False)
    phone = PhoneNumberField(label=_("Teléfono"), required=False)

    def __init__(self, *args: Any, office: ConsularOffice, **kwargs: Any) -> None:
        initial = {"country": str(office.country), "subdivision": office.subdivision, **kwargs.pop("initial", {})}
        super().__init__(*args, zone=office.timezone, initial=initial, **kwargs)
        self.fields["facility"].queryset = facilities_of(office)  # type: ignore[attr-defined]

    def sections(self) -> list[tuple[StrOrPromise, list[Any]]]:
        """The fields in groups with a title, for the page."""
        return [(title, [self[name] for name in names]) for title, names in SECTIONS]

    def given(self) -> DetentionReport:
        answers = dict(self.cleaned_data)
        mine = {name: answers.pop(name) for name in PERSON_FIELDS}
        wants = {"yes": True, "no": False}.get(answers.pop("wants_contact"))
        phone = str(answers.pop("phone") or "")
        person = PersonAnswers(**mine, nationalities=(settings.HOME_COUNTRY,), document_country=settings.HOME_COUNTRY)
        return DetentionReport(person=person, wants_contact=wants, phone=phone, **answers)


PERSON_FIELDS = ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex", "document_number")
PLACE_FIELDS = ("facility", "country", "subdivision", "city", "authority", "alien_number")
CUSTODY_FIELDS = (
    "detained_since", "removal_on", "notified_by", "notified_at", "wants_contact", "seeks_asylum",
)  # fmt: skip
SECTIONS = (
    (_("La persona"), PERSON_FIELDS),
    (_("Dónde está"), PLACE_FIELDS),
    (_("La detención y el aviso"), CUSTODY_FIELDS),
    (_("A quién se avisa"), ("contact_name", "email", "phone")),
)


class LocateForm(StaffForm):
    name = "locate"
    facility = forms.ModelChoiceField(label=_("Centro de detención"), queryset=DetentionFacility.objects.none())

    def __init__(self, *args: Any, office: ConsularOffice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities_of(office)  # type: ignore[attr-defined]


class VisitDayForm(StaffForm):
    name = "schedule"
    scheduled_for = MomentField(label=_("Fecha y hora de la visita"))


class FindingsForm(StaffForm):
    name = "findings"
    findings = forms.CharField(
        label=_("Hallazgos"), widget=area(5), max_length=8000,
        help_text=_("Salud, trato, comida, comunicación, debido proceso, documentos, pertenencias."),
    )  # fmt: skip


class EndForm(StaffForm):
    """The day on which custody ended."""

    on = DayField(label=_("Fecha"))


def facilities_of(office: ConsularOffice) -> Any:
    return DetentionFacility.objects.filter(office=office).order_by("name", "id")
