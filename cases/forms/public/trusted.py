"""Whom to call when the household itself can't be reached."""

from collections.abc import Hashable
from datetime import date

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Phone, Text
from cases.forms.public.page import PublicForm
from cases.forms.public.phones import fit_phone
from cases.rules.answers import Answers

EMERGENCY, AT_HOME = "emergency", "at_home"


class TrustedForm(PublicForm):
    """Two people at most, each with a name and a telephone or not at all."""

    section = 7
    title = _("¿A quién llamamos si no les encontramos?")
    lead = _(
        "Lo preguntamos porque a veces un asiento se libera de un día para otro, y por si pasa algo en el viaje. "
        "Si no quiere nombrar a nadie, continúe."
    )

    emergency_name = Text(label=_("En una emergencia: nombre de la persona"), max_length=120, required=False)
    emergency_relation = Text(label=_("¿Qué es de ustedes?"), max_length=60, required=False)
    emergency_phone = Phone(label=_("Su teléfono"), required=False, is_conditional=True)
    at_home_name = Text(label=_("Familiar que los espera en casa: nombre"), max_length=120, required=False)
    at_home_relation = Text(label=_("¿Qué es de ustedes ese familiar?"), max_length=60, required=False)
    at_home_phone = Phone(label=_("Teléfono del familiar"), required=False, is_conditional=True)

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """The country of the telephones, and whether somebody must not learn of the registration."""
        return str(answers.value("pais", "country")), bool(answers.value("contacto", "danger"))

    def shape(self) -> None:
        country, in_danger = self.facts
        fit_phone(self.spec("emergency_phone"), country)
        fit_phone(self.spec("at_home_phone"), settings.HOME_COUNTRY)
        if in_danger:
            self.notice = _(
                "Usted dijo que sería peligroso que alguien se entere: nombre solo a quien sea de confianza."
            )

    def clean(self) -> None:
        super().clean()
        for who in (EMERGENCY, AT_HOME):
            name, phone, relation = (self.cleaned_data.get(f"{who}_{part}") for part in ("name", "phone", "relation"))
            if (name or relation) and not phone and f"{who}_phone" not in self.errors:
                self.add_error(f"{who}_phone", _("Escriba el teléfono de esa persona, o borre su nombre."))
            if (phone or relation) and not name and f"{who}_name" not in self.errors:
                self.add_error(f"{who}_name", _("Escriba el nombre de esa persona."))

    def named(self) -> list[str]:
        """Which of the two are named."""
        return [who for who in (EMERGENCY, AT_HOME) if self.cleaned_data.get(f"{who}_name")]
