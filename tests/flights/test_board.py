"""At the gate: whole households, through an open gate, once."""

from datetime import date, timedelta

import pytest

from cases.enums import CaseState
from flights.enums import OfferState, PermitState
from flights.models import BoardingScan, CounterpartCount
from flights.operations.board import board_household, count_counterpart
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered, waiting, with_child


@pytest.fixture
def leg(planner):
    return cleared_leg(planner)


@pytest.fixture
def offer(office, leg):
    return offered(office, leg, state=OfferState.ACCEPTED, people=2)


def board(offer, by, *, members=None, scan=None, at=None, reason="", leg=None):
    members = offer.case.members.all() if members is None else members
    leg = leg or offer.leg
    return board_household(
        leg, case=offer.case, members=members, scan=scan or makers.scan_id(), by=by, at=at or leg.departs_at,
        reason=reason,
    )  # fmt: skip


def test_household_boards_whole(offer, officer):
    scans = board(offer, officer)

    assert [scan.member for scan in scans] == list(offer.case.members.all())
    assert (fresh(offer).state, fresh(offer.case).state) == (OfferState.BOARDED, CaseState.BOARDED)


def test_replayed_scan_gives_the_same_rows_quietly(offer, officer):
    scan = makers.scan_id()

    first, again = board(offer, officer, scan=scan), board(offer, officer, scan=scan)

    assert (again, BoardingScan.objects.count()) == (first, 2)


def test_second_scan_of_somebody_aboard_is_refused(offer, officer):
    board(offer, officer)

    with pytest.raises(Refusal, match="ya embarcó"):
        board(offer, officer)


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "operated", "cancelled"])
def test_nobody_boards_a_leg_that_is_not_cleared(office, planner, state):
    offer = offered(office, cleared_leg(planner, state=state), state=OfferState.ACCEPTED)

    with pytest.raises(Refusal, match="La salida está cerrada"):
        board(offer, planner)

    assert fresh(offer.case).state == CaseState.CONFIRMED


def test_cleared_rotation_whose_permit_no_longer_holds_boards_nobody(offer, planner):
    """The clock has not yet noted that it expired."""
    permit = offer.leg.permits.get()

    with pytest.raises(Refusal, match="falta aterrizaje"):
        board(offer, planner, at=permit.valid_until + timedelta(minutes=1))


def test_permit_lost_behind_our_back_boards_nobody(offer, planner):
    offer.leg.permits.update(state=PermitState.REVOKED)

    with pytest.raises(Refusal, match="falta aterrizaje"):
        board(offer, planner)


def test_nobody_boards_without_an_accepted_place(office, leg, planner):
    for offer in (offered(office, leg), offered(office, leg, state=OfferState.DECLINED)):
        with pytest.raises(Refusal, match="no tiene un asiento aceptado"):
            board(offer, planner)


def test_place_on_another_leg_is_no_place_here(offer, planner):
    with pytest.raises(Refusal, match="no tiene un asiento aceptado"):
        board(offer, planner, leg=cleared_leg(planner))


def test_household_is_not_parted_without_a_reason(offer, planner):
    [first, _second] = offer.case.members.all()

    with pytest.raises(Refusal, match="no se separa sin motivo"):
        board(offer, planner, members=[first])


def test_who_stays_behind_is_written_down_for_the_office(offer, planner):
    [first, second] = offer.case.members.all()

    board(offer, planner, members=[first], reason="El segundo dio positivo y decidió quedarse")

    [due] = offer.case.follow_ups.all()
    assert due.note == "1 de la familia no embarcaron: El segundo dio positivo y decidió quedarse"
    board(offer, planner, members=[second])
    assert BoardingScan.objects.filter(offer=offer).count() == 2


def test_minor_never_boards_without_an_adult_of_the_household(offer, planner):
    child = with_child(offer.case, date(2018, 3, 1))

    with pytest.raises(Refusal, match="no viaja sin un adulto"):
        board(offer, planner, members=[child], reason="Los padres van después")


def test_minor_may_follow_an_adult_who_is_already_aboard(office, leg, planner):
    offer = offered(
        office,
        leg,
        state=OfferState.ACCEPTED,
        people=2,
    )
    offer.case.members.order_by("position").last().delete()
    child = with_child(offer.case, date(2018, 3, 1))
    board(offer, planner, members=offer.case.members.exclude(pk=child.pk), reason="La niña llega con la azafata")

    [scan] = board(offer, planner, members=[child])

    assert scan.member == child


def test_household_that_grew_does_not_take_more_than_its_places(offer, planner):
    makers.member(offer.case, makers.person(given="Iris"), position=3)

    with pytest.raises(Refusal, match="más lugares de los que aceptó"):
        board(offer, planner)


def test_strangers_and_nobody_are_not_this_household(offer, office, planner):
    stranger = waiting(office).members.all()

    for members in (stranger, []):
        with pytest.raises(Refusal, match="integrantes de esta familia"):
            board(offer, planner, members=members)


def test_only_who_works_at_the_gate_boards(offer, approver):
    liaison = makers.user("liaison", "liaison", country="US")

    for user in (approver, liaison, None):
        with pytest.raises(NotAllowed):
            board(offer, user)


@pytest.fixture
def their_leg(planner):
    return cleared_leg(planner, operated_by="PE", carries="US", origin="LIM", destination="MIA")


def test_liaison_counts_its_own_people(their_leg, now):
    liaison = makers.user("liaison", "liaison", country="US")
    other = makers.user("other", "liaison", country="CL")

    count_counterpart(their_leg, people=9, note="Lista de la embajada", by=liaison, at=now)
    with pytest.raises(NotAllowed):
        count_counterpart(their_leg, people=9, note="", by=other, at=now)

    assert CounterpartCount.objects.get().people == 9


def test_count_is_within_what_the_leg_carries(their_leg, leg, planner, now):
    with pytest.raises(Refusal, match="no tiene tantas plazas"):
        count_counterpart(their_leg, people=16, note="", by=planner, at=now)
    with pytest.raises(Refusal, match="nuestros connacionales"):
        count_counterpart(leg, people=1, note="", by=planner, at=now)
