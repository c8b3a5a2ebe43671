"""Who fills in, where the household is, and how it is reached."""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Check, Choice, Email, Phone, Select, Text
from cases.forms.public.page import PublicForm, abroad
from cases.rules.answers import Answers
from consulates.queries.places import countries, subdivisions
from repatriation.common.refusals import StrOrPromise

SELF = "self"
WHO = [
    (SELF, _("Yo viajo, solo o con mi familia")),
    ("parent", _("Soy la madre o el padre de quien viaja")),
    ("relative", _("Soy familiar o amigo de quien viaja")),
    ("lawyer", _("Soy su abogado o trabajo en una organización que le ayuda")),
]
HOURS = [
    ("any", _("A cualquier hora del día")),
    ("morning", _("Por la mañana")),
    ("afternoon", _("Por la tarde")),
    ("evening", _("Por la noche, hasta las 9")),
]
LANGUAGE_NAMES = [("es", "Español"), ("en", "English")]
UNKNOWN = "-"


def is_filled_by_traveller(answers: Answers) -> bool:
    return answers.value("quien", "who") in (SELF, "")


class WhoForm(PublicForm):
    section = 1
    title = _("¿Quién llena este registro?")

    who = Choice(label=title, choices=WHO, missing=_("Elija quién llena este registro."))


class CountryForm(PublicForm):
    section = 2
    title = _("¿Dónde están ahora?")

    country = Select(
        label=_("País donde están las personas que quieren volver"), empty=_("Elija un país"), options=abroad,
        missing=_("Elija el país donde están."),
    )  # fmt: skip


class PlaceForm(PublicForm):
    section = 2
    title = _("¿En qué lugar?")
    lead = _("Con esto sabremos qué oficina consular les atiende y desde qué aeropuertos pueden salir.")

    subdivision = Select(
        label=_("Estado, región o provincia"), empty=_("Elija de la lista"),
        missing=_("Elija de la lista, o «No lo sé»."),
    )  # fmt: skip
    city = Text(
        label=_("Ciudad o pueblo"), max_length=80, missing=_("Escriba la ciudad o el pueblo donde están."),
        attributes={"autocomplete": "address-level2"},
    )  # fmt: skip

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> str:
        return str(answers.value("pais", "country"))

    @classmethod
    def heading_from(cls, answers: Answers, number: int) -> StrOrPromise:
        name = dict(countries()).get(answers.value("pais", "country"))
        return _("¿En qué lugar de %(country)s?") % {"country": name} if name else cls.title

    def shape(self) -> None:
        places = subdivisions(self.facts)
        if not places:
            del self.fields["subdivision"]
            return
        self.spec("subdivision").options = [*places, (UNKNOWN, _("No lo sé"))]

    def clean_subdivision(self) -> str:
        chosen: str = self.cleaned_data["subdivision"]
        return "" if chosen == UNKNOWN else chosen


class ContactForm(PublicForm):
    section = 3
    title = _("¿Cómo nos comunicamos?")
    lead = _("Por aquí le avisaremos si hay un asiento. Escriba un correo, un teléfono, o los dos.")

    name = Text(
        label=_("Nombre y apellidos de la persona con quien hablaremos"), max_length=120,
        missing=_("Escriba el nombre de la persona con quien hablaremos."), attributes={"autocomplete": "name"},
    )  # fmt: skip
    relation = Text(
        label=_("¿Qué es usted de quienes viajan?"), hint=_("Por ejemplo: hermana, vecino, abogada."), max_length=60,
        missing=_("Escriba qué es usted de quienes viajan."),
    )  # fmt: skip
    email = Email(label=_("Correo electrónico"), required=False, is_conditional=True, max_length=254)
    phone = Phone(
        label=_("Teléfono"), hint=_("Con el código del país. Si usa WhatsApp, ese mismo."), required=False,
        is_conditional=True,
    )  # fmt: skip
    hours = Choice(label=_("¿A qué hora podemos llamar?"), choices=HOURS, missing=_("Elija una hora para llamarle."))
    language = Choice(label=_("¿En qué idioma le escribimos?"), choices=LANGUAGE_NAMES, missing=_("Elija el idioma."))
    danger = Check(
        label=_("Sería peligroso que alguien se entere de este registro"),
        hint=_("No le escribiremos ni compartiremos sus datos. Usted verá las novedades en su página, con su clave."),
        required=False, opens=True,
    )  # fmt: skip
    danger_reason = Text(
        label=_("Si quiere, díganos de quién debemos cuidarnos"), required=False, is_opened=True, max_length=500, rows=2
    )

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> bool:
        return is_filled_by_traveller(answers)

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"hours": "any", "language": translation.get_language() or settings.LANGUAGE_CODE}

    def shape(self) -> None:
        if self.facts:
            del self.fields["relation"]
        self.spec("phone").region = self.answers.value("pais", "country") or None

    def clean(self) -> None:
        super().clean()
        faulty = {"email", "phone"} & set(self.errors)
        reached = any(self.cleaned_data.get(name) for name in ("email", "phone", "danger"))
        if not reached and not faulty:
            self.add_error("email", _("Escriba un correo o un teléfono, para poder avisarle."))
