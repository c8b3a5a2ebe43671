"""Planning: legs before approval, permits before clearance."""

from datetime import timedelta

import pytest

from flights.operations.plan import add_leg, need_permit, plan_rotation
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.flights.scene import cleared_leg


def plan(by, at):
    return plan_rotation(name="MIA-LIM", operated_by="PE", agreement=None, note="", by=by, at=at)


def add(rotation, by, at, **fields):
    defaults = {
        "origin": makers.airport(), "destination": makers.airport("LIM", "PE", "America/Lima"), "carries": "PE",
        "departs_at": at + timedelta(days=4), "arrives_at": at + timedelta(days=4, hours=6), "seats": 150,
    }  # fmt: skip
    return add_leg(rotation, **{**defaults, **fields}, by=by, at=at)


def test_planner_plans_legs_that_number_themselves(planner, now):
    rotation = plan(planner, now)

    legs = [add(rotation, planner, now), add(rotation, planner, now)]

    assert [(leg.number, leg.held_seats) for leg in legs] == [(1, 0), (2, 0)]


def test_only_a_planner_plans(officer, approver, now):
    for user in (officer, approver, None):
        with pytest.raises(NotAllowed):
            plan(user, now)


def test_legs_stay_once_the_rotation_is_submitted(planner, now):
    rotation = makers.rotation(planner, state="submitted")

    with pytest.raises(Refusal, match="antes de presentar"):
        add(rotation, planner, now)


def test_leg_number_is_taken_once(planner, now):
    rotation = plan(planner, now)
    add(rotation, planner, now, number=3)

    with pytest.raises(Refusal, match="tramo 3"):
        add(rotation, planner, now, number=3)


def test_leg_does_not_leave_in_the_past_or_arrive_before_it_leaves(planner, now):
    rotation = plan(planner, now)

    for hours in ({"departs_at": now}, {"arrives_at": now + timedelta(days=3)}):
        with pytest.raises(Refusal, match="Revise las horas"):
            add(rotation, planner, now, **hours)


def test_permit_is_needed_once_of_an_authority(planner, now):
    leg = add(plan(planner, now), planner, now)
    need_permit(leg, kind="landing", country="PE", authority="DGAC", by=planner, at=now)

    with pytest.raises(Refusal, match="ya está en la lista"):
        need_permit(leg, kind="landing", country="PE", authority="MTC", by=planner, at=now)


def test_cleared_rotation_takes_no_new_permit(planner, now):
    leg = cleared_leg(planner)

    with pytest.raises(Refusal, match="ya no admite"):
        need_permit(leg, kind="health", country="PE", authority="MINSA", by=planner, at=now)
