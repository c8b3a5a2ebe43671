"""What a relative types of somebody who is detained: short pages, and the report that they make together."""

import unicodedata
from collections.abc import Hashable
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.enums import DocumentKind, HelpForm, Kin, Sex
from cases.forms.public.contact import HOURS, LANGUAGE_NAMES, UNKNOWN
from cases.forms.public.fields import Check, Choice, Day, Email, Phone, Select, Text
from cases.forms.public.page import PublicForm, abroad
from cases.forms.public.person import OLDEST, SEXES
from cases.forms.public.phones import fit_phone
from cases.rules.answers import Answers
from cases.rules.short_form import Journey
from consulates.queries.places import countries, subdivisions

LONG_AGO = timedelta(days=366 * 30)
KINS = [
    (Kin.PARENT, _("Soy su madre o su padre")),
    (Kin.PARTNER, _("Soy su esposa, esposo o conviviente")),
    (Kin.CHILD, _("Soy su hija o su hijo")),
    (Kin.SIBLING, _("Soy su hermana o su hermano")),
    (Kin.RELATIVE, _("Soy otro familiar")),
    (Kin.FRIEND, _("Soy su amiga, amigo o vecino")),
    (Kin.LAWYER, _("Soy su abogada o su abogado")),
    (Kin.HELPER, _("Trabajo en una organización que ayuda")),
]
DOCUMENTS = [
    (DocumentKind.PASSPORT, _("Pasaporte")),
    (DocumentKind.NATIONAL_ID, _("DNI")),
    ("none", _("No lo sé")),
]
AUTHORITIES = [
    ("immigration", _("Migración")),
    ("border", _("La guardia de frontera")),
    ("police", _("La policía")),
    ("court", _("Un juzgado o una cárcel")),
    (UNKNOWN, _("No lo sé")),
]


class ReporterForm(PublicForm):
    section = 1
    title = _("¿Quién es usted?")
    lead = _("Sus datos son para la oficina consular. No se los damos a quien detuvo a su familiar.")

    name = Text(
        label=_("Su nombre y sus apellidos"), max_length=120, missing=_("Escriba su nombre y sus apellidos."),
        attributes={"autocomplete": "name"},
    )  # fmt: skip
    relation = Choice(
        label=_("¿Qué es usted de la persona detenida?"), choices=KINS, opens=Kin.LAWYER,
        missing=_("Elija qué es usted de la persona detenida."),
    )  # fmt: skip
    authority = Text(
        label=_("Su colegio de abogados y su número, o el poder que tiene"), max_length=200, required=False,
        is_opened=True,
    )  # fmt: skip
    email = Email(label=_("Correo electrónico"), required=False, is_conditional=True, max_length=254)
    phone = Phone(label=_("Teléfono"), required=False, is_conditional=True)
    hours = Choice(label=_("¿A qué hora podemos llamar?"), choices=HOURS, missing=_("Elija una hora para llamarle."))
    language = Choice(label=_("¿En qué idioma le escribimos?"), choices=LANGUAGE_NAMES, missing=_("Elija el idioma."))
    wants_news = Check(
        label=_("Quiero que me cuenten las novedades"), required=False,
        hint=_("Solo podemos contárselas si su familiar lo permite. Se lo preguntaremos."),
    )  # fmt: skip

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"hours": "any", "language": translation.get_language() or settings.LANGUAGE_CODE}

    def shape(self) -> None:
        fit_phone(self.spec("phone"), "")

    def clean(self) -> None:
        super().clean()
        if not {"email", "phone"} & set(self.errors) and not (
            self.cleaned_data.get("email") or self.cleaned_data.get("phone")
        ):
            self.add_error("email", _("Escriba un correo o un teléfono, para poder responderle."))
        if self.cleaned_data.get("relation") != Kin.LAWYER:
            self.cleaned_data["authority"] = ""


class NamedForm(PublicForm):
    """A page with the names of one person; one surname may be missing."""

    def clean(self) -> None:
        super().clean()
        names = ("given_names", "paternal_surname", "maternal_surname")
        for name in names:
            text = self.cleaned_data.get(name, "")
            if text and not any(mark.isalpha() for mark in text):
                self.add_error(name, _("Escriba el nombre con letras."))
        surnames = names[1:]
        if not any(self.cleaned_data.get(name) for name in surnames) and not set(surnames) & set(self.errors):
            self.add_error("paternal_surname", _("Escriba al menos un apellido."))

    def bound_birth(self) -> None:
        born = self.spec("born_on")
        born.bound(_("Escriba una fecha de nacimiento que ya haya pasado."), latest=self.today)
        born.bound(_("Revise el año de nacimiento."), earliest=self.today - OLDEST)


class DetaineeForm(NamedForm):
    section = 2
    title = _("¿A quién detuvieron?")
    lead = _("Escriba lo que sepa. Lo demás puede quedar vacío.")

    given_names = Text(label=_("Nombres"), max_length=120, missing=_("Escriba los nombres."))
    paternal_surname = Text(label=_("Apellido paterno"), max_length=80, required=False, is_conditional=True)
    maternal_surname = Text(
        label=_("Apellido materno"), hint=_("Si tiene uno solo, deje el otro vacío"), max_length=80, required=False,
        is_conditional=True,
    )  # fmt: skip
    born_on = Day(label=_("Fecha de nacimiento"), hint=_("Por ejemplo: 27 3 1987"), required=False)
    sex = Choice(label=_("Sexo, como aparece en su documento"), choices=SEXES, missing=_("Elija una respuesta."))
    nationality = Select(
        label=_("Nacionalidad"), options=countries, empty=_("Elija un país"), missing=_("Elija la nacionalidad."),
    )  # fmt: skip
    alien_number = Text(
        label=_("Número de extranjero (A-Number)"), max_length=20, required=False, width="w-m",
        hint=_("La letra A y nueve números, en los papeles de migración. Lo ve solo quien atiende a su familiar."),
        attributes={"autocomplete": "off", "spellcheck": "false"},
    )  # fmt: skip
    document_kind = Choice(label=_("¿Sabe el número de algún documento suyo?"), choices=DOCUMENTS, required=False)
    document_number = Text(
        label=_("Número del documento"), max_length=40, required=False, is_conditional=True, width="w-m",
        attributes={"autocomplete": "off"},
    )  # fmt: skip

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"nationality": settings.HOME_COUNTRY, "document_kind": "none"}

    def shape(self) -> None:
        self.bound_birth()

    def clean_alien_number(self) -> str:
        """Nine digits, however they are written."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["alien_number"]).upper()
        digits = "".join(mark for mark in typed.removeprefix("A") if mark not in " -.#:")
        if digits and not (len(digits) == 9 and digits.isascii() and digits.isdecimal()):
            raise ValidationError(
                _("El número tiene nueve cifras; si tiene ocho, ponga un cero delante. Si no lo sabe, déjelo vacío.")
            )
        return digits

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("document_kind") in ("none", "", None):
            self.cleaned_data["document_number"] = ""


class DetainedCountryForm(PublicForm):
    section = 3
    title = _("¿En qué país está su familiar?")

    country = Select(
        label=title, empty=_("Elija un país"), options=abroad,
        missing=_("Elija el país donde está, o donde estuvo por última vez."),
    )  # fmt: skip


class LastSeenForm(PublicForm):
    section = 3
    title = _("¿Dónde está, y desde cuándo?")
    lead = _("Con esto sabremos qué oficina consular le busca. Si no sabe algo, elija «No lo sé».")

    facility = Select(
        label=_("Centro de detención"), empty=_("No lo sé, o no está en la lista"), required=False,
        is_conditional=True,
    )  # fmt: skip
    subdivision = Select(
        label=_("Estado, región o provincia"), empty=_("Elija de la lista"), required=False, is_conditional=True,
        error_messages={"required": _("Elija de la lista, o «No lo sé».")},
    )  # fmt: skip
    city = Text(label=_("Ciudad o condado"), max_length=80, required=False)
    place = Text(
        label=_("¿Cuál es el último lugar donde estuvo?"), max_length=300, rows=2, required=False,
        hint=_("Por ejemplo: en su trabajo, en la corte de Atlanta, en el puente de la frontera."),
    )  # fmt: skip
    detained_since = Day(
        label=_("¿Qué día fue la detención, o desde qué día no sabe de él o ella?"),
        hint=_("Si no sabe el día exacto, escriba el más cercano."),
        missing=_("Escriba el día, aunque no sea exacto."),
    )  # fmt: skip
    is_approximate = Check(label=_("No estoy seguro de ese día"), required=False)
    authority = Choice(
        label=_("¿Quién detuvo a su familiar?"), choices=AUTHORITIES, missing=_("Elija quién detuvo a su familiar.")
    )

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        facilities = tuple((code, label, place) for code, label, place in answers.near.get("facilities", ()))
        return answers.value("pais", "country"), facilities

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"authority": UNKNOWN}

    def shape(self) -> None:
        country, facilities = self.facts
        places = subdivisions(country)
        if places:
            self.spec("subdivision").options = [*places, (UNKNOWN, _("No lo sé"))]
        else:
            del self.fields["subdivision"]
        if facilities:
            self.spec("facility").options = [(code, label) for code, label, _place in facilities]
        else:
            del self.fields["facility"]
        since = self.spec("detained_since")
        since.bound(_("Escriba un día que ya haya pasado."), latest=self.today)
        since.bound(_("Revise el año."), earliest=self.today - LONG_AGO)

    def clean(self) -> None:
        """The state of a chosen facility counts; without one the state is asked for."""
        super().clean()
        typed, place_of = self.cleaned_data, {code: place for code, _label, place in self.facts[1]}
        if facility := typed.get("facility"):
            typed["subdivision"] = place_of[facility]
        elif "subdivision" in self.fields and not typed.get("subdivision") and "subdivision" not in self.errors:
            self.add_error("subdivision", _("Elija de la lista, o «No lo sé»."))
        if typed.get("subdivision") == UNKNOWN:
            typed["subdivision"] = ""


def is_man(answers: Answers) -> bool:
    return bool(answers.value("familiar", "sex") == Sex.MALE)


def journey_order(answers: Answers) -> list[str]:
    return ["usted", "familiar", "pais", "lugar", "salud", "consulado", "hijos"]


JOURNEY = Journey(HelpForm.RELATIVE, journey_order, depends={"pais": ("lugar",), "familiar": ("salud",)})
