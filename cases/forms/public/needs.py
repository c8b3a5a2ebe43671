"""What each person needs on the way: asked kindly, only where it matters, and with the reason why."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cases.enums import Sex
from cases.forms.public.fields import Choices, Day, Text, WholeNumber
from cases.forms.public.page import PublicForm
from cases.forms.public.person import EXPIRED
from cases.rules.answers import PERSON, Answers
from repatriation.common.refusals import StrOrPromise

YEARS = 366
FULL_AGE = 18
NEEDS = [
    ("needs_wheelchair", _("Silla de ruedas")),
    ("needs_stretcher", _("Camilla u oxígeno")),
    ("has_disability", _("Tiene una discapacidad")),
    ("suffered_violence", _("Ha sufrido violencia")),
    ("danger_to_life", _("Su vida o su salud corren peligro ahora")),
    ("is_alone", _("Está sin un adulto que le cuide")),
    ("is_sole_adult", _("Cuida sin otro adulto a menores de edad o a alguien que no puede valerse")),
]
NEED_HINTS = {
    "needs_wheelchair": _("Hasta el avión o dentro del avión"),
    "needs_stretcher": _("Le pediremos un informe médico"),
    "has_disability": _("Física, de la vista, del oído, mental o de aprendizaje"),
    "suffered_violence": _("En su casa, en el camino o en la calle. No tiene que contar más"),
    "danger_to_life": _("Una persona leerá su registro en pocas horas"),
    "is_alone": _("Ni su madre, ni su padre, ni otro adulto a cargo. Le atenderemos primero"),
    "is_sole_adult": _("Para que viajen siempre juntos"),
}
ALONE = _(
    "Es menor de edad, y en este registro todavía no hay un adulto. Si un adulto viaja también, añádalo en la página "
    "que sigue. Si está sin nadie que le cuide, márquelo aquí: le atenderemos primero."
)


class Facts(NamedTuple):
    """What decides which questions are asked of somebody."""

    may_be_pregnant: bool
    is_minor: bool
    has_no_adult: bool
    has_expired: bool


class NeedsForm(PublicForm):
    section = 4
    lead = _(
        "Lo preguntamos para que el viaje sea seguro y para atender primero a quien más lo necesita. "
        "Solo lo leen quienes organizan el retorno. Si nada corresponde, continúe."
    )

    needs = Choices(
        label=_("¿Le pasa o necesita algo de esto?"), hint=_("Marque todo lo que corresponda"), choices=NEEDS,
        hints=NEED_HINTS, required=False,
    )  # fmt: skip
    pregnancy_weeks = WholeNumber(
        label=_("Si está embarazada, ¿de cuántas semanas?"), required=False,
        hint=_("Con esto buscamos un vuelo a tiempo: al final del embarazo las aerolíneas piden un certificado."),
        error_messages={"invalid": _("Escriba las semanas con un número, por ejemplo 20.")},
    )  # fmt: skip
    health_note = Text(
        label=_("¿Tiene alguna enfermedad, o algo más que debamos saber de su salud?"), required=False, max_length=500,
        rows=3, hint=_("Por ejemplo: diabetes, usa insulina; alergia a la penicilina."),
    )  # fmt: skip
    medicine_until = Day(
        label=_("Si toma una medicina todos los días, ¿hasta cuándo le alcanza?"), required=False,
        hint=_("Para atenderle antes de que se acabe. Si ya se le acabó, escriba la fecha de hoy."),
    )  # fmt: skip

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Facts:
        """A pregnancy is not asked about of men, small girls and old women."""
        key, ages = f"{PERSON}.{number}", {one: _age(answers, one, today) for one in answers.numbers}
        age = ages.get(number)
        expires = _day(answers, number, "document_expires_on")
        return Facts(
            may_be_pregnant=answers.value(key, "sex") != Sex.MALE and age is not None and 10 <= age <= 58,
            is_minor=age is not None and age < FULL_AGE,
            has_no_adult=not any(other is None or other >= FULL_AGE for other in ages.values()),
            has_expired=expires is not None and expires < today,
        )

    @classmethod
    def heading_from(cls, answers: Answers, number: int) -> StrOrPromise:
        return _("Qué necesita %(name)s") % {"name": answers.value(f"{PERSON}.{number}", "given_names")}

    def shape(self) -> None:
        left_out = "is_sole_adult" if self.facts.is_minor else "is_alone"
        self.spec("needs").choices = [need for need in NEEDS if need[0] != left_out]
        if not self.facts.may_be_pregnant:
            del self.fields["pregnancy_weeks"]
        self.spec("medicine_until").bound(
            _("Revise hasta qué fecha le alcanza la medicina."),
            earliest=self.today - timedelta(days=YEARS), latest=self.today + timedelta(days=5 * YEARS),
        )  # fmt: skip
        noticed = [ALONE] if self.facts.is_minor and self.facts.has_no_adult else []
        self.notice = " ".join(str(words) for words in [*noticed, *([EXPIRED] if self.facts.has_expired else [])])

    def clean_pregnancy_weeks(self) -> int | None:
        weeks: int | None = self.cleaned_data["pregnancy_weeks"]
        if weeks is not None and not 1 <= weeks <= 45:
            self.add_error("pregnancy_weeks", _("Escriba un número de semanas entre 1 y 45."))
        return weeks


def _age(answers: Answers, number: int, today: date) -> int | None:
    """In full years; None where the birth date is missing or impossible."""
    born = _day(answers, number, "born_on")
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) if born else None


def _day(answers: Answers, number: int, name: str) -> date | None:
    """A day as it was typed, which may still be wrong."""
    parts = [str(answers.value(f"{PERSON}.{number}", f"{name}_{part}")).strip() for part in ("year", "month", "day")]
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None
