"""The reciprocity ledger: never stored, always computed from who boarded."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from flights.enums import Basis
from flights.models import BoardingScan, CounterpartCount, Leg, ReciprocityAgreement


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Both sides of an agreement, in what it counts (people or flights). A positive balance: we carried more.

    Seats are those of the departed legs of each direction, and how many people sat in them.
    """

    ours_carried_by_them: int
    theirs_carried_by_us: int
    seats_for_ours: int
    seats_for_theirs: int
    used_by_ours: int
    used_by_theirs: int
    tolerance: int

    @property
    def balance(self) -> int:
        return self.theirs_carried_by_us - self.ours_carried_by_them

    @property
    def within_tolerance(self) -> bool:
        return abs(self.balance) <= self.tolerance

    @property
    def unfilled_for_ours(self) -> int:
        return self.seats_for_ours - self.used_by_ours

    @property
    def unfilled_for_theirs(self) -> int:
        return self.seats_for_theirs - self.used_by_theirs


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What the legs of one direction did."""

    people: int
    flights: int
    seats: int

    def counted(self, basis: str) -> int:
        return self.people if basis == Basis.PEOPLE else self.flights


def ledger(agreement: ReciprocityAgreement, *, on: date | None = None) -> Ledger:
    """As the boarding records and counts say, up to the end of the day `on` (in the home time zone)."""
    until = datetime.combine(on, time.max, tzinfo=ZoneInfo(settings.HOME_TIME_ZONE)) if on else None
    ours, theirs = ours_by_them(agreement, until), theirs_by_us(agreement, until)
    return Ledger(
        ours_carried_by_them=ours.counted(agreement.basis) + _corrected(agreement, agreement.counterpart, until),
        theirs_carried_by_us=theirs.counted(agreement.basis) + _corrected(agreement, settings.HOME_COUNTRY, until),
        seats_for_ours=ours.seats,
        seats_for_theirs=theirs.seats,
        used_by_ours=ours.people,
        used_by_theirs=theirs.people,
        tolerance=agreement.tolerance,
    )


def ours_by_them(agreement: ReciprocityAgreement, until: datetime | None) -> Carried:
    legs = _departed(agreement, until).filter(
        rotation__operated_by=agreement.counterpart, carries=settings.HOME_COUNTRY
    )
    return Carried(people=BoardingScan.objects.filter(leg__in=legs).count(), **_flights_and_seats(legs))


def theirs_by_us(agreement: ReciprocityAgreement, until: datetime | None) -> Carried:
    legs = _departed(agreement, until).filter(
        rotation__operated_by=settings.HOME_COUNTRY, carries=agreement.counterpart
    )
    last = CounterpartCount.objects.filter(leg=OuterRef("pk"))
    if until:
        last = last.filter(at__lte=until)
    people = legs.annotate(last=Subquery(last.order_by("-at", "-pk").values("people")[:1])).aggregate(sum=Sum("last"))
    return Carried(people=people["sum"] or 0, **_flights_and_seats(legs))


def _departed(agreement: ReciprocityAgreement, until: datetime | None) -> QuerySet[Leg]:
    legs = Leg.objects.filter(rotation__agreement=agreement, departed_at__isnull=False).order_by("pk")
    return legs.filter(departed_at__lte=until) if until else legs


def _flights_and_seats(legs: QuerySet[Leg]) -> dict[str, int]:
    sums = legs.order_by().aggregate(flights=Count("pk"), seats=Sum("seats"), stretchers=Sum("stretchers"))
    return {"flights": sums["flights"], "seats": (sums["seats"] or 0) + (sums["stretchers"] or 0)}


def _corrected(agreement: ReciprocityAgreement, side: Any, until: datetime | None) -> int:
    corrections = agreement.corrections.filter(carried_by=side)
    if until:
        corrections = corrections.filter(at__lte=until)
    return corrections.aggregate(sum=Sum("people"))["sum"] or 0
