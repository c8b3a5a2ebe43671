"""Reciprocity as the allocation counts it: what the ledger says, and what is already promised."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import F, Sum

from flights.allocation.instance import Corridor
from flights.enums import Basis
from flights.models import Leg, ReciprocityAgreement
from flights.queries.ledger import ledger


def corridor_of(leg: Leg) -> str:
    """The key of the agreement under which the other side carries our people on this leg; empty without one.

    Where whole flights are counted, it makes no difference to the agreement who sits in them.
    """
    agreement = leg.rotation.agreement
    counts = agreement and agreement.basis == Basis.PEOPLE and leg.rotation.operated_by == agreement.counterpart
    return str(agreement.pk) if agreement and counts and leg.carries == settings.HOME_COUNTRY else ""


def read_corridors(legs: Iterable[Leg]) -> list[Corridor]:
    """One for each agreement that counts people on these legs: ours carried by them are side x."""
    agreements = {leg.rotation.agreement_id: leg.rotation.agreement for leg in legs if corridor_of(leg)}
    return [_corridor(agreement) for _key, agreement in sorted(agreements.items()) if agreement]


def _corridor(agreement: ReciprocityAgreement) -> Corridor:
    said = ledger(agreement)
    return Corridor(
        key=str(agreement.pk),
        x=str(agreement.counterpart),
        y=settings.HOME_COUNTRY,
        tolerance_people=agreement.tolerance,
        x_before=said.ours_carried_by_them + _promised(agreement),
        y_before=said.theirs_carried_by_us,
    )


def _promised(agreement: ReciprocityAgreement) -> int:
    """Our people who hold places on flights of the other side that have not left."""
    legs = Leg.objects.filter(
        rotation__agreement=agreement, rotation__operated_by=agreement.counterpart, carries=settings.HOME_COUNTRY
    )
    people = Sum(F("held_seats") + F("held_stretchers") + F("held_infants"))
    return legs.filter(departed_at=None).aggregate(people=people)["people"] or 0
