"""The straight line of the movement, from plan to ledger, through the operations alone."""

from datetime import timedelta

from cases.enums import CaseState
from flights.enums import Decision, Presence, RotationState
from flights.operations.allocate import allocate
from flights.operations.approve import clear_rotation, decide_rotation, submit_rotation
from flights.operations.arrive import record_arrival
from flights.operations.board import board_household, depart
from flights.operations.manifest import freeze_manifest
from flights.operations.offer import accept_offer, release_offers
from flights.operations.permits import grant_permit, request_permit
from flights.operations.plan import add_leg, need_permit, plan_rotation
from flights.queries.ledger import ledger
from tests import makers


def test_family_flies_home_and_the_ledger_moves(office, planner, approver, now):
    case = makers.case(office, people=2, state=CaseState.WAITING)
    agreement = makers.agreement()
    rotation = plan_rotation(name="MIA", operated_by="US", agreement=agreement, note="", by=planner, at=now)
    leg = add_leg(
        rotation, origin=makers.airport(), destination=makers.airport("LIM", "PE", "America/Lima"), carries="PE",
        departs_at=now + timedelta(days=4), arrives_at=now + timedelta(days=4, hours=6), seats=10, by=planner, at=now,
    )  # fmt: skip
    permit = need_permit(leg, kind="landing", country="PE", authority="DGAC", by=planner, at=now)

    approval = submit_rotation(rotation, legal_ground="RM 1", by=planner, at=now)
    decide_rotation(approval, decision=Decision.APPROVED, conditions="", by=approver, at=now)
    request_permit(permit, by=planner, at=now)
    grant_permit(permit, number="P-1", valid_until=leg.arrives_at, by=planner, at=now)
    clear_rotation(rotation, by=planner, at=now)
    run = allocate([leg], is_dry=False, by=planner, at=now)
    [offer] = release_offers(run, by=planner, at=now)
    accept_offer(offer, by=None, at=now)
    freeze_manifest(leg, by=planner, at=now)
    scans = board_household(
        leg, case=case, members=case.members.all(), scan=makers.scan_id(), by=planner, at=leg.departs_at
    )
    depart(leg, by=planner, at=leg.departs_at)
    for scan in scans:
        record_arrival(scan, presence=Presence.PRESENT, cause="", by=planner, at=leg.arrives_at)

    case.refresh_from_db()
    rotation.refresh_from_db()
    assert (case.state, rotation.state) == (CaseState.RETURNED, RotationState.OPERATED)
    assert ledger(agreement).ours_carried_by_them == 2
