"""How the household lives now, how it can travel, and what it agrees to."""

from collections.abc import Hashable
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cases.enums import Lodging, Means, Purpose, Situation
from cases.forms.public.contact import UNKNOWN, is_filled_by_traveller
from cases.forms.public.fields import Check, Choice, Choices, Day, Select, Text
from cases.forms.public.page import PublicForm
from cases.rules.answers import Answers
from consulates.queries.places import countries, subdivisions

YEARS = timedelta(days=366)
FARTHEST = 2 * YEARS

SITUATIONS = [
    (Situation.TOURIST, _("Vinimos de visita o de turismo")),
    (Situation.STUDENT, _("Por estudios")),
    (Situation.WORK_TRAVEL, _("En un programa de trabajo y viaje (Work and Travel)")),
    (Situation.WORKER, _("Por un trabajo temporal")),
    (Situation.RESIDENT, _("Vivimos aquí, con residencia")),
    (Situation.IRREGULAR, _("Estamos sin permiso vigente")),
    (Situation.TRANSIT, _("Estábamos de paso hacia otro país")),
]
LODGINGS = [
    (Lodging.SECURE, _("Sí, sin fecha límite")),
    (Lodging.NONE, _("No, no tenemos dónde quedarnos")),
    (Lodging.UNTIL, _("Sí, pero solo hasta una fecha")),
]
MEANS = [
    (Means.PAYS, _("Podemos pagar los pasajes")),
    (Means.PART, _("Podemos pagar una parte")),
    (Means.LOAN, _("Podríamos pagar después, con un préstamo")),
    (Means.NONE, _("No tenemos dinero para viajar")),
]


class SituationForm(PublicForm):
    section = 5
    title = _("¿Cómo están ahora?")
    lead = _("Diga la verdad con tranquilidad: nada de esto le quita el derecho a pedir ayuda.")

    situation = Choice(
        label=_("¿Por qué están en ese país?"), choices=SITUATIONS, missing=_("Elija por qué están en ese país.")
    )
    permit_until = Day(
        label=_("¿Hasta cuándo vale su visa o permiso?"), required=False,
        hint=_("El primero que vence. Si ya venció, escríbalo igual."),
    )  # fmt: skip
    lodging = Choice(
        label=_("¿Tienen dónde quedarse?"), choices=LODGINGS, opens=Lodging.UNTIL,
        missing=_("Elija si tienen dónde quedarse."),
    )  # fmt: skip
    lodging_until = Day(label=_("¿Hasta qué día pueden quedarse?"), required=False, is_opened=True)
    means = Choice(label=_("¿Pueden pagar los pasajes?"), choices=MEANS, missing=_("Elija una respuesta."))

    def shape(self) -> None:
        permit, lodging = self.spec("permit_until"), self.spec("lodging_until")
        permit.bound(_("Revise el año del permiso."), earliest=self.today - 50 * YEARS, latest=self.today + 20 * YEARS)
        lodging.bound(_("Escriba un día que no haya pasado."), earliest=self.today)
        lodging.bound(_("Revise el año."), latest=self.today + FARTHEST)

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("lodging") != Lodging.UNTIL:
            self.cleaned_data["lodging_until"] = None
            self.errors.pop("lodging_until", None)
        elif not self.cleaned_data.get("lodging_until") and "lodging_until" not in self.errors:
            self.add_error("lodging_until", _("Escriba hasta qué día pueden quedarse."))


class TravelForm(PublicForm):
    section = 6
    title = _("¿Cómo pueden viajar?")

    airports = Choices(
        label=_("¿A qué aeropuertos pueden llegar?"),
        hint=_("Marque todos los que pueda: así es más fácil encontrarle un asiento."),
        missing=_("Marque al menos un aeropuerto, o «No puedo llegar a ninguno»."),
    )
    earliest_on = Day(label=_("¿Desde qué día pueden viajar?"), hint=_("Déjelo vacío si pueden ya"), required=False)
    latest_on = Day(
        label=_("¿Hay un último día?"), hint=_("Solo si después de esa fecha ya no les sirve viajar"), required=False
    )
    why_then = Text(
        label=_("¿Por qué esas fechas?"), hint=_("Por ejemplo: una operación, fin del contrato."), max_length=300,
        required=False,
    )  # fmt: skip
    goes_by_land = Check(label=_("También podemos ir por tierra, en bus"), required=False, opens=True)
    transit = Choices(label=_("Si van por tierra, ¿por qué países pueden pasar?"), required=False, is_opened=True)
    destination = Select(label=_("¿A qué región van al llegar?"), empty=_("Todavía no lo sé"), required=False)
    adults_may_split = Check(
        label=_("Los adultos aceptamos viajar en vuelos distintos"),
        hint=_("Nunca separamos a un menor de edad del adulto que lo cuida."), required=False,
    )  # fmt: skip

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """The airports in reach, the countries of a way by land, and whether anybody could be parted."""
        airports = tuple((code, label) for code, label in answers.near.get("airports", []))
        return airports, tuple(answers.near.get("by_land", [])), len(answers.numbers) > 1

    def shape(self) -> None:
        airports, way, is_group = self.facts
        self.spec("airports").choices = [*airports, (UNKNOWN, _("No puedo llegar a ninguno, o no lo sé"))]
        self.spec("destination").options = subdivisions(settings.HOME_COUNTRY)
        names = dict(countries())
        self.spec("transit").choices = [(code, names[code]) for code in way if code != settings.HOME_COUNTRY]
        if not way:
            del self.fields["goes_by_land"]
        if not self.spec("transit").choices:
            del self.fields["transit"]
        if not is_group:
            del self.fields["adults_may_split"]
        for name in ("earliest_on", "latest_on"):
            day = self.spec(name)
            day.bound(_("Escriba un día que no haya pasado."), earliest=self.today)
            day.bound(_("Revise el año: es una fecha muy lejana."), latest=self.today + FARTHEST)

    def clean_airports(self) -> list[str]:
        return [code for code in self.cleaned_data["airports"] if code != UNKNOWN]

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("earliest_on"), self.cleaned_data.get("latest_on")
        if first and last and last < first:
            self.add_error("latest_on", _("El último día no puede ser anterior al primero."))
        if not self.cleaned_data.get("goes_by_land"):
            self.cleaned_data["transit"] = []


class ConsentsForm(PublicForm):
    section = 7
    title = _("Sus permisos")
    lead = _("Cada permiso es aparte. Solo el primero es necesario, y puede retirar cualquiera cuando quiera.")

    return_ = Check(
        label=_("Pueden usar nuestros datos para organizar este retorno"),
        hint=_("Los usan el ministerio y su oficina consular, y nadie más."),
        missing=_("Sin este permiso no podemos organizar su retorno. Márquelo para continuar."),
    )
    counterpart = Check(
        label=_("Pueden darlos al otro Estado y a la empresa que nos lleva"),
        hint=_("Nombres, nacimiento y documento, solo para permitir y operar el vuelo. Sin esto no hay asiento."),
        required=False,
    )
    agencies = Check(
        label=_("Pueden darlos a las entidades que apoyan al llegar"),
        hint=_("Salud, trabajo, educación y vivienda, solo si ustedes piden ese apoyo."), required=False,
    )  # fmt: skip
    relative = Check(
        label=_("Pueden contarle las novedades a quien llena este registro"),
        hint=_("La persona que escribió como contacto."), required=False,
    )  # fmt: skip

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> bool:
        return is_filled_by_traveller(answers)

    def shape(self) -> None:
        if self.facts:
            del self.fields["relative"]

    def purposes(self) -> tuple[str, ...]:
        """What was agreed to."""
        return tuple(purpose for purpose in Purpose if self.cleaned_data.get(CONSENT_FIELDS[purpose]))


CONSENT_FIELDS = {
    Purpose.RETURN: "return_",
    Purpose.COUNTERPART: "counterpart",
    Purpose.AGENCIES: "agencies",
    Purpose.RELATIVE: "relative",
}
