"""How an office is reached: its hours in words, its clock, and what belongs to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from consulates.formats.hours import OpenTime, parse_hours
from consulates.models import ConsularOffice, Jurisdiction
from consulates.queries.places import country_name, subdivision_name
from repatriation.common.letters import folded_words


@dataclass(frozen=True)
class Phone:
    """As it is written, and as a telephone dials it."""

    shown: str

    @property
    def dialled(self) -> str:
        return "tel:" + re.sub(r"[^+\d]", "", self.shown)


@dataclass(frozen=True)
class Contact:
    """An office as the page shows it; what nobody has entered is empty."""

    office: ConsularOffice
    hours: list[str]
    is_open: bool
    phone: Phone | None
    emergency: Phone | None
    places: list[str]

    @property
    def is_unknown(self) -> bool:
        """Nobody has entered any way to reach it yet."""
        return not (self.office.address or self.phone or self.emergency or self.office.email)


def contacts_of(offices: Iterable[ConsularOffice], *, at: datetime) -> list[Contact]:
    """In the given order, with one query for all."""
    listed = list(offices)
    places = places_of(listed, on=at.date())
    return [_contact(office, places.get(office.pk, []), at) for office in listed]


def _contact(office: ConsularOffice, places: list[str], at: datetime) -> Contact:
    times = parse_hours(office.hours)
    local = at.astimezone(ZoneInfo(office.timezone))
    return Contact(
        office=office,
        hours=[hours_words(time) for time in times],
        is_open=any(time.holds(local) for time in times),
        phone=Phone(office.phone) if office.phone else None,
        emergency=Phone(office.emergency_phone) if office.emergency_phone else None,
        places=places,
    )


def hours_words(times: OpenTime) -> str:
    """lunes a viernes, 08:30 a 13:30"""
    values = {
        "first": WEEKDAYS[times.first_day],
        "last": WEEKDAYS[times.last_day],
        "opens": times.opens.strftime("%H:%M"),
        "closes": times.closes.strftime("%H:%M"),
    }
    if times.first_day == times.last_day:
        return _("%(first)s, de %(opens)s a %(closes)s") % values
    return _("%(first)s a %(last)s, de %(opens)s a %(closes)s") % values


def places_of(offices: Iterable[ConsularOffice], *, on: date) -> dict[int, list[str]]:
    """The names of the places that belong to each office that day, in the active language."""
    found: dict[int, list[str]] = {}
    rows = Jurisdiction.objects.on(on).filter(office__in=[office.pk for office in offices]).order_by("place", "id")
    for office_id, place in rows.values_list("office_id", "place"):
        found.setdefault(office_id, []).append(subdivision_name(place) if "-" in place else country_name(place))
    return {office_id: sorted(names, key=folded_words) for office_id, names in found.items()}


def stamp_of_the_map() -> tuple[int, int]:
    """Another one after every change of an office or a jurisdiction: two looks at the end of an index."""
    latest = [model.history.rel.related_model for model in (ConsularOffice, Jurisdiction)]  # type: ignore[union-attr]
    office, jurisdiction = (history.objects.aggregate(last=Max("pgh_id"))["last"] or 0 for history in latest)
    return office, jurisdiction
