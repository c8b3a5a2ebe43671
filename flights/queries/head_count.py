"""The list of a leg against who is aboard, in numbers that say nothing about who."""

from dataclasses import dataclass

from django.db.models import Count, Q

from cases.models import CaseMember
from flights.enums import OfferState, Presence
from flights.models import BoardingScan, CounterpartCount, Leg

ON_THE_LIST = [OfferState.ACCEPTED, OfferState.BOARDED, OfferState.NO_SHOW]


@dataclass(frozen=True)
class HeadCount:
    """`counterpart` is the last head-count of the other side's people, None where nobody reported one."""

    listed: int
    aboard: int
    counterpart: int | None

    @property
    def missing(self) -> int:
        return self.listed - self.aboard


def head_count(leg: Leg) -> HeadCount:
    count = CounterpartCount.objects.filter(leg=leg).order_by("-at", "-id").first()
    return HeadCount(
        listed=CaseMember.objects.filter(case__offers__leg=leg, case__offers__state__in=ON_THE_LIST).count(),
        aboard=BoardingScan.objects.filter(leg=leg).count(),
        counterpart=count.people if count else None,
    )


@dataclass(frozen=True)
class ArrivalCount:
    boarded: int
    present: int
    missing: int

    @property
    def unknown(self) -> int:
        """Of whom nobody has said yet whether they came out."""
        return self.boarded - self.present - self.missing


def arrival_count(leg: Leg) -> ArrivalCount:
    sums = BoardingScan.objects.filter(leg=leg).aggregate(
        boarded=Count("pk"),
        present=Count("pk", filter=Q(arrival__presence=Presence.PRESENT)),
        missing=Count("pk", filter=Q(arrival__presence=Presence.MISSING)),
    )
    return ArrivalCount(**sums)
