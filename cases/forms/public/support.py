"""What somebody types who has come home and needs support: short pages, one for each person."""

from collections.abc import Hashable
from datetime import date, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.enums import DocumentKind, HelpForm, Urgency
from cases.forms.public.contact import HOURS, LANGUAGE_NAMES
from cases.forms.public.fields import Check, Choice, Choices, Day, Email, Phone, Select, Text
from cases.forms.public.page import PublicForm, abroad
from cases.forms.public.papers import checked_number
from cases.forms.public.person import RELATIONS
from cases.forms.public.phones import fit_phone
from cases.forms.public.relative import NamedForm
from cases.rules.answers import PERSON, Answers
from cases.rules.service_lines import service_words
from cases.rules.short_form import Journey
from consulates.queries.places import subdivisions
from repatriation.common.refusals import StrOrPromise

FIRST_RETURN = timedelta(days=366 * 15)
# Code of the service line, and the words of whoever needs it.
NEEDS = [
    ("identity_documents", _("Documentos: DNI, partida, pasaporte")),
    ("health_insurance", _("Un seguro de salud")),
    ("health_care", _("Atención médica")),
    ("psychosocial_support", _("Hablar con alguien: apoyo emocional")),
    ("employment", _("Encontrar trabajo")),
    ("training", _("Aprender un oficio o capacitarme")),
    ("education", _("Colegio para niñas y niños, o terminar el mío")),
    ("degree_recognition", _("Que valgan aquí mis estudios del extranjero")),
    ("shelter", _("Un lugar donde vivir")),
    ("transport", _("Llegar a mi ciudad o pueblo")),
    ("business_support", _("Empezar un negocio")),
    ("social_programmes", _("Programas sociales y alimentos")),
]
URGENT = [
    (Urgency.SHELTER, _("No tengo dónde dormir esta noche")),
    (Urgency.MEDICINE, _("Necesito una medicina que no tengo")),
    (Urgency.DANGER, _("Estoy en peligro, o alguien me hace daño")),
]
URGENT_HINTS: dict[str, StrOrPromise] = {
    Urgency.DANGER: _("Si puede, llame primero a la policía o a emergencias. No tiene que contar más aquí.")
}
WAYS = [
    ("own_means", _("Por mi cuenta")),
    ("assisted", _("En un vuelo o viaje organizado por el gobierno o una organización")),
    ("removal", _("En un vuelo de deportación o expulsión")),
    ("unsaid", _("Prefiero no decirlo")),
]


def family_size(answers: Answers) -> int:
    """How many people were said to be; one until then."""
    typed = str(answers.value("regreso", "count"))
    return min(int(typed), settings.HOUSEHOLD_LIMIT) if typed.isascii() and typed.isdecimal() and int(typed) else 1


def ticked_needs(answers: Answers) -> tuple[str, ...]:
    typed = answers.value("ayuda", "needs") or []
    return tuple(code for code, _words in NEEDS if code in typed)


def sizes() -> list[tuple[str, str]]:
    return [
        (str(count), ngettext("%(count)s persona", "%(count)s personas", count) % {"count": count})
        for count in range(1, settings.HOUSEHOLD_LIMIT + 1)
    ]


class HelpNeededForm(PublicForm):
    section = 1
    title = _("¿Qué apoyo necesita?")
    lead = _("Marque lo que haga falta, para usted o para su familia. Puede pedir más después.")

    needs = Choices(
        label=title, choices=NEEDS, missing=_("Marque al menos un apoyo."),
    )  # fmt: skip
    urgent = Choices(
        label=_("¿Hay algo que no puede esperar?"), hint=_("Si nada corresponde, continúe."), choices=URGENT,
        hints=URGENT_HINTS, required=False,
    )  # fmt: skip
    note = Text(
        label=_("¿Quiere contarnos algo más?"), hint=_("Lo lee solo quien le atiende; no lo damos a otras entidades."),
        max_length=1000, rows=4, required=False,
    )  # fmt: skip


class HomecomingForm(PublicForm):
    section = 2
    title = _("Su regreso")

    count = Select(
        label=_("¿Para cuántas personas pide apoyo?"), hint=_("Usted y los familiares que viven con usted"),
        options=sizes, missing=_("Elija cuántas personas son."),
    )  # fmt: skip
    region = Select(
        label=_("¿En qué región está ahora?"), empty=_("Elija de la lista"), missing=_("Elija la región donde está."),
    )  # fmt: skip
    district = Text(
        label=_("Distrito o pueblo"), max_length=80, missing=_("Escriba el distrito o el pueblo donde está."),
        attributes={"autocomplete": "address-level2"},
    )  # fmt: skip
    returned_on = Day(label=_("¿Cuándo volvió?"), hint=_("Si no recuerda el día, escriba uno cercano."), required=False)
    returned_from = Select(
        label=_("¿De qué país volvió?"), empty=_("Prefiero no decirlo"), options=abroad, required=False
    )
    way = Choice(label=_("¿Cómo volvió?"), choices=WAYS, missing=_("Elija una respuesta."))

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"count": "1", "way": "unsaid"}

    def shape(self) -> None:
        self.spec("region").options = subdivisions(settings.HOME_COUNTRY)
        day = self.spec("returned_on")
        day.bound(_("Escriba un día que ya haya pasado."), latest=self.today)
        day.bound(_("Revise el año."), earliest=self.today - FIRST_RETURN)


class ReturnedPersonForm(NamedForm):
    section = 3

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
    document_number = Text(
        label=_("Número de DNI"), hint=_("Si no lo tiene o no lo recuerda, déjelo vacío"), max_length=20,
        required=False, width="w-m", attributes={"autocomplete": "off", "inputmode": "numeric"},
    )  # fmt: skip
    needs = Choices(
        label=_("¿Qué apoyo es para esta persona?"), hint=_("Marque todo lo que corresponda"), required=False
    )

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """Whether it is the first person, and among what a family chooses for each; nothing for one person alone."""
        return number == 1, ticked_needs(answers) if family_size(answers) > 1 else ()

    @classmethod
    def heading_from(cls, answers: Answers, number: int) -> StrOrPromise:
        if number == 1:
            return _("Persona 1: usted")
        return _("Persona %(place)s") % {"place": number}

    def shape(self) -> None:
        is_first, needs = self.facts
        self.bound_birth()
        if is_first:
            del self.fields["relation"]
        if needs:
            words = dict(NEEDS)
            self.spec("needs").choices = [(code, words[code]) for code in needs]
        else:
            del self.fields["needs"]

    def clean_document_number(self) -> str:
        typed = self.cleaned_data["document_number"]
        return checked_number(typed, kind=DocumentKind.NATIONAL_ID, country=settings.HOME_COUNTRY)


class SafeContactForm(PublicForm):
    section = 4
    title = _("¿Cómo nos comunicamos con usted?")
    lead = _("Escriba un correo o un teléfono que solo lea usted, o alguien de su confianza.")

    name = Text(
        label=_("¿Con quién hablamos?"), hint=_("Si es con usted, déjelo vacío"), max_length=120, required=False
    )
    email = Email(label=_("Correo electrónico"), required=False, is_conditional=True, max_length=254)
    phone = Phone(label=_("Teléfono"), required=False, is_conditional=True)
    hours = Choice(label=_("¿A qué hora podemos llamar?"), choices=HOURS, missing=_("Elija una hora para llamarle."))
    language = Choice(label=_("¿En qué idioma le escribimos?"), choices=LANGUAGE_NAMES, missing=_("Elija el idioma."))
    danger = Check(
        label=_("Sería peligroso que alguien se entere de este pedido"),
        hint=_("No le escribiremos ni daremos sus datos a nadie. Usted verá las novedades en su página, con su clave."),
        required=False,
    )  # fmt: skip

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"hours": "any", "language": translation.get_language() or settings.LANGUAGE_CODE}

    def shape(self) -> None:
        fit_phone(self.spec("phone"), settings.HOME_COUNTRY)

    def clean(self) -> None:
        super().clean()
        reached = any(self.cleaned_data.get(name) for name in ("email", "phone", "danger"))
        if not reached and not {"email", "phone"} & set(self.errors):
            self.add_error("email", _("Escriba un correo o un teléfono, para poder responderle."))


class SharingForm(PublicForm):
    """What each agency would receive, from what was ticked; each is agreed to apart."""

    section = 5
    title = _("Sus permisos")
    lead = _("Cada permiso es aparte y puede retirarlo cuando quiera. Sin permiso no damos sus datos a esa entidad.")

    use = Check(
        label=_("Pueden usar mis datos para darnos este apoyo"),
        hint=_("Los usan el ministerio y su oficina de atención al retornado, y nadie más."),
        missing=_("Sin este permiso no podemos atender su pedido. Márquelo para continuar."),
    )  # fmt: skip
    agencies = Choices(label=_("Pueden dar mis datos a:"), required=False, is_conditional=True)

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """The agencies that give something of what was ticked: code, both names, and what it would be told of."""
        needs = set(ticked_needs(answers))
        asked = (
            (code, es, en, tuple(line for line in lines if line in needs)) for code, es, en, lines in _near(answers)
        )
        return tuple(row for row in asked if row[3])

    def shape(self) -> None:
        if not self.facts:
            del self.fields["agencies"]
            return
        is_english = translation.get_language() == "en"
        spec = self.spec("agencies")
        spec.choices = [(code, english if is_english else spanish) for code, spanish, english, _lines in self.facts]
        spec.hints = {code: _receives(lines) for code, _spanish, _english, lines in self.facts}


def _near(answers: Answers) -> list[tuple[str, str, str, list[str]]]:
    return [(code, es, en, lines) for code, es, en, lines in answers.near.get("agencies", ())]


def _receives(lines: tuple[str, ...]) -> str:
    what = ", ".join(service_words(line) for line in lines)
    return str(_("Recibe su nombre, nacimiento y contacto, y que pide: %(what)s.") % {"what": what})


def journey_order(answers: Answers) -> list[str]:
    people = [f"{PERSON}.{number}" for number in range(1, family_size(answers) + 1)]
    return ["ayuda", "regreso", *people, "contacto", "permisos"]


# What is needed decides what each person and each agency is asked about.
JOURNEY = Journey(HelpForm.SUPPORT, journey_order, depends={"ayuda": ("permisos",)})
FORMS: dict[str, type[PublicForm]] = {
    "ayuda": HelpNeededForm,
    "regreso": HomecomingForm,
    PERSON: ReturnedPersonForm,
    "contacto": SafeContactForm,
    "permisos": SharingForm,
}
SECTIONS = 6
