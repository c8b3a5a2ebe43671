"""How the places of legs are taken: confirmed, only offered, or free, by resource."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from flights.enums import HOLDING_STATES, OfferState
from flights.models import Leg, SeatOffer
from flights.models.rotations import RESOURCES
from flights.rules.sentences import RESOURCE_WORDS
from repatriation.common.refusals import StrOrPromise

CONFIRMED = {OfferState.ACCEPTED, OfferState.BOARDED}


@dataclass(frozen=True)
class Places:
    """One resource of one leg."""

    resource: str
    capacity: int
    confirmed: int
    offered: int

    @property
    def label(self) -> StrOrPromise:
        return RESOURCE_WORDS[self.resource]

    @property
    def free(self) -> int:
        return self.capacity - self.confirmed - self.offered


def places_of(legs: Iterable[Leg]) -> dict[int, list[Places]]:
    """By leg, every resource that the leg has. Figures only: they say nothing about who."""
    legs = list(legs)
    held = _held(legs)
    return {leg.pk: [_places(leg, resource, held) for resource in RESOURCES if getattr(leg, resource)] for leg in legs}


def _held(legs: list[Leg]) -> dict[tuple[int, bool, str], int]:
    """Places by leg, whether they are confirmed, and resource."""
    sums = {f"all_{resource}": Sum(resource) for resource in RESOURCES}
    offers = SeatOffer.objects.filter(leg__in=legs, state__in=HOLDING_STATES)
    held: dict[tuple[int, bool, str], int] = {}
    for row in offers.values("leg_id", "state").annotate(**sums).order_by("leg_id", "state"):
        for resource in RESOURCES:
            key = (row["leg_id"], row["state"] in CONFIRMED, resource)
            held[key] = held.get(key, 0) + row[f"all_{resource}"]  # type: ignore[literal-required]
    return held


def _places(leg: Leg, resource: str, held: dict[tuple[int, bool, str], int]) -> Places:
    return Places(
        resource=resource,
        capacity=getattr(leg, resource),
        confirmed=held.get((leg.pk, True, resource), 0),
        offered=held.get((leg.pk, False, resource), 0),
    )
