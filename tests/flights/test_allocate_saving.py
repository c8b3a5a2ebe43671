"""The plan is saved as it was read: who changed meanwhile keeps nobody's place, and every step is told."""

from datetime import date

import pytest

from cases.enums import EventKind
from cases.operations.timeline import note_event
from flights.models import Leg, Placement, SeatOffer
from flights.operations.allocate import allocate
from tests.flights.scene import cleared_leg, fresh, waiting, with_child


@pytest.fixture
def leg(planner):
    return cleared_leg(planner, seats=9)


def after_solving(act):
    """Something happens while no lock is held: between the second step, solving, and saving."""
    return lambda done, total: act() if done == 2 else None


def changed(case, at):
    note_event(case, "corrected", kind=EventKind.CORRECTION, by=None, at=at)


def test_household_that_grew_meanwhile_enters_the_next_run(office, leg, planner, now):
    case, other = waiting(office), waiting(office)
    grows = after_solving(lambda: (with_child(case, date(2015, 1, 1)), changed(case, now)))

    run = allocate([leg], is_dry=False, by=planner, at=now, advance=grows)

    assert dict(run.placements.values_list("case", "code")) == {case.pk: "CHANGED_MEANWHILE", other.pk: "ASSIGNED"}
    assert list(run.offers.values_list("case", flat=True)) == [other.pk]


def test_household_that_only_wrote_to_us_keeps_its_place(office, leg, planner, now):
    case = waiting(office)
    writes = after_solving(lambda: changed(case, now))

    assert allocate([leg], is_dry=False, by=planner, at=now, advance=writes).placed == 1


def test_place_that_was_taken_meanwhile_is_not_given_twice(office, planner, now):
    leg = cleared_leg(planner, seats=1)
    waiting(office)
    is_taken = after_solving(lambda: Leg.objects.filter(pk=leg.pk).update(held_seats=1))

    run = allocate([leg], is_dry=False, by=planner, at=now, advance=is_taken)

    assert (run.placed, SeatOffer.objects.count()) == (0, 0)


def test_offer_says_what_the_placement_says(office, leg, planner, now):
    case = waiting(office, people=2)

    run = allocate([leg], is_dry=False, by=planner, at=now)

    offer, placement = SeatOffer.objects.get(), Placement.objects.get()
    assert (offer.case, offer.leg, offer.run, offer.made_by, offer.seats) == (case, leg, run, planner, 2)
    assert (offer.reason_code, offer.reason_values) == (placement.code, placement.values)
    assert offer.history.count() == 1


def test_run_keeps_who_waited_and_how_long_each_step_took(office, leg, planner, now):
    waiting(office, people=2, tier=2), waiting(office, tier=5, airports=["JFK"])

    run = fresh(allocate([leg], is_dry=True, by=planner, at=now))

    assert run.waiting == {"1": 0, "2": 2, "3": 2, "4": 2, "5": 3}
    assert set(run.timings) == {"read", "solve", "check", "explain"}


def test_each_step_is_told(office, leg, planner, now):
    told = []

    allocate([leg], is_dry=True, by=planner, at=now, advance=lambda done, total: told.append((done, total)))

    assert told == [(0, 3), (1, 3), (2, 3)]


def test_baby_who_turns_two_takes_a_seat_on_the_later_flight_only(office, planner, now):
    """The birthday lies between the two departures."""
    leg = cleared_leg(planner, seats=1)
    case = waiting(office)
    with_child(case, date(2024, 11, 25))
    late = cleared_leg(planner, seats=1, departs_in=2 * (leg.departs_at - now))

    run = allocate([leg, late], is_dry=False, by=planner, at=now)

    assert list(run.offers.values_list("leg", "seats", "infants")) == [(leg.pk, 1, 1)]
