"""Find my consulate: from what a person types to places, and from a place to the offices that answer for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.utils import translation

from consulates.enums import OfficeKind, city_words
from consulates.models import Airport, ConsularOffice
from consulates.queries.places import (
    countries,
    countries_with_subdivisions,
    country_name,
    nearest_office,
    office_for,
    subdivision_name,
    subdivisions,
)
from consulates.queries.world import states_by_zip3
from repatriation.common.letters import folded_words

ZIP = re.compile(r"(\d{3})\d{2}(?:-?\d{4})?")
MOST_SHOWN = 12
EXACT, BEGINS, HOLDS = range(3)


@dataclass(frozen=True, order=True)
class Place:
    """A country, or a state or region of it."""

    country: str
    subdivision: str = ""

    @property
    def name(self) -> str:
        """In the active language: Florida, Estados Unidos."""
        country = country_name(self.country)
        return f"{subdivision_name(self.subdivision)}, {country}" if self.subdivision else country

    @property
    def short_name(self) -> str:
        """Without the country where it has one: Florida."""
        return subdivision_name(self.subdivision) if self.subdivision else country_name(self.country)

    @property
    def part(self) -> str:
        """FL of US-FL: the second half of its address."""
        return self.subdivision.partition("-")[2]


@dataclass(frozen=True)
class Found:
    """What a search came to; `is_zip` says that it was read as a ZIP code."""

    places: list[Place]
    is_zip: bool = False


def find_places(text: str) -> Found:
    """The places that the text can mean, the likeliest first: a ZIP code, a country, a state or a city."""
    if zip_code := ZIP.fullmatch(text.strip()):
        states = states_by_zip3().get(zip_code[1], ())
        return Found([Place("US", state) for state in states], is_zip=True)
    wanted = folded_words(text)
    divided = countries_with_subdivisions()
    ranked: dict[Place, int] = {}
    for name, place in [*_names(divided), *_cities(divided)]:
        rank = _rank(wanted, name)
        if rank is not None:
            ranked[place] = min(rank, ranked.get(place, rank))
    best = sorted(ranked, key=lambda place: (ranked[place], place))
    exact = [place for place in best if ranked[place] == EXACT]
    return Found((exact or best)[:MOST_SHOWN])


def _rank(wanted: str, name: str) -> int | None:
    """How well the name fits; fewer than three letters must be the whole of it."""
    if not wanted or (len(wanted) < 3 and name != wanted):
        return None
    if name == wanted:
        return EXACT
    if name.startswith(wanted):
        return BEGINS
    return HOLDS if f" {wanted}" in name else None


@cache
def _names(divided: frozenset[str]) -> tuple[tuple[str, Place], ...]:
    """Countries, and the states or regions of those that are divided, in both languages; the USA's by letters too."""
    names: set[tuple[str, Place]] = set()
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            names |= {(folded_words(name), Place(code)) for code, name in countries()}
            for country in divided:
                names |= {(folded_words(name), Place(country, code)) for code, name in subdivisions(country)}
    names |= {(code[3:].lower(), Place("US", code)) for code, _name in subdivisions("US")}
    return tuple(sorted(names))


def _cities(divided: frozenset[str]) -> Iterator[tuple[str, Place]]:
    """The cities that the map knows: those of offices and airports."""
    for model in (ConsularOffice, Airport):
        for city, country, subdivision in model.objects.order_by("pk").values_list("city", "country", "subdivision"):
            for name in city_names(city):
                yield folded_words(name), Place(str(country), subdivision if country in divided else "")


@cache
def city_names(city: str) -> tuple[str, ...]:
    """What it is called in each language of the portal."""
    names = []
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            names.append(city_words(city))
    return tuple(dict.fromkeys(names))


@dataclass(frozen=True)
class Answer:
    """The offices of a place. `in_charge` is None only where there is no office at all.

    `is_elsewhere`: it is the nearest office of another country, because this one has none.
    """

    in_charge: ConsularOffice | None
    is_elsewhere: bool
    also_here: list[ConsularOffice]


def answer_for(place: Place, *, on: date) -> Answer:
    """Who answers for a state or region that day, and who else has a door there."""
    in_charge = office_for(place.country, place.subdivision, on=on)
    nearest = None if in_charge else nearest_office(place.country)
    offices = ConsularOffice.objects.exclude(kind=OfficeKind.HOME_DESK)
    here = offices.filter(country=place.country).order_by("city", "code")
    if place.subdivision:
        here = here.filter(subdivision=place.subdivision)
    return Answer(in_charge or nearest, in_charge is None, [office for office in here if office != in_charge])


@dataclass(frozen=True)
class CountryLine:
    """One line of the list: a country and the cities with an office."""

    code: str
    name: str
    cities: list[str]


def countries_with_offices() -> list[CountryLine]:
    """Those abroad, by name in the active language."""
    cities: dict[str, dict[str, None]] = {}
    abroad = ConsularOffice.objects.exclude(country=settings.HOME_COUNTRY).order_by("kind", "city", "code")
    for city, country in abroad.values_list("city", "country"):
        cities.setdefault(str(country), {})[city_words(city)] = None
    return [
        CountryLine(code, name, sorted(cities[code], key=folded_words)) for code, name in countries() if code in cities
    ]


def offices_in(country: str) -> list[ConsularOffice]:
    """Consulates first, then embassies, then honorary ones; by city."""
    rank = {OfficeKind.CONSULATE_GENERAL: 0, OfficeKind.CONSULATE: 1, OfficeKind.EMBASSY: 2}
    offices: Iterable[ConsularOffice] = ConsularOffice.objects.filter(country=country).order_by("city", "code")
    return sorted(offices, key=lambda office: (rank.get(OfficeKind(office.kind), len(rank)), folded_words(office.city)))
