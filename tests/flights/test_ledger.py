"""The reciprocity ledger says what the boarding records say."""

from datetime import timedelta

import pytest

from flights.enums import Basis, OfferState
from flights.models import BoardingScan, LedgerCorrection
from flights.operations.board import board_household, count_counterpart, depart
from flights.queries.ledger import Ledger, ledger
from tests import makers
from tests.flights.scene import cleared_leg, offered


@pytest.fixture
def agreement(db):
    return makers.agreement(tolerance=2)


def ours(agreement, planner, **fields):
    """The other side's aircraft, our people."""
    return cleared_leg(planner, agreement=agreement, operated_by="US", **fields)


def theirs(agreement, planner, **fields):
    return cleared_leg(
        planner, agreement=agreement, operated_by="PE", carries="US", origin="LIM", destination="MIA", **fields
    )


def fly(leg, office, by, families=(), people=0):
    for size in families:
        offer = offered(office, leg, state=OfferState.ACCEPTED, people=size)
        board_household(
            leg, case=offer.case, members=offer.case.members.all(), scan=makers.scan_id(), by=by, at=leg.departs_at
        )
    if people:
        count_counterpart(leg, people=people, note="", by=by, at=leg.departs_at)
    depart(leg, by=by, at=leg.departs_at)


def test_both_sides_are_counted_in_people(agreement, office, planner):
    fly(ours(agreement, planner), office, planner, families=(2, 3))
    fly(theirs(agreement, planner), office, planner, people=9)

    assert ledger(agreement) == Ledger(
        ours_carried_by_them=5, theirs_carried_by_us=9, seats_for_ours=11, seats_for_theirs=11, used_by_ours=5,
        used_by_theirs=9, tolerance=2,
    )  # fmt: skip


def test_ledger_equals_the_boarding_records(agreement, office, planner):
    for families in ((1,), (2, 1), (4, 2, 2)):
        fly(ours(agreement, planner), office, planner, families=families)

    records = BoardingScan.objects.filter(leg__rotation__agreement=agreement).count()
    assert (ledger(agreement).ours_carried_by_them, records) == (12, 12)


def test_balance_beyond_the_tolerance_is_said(agreement, office, planner):
    fly(ours(agreement, planner), office, planner, families=(2,))
    even = ledger(agreement)
    fly(ours(agreement, planner), office, planner, families=(1,))
    uneven = ledger(agreement)

    assert [(found.balance, found.within_tolerance) for found in (even, uneven)] == [(-2, True), (-3, False)]
    assert uneven.unfilled_for_ours == 19


def test_last_count_replaces_the_earlier_one(agreement, office, planner):
    leg = theirs(agreement, planner)
    count_counterpart(leg, people=4, note="", by=planner, at=leg.departs_at - timedelta(minutes=5))
    fly(leg, office, planner, people=6)

    assert ledger(agreement).theirs_carried_by_us == 6


def test_correction_is_a_counter_entry(agreement, office, planner, now):
    fly(theirs(agreement, planner), office, planner, people=9)
    for side, people in (("PE", -2), ("US", 1)):
        LedgerCorrection.objects.create(
            agreement=agreement, carried_by=side, people=people, reason="Recuento", by=planner, at=now
        )

    found = ledger(agreement)
    assert (found.theirs_carried_by_us, found.ours_carried_by_them) == (7, 1)


def test_ledger_of_a_day_in_the_past(agreement, office, planner):
    early = ours(agreement, planner, departs_in=timedelta(days=2))
    fly(early, office, planner, families=(2,))
    fly(ours(agreement, planner), office, planner, families=(3,))

    days = [early.departs_at.date() + timedelta(days=offset) for offset in (-1, 0, 2)]
    assert [ledger(agreement, on=day).ours_carried_by_them for day in days] == [0, 2, 5]


def test_people_on_their_own_side_s_aircraft_move_nothing(agreement, office, planner):
    own = cleared_leg(planner, agreement=agreement, operated_by="PE")
    fly(own, office, planner, families=(3,))
    other_deal = cleared_leg(planner, agreement=makers.agreement("CL"), operated_by="CL")
    fly(other_deal, office, planner, families=(2,))

    found = ledger(agreement)
    assert (found.ours_carried_by_them, found.theirs_carried_by_us) == (0, 0)


def test_leg_that_has_not_left_moves_nothing(agreement, office, planner):
    leg = ours(agreement, planner)
    offer = offered(office, leg, state=OfferState.ACCEPTED)
    board_household(
        leg, case=offer.case, members=offer.case.members.all(), scan=makers.scan_id(), by=planner, at=leg.departs_at
    )

    assert ledger(agreement).ours_carried_by_them == 0


def test_agreement_in_flights_counts_flights(agreement, office, planner):
    agreement.basis = Basis.FLIGHTS
    agreement.save()
    fly(ours(agreement, planner), office, planner, families=(2, 3))
    fly(theirs(agreement, planner), office, planner, people=9)

    found = ledger(agreement)
    assert (found.ours_carried_by_them, found.theirs_carried_by_us, found.balance) == (1, 1, 0)


def test_correction_and_count_are_never_changed(agreement, office, planner, now):
    leg = theirs(agreement, planner)
    count = count_counterpart(leg, people=4, note="", by=planner, at=now)

    with pytest.raises(Exception, match="Cannot update"):
        type(count).objects.filter(pk=count.pk).update(people=5)
