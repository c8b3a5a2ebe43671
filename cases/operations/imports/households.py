"""The rows of one group are one household: whole and right, or held back whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import phonenumbers
from django.conf import settings
from django.utils.translation import gettext as _

from cases.enums import NamedAs, Relation
from cases.operations.imports.people import Fault, Line, Seen, answers, fingerprint
from cases.operations.register import NamedAnswers, PersonAnswers, Registration
from consulates.models import Airport, ConsularOffice
from consulates.queries.places import subdivisions
from repatriation.common.letters import folded


@dataclass
class Household:
    lines: list[Line]
    registration: Registration | None = None
    registered_on: date | None = None
    fingerprint: str = ""
    faults: list[Fault] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The row where it begins."""
        return self.lines[0].row.number


def gather(lines: Iterable[Line]) -> list[Household]:
    """By the group's name, wherever its rows stand; a row without a group travels alone."""
    groups: dict[str, Household] = {}
    for line in lines:
        name = folded(line.household.get("group", "")) or f"row {line.row.number}"
        groups.setdefault(name, Household([])).lines.append(line)
    return list(groups.values())


def check(households: list[Household], *, office: ConsularOffice | None) -> None:
    """Fill in what each household registers, or what is wrong with it."""
    airports = frozenset(Airport.objects.values_list("code", flat=True))
    seen = Seen()
    for household in households:
        household.faults = [fault for line in household.lines for fault in line.faults]
        people = _people(household) if not household.faults else []
        household.faults += [*_too_many(household), *_twice(household, people, seen)]
        _check_travel(household, people, office, airports)


def _people(household: Household) -> list[PersonAnswers]:
    """Without a word about it, the first row is the head of the family and the others travel along."""
    named = any(line.person.get("relation") == Relation.SELF for line in household.lines)
    return [
        answers(line, relation=Relation.OTHER if place or named else Relation.SELF)
        for place, line in enumerate(household.lines)
    ]


def _too_many(household: Household) -> list[Fault]:
    count, limit = len(household.lines), settings.HOUSEHOLD_LIMIT
    if count <= limit:
        return []
    reason = _("La familia tiene %(count)s personas y caben %(limit)s: sepárela en grupos.")
    return [Fault(household.number, "", reason % {"count": count, "limit": limit})]


def _twice(household: Household, people: list[PersonAnswers], seen: Seen) -> list[Fault]:
    reason, faults = _("La misma persona ya está en la fila %(first)s."), []
    for line, person in zip(household.lines, people, strict=False):
        if first := seen.first_row_of(person, line.row.number):
            faults.append(Fault(line.row.number, "", reason % {"first": first}))
    return faults


def _check_travel(
    household: Household, people: list[PersonAnswers], office: ConsularOffice | None, airports: frozenset[str]
) -> None:
    """What the rows say of the household: the first that says something counts."""
    said: dict[str, Any] = {}
    for line in household.lines:
        said = {**line.household, **said}
    said.pop("group", None)
    household.registered_on = said.pop("registered_on", None)
    for wrong in _faults_of_travel(said, office, airports):
        household.faults.append(Fault(household.number, "", wrong))
    if not household.faults:
        first = people[0]
        name = f"{first.given_names} {first.paternal_surname}".strip()
        named = _named(said)
        household.registration = Registration(people=tuple(people), named=named, **{"contact_name": name, **said})
        household.fingerprint = fingerprint(people)


def _named(said: dict[str, Any]) -> tuple[NamedAnswers, ...]:
    """Whom to call, taken out of `said`: a name comes with its telephone, as was checked before."""
    pairs = [(who, said.pop(f"{who}_name", ""), said.pop(f"{who}_phone", "")) for who in NamedAs.values]
    return tuple(NamedAnswers(named_as=who, name=name, phone=phone) for who, name, phone in pairs if name)


def _faults_of_named(said: dict[str, Any]) -> list[str]:
    """Makes the telephones whole: of an emergency in the country of the household, of a relative at home."""
    wrong = []
    for who, country in ((NamedAs.EMERGENCY, said["country"]), (NamedAs.AT_HOME, settings.HOME_COUNTRY)):
        name, typed = said.get(f"{who}_name", ""), said.get(f"{who}_phone", "")
        if bool(name) != bool(typed):
            wrong.append(_("«%(who)s» necesita un nombre y un teléfono.") % {"who": who.label})
        elif typed:
            said[f"{who}_phone"] = _phone(typed, country)
            if not said[f"{who}_phone"]:
                wrong.append(_("No es un número de teléfono: «%(typed)s».") % {"typed": typed})
    return wrong


def _faults_of_travel(said: dict[str, Any], office: ConsularOffice | None, airports: frozenset[str]) -> list[str]:
    """Completes `said` from the office, and says what doesn't fit together."""
    wrong = []
    if office and said.get("country", office.country) == office.country:
        said.setdefault("country", str(office.country))
        said.setdefault("subdivision", office.subdivision)
        said.setdefault("city", office.city)
    if "country" not in said:
        return [_("Falta el país, y no se indicó la oficina.")]
    wrong += [*_place_faults(said), *_faults_of_named(said)]
    unknown = sorted(set(said.get("airports", ())) - airports)
    if unknown:
        wrong.append(_("No conocemos estos aeropuertos: %(codes)s.") % {"codes": ", ".join(unknown)})
    earliest, latest = said.get("earliest_on"), said.get("latest_on")
    if earliest and latest and latest < earliest:
        wrong.append(_("La fecha final es anterior a la inicial."))
    return wrong


def _place_faults(said: dict[str, Any]) -> list[str]:
    wrong = []
    if typed := said.get("subdivision"):
        names = {folded(name): code for code, name in subdivisions(said["country"])}
        codes = {code.partition("-")[2] for code in names.values()}
        code = names.get(folded(typed)) or _full_code(said["country"], typed.upper())
        if names and code.partition("-")[2] not in codes:
            wrong.append(_("No conocemos el estado o región «%(typed)s».") % {"typed": typed})
        said["subdivision"] = code
    if typed := said.get("phone"):
        said["phone"] = _phone(typed, said["country"])
        if not said["phone"]:
            wrong.append(_("No es un número de teléfono: «%(typed)s».") % {"typed": typed})
    return wrong


def _full_code(country: str, typed: str) -> str:
    return typed if typed.startswith(f"{country}-") else f"{country}-{typed}"


def _phone(typed: str, country: str) -> str:
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
