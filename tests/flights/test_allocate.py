"""The allocation from the database and back: who is read, what is held, what is said."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.enums import CaseState, Purpose
from cases.models import IdentityDocument
from flights.enums import OfferState, RunState
from flights.models import AllocationRun, SeatOffer
from flights.operations.allocate import allocate, queue_allocation
from flights.queries.waiting import read_problem
from repatriation.common.jobs import JobState, run_due_jobs
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg, fresh, offered, waiting, with_child


def codes(run):
    return {placement.case_id: placement.code for placement in run.placements.all()}


@pytest.fixture
def leg(planner):
    return cleared_leg(planner, seats=3)


def test_placed_households_hold_their_places(office, leg, planner, now):
    family, single = waiting(office, people=2, tier=2), waiting(office, tier=1)
    late = waiting(office, people=2, tier=4)

    run = allocate([leg], is_dry=False, by=planner, at=now)

    assert codes(run) == {single.pk: "ASSIGNED", family.pk: "ASSIGNED", late.pk: "FULL"}
    assert (run.status, run.placed, run.households) == (RunState.PROVED, 2, 3)
    assert set(run.offers.values_list("case", "state", "seats")) == {
        (family.pk, OfferState.PROPOSED, 2), (single.pk, OfferState.PROPOSED, 1),
    }  # fmt: skip
    assert (fresh(leg).held_seats, fresh(family).state) == (3, CaseState.WAITING)


def test_dry_run_changes_nothing_but_says_why(office, leg, planner, now):
    case = waiting(office)

    run = allocate([leg], is_dry=True, by=planner, at=now)

    assert (codes(run), run.placed) == ({case.pk: "ASSIGNED"}, 1)
    assert (SeatOffer.objects.count(), fresh(leg).held_seats, fresh(case).state) == (0, 0, CaseState.WAITING)


def test_same_waiting_list_gives_the_same_answer(office, leg, planner, now):
    for tier in (2, 3, 3, 3, 4):
        waiting(office, people=tier - 1, tier=tier)

    first, second = (allocate([leg], is_dry=True, by=planner, at=now, seed=7) for _run in range(2))

    assert (first.fingerprint, first.rules_version, first.seed) == (second.fingerprint, second.rules_version, 7)
    assert list(first.placements.values_list("case", "leg", "code", "values")) == list(
        second.placements.values_list("case", "leg", "code", "values")
    )


def test_only_who_waits_without_an_offer_is_read(office, leg, planner, now):
    waiting(office, state=CaseState.VERIFIED)
    offered(office, leg)
    offered(office, leg, state=OfferState.PROPOSED)
    case = waiting(office)

    run = allocate([leg], is_dry=False, by=planner, at=now)

    assert codes(run) == {case.pk: "ASSIGNED"}


def test_household_in_danger_is_left_to_an_officer(office, leg, planner, now):
    case = waiting(office, in_danger=True)

    assert codes(allocate([leg], is_dry=False, by=planner, at=now)) == {case.pk: "IN_DANGER"}


@pytest.mark.parametrize("consents", [[], [Purpose.RETURN], [Purpose.COUNTERPART]])
def test_list_that_another_state_gets_needs_both_consents(office, leg, planner, now, consents):
    case = waiting(office, consents=consents)

    assert codes(allocate([leg], is_dry=False, by=planner, at=now)) == {case.pk: "NO_CONSENT"}


def test_flight_of_our_own_needs_no_consent_to_share(office, planner, now):
    leg = cleared_leg(planner, operated_by="PE")
    case = waiting(office, consents=[Purpose.RETURN])

    assert codes(allocate([leg], is_dry=False, by=planner, at=now)) == {case.pk: "ASSIGNED"}


def test_withdrawn_consent_counts_no_more(office, leg, planner, now):
    case = waiting(office)
    case.consents.filter(purpose=Purpose.COUNTERPART).update(withdrawn_at=now)

    assert codes(allocate([leg], is_dry=False, by=planner, at=now)) == {case.pk: "NO_CONSENT"}


def test_minors_alone_are_left_to_an_officer(office, leg, planner, now):
    case = waiting(office)
    person = case.members.get().person
    person.born_on = date(2012, 1, 1)
    person.save()

    assert codes(allocate([leg], is_dry=False, by=planner, at=now)) == {case.pk: "GUARDIAN_NEEDED"}


def test_baby_of_the_household_takes_a_lap_and_no_seat(office, planner, now):
    leg = cleared_leg(planner, seats=1)
    case = waiting(office)
    with_child(case, date(2026, 1, 1))

    allocate([leg], is_dry=False, by=planner, at=now)

    assert fresh(leg).free() == {"seats": 0, "wheelchairs": 2, "stretchers": 1, "infants": 3}


def test_passport_that_ends_before_arrival_keeps_the_family_back_and_a_second_one_helps(office, leg, planner, now):
    case = waiting(office)
    person = case.members.get().person
    IdentityDocument.objects.create(person=person, kind="passport", number="1", country="PE", expires_on=now.date())
    before = codes(allocate([leg], is_dry=True, by=planner, at=now))

    IdentityDocument.objects.create(
        person=person, kind="travel_certificate", number="2", country="PE", expires_on=now.date() + timedelta(days=30)
    )

    assert before == {case.pk: "NO_DOCUMENT"}
    assert codes(allocate([leg], is_dry=True, by=planner, at=now)) == {case.pk: "ASSIGNED"}


def test_dates_are_those_of_the_place_of_departure(office, planner, now):
    """At 03:00 UTC it is still the day before in Miami."""
    leg = cleared_leg(planner, departs_in=timedelta(days=4, hours=12))
    case = waiting(office)
    case.return_request.latest_on = date(2026, 11, 24)
    case.return_request.save()

    assert codes(allocate([leg], is_dry=True, by=planner, at=now)) == {case.pk: "ASSIGNED"}


def test_leg_that_a_household_gave_back_is_not_offered_to_it_again(office, leg, planner, now):
    offer = offered(office, leg, state=OfferState.DECLINED)

    assert codes(allocate([leg], is_dry=True, by=planner, at=now)) == {offer.case_id: "DECLINED"}


def test_refused_permit_takes_the_leg_out(office, planner, now):
    leg = cleared_leg(planner, permits=(), state="approved")
    makers.permit(leg, state="refused")
    case = waiting(office)

    assert codes(allocate([leg], is_dry=True, by=planner, at=now)) == {case.pk: "NO_PERMIT"}


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_rotation_that_nobody_approved_may_be_tried_but_holds_nobody(office, planner, now, state):
    leg = cleared_leg(planner, state=state)
    waiting(office)

    with pytest.raises(Refusal, match="no está aprobada"):
        allocate([leg], is_dry=False, by=planner, at=now)

    assert allocate([leg], is_dry=True, by=planner, at=now).placed == 1


@pytest.mark.parametrize("state", ["refused", "cancelled", "operated", "closed"])
def test_rotation_that_will_not_fly_is_not_even_tried(planner, now, state):
    with pytest.raises(Refusal, match="no está aprobada"):
        allocate([cleared_leg(planner, state=state)], is_dry=True, by=planner, at=now)


def test_leg_that_left_or_carries_the_others_is_refused(leg, planner, now):
    theirs = cleared_leg(planner, carries="US", origin="LIM", destination="MIA")

    with pytest.raises(Refusal, match="del otro Estado"):
        allocate([theirs], is_dry=True, by=planner, at=now)
    with pytest.raises(Refusal, match="ya salió"):
        allocate([leg], is_dry=True, by=planner, at=leg.departs_at)
    with pytest.raises(Refusal, match="al menos un tramo"):
        allocate([], is_dry=True, by=planner, at=now)


def test_only_a_planner_allocates(leg, officer, approver, now):
    for user in (officer, approver, None):
        with pytest.raises(NotAllowed):
            allocate([leg], is_dry=True, by=user, at=now)
        with pytest.raises(NotAllowed):
            queue_allocation([leg], is_dry=True, by=user, at=now)


def test_reading_takes_as_many_queries_for_thirty_as_for_one(office, leg, planner, now, django_assert_num_queries):
    """Five of them read; the others open and close the transaction and give it time."""
    waiting(office)
    with django_assert_num_queries(8):
        read_problem([], at=now)

    for _case in range(30):
        waiting(office, people=2)

    with django_assert_num_queries(8):
        assert len(read_problem([], at=now).groups) == 31


def test_worker_does_what_was_queued(office, planner):
    """The worker reads the real clock, so the leg leaves after it."""
    leg = cleared_leg(planner, departs_in=timezone.now() - makers.NOW + timedelta(days=9))
    case = waiting(office)
    job = queue_allocation([leg], is_dry=True, by=planner, at=timezone.now())

    run_due_jobs()

    run = AllocationRun.objects.get()
    assert (fresh(job).progress_state, job.result) == (JobState.DONE, {"run": run.pk, "placed": 1, "households": 1})
    assert codes(run) == {case.pk: "ASSIGNED"}


def test_same_legs_are_not_queued_twice(leg, planner, now):
    queue_allocation([leg], is_dry=True, by=planner, at=now)

    with pytest.raises(Refusal, match="ya está en curso"):
        queue_allocation([leg], is_dry=True, by=planner, at=now)


def test_one_leg_more_of_many_is_another_plan(planner, now):
    rotation = makers.rotation(planner, state="cleared")
    legs = [makers.leg(rotation, number=number) for number in range(1, 62)]

    for chosen in (legs[:60], legs):
        assert queue_allocation(chosen, is_dry=True, by=planner, at=now).is_live
