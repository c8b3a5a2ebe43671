"""What an approver sees: the official list (relación oficial) both ways, and what the rotation does to the ledger."""

from dataclasses import asdict
from typing import Any

from django.conf import settings

from flights.enums import LIVE_STATES, Basis
from flights.models import AllocationRun, Leg, Rotation, SeatOffer
from flights.queries.ledger import Ledger, ledger


def official_list(rotation: Rotation) -> list[dict[str, Any]]:
    """Each leg with what it can carry and which households, by reference, are offered or placed on it."""
    legs = rotation.legs.select_related("origin", "destination").order_by("number", "pk")
    return [_leg_line(leg) for leg in legs]


def _leg_line(leg: Leg) -> dict[str, Any]:
    households = _offered(leg) or _placed(leg)
    return {
        "leg": leg.pk,
        "number": leg.number,
        "from": leg.origin.code,
        "to": leg.destination.code,
        "departs_at": leg.departs_at.isoformat(),
        "carries": str(leg.carries),
        "seats": leg.seats,
        "wheelchairs": leg.wheelchairs,
        "stretchers": leg.stretchers,
        "infants": leg.infants,
        "households": households,
        "people": sum(line["people"] for line in households),
    }


def _offered(leg: Leg) -> list[dict[str, Any]]:
    offers = SeatOffer.objects.filter(leg=leg, state__in=LIVE_STATES, case__in_danger=False).order_by("case__reference")
    fields = offers.values_list("case__reference", "seats", "stretchers", "infants")
    return [{"reference": reference, "people": sum(places)} for reference, *places in fields]


def _placed(leg: Leg) -> list[dict[str, Any]]:
    """Before anything is offered: what the last run, a trial as a rule, says of this leg."""
    run = AllocationRun.objects.filter(legs__contains=[leg.pk]).order_by("-at", "-pk").first()
    if run is None:
        return []
    placements = run.placements.filter(leg=leg).order_by("position", "pk").prefetch_related("case__members")
    return [{"reference": placed.case.reference, "people": len(placed.case.members.all())} for placed in placements]


def ledger_now(rotation: Rotation) -> dict[str, Any]:
    return _plain(ledger(rotation.agreement)) if rotation.agreement else {}


def ledger_if_flown(rotation: Rotation) -> dict[str, Any]:
    """The ledger if every seat that counts is used."""
    if rotation.agreement is None:
        return {}
    now = ledger(rotation.agreement)
    people = rotation.agreement.basis == Basis.PEOPLE
    ours = theirs = 0
    for leg in rotation.legs.order_by("number", "pk"):
        counted = leg.seats + leg.stretchers if people else 1
        if _is_by_them(rotation) and leg.carries == settings.HOME_COUNTRY:
            ours += counted
        if rotation.operated_by == settings.HOME_COUNTRY and leg.carries == rotation.agreement.counterpart:
            theirs += counted
    carried = {
        "ours_carried_by_them": now.ours_carried_by_them + ours,
        "theirs_carried_by_us": now.theirs_carried_by_us + theirs,
    }
    return _plain(Ledger(**{**asdict(now), **carried}))


def _is_by_them(rotation: Rotation) -> bool:
    return rotation.agreement is not None and rotation.operated_by == rotation.agreement.counterpart


def _plain(found: Ledger) -> dict[str, Any]:
    return {**asdict(found), "balance": found.balance, "within_tolerance": found.within_tolerance}
