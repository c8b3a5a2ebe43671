"""Places: whose office they belong to, their names in the reader's language, and the airports in their reach."""

import gettext
import math
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

import django_countries
import pycountry
from django.conf import settings
from django.utils import translation

from consulates.enums import OfficeKind
from consulates.models import Airport, ConsularOffice, Jurisdiction
from consulates.queries.world import country_points
from repatriation.common.letters import folded_words

EARTH_RADIUS_KM = 6371
# Airfields that only removal flights and refuelling stops use are never proposed to a family.
NOT_FOR_FAMILIES = ["us_removal_hub", "us_transfer", "peru_technical_stop"]

Point = tuple[float, float]


def office_for(country: str, subdivision: str, *, on: date) -> ConsularOffice | None:
    """The office in charge of a place that day, or None.

    By the jurisdiction of the state or region, else of the country. Where no jurisdiction is known: the consulate that
    sits in that state or region, else the embassy, else the first consulate there. Honorary offices take nobody.
    """
    subdivision = subdivision if subdivision.startswith(f"{country}-") else ""
    jurisdictions = Jurisdiction.objects.on(on).of_place(country, subdivision)
    if jurisdiction := jurisdictions.select_related("office").first():
        return jurisdiction.office
    return _nearest_of_kin(country, subdivision)


def _nearest_of_kin(country: str, subdivision: str) -> ConsularOffice | None:
    offices = ConsularOffice.objects.filter(country=country).exclude(kind=OfficeKind.HONORARY).order_by("code")
    embassies = [office for office in offices if office.kind == OfficeKind.EMBASSY]
    consulates = [office for office in offices if office.kind != OfficeKind.EMBASSY]
    here = [office for office in consulates if subdivision and office.subdivision == subdivision]
    return next(iter(here or embassies or consulates), None)


def nearest_office(country: str) -> ConsularOffice | None:
    """For a country without an office: the nearest one abroad, by the great circle; honorary ones take nobody."""
    if country not in country_points():
        return None
    latitude, longitude = country_points()[country]
    start = (math.radians(latitude), math.radians(longitude))
    not_there = [OfficeKind.HONORARY, OfficeKind.HOME_DESK]
    offices = ConsularOffice.objects.exclude(kind__in=not_there).order_by("code")
    return min(offices, key=lambda office: (_distance([start], _point(office)), office.code), default=None)


def airports_near(country: str, subdivision: str = "", limit: int = 6) -> list[Airport]:
    """Airports from which a family there could leave, the nearest first."""
    _city, airports = airports_by_distance(country, subdivision, limit)
    return [airport for airport, _km in airports]


def airports_by_distance(country: str, subdivision: str = "", limit: int = 6) -> tuple[str, list[tuple[Airport, int]]]:
    """The city that it is measured from ('' for none), and airports with their kilometres; across a border come last.

    Distance is that of the great circle from the office in the state or region, else from its airports, else from the
    office in charge; an empty list for a country where we know neither an office nor an airport.
    """
    airports = list(Airport.objects.exclude(role__in=NOT_FOR_FAMILIES).exclude(country=_home_unless(country)))
    city, starts = _starting_points(country, subdivision, airports)
    if not starts:
        return "", []

    def rank(airport: Airport) -> tuple[bool, bool, float, str]:
        elsewhere = bool(subdivision) and airport.subdivision != subdivision
        return airport.country != country, elsewhere, _distance(starts, _point(airport)), airport.code

    nearest = sorted(airports, key=rank)[:limit]
    return city, [(airport, round(_distance(starts, _point(airport)))) for airport in nearest]


def _home_unless(country: str) -> str:
    """Nobody leaves for home from an airport at home."""
    return "" if country == settings.HOME_COUNTRY else settings.HOME_COUNTRY


def _starting_points(country: str, subdivision: str, airports: Iterable[Airport]) -> tuple[str, list[Point]]:
    office = _present_office(country, subdivision)
    inside = [_point(airport) for airport in airports if subdivision and airport.subdivision == subdivision]
    if office and (not inside or office.subdivision == subdivision):
        return office.city, [_point(office)]
    return "", inside or [_point(airport) for airport in airports if airport.country == country]


def _present_office(country: str, subdivision: str) -> ConsularOffice | None:
    """The office whose jurisdiction has no end yet: near enough to measure from, and it needs no clock."""
    lasting = Jurisdiction.objects.filter(valid__upper_inf=True).of_place(country, subdivision)
    jurisdiction = lasting.select_related("office").first()
    return jurisdiction.office if jurisdiction else _nearest_of_kin(country, subdivision)


def _point(place: Airport | ConsularOffice) -> Point:
    return math.radians(place.latitude), math.radians(place.longitude)


def _distance(starts: Iterable[Point], end: Point) -> float:
    """Kilometres of the great circle from the nearest of the starts (haversine)."""
    return min(_great_circle(start, end) for start in starts)


def _great_circle(start: Point, end: Point) -> float:
    (latitude, longitude), (other_latitude, other_longitude) = start, end
    half_chord = (
        math.sin((other_latitude - latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(other_latitude) * math.sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half_chord))


def countries() -> list[tuple[str, str]]:
    """Code and name of every country in the active language, by name; accents don't count in the order."""
    return list(_countries(translation.get_language() or settings.LANGUAGE_CODE))


def subdivisions(country: str) -> list[tuple[str, str]]:
    """Code and name of the states or regions of a country in the active language, by name; [] where there are none."""
    return list(_subdivisions(country, translation.get_language() or settings.LANGUAGE_CODE))


def countries_with_subdivisions() -> frozenset[str]:
    """The countries in which the state or region decides which office is in charge."""
    divided = {
        place.partition("-")[0] for place in Jurisdiction.objects.values_list("place", flat=True) if "-" in place
    }
    consulates = ConsularOffice.objects.filter(kind__in=[OfficeKind.CONSULATE_GENERAL, OfficeKind.CONSULATE])
    counts = Counter(str(country) for country in consulates.values_list("country", flat=True))
    return frozenset(divided | {country for country, count in counts.items() if count > 1})


def country_name(code: str) -> str:
    """In the active language."""
    return str(django_countries.countries.name(code))


def subdivision_name(code: str) -> str:
    """A state's or region's name in the active language; the code itself where nobody knows it."""
    return _subdivision_name(code, translation.get_language() or settings.LANGUAGE_CODE) if code else ""


@cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    with translation.override(language):
        return _by_name((code, str(name)) for code, name in django_countries.countries)


@cache
def _subdivisions(country: str, language: str) -> tuple[tuple[str, str], ...]:
    catalogue = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    known = [place for place in pycountry.subdivisions if place.country_code == country and not place.parent_code]
    return _by_name((place.code, catalogue.gettext(place.name)) for place in known)


@cache
def _subdivision_name(code: str, language: str) -> str:
    place = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    catalogue = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    return catalogue.gettext(place.name) if place else code


def _by_name(places: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(places, key=lambda place: (folded_words(place[1]), place[0])))
