"""Scenes for the pages, which read the real clock: everything stands around the moment of the test."""

from datetime import timedelta

from django.utils import timezone

from flights.enums import OfferState
from tests import makers
from tests.flights import scene


def in_days(days):
    """From the makers' fixed moment to that many days from now."""
    return timezone.now() - makers.NOW + timedelta(days=days)


def leg(planner, *, state="cleared", days=4, permits=("landing",), **fields):
    """A leg that departs in some days, by default through an open gate."""
    return scene.cleared_leg(planner, state=state, permits=permits, departs_in=in_days(days), **fields)


def offer(office, leg, *, state=OfferState.SENT, hours=24, **fields):
    """An offer of the last minutes, to be answered in some hours, with its reason."""
    made = scene.offered(office, leg, state=state, at=timezone.now(), hours=hours, **fields)
    made.reason_values = {"leg": str(leg), "day": str(leg.departs_at.date()), "tier": 4, "place": 1, "of": 1}
    made.save(update_fields=["reason_values"])
    return made


def liaison(country="US", username="liaison"):
    return makers.user(username, "liaison", country=country)


def agency_officer():
    return makers.user("agency", "agency", agency=makers.agency())


def auditor():
    return makers.user("auditor", "auditor")


def get(client, user, address, **query):
    client.force_login(user)
    return client.get(address, query)


def post(client, user, address, **typed):
    client.force_login(user)
    return client.post(address, typed)
