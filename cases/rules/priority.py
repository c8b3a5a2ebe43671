"""In which order people are helped: one table of factors, the tier and the days that each of them gives, and why.

Nationality, religion, politics and acquaintance are no part of what the rules see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext_lazy as _

from cases.enums import Lodging, Means, Situation
from cases.rules.household import Household, Traveller
from repatriation.common.refusals import StrOrPromise

RULES_VERSION = "2026-2"
WITHIN_DAYS = timedelta(days=7)
WITHIN_WEEKS = timedelta(days=42)
MEDICINE_RUNS_OUT = timedelta(days=14)


@dataclass(frozen=True)
class Priority:
    """The result: tier 1 to 5, days added to the days of waiting, and the factors that fired with their values."""

    tier: int
    bonus_days: int
    factors: list[dict[str, Any]]


Values = dict[str, Any]
Rule = Callable[[Household, date], Values | None]


@dataclass(frozen=True)
class Factor:
    """One row of the table. `rule` returns the values of the sentence when the factor fires, otherwise None."""

    code: str
    tier: int
    bonus_days: int
    rule: Rule
    public: StrOrPromise
    sentence: StrOrPromise


def _some(test: Callable[[Traveller, date], bool]) -> Rule:
    """Fires when the test holds for at least one person."""
    return lambda household, today: {} if any(test(person, today) for person in household.people) else None


def _means(*means: Means) -> Rule:
    return lambda household, today: {} if household.means in means else None


def _medicine_runs_out(household: Household, today: date) -> Values | None:
    ends = [person.medicine_until for person in household.people if person.medicine_until is not None]
    return _by(min(ends, default=None), today + MEDICINE_RUNS_OUT)


def _minor_alone(household: Household, today: date) -> Values | None:
    """Nobody is of age, or somebody under age says that no adult looks after them."""
    if any(person.is_alone and (person.age_on(today) or 0) < 18 for person in household.people):
        return {}
    ages = household.ages(today)
    return {} if ages and len(ages) == len(household.people) and max(ages) < 18 else None


def _removal_near(household: Household, today: date) -> Values | None:
    return _by(household.removal_on, today + WITHIN_DAYS)


def _permit_ends_in_days(household: Household, today: date) -> Values | None:
    """A permit that had already ended on registering doesn't count; one that ends while waiting goes on counting."""
    if household.permit_until is None or household.permit_until < household.registered_on:
        return None
    return _by(household.permit_until, today + WITHIN_DAYS)


def _permit_ends_in_weeks(household: Household, today: date) -> Values | None:
    return None if _permit_ends_in_days(household, today) else _by(household.permit_until, today + WITHIN_WEEKS)


def _no_shelter(household: Household, today: date) -> Values | None:
    if household.lodging == Lodging.NONE:
        return {}
    has_end = household.lodging == Lodging.UNTIL and household.lodging_until is not None
    return {} if has_end and household.lodging_until <= today + WITHIN_DAYS else None  # type: ignore[operator]


def _minors(household: Household, today: date) -> Values | None:
    count = sum(1 for age in household.ages(today) if age < 18)
    return {"count": count} if count else None


def _is_stranded(household: Household, today: date) -> Values | None:
    """Everybody but residents with secure lodging and no date by which they must travel."""
    settled = household.situation == Situation.RESIDENT and household.lodging == Lodging.SECURE
    return None if settled and household.latest_on is None else {}


def _by(day: date | None, limit: date) -> Values | None:
    return {"until": day.isoformat()} if day is not None and day <= limit else None


def _always(household: Household, today: date) -> Values | None:
    return {}


# A tier of 5 lifts nobody: such a row only adds days, or says that nothing else was found.
FACTORS = (
    Factor("danger_to_life", 1, 0, _some(lambda person, today: person.danger_to_life),
           _("peligro para la vida o la salud ahora"),
           _("Una persona de la familia corre peligro para su vida o su salud ahora.")),
    Factor("minor_alone", 1, 0, _minor_alone,
           _("una persona menor de edad que está sola"),
           _("Viaja una persona menor de edad sin un adulto.")),
    Factor("children_at_risk", 1, 0, lambda household, today: {} if household.children_at_risk else None,
           _("niñas o niños que se quedaron solos, o en peligro, porque detuvieron a quien los cuida"),
           _("Niñas o niños se quedaron solos o en peligro.")),
    Factor("removal_near", 1, 0, _removal_near,
           _("una fecha de expulsión dentro de 7 días"),
           _("Hay una fecha de expulsión: %(until)s.")),
    Factor("permit_ends_in_days", 1, 0, _permit_ends_in_days,
           _("un permiso de estadía que termina dentro de 7 días"),
           _("Su permiso de estadía termina el %(until)s.")),
    Factor("pregnancy", 2, 0, _some(lambda person, today: person.pregnancy_weeks is not None),
           _("embarazo"),
           _("En la familia hay una persona embarazada.")),
    Factor("older", 2, 0, _some(lambda person, today: (person.age_on(today) or 0) >= 65),
           _("65 años de edad o más"),
           _("En la familia hay una persona de 65 años o más.")),
    Factor("disability", 2, 0,
           _some(lambda person, today: person.has_disability or person.needs_wheelchair or person.needs_stretcher),
           _("discapacidad, silla de ruedas o camilla"),
           _("En la familia hay una persona con discapacidad o que no puede viajar sin ayuda.")),
    Factor("small_child", 2, 0, _some(lambda person, today: (person.age_on(today) or 0) < 6 and bool(person.born_on)),
           _("niñas y niños menores de 6 años"),
           _("En la familia hay una niña o un niño menor de 6 años.")),
    Factor("medicine", 2, 0, _medicine_runs_out,
           _("una medicina que se acaba dentro de 14 días"),
           _("A una persona de la familia la medicina le alcanza hasta el %(until)s.")),
    Factor("no_shelter", 2, 0, _no_shelter,
           _("no tener dónde quedarse, o solo por 7 días más"),
           _("La familia no tiene dónde quedarse, o lo pierde en pocos días.")),
    Factor("violence", 2, 0, _some(lambda person, today: person.suffered_violence),
           _("haber sufrido violencia"),
           _("Una persona de la familia ha sufrido violencia.")),
    Factor("no_means", 3, 7, _means(Means.NONE),
           _("no tener dinero para el viaje ni para la estadía"),
           _("La familia no tiene dinero.")),
    Factor("permit_ends_in_weeks", 3, 0, _permit_ends_in_weeks,
           _("un permiso de estadía que termina dentro de 6 semanas, o que ya terminó"),
           _("Su permiso de estadía termina o terminó el %(until)s.")),
    Factor("detained", 3, 0, lambda household, today: {} if household.is_detained else None,
           _("estar detenido"),
           _("Una persona está detenida.")),
    Factor("stranded", 4, 0, _is_stranded,
           _("estar varado, con medios para sostenerse"),
           _("La familia está varada y tiene medios para sostenerse.")),
    Factor("minors", 5, 7, _minors,
           _("viajar con menores de edad"),
           _("Con la familia viajan menores de edad: %(count)s.")),
    Factor("part_of_means", 5, 3, _means(Means.PART, Means.LOAN),
           _("poder pagar solo una parte, o necesitar un préstamo"),
           _("La familia puede pagar solo una parte del viaje, o necesita un préstamo.")),
    Factor("can_wait", 5, 0, _always,
           _("residir en el país, con alojamiento seguro y sin fecha para viajar"),
           _("La familia reside en el país, tiene alojamiento seguro y ninguna fecha la apura.")),
)  # fmt: skip
# What is said only where nothing stronger was found.
FALLBACKS = {"stranded", "can_wait"}
SENTENCES = {factor.code: factor.sentence for factor in FACTORS} | {
    # A confirmed override stands before what the rules found.
    "override": _("Dos funcionarios revisaron el orden de su familia."),
}


def priority(household: Household, today: date) -> Priority:
    """The tier is the strongest of the factors that fire; their days add up."""
    fired = [(factor, values) for factor in FACTORS if (values := factor.rule(household, today)) is not None]
    tier = min(factor.tier for factor, _values in fired)
    return Priority(
        tier=tier,
        bonus_days=sum(factor.bonus_days for factor, _values in fired),
        factors=[
            {"code": factor.code, "values": values}
            for factor, values in fired
            if factor.code not in FALLBACKS or factor.tier == tier
        ],
    )


def factor_sentence(factor: dict[str, Any]) -> str:
    """A stored factor, {"code", "values"}, as a sentence for the household in the active language."""
    values = dict(factor["values"])
    if "until" in values:
        values["until"] = formats.date_format(date.fromisoformat(values["until"]), "DATE_FORMAT")
    return str(SENTENCES[factor["code"]]) % values


@dataclass(frozen=True)
class TierText:
    """One tier as the public page explains it."""

    tier: int
    title: StrOrPromise
    factors: tuple[StrOrPromise, ...]


def _tier_text(tier: int, title: StrOrPromise) -> TierText:
    rows = [factor for factor in FACTORS if factor.tier == tier and not (factor.tier == 5 and factor.bonus_days)]
    return TierText(tier, title, tuple(factor.public for factor in rows))


PRIORITY_TEXT = (
    _tier_text(1, _("Primero, quien corre peligro ahora o tiene muy pocos días")),
    _tier_text(2, _("Después, las personas más frágiles")),
    _tier_text(3, _("Luego, quien no tiene medios o tiene pocas semanas")),
    _tier_text(4, _("Luego, quien está varado y puede sostenerse")),
    _tier_text(5, _("Al final, quien puede esperar")),
)
# What adds days inside a tier: (days, words).
BONUS_TEXT = tuple((factor.bonus_days, factor.public) for factor in FACTORS if factor.bonus_days)
