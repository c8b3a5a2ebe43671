"""Each person who travels: who it is, and with which documents."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.enums import DocumentKind, Relation, Sex
from cases.forms.public.fields import Choice, Day, Select, Text
from cases.forms.public.page import PublicForm
from cases.forms.public.papers import checked_number
from cases.forms.public.zone import NO_LINES, ZoneLines, differences, filled_from, notes_on
from cases.rules.answers import SELF, Answers, Typed
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
EXPIRED = _(
    "Este documento ya venció. Puede registrarse igual: para volver, su oficina consular puede dar un salvoconducto, "
    "que es un permiso para un solo viaje."
)


class PersonForm(PublicForm):
    section = 4

    lines = ZoneLines(
        label=_("Las líneas de abajo de su documento"), required=False,
        hint=_("Están debajo de la foto: dos líneas (tres en una tarjeta) llenas de signos <. Cópielas tal cual. "
               "Si su teclado no tiene ese signo, ponga un espacio en su lugar."),
        attributes={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"},
    )  # fmt: skip
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
    nationality = Select(
        label=_("Nacionalidad"), options=countries, empty=_("Elija un país"), missing=_("Elija la nacionalidad."),
    )  # fmt: skip
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
        label=_("País que lo dio"), options=countries, empty=_("Elija un país"), required=False,
        is_conditional=True,
    )  # fmt: skip
    document_expires_on = Day(label=_("¿Cuándo vence?"), hint=_("Si ya venció, escriba esa fecha"), required=False)
    national_id = Text(
        label=_("Número de DNI, si lo recuerda"), max_length=20, required=False, width="w-m",
        hint=_("Aunque no lo tenga consigo: ayuda a comprobar quién es."), attributes={"inputmode": "numeric"},
    )  # fmt: skip

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

    @classmethod
    def is_remarked(cls, typed: Typed, today: date) -> bool:
        year = str(typed.get("document_expires_on_year", ""))
        return bool(typed.get("lines")) or (year.isdecimal() and len(year) == 4 and int(year) <= today.year)

    def shape(self) -> None:
        is_first, is_self = self.facts
        if is_first:
            del self.fields["relation"]
        if is_self:
            for name, use in [("given_names", "given-name"), ("document_number", "off")]:
                self.spec(name).attributes = {"autocomplete": use}
        if settings.HOME_COUNTRY not in settings.NATIONAL_IDS:
            del self.fields["national_id"]
        self.spec("lines").today = self.today
        born, expires = self.spec("born_on"), self.spec("document_expires_on")
        born.bound(_("Escriba una fecha de nacimiento que ya haya pasado."), latest=self.today)
        born.bound(_("Revise el año de nacimiento."), earliest=self.today - OLDEST)
        expires.bound(_("Revise el año en que vence el documento."), latest=self.today + 50 * YEARS)

    def filled(self, before: Typed | None, *, is_asked: bool) -> dict[str, str] | None:
        """By its button, and also when new lines bring something or contradict: that is to be looked at first."""
        zone = self.answered.get("lines")
        if zone is None:
            return {} if is_asked else None
        added = filled_from(zone, self.data, self.proposed())
        is_new = self.data.get("lines") != (before or {}).get("lines")
        return added if is_asked or (is_new and (added or differences(zone, self.answered))) else None

    def shown_errors(self, name: str) -> list[str]:
        """What is wrong with the lines is always said: nobody writes them to go on later."""
        if name != "lines" or not self.is_bound:
            return super().shown_errors(name)
        missing = [str(NO_LINES)] if self.is_asked and not self.data.get("lines") else []
        return missing + [str(message) for message in self.errors.get("lines", [])]

    def notes(self, name: str) -> list[StrOrPromise]:
        zone, expires = self.answered.get("lines"), self.answered.get("document_expires_on")
        noted = notes_on(zone, self.answered).get(name, []) if zone else []
        is_expired = name == "document_expires_on" and expires is not None and expires < self.today
        return [*noted, EXPIRED] if is_expired else noted

    def rows(self) -> list[tuple[StrOrPromise, str]]:
        expires = self.cleaned_data.get("document_expires_on")
        is_expired = expires is not None and expires < self.today
        return [*super().rows(), *([(_("Documento vencido"), str(EXPIRED))] if is_expired else [])]

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

    def clean_national_id(self) -> str:
        typed = self.cleaned_data["national_id"]
        return checked_number(typed, kind=DocumentKind.NATIONAL_ID, country=settings.HOME_COUNTRY)

    def clean(self) -> None:
        super().clean()
        answers = self.cleaned_data
        surnames = {"paternal_surname", "maternal_surname"}
        if not any(answers.get(name) for name in surnames) and not surnames & set(self.errors):
            self.add_error("paternal_surname", _("Escriba al menos un apellido."))
        kind = answers.get("document_kind")
        if kind == NO_DOCUMENT:
            answers.update(document_number="", document_country="", document_expires_on=None)
            if not answers.get("no_document"):
                self.add_error("no_document", _("Cuéntenos en pocas palabras qué pasó con sus documentos."))
        elif kind:
            self._clean_document(kind)

    def _clean_document(self, kind: str) -> None:
        """A document that somebody has comes with its number and with who gave it."""
        answers = self.cleaned_data
        number, country = answers.get("document_number"), answers.get("document_country")
        if "document_number" not in self.errors and not number:
            self.add_error(
                "document_number", _("Escriba el número del documento, o elija «No tiene ningún documento».")
            )
        if "document_country" not in self.errors and not country:
            self.add_error("document_country", _("Elija el país que dio el documento."))
        if number and country:
            try:
                answers["document_number"] = checked_number(number, kind=kind, country=country)
            except ValidationError as wrong:
                self.add_error("document_number", wrong)
