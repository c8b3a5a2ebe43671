"""What a place brings with it: the office in charge, the airports in reach, and the countries of a way home by land."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.conf import settings

from cases.queries.responsible_office import responsible_office
from consulates.models import BorderCrossing
from consulates.queries.places import airports_by_distance

AIRPORTS_SHOWN = 8


def surroundings(country: str, subdivision: str, *, on: date) -> dict[str, Any]:
    """As plain JSON values, to be kept with the draft: its next pages then need no query."""
    city, airports = airports_by_distance(country, subdivision, limit=AIRPORTS_SHOWN)
    return {
        "office": responsible_office(country, subdivision, on=on).name,
        "airports": [[airport.code, str(airport), km] for airport, km in airports],
        "measured_from": city,
        "by_land": countries_on_the_way(country, settings.HOME_COUNTRY),
    }


def countries_on_the_way(start: str, home: str) -> list[str]:
    """The countries that can be crossed between the two by known crossings; [] where no such way exists.

    A neighbour of home has no country to cross, and yet a way: its answer is [home].
    """
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in BorderCrossing.objects.values_list("country_a", "country_b").order_by("id"):
        neighbours[str(one)].add(str(other))
        neighbours[str(other)].add(str(one))
    reached, edge = {start}, {start}
    while edge:
        edge = {there for here in edge if here != home for there in neighbours[here]} - reached
        reached |= edge
    if home not in reached or start == home:
        return []
    return sorted(reached - {start, home}) or [home]
