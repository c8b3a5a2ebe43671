"""Each person who travels: who it is, with which document, and what it needs."""

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.enums import DocumentKind, Relation, Sex
from cases.forms.public.contact import SELF
from cases.forms.public.fields import Choice, Choices, Day, Select, Text, WholeNumber
from cases.forms.public.page import PublicForm
from cases.rules.answers import PERSON, Answers
from consulates.queries.places import countries
from repatriation.common.refusals import StrOrPromise

NO_DOCUMENT = "none"
OLDEST = timedelta(days=366 * 125)
YEARS = timedelta(days=366)

RELATIONS = [
    (Relation.SPOUSE, _("Esposa, esposo o conviviente")),
    (Relation.CHILD, _("Hija o hijo")),
    (Relation.PARENT, _("Madre o padre")),
    (Relation.SIBLING, _("Hermana o hermano")),
    (Relation.OTHER, _("Otro familiar o acompañante")),
]
SEXES = [
    (Sex.FEMALE, pgettext_lazy("person", "Mujer")),
    (Sex.MALE, pgettext_lazy("person", "Hombre")),
    (Sex.OTHER, _("Otro, o prefiero no decirlo")),
]
DOCUMENTS = [
    (DocumentKind.PASSPORT, _("Pasaporte")),
    (DocumentKind.NATIONAL_ID, _("DNI")),
    (DocumentKind.CONSULAR_CARD, _("Tarjeta consular")),
    (DocumentKind.BIRTH_RECORD, _("Partida de nacimiento")),
    (DocumentKind.TRAVEL_CERTIFICATE, _("Salvoconducto")),
    (NO_DOCUMENT, _("No tiene ningún documento")),
]
NEEDS = [
    ("needs_wheelchair", _("Silla de ruedas")),
    ("needs_stretcher", _("Camilla u oxígeno")),
    ("has_disability", _("Tiene una discapacidad")),
    ("suffered_violence", _("Ha sufrido violencia")),
    ("danger_to_life", _("Su vida o su salud corren peligro ahora")),
]
NEED_HINTS = {
    "needs_wheelchair": _("Hasta el avión o dentro del avión"),
    "needs_stretcher": _("Le pediremos un informe médico"),
    "has_disability": _("Física, de la vista, del oído, mental o de aprendizaje"),
    "suffered_violence": _("En su casa, en el camino o en la calle. No tiene que contar más"),
    "danger_to_life": _("Una persona leerá su registro en pocas horas"),
}


class PersonForm(PublicForm):
    section = 4

    given_names = Text(
        label=_("Nombres"), hint=_("Como aparecen en su pasaporte o DNI"), max_length=120,
        missing=_("Escriba los nombres."),
    )  # fmt: skip
    paternal_surname = Text(label=_("Apellido paterno"), max_length=80, required=False, is_conditional=True)
    maternal_surname = Text(
        label=_("Apellido materno"), hint=_("Si tiene uno solo, deje el otro vacío"), max_length=80, required=False,
        is_conditional=True,
    )  # fmt: skip
    relation = Choice(
        label=_("¿Qué es de la primera persona?"), choices=RELATIONS,
        missing=_("Elija qué es de la primera persona."),
    )  # fmt: skip
    born_on = Day(
        label=_("Fecha de nacimiento"), hint=_("Por ejemplo: 27 3 1987"), missing=_("Escriba la fecha de nacimiento.")
    )
    sex = Choice(label=_("Sexo, como aparece en su documento"), choices=SEXES, missing=_("Elija una respuesta."))
    nationality = Select(label=_("Nacionalidad"), options=countries, missing=_("Elija la nacionalidad."))
    other_nationality = Select(
        label=_("Otra nacionalidad, si tiene"), options=countries, empty=_("No tiene otra"), required=False
    )
    document_kind = Choice(
        label=_("¿Qué documento tiene consigo?"), hint=_("Si tiene varios, el pasaporte. Sirve aunque esté vencido."),
        choices=DOCUMENTS, opens=NO_DOCUMENT, missing=_("Elija qué documento tiene."),
    )  # fmt: skip
    no_document = Text(
        label=_("¿Qué pasó con sus documentos?"), hint=_("Por ejemplo: me los robaron, los tiene mi empleador."),
        max_length=200, required=False, is_opened=True,
    )  # fmt: skip
    document_number = Text(
        label=_("Número del documento"), hint=_("Déjelo vacío si no tiene documento"), max_length=40, required=False,
        is_conditional=True, width="w-m",
    )  # fmt: skip
    document_country = Select(
        label=_("País que lo dio"), options=countries, required=False,
        is_conditional=True,
    )  # fmt: skip
    document_expires_on = Day(label=_("¿Cuándo vence?"), hint=_("Si ya venció, escriba esa fecha"), required=False)

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> tuple[bool, bool]:
        """Whether it is the first person, and the one who types."""
        is_first = number == min([*answers.numbers, number])
        return is_first, is_first and answers.value("quien", "who") == SELF

    @classmethod
    def heading_from(cls, answers: Answers, number: int) -> StrOrPromise:
        place = [*answers.numbers, number].index(number) + 1
        if place == 1 and answers.value("quien", "who") == SELF:
            return _("Persona 1: usted")
        return _("Persona %(place)s") % {"place": place}

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"nationality": settings.HOME_COUNTRY, "document_country": settings.HOME_COUNTRY}

    def shape(self) -> None:
        is_first, is_self = self.facts
        if is_first:
            del self.fields["relation"]
        if is_self:
            for name, use in [("given_names", "given-name"), ("document_number", "off")]:
                self.spec(name).attributes = {"autocomplete": use}
        born, expires = self.spec("born_on"), self.spec("document_expires_on")
        born.bound(_("Escriba una fecha de nacimiento que ya haya pasado."), latest=self.today)
        born.bound(_("Revise el año de nacimiento."), earliest=self.today - OLDEST)
        expires.bound(_("Revise el año en que vence el documento."), latest=self.today + 50 * YEARS)

    def clean_given_names(self) -> str:
        return self._with_a_letter("given_names")

    def clean_paternal_surname(self) -> str:
        return self._with_a_letter("paternal_surname")

    def clean_maternal_surname(self) -> str:
        return self._with_a_letter("maternal_surname")

    def _with_a_letter(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if text and not any(mark.isalpha() for mark in text):
            self.add_error(name, _("Escriba el nombre con letras."))
        return text

    def clean(self) -> None:
        super().clean()
        answers = self.cleaned_data
        surnames = {"paternal_surname", "maternal_surname"}
        if not any(answers.get(name) for name in surnames) and not surnames & set(self.errors):
            self.add_error("paternal_surname", _("Escriba al menos un apellido."))
        kind = answers.get("document_kind")
        if kind == NO_DOCUMENT:
            answers.update(document_number="", document_country="", document_expires_on=None)
        elif kind and not answers.get("document_number") and "document_number" not in self.errors:
            self.add_error(
                "document_number", _("Escriba el número del documento, o elija «No tiene ningún documento».")
            )


class NeedsForm(PublicForm):
    section = 4
    lead = _(
        "Lo preguntamos para que el viaje sea seguro y para atender primero a quien más lo necesita. "
        "Solo lo leen quienes organizan el retorno. Si nada corresponde, continúe."
    )

    needs = Choices(
        label=_("¿Necesita algo de esto para viajar?"), hint=_("Marque todo lo que corresponda"), choices=NEEDS,
        hints=NEED_HINTS, required=False,
    )  # fmt: skip
    pregnancy_weeks = WholeNumber(
        label=_("Si está embarazada, ¿de cuántas semanas?"), required=False,
        error_messages={"invalid": _("Escriba las semanas con un número, por ejemplo 20.")},
    )  # fmt: skip
    medicine_until = Day(
        label=_("Si toma una medicina todos los días, ¿hasta cuándo le alcanza?"), required=False,
        hint=_("Por ejemplo: 5 12 2026. Si ya se le acabó, escriba la fecha de hoy."),
    )  # fmt: skip
    health_note = Text(label=_("¿Algo más que debamos saber de su salud?"), required=False, max_length=500, rows=3)

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> bool:
        """Whether a pregnancy is asked about: not of men, small girls and old women."""
        key = f"{PERSON}.{number}"
        year = str(answers.value(key, "born_on_year"))
        age = today.year - int(year) if year.isdecimal() and len(year) == 4 else 0
        return answers.value(key, "sex") != Sex.MALE and 10 <= age <= 58

    @classmethod
    def heading_from(cls, answers: Answers, number: int) -> StrOrPromise:
        return _("Qué necesita %(name)s") % {"name": answers.value(f"{PERSON}.{number}", "given_names")}

    def shape(self) -> None:
        if not self.facts:
            del self.fields["pregnancy_weeks"]
        self.spec("medicine_until").bound(
            _("Revise hasta qué fecha le alcanza la medicina."),
            earliest=self.today - YEARS, latest=self.today + 5 * YEARS,
        )  # fmt: skip

    def clean_pregnancy_weeks(self) -> int | None:
        weeks: int | None = self.cleaned_data["pregnancy_weeks"]
        if weeks is not None and not 1 <= weeks <= 45:
            self.add_error("pregnancy_weeks", _("Escriba un número de semanas entre 1 y 45."))
        return weeks
