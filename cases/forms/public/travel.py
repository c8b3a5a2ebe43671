"""How the household lives now, and how it can travel."""

from collections.abc import Hashable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cases.enums import Funds, Lodging, Means, Situation
from cases.forms.public.contact import UNKNOWN
from cases.forms.public.fields import Check, Choice, Choices, Day, Select, Text
from cases.forms.public.page import PublicForm
from cases.rules.answers import Answers
from consulates.enums import city_words
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
FUNDS = [
    (Funds.ENOUGH, _("Sí, por ahora")),
    (Funds.DAYS, _("Solo para unos días")),
    (Funds.NONE, _("No, ya no nos alcanza")),
]
# Nearer than this to the office, a distance says nothing.
NEAR_KM = 40


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
    funds = Choice(label=_("¿Les alcanza el dinero para comer y vivir?"), choices=FUNDS, required=False)
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


def airport_words(label: str) -> str:
    """In the active language, as it was kept in another one: «Filadelfia (PHL)»."""
    city, bracket, code = label.rpartition(" (")
    return f"{city_words(city)}{bracket}{code}"


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
    has_ticket = Check(label=_("Teníamos pasajes y nos cancelaron el viaje"), required=False, opens=True)
    airline = Text(label=_("¿De qué empresa?"), max_length=80, required=False, is_opened=True, width="w-m")
    booking = Text(
        label=_("Código de reserva"), hint=_("Está en el pasaje o en el correo de la empresa, por ejemplo K7QXM4."),
        max_length=40, required=False, is_opened=True, width="w-m", attributes={"autocomplete": "off"},
    )  # fmt: skip

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """The airports in reach, from where they are measured, the way by land, and whether anybody could be parted."""
        near = answers.near
        airports = tuple(tuple(airport) for airport in near.get("airports", []))
        return airports, near.get("measured_from", ""), tuple(near.get("by_land", [])), len(answers.numbers) > 1

    def shape(self) -> None:
        airports, start, way, is_group = self.facts
        self._propose(airports, start)
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

    def _propose(self, airports: tuple[tuple[Any, ...], ...], start: str) -> None:
        """The airports from the nearest, with how far they are from the city of the office."""
        spec = self.spec("airports")
        named = [(code, airport_words(label)) for code, label, *_away in airports]
        spec.choices = [*named, (UNKNOWN, _("No puedo llegar a ninguno, o no lo sé"))]
        far = _("a unos %(km)s km de %(city)s")
        if start:
            city = city_words(start)
            measured = {code: km for code, _label, *away in airports for km in away}
            spec.hints = {
                code: far % {"km": round(km, -1), "city": city} for code, km in measured.items() if km >= NEAR_KM
            }

    def clean_airports(self) -> list[str]:
        return [code for code in self.cleaned_data["airports"] if code != UNKNOWN]

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("earliest_on"), self.cleaned_data.get("latest_on")
        if first and last and last < first:
            self.add_error("latest_on", _("El último día no puede ser anterior al primero."))
        if not self.cleaned_data.get("goes_by_land"):
            self.cleaned_data["transit"] = []
        if not self.cleaned_data.get("has_ticket"):
            self.cleaned_data.update(airline="", booking="")
