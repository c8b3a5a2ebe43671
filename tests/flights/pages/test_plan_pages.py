"""Adding legs and permits: typed in local time, and what is wrong is said at the field."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from flights.models import Leg, Permit
from tests import makers
from tests.flights.pages import scene


@pytest.fixture
def rotation(planner):
    return makers.rotation(planner)


@pytest.fixture
def typed(db):
    """A leg that leaves Miami at 08:40 and reaches Lima at 13:30, each by its own clock, far ahead."""
    origin, destination = makers.airport(), makers.airport("LIM", "PE", "America/Lima")
    return {
        "number": 1, "origin": origin.pk, "destination": destination.pk, "departs_on": "2047-07-09",
        "departs_hour": "08:40", "arrives_on": "2047-07-09", "arrives_hour": "13:30", "mode": "charter",
        "carries": "PE", "seats": 150, "wheelchairs": 2, "stretchers": 0, "infants": 6,
    }  # fmt: skip


def add(client, user, rotation, typed):
    return scene.post(client, user, reverse("flights:add_leg", args=[rotation.pk]), **typed)


def test_leg_is_typed_in_the_time_of_each_end(client, planner, rotation, typed):
    response = add(client, planner, rotation, typed)

    leg = Leg.objects.get()
    assert response.status_code == 302
    assert leg.departs_at == datetime(2047, 7, 9, 12, 40, tzinfo=UTC)
    assert leg.arrives_at == datetime(2047, 7, 9, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"arrives_hour": "06:00"}, "arrives_on"),
        ({"seats": 0}, "seats"),
        ({"departs_on": ""}, "departs_on"),
        # The night in which Miami's clocks go from 02:00 to 03:00.
        ({"departs_on": "2047-03-10", "departs_hour": "02:30"}, "departs_hour"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_kept(client, planner, rotation, typed, changed, field):
    response = add(client, planner, rotation, {**typed, **changed})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert 'value="6"' in response.content.decode()
    assert not Leg.objects.exists()


def test_leg_to_where_it_starts_is_refused(client, planner, rotation, typed):
    response = add(client, planner, rotation, {**typed, "destination": typed["origin"]})

    assert "destination" in response.context["form"].errors


def test_officer_may_not_add_a_leg_to_a_rotation_that_it_sees(client, planner, officer, typed):
    rotation = makers.rotation(planner, state="returned")

    assert add(client, officer, rotation, typed).status_code == 403
    assert not Leg.objects.exists()


def test_leg_of_an_approved_rotation_is_refused_in_words(client, planner, typed):
    rotation = makers.rotation(planner, state="approved")

    response = add(client, planner, rotation, typed)

    assert response.status_code == 409
    assert "antes de presentar la rotación" in response.content.decode()


def test_permit_is_added_to_the_leg(client, planner, rotation):
    leg = makers.leg(rotation, departs_in=scene.in_days(4))
    address = reverse("flights:need_permit", args=[leg.pk])

    response = scene.post(client, planner, address, kind="overflight", country="EC", authority="DGAC Ecuador")

    assert response.url == reverse("flights:rotation", args=[rotation.pk]) + f"#leg-{leg.pk}"
    assert Permit.objects.values_list("kind", "country", "state").get() == ("overflight", "EC", "needed")


def test_liaison_may_not_add_a_permit(client, planner):
    leg = makers.leg(makers.rotation(planner, state="returned", with_agreement=makers.agreement("US")))
    address = reverse("flights:need_permit", args=[leg.pk])

    response = scene.post(client, scene.liaison("US"), address, kind="landing", country="US", authority="FAA")

    assert response.status_code == 403
    assert not Permit.objects.exists()
