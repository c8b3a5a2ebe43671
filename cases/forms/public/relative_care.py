"""What a relative types of the detained person's health, wishes and children."""

from collections.abc import Hashable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Choice, Choices, Day, Phone, Text, WholeNumber
from cases.forms.public.page import PublicForm
from cases.forms.public.phones import fit_phone
from cases.forms.public.relative import is_man
from cases.rules.answers import Answers

MOST_CHILDREN = 20
HEALTH = [
    ("danger_to_life", _("Su vida o su salud corren peligro ahora")),
    ("lacks_medicine", _("Toma una medicina todos los días y no la tiene")),
    ("has_disability", _("Tiene una discapacidad")),
    ("suffered_violence", _("Ha sufrido violencia, antes o en la detención")),
]
HEALTH_HINTS = {"danger_to_life": _("Una persona leerá su aviso en pocas horas")}
ASKS, UNASKED, REFUSES, ASYLUM, ASYLUM_ASKS = "yes", "unknown", "no", "asylum", "asylum_asks"
WISHES = [
    (ASKS, _("Sí, me lo dijo")),
    (UNASKED, _("No lo sé")),
    (REFUSES, _("No quiere")),
    (ASYLUM, _("Pide asilo o teme a las autoridades de su país, y no ha pedido hablar con nosotros")),
    (ASYLUM_ASKS, _("Pide asilo, y ha pedido hablar con nosotros")),
]
WISH_HINTS = {
    UNASKED: _("Se lo preguntaremos antes de visitarle."),
    REFUSES: _("Lo respetamos: no le visitaremos."),
    ASYLUM: _("No le visitaremos ni le escribiremos, salvo que él o ella lo pida."),
}
NO_CHILDREN, CARED_FOR, ALONE, NOT_KNOWN = "none", "cared_for", "alone", "unknown"
CHILDREN = [
    (NO_CHILDREN, _("No dejó niñas ni niños")),
    (CARED_FOR, _("Están con una persona de confianza")),
    (ALONE, _("Están solos o en peligro ahora")),
    (NOT_KNOWN, _("Sí dejó, pero no sé cómo están")),
]
CHILDREN_HINTS = {ALONE: _("Si puede, llame primero al número de emergencias del lugar donde están.")}


class HealthForm(PublicForm):
    section = 4
    title = _("Su salud")
    lead = _("Con esto el consulado puede pedir que le atiendan. Si nada corresponde, continúe.")

    health = Choices(
        label=_("¿Le pasa algo de esto?"), hint=_("Marque todo lo que corresponda"), choices=HEALTH,
        hints=HEALTH_HINTS, required=False,
    )  # fmt: skip
    pregnancy_weeks = WholeNumber(
        label=_("Si está embarazada, ¿de cuántas semanas?"), required=False,
        error_messages={"invalid": _("Escriba las semanas con un número, por ejemplo 20.")},
    )  # fmt: skip
    health_note = Text(label=_("¿Qué enfermedad tiene o qué medicina toma?"), required=False, max_length=500, rows=3)

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        return is_man(answers)

    def shape(self) -> None:
        if self.facts:
            del self.fields["pregnancy_weeks"]

    def clean_pregnancy_weeks(self) -> int | None:
        weeks: int | None = self.cleaned_data["pregnancy_weeks"]
        if weeks is not None and not 1 <= weeks <= 45:
            self.add_error("pregnancy_weeks", _("Escriba un número de semanas entre 1 y 45."))
        return weeks


class WishesForm(PublicForm):
    section = 5
    title = _("Lo que quiere su familiar")
    lead = _(
        "Toda persona detenida en otro país puede hablar con su consulado si quiere, y el consulado con ella "
        "(Convención de Viena, artículo 36). Nadie está obligado."
    )

    contact = Choice(
        label=_("¿Quiere que el consulado se comunique con él o ella?"), choices=WISHES, hints=WISH_HINTS,
        missing=_("Elija una respuesta. Puede ser «No lo sé»."),
    )  # fmt: skip
    removal_on = Day(
        label=_("Si ya le dieron una fecha de expulsión, ¿cuál es?"), hint=_("Por ejemplo: 27 3 2030"), required=False
    )
    lawyer_name = Text(label=_("Nombre de su abogada o abogado, si tiene"), max_length=120, required=False)
    lawyer_phone = Phone(label=_("Teléfono de su abogada o abogado"), required=False)

    @classmethod
    def proposed(cls) -> dict[str, str]:
        return {"contact": UNASKED}

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """The country whose telephones are read without their code."""
        return str(answers.value("pais", "country"))

    def shape(self) -> None:
        removal = self.spec("removal_on")
        removal.bound(_("Escriba un día que no haya pasado."), earliest=self.today - timedelta(days=1))
        removal.bound(_("Revise el año: es una fecha muy lejana."), latest=self.today + timedelta(days=366 * 5))
        fit_phone(self.spec("lawyer_phone"), str(self.facts))


class ChildrenForm(PublicForm):
    section = 6
    title = _("Las niñas y los niños")
    lead = _("Preguntamos por quienes dependen de la persona detenida, para que nadie se quede solo.")

    children_are = Choice(
        label=_("¿Dejó niñas o niños? ¿Cómo están?"), choices=CHILDREN, hints=CHILDREN_HINTS,
        missing=_("Elija una respuesta."),
    )  # fmt: skip
    children = WholeNumber(
        label=_("¿Cuántos son?"), required=False, is_conditional=True,
        error_messages={"invalid": _("Escriba cuántos son con un número, por ejemplo 2.")},
    )  # fmt: skip
    children_ages = Text(
        label=_("¿Qué edades tienen?"), hint=_("Por ejemplo: 3 y 7 años"), max_length=100, required=False,
        is_conditional=True,
    )  # fmt: skip
    children_with = Text(
        label=_("¿Con quién y dónde están?"), hint=_("Un nombre, un teléfono o una dirección"), max_length=300, rows=2,
        required=False, is_conditional=True,
    )  # fmt: skip
    note = Text(label=_("¿Algo más que debamos saber?"), max_length=1000, rows=4, required=False)

    def clean(self) -> None:
        super().clean()
        typed = self.cleaned_data
        left = typed.get("children_are") in (CARED_FOR, ALONE)
        count = typed.get("children")
        if count is not None and not 0 <= count <= MOST_CHILDREN:
            self.add_error("children", _("Escriba un número entre 1 y 20."))
        elif left and not count and "children" not in self.errors:
            self.add_error("children", _("Escriba cuántos son. Si no está seguro, escriba el número más cercano."))
        if typed.get("children_are") == NO_CHILDREN:
            typed.update(children=None, children_ages="", children_with="")
