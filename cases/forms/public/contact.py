"""Where the household is, and how it is reached."""

from collections.abc import Hashable
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.enums import CallHours, MaySee
from cases.forms.public.fields import Check, Choice, Email, Phone, Select, Text
from cases.forms.public.page import PublicForm, abroad
from cases.forms.public.phones import fit_phone
from cases.forms.public.who import may_see
from cases.rules.answers import Answers
from consulates.queries.places import countries, subdivisions
from repatriation.common.refusals import StrOrPromise

HOURS = [
    (CallHours.ANY, _("A cualquier hora del día")),
    (CallHours.MORNING, _("Por la mañana")),
    (CallHours.AFTERNOON, _("Por la tarde")),
    (CallHours.EVENING, _("Por la noche, hasta las 9")),
]
LANGUAGE_NAMES = [("es", "Español"), ("en", "English")]
UNKNOWN = "-"


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
    email = Email(label=_("Correo electrónico"), required=False, is_conditional=True, max_length=254)
    phone = Phone(label=_("Teléfono seguro"), required=False, is_conditional=True)
    whatsapp = Check(label=_("Ese teléfono tiene WhatsApp"), required=False)
    unreachable = Check(
        label=_("No sé cómo comunicarme con ellos"),
        hint=_("La oficina consular le llamará a usted para buscarlos juntos."), required=False,
    )  # fmt: skip
    hours = Choice(label=_("¿A qué hora podemos llamar?"), choices=HOURS, missing=_("Elija una hora para llamarle."))
    language = Choice(label=_("¿En qué idioma le escribimos?"), choices=LANGUAGE_NAMES, missing=_("Elija el idioma."))
    danger_reason = Text(
        label=_("¿A quién no debemos decirle nada?"), hint=_("Por ejemplo: mi empleador, alguien de la casa."),
        required=False, max_length=500, rows=2,
    )  # fmt: skip
    danger = Check(
        label=_("Sería peligroso que alguien se entere de este registro"),
        hint=_("No le escribiremos ni compartiremos sus datos. Usted verá las novedades en su página, con su clave."),
        required=False,
    )  # fmt: skip

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """Whether the contact must be the family's own, and the country whose telephones are asked for."""
        return may_see(answers) not in ("", MaySee.ALL), str(answers.value("pais", "country"))

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"hours": "any", "language": translation.get_language() or settings.LANGUAGE_CODE}

    def shape(self) -> None:
        is_of_others, country = self.facts
        fit_phone(self.spec("phone"), country)
        if not is_of_others:
            del self.fields["unreachable"]
            return
        self.notice = _(
            "Escriba aquí el correo o el teléfono de quienes viajan, no los suyos: "
            "las novedades y la clave del registro son de ellos."
        )
        self.spec("name").attributes = {"autocomplete": "off"}

    def clean(self) -> None:
        super().clean()
        faulty = {"email", "phone"} & set(self.errors)
        reached = any(self.cleaned_data.get(name) for name in ("email", "phone", "danger", "unreachable"))
        if not reached and not faulty:
            self.add_error("email", _("Escriba un correo o un teléfono, para poder avisarle."))
        if self.cleaned_data.get("whatsapp") and not self.cleaned_data.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Escriba el teléfono que tiene WhatsApp."))
