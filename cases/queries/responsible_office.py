"""Which office takes a household in: always one, also where no jurisdiction says so."""

from datetime import date

from django.db.models import Case, IntegerField, Value, When

from consulates.enums import OfficeKind
from consulates.models import ConsularOffice
from consulates.queries.places import nearest_office, office_for

RANK = [OfficeKind.EMBASSY, OfficeKind.CONSULATE_GENERAL, OfficeKind.CONSULATE, OfficeKind.HONORARY]


def responsible_office(country: str, subdivision: str, *, on: date) -> ConsularOffice:
    """By jurisdiction; else the highest office of the country; else the nearest abroad, or the highest of all."""
    return office_for(country, subdivision, on=on) or nearest_office(country) or _nearest_in_rank(country)


def _nearest_in_rank(country: str) -> ConsularOffice:
    here = Case(When(country=country, then=0), default=1, output_field=IntegerField())
    transit = Case(When(country=country, then=0), When(is_transit_post=True, then=0), default=1)
    rank = Case(*[When(kind=kind, then=Value(place)) for place, kind in enumerate(RANK)], default=len(RANK))
    return ConsularOffice.objects.order_by(here, transit, rank, "code")[:1].get()
