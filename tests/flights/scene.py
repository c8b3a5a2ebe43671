"""Scenes that many tests of the movement begin with."""

from datetime import timedelta

from cases.enums import CaseState, Relation
from flights.enums import OfferState
from flights.models import SeatOffer
from tests import makers

CASE_STATES = {
    OfferState.PROPOSED: CaseState.WAITING,
    OfferState.SENT: CaseState.OFFERED,
    OfferState.ACCEPTED: CaseState.CONFIRMED,
    OfferState.BOARDED: CaseState.BOARDED,
}


def cleared_leg(
    planner, *, seats=10, permits=("landing",), state="cleared", operated_by="US", agreement=None, **fields
):
    """A leg through whose gate one can go."""
    rotation = makers.rotation(planner, state=state, operated_by=operated_by, with_agreement=agreement)
    leg = makers.leg(rotation, seats=seats, **fields)
    for kind in permits:
        makers.permit(leg, kind=kind)
    return leg


def waiting(office, *, people=1, **fields):
    return makers.case(office, people=people, **{"state": CaseState.WAITING, "email": "", **fields})


def offered(office, leg, *, state=OfferState.SENT, people=1, at=makers.NOW, hours=24, **fields):
    """A household with an offer in that state, and itself in the state that goes with it."""
    case = waiting(office, people=people, **{"state": CASE_STATES.get(state, CaseState.WAITING), **fields})
    return SeatOffer.objects.create(
        case=case, leg=leg, seats=people, state=state, state_since=at, made_at=at, sent_at=at,
        answer_by=at + timedelta(hours=hours), reason_code="ASSIGNED", reason_values={},
    )  # fmt: skip


def with_child(case, born_on):
    """Adds a child to the household."""
    child = makers.person(given="Luz", born_on=born_on)
    return makers.member(case, child, position=case.members.count() + 1, relation=Relation.CHILD)


def fresh(thing):
    thing.refresh_from_db()
    return thing
