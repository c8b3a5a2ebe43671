"""Which legs an allocation is about: marked one by one, all of some days, or those of a trial; however many."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from flights.forms.allocation import MOST_TO_MARK
from flights.models import Leg
from flights.operations.allocate import allocate
from repatriation.common.jobs import Job
from tests import makers
from tests.flights.pages import scene

LIST = reverse("flights:allocations")
RUN = reverse("flights:run_allocation")
YEAR = timezone.now().year + 1
MANY = MOST_TO_MARK + 5


def leaving(planner, day, hour=12, **fields):
    """A leg that leaves Miami that day of next June at that hour of Miami."""
    leg = scene.leg(planner, **fields)
    moment = datetime(YEAR, 6, day, hour, 30, tzinfo=UTC) + timedelta(hours=4)
    Leg.objects.filter(pk=leg.pk).update(departs_at=moment, arrives_at=moment + timedelta(hours=6))
    return leg


@pytest.fixture
def many(planner):
    """More legs of one rotation than a page lists."""
    rotation = makers.rotation(planner, state="cleared")
    return [makers.leg(rotation, number=number, departs_in=scene.in_days(4 + number)) for number in range(1, MANY + 1)]


def queued():
    return Job.objects.get().arguments["legs"]


def period(first="", last="", **typed):
    return {"which": "period", "first_day": first, "last_day": last, **typed}


def test_all_legs_of_some_days_by_the_calendar_of_where_they_leave(client, planner):
    _early, first, late, _later = (leaving(planner, day, hour) for day, hour in ((9, 23), (10, 0), (11, 23), (12, 0)))

    scene.post(client, planner, RUN, **period(date(YEAR, 6, 10), date(YEAR, 6, 11)))

    assert queued() == [first.pk, late.pk]


def test_without_days_all_that_is_approved_is_meant_and_on_trial_the_rest_too(client, planner):
    approved, drafted = leaving(planner, 10, state="approved"), leaving(planner, 11, state="submitted")

    scene.post(client, planner, RUN, **period())
    scene.post(client, planner, RUN, **period(is_dry="on"))

    assert [job.arguments["legs"] for job in Job.objects.order_by("pk")] == [[approved.pk], [approved.pk, drafted.pk]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (period(f"{YEAR}-06-12", f"{YEAR}-06-11"), "El último día no puede ser antes del primero."),
        (period(f"{YEAR}-06-11"), "Ningún tramo de una rotación aprobada sale entre esos días."),
        (period(f"{YEAR}-06-11", is_dry="on"), "Ningún tramo sale entre esos días."),
        (period("31/02/2030"), "Desde el día"),
    ],
)
def test_days_without_a_leg_are_asked_again_with_what_was_typed(client, planner, typed, said):
    leaving(planner, 10)

    response = scene.post(client, planner, RUN, **typed)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert f'value="{typed["first_day"]}"' in response.content.decode()
    assert not Job.objects.exists()


def test_page_lists_the_first_and_the_days_reach_the_rest(client, planner, many, django_assert_max_num_queries):
    client.force_login(planner)
    with django_assert_max_num_queries(20):
        shown = client.get(LIST).content.decode()

    client.post(RUN, period())

    assert shown.count('name="legs"') == MOST_TO_MARK
    assert f"Se muestran los {MOST_TO_MARK} primeros que salen" in shown
    assert queued() == [leg.pk for leg in many]


def test_trial_of_many_legs_is_made_real_whole(client, planner, many):
    trial = allocate(many, is_dry=True, by=planner, at=timezone.now())
    page = reverse("flights:allocation", args=[trial.pk])

    shown = scene.get(client, planner, page).content.decode()
    client.post(RUN, {"trial": trial.pk, "order": trial.order})

    assert f'<input type="hidden" name="trial" value="{trial.pk}">' in shown
    assert "y 5 tramos más" in shown
    assert queued() == [leg.pk for leg in many]


def test_trial_whose_leg_has_left_says_so(client, planner, many):
    trial = allocate(many[:2], is_dry=True, by=planner, at=timezone.now())
    Leg.objects.filter(pk=many[0].pk).update(departed_at=timezone.now())

    response = scene.post(client, planner, RUN, trial=trial.pk)

    assert response.status_code == 409
    assert "ya salió" in response.content.decode()
    assert not Job.objects.exists()


def test_real_run_is_no_trial(client, planner, many):
    real = allocate(many[:1], is_dry=False, by=planner, at=timezone.now())

    assert scene.post(client, planner, RUN, trial=real.pk).status_code == 422
