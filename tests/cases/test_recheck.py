"""The sweep of the order of help: the day lifts a household once, tells it once, and touches nobody else."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from cases.enums import CaseKind, CaseState, OverrideState
from cases.models import Case, Detention, Message, TierOverride
from cases.operations.recheck import recheck_some
from cases.operations.triage import triage_case
from cases.tasks import refresh_triage
from tests import makers

LAST_DAY = date(2027, 2, 1)
IN_WEEKS = datetime(2026, 12, 21, 8, 0, tzinfo=UTC)
IN_DAYS = datetime(2027, 1, 25, 8, 0, tzinfo=UTC)


def waiting(office, now, **fields):
    """A household whose permit ends on LAST_DAY, triaged today."""
    case = makers.case(office, **fields)
    case.return_request.permit_until = LAST_DAY
    case.return_request.save()
    triage_case(case, by=None, at=now)
    return case


def sweep(at, batch=50):
    after = recheck_some(at=at, batch=batch)
    while after:
        after = recheck_some(at=at, after=after, batch=batch)


@pytest.mark.django_db
def test_permit_that_comes_near_lifts_the_tier_and_tells_the_household_each_time(office, now):
    case = waiting(office, now)

    tiers = []
    for at in (now, IN_WEEKS - timedelta(days=1), IN_WEEKS, IN_DAYS):
        sweep(at)
        case.refresh_from_db()
        tiers.append(case.tier)

    assert tiers == [4, 4, 3, 1]
    assert list(case.messages.order_by("id").values_list("kind", "created_at")) == [
        ("new_tier", IN_WEEKS),
        ("new_tier", IN_DAYS),
    ]
    assert case.follow_ups.filter(clock="tier_one", due_at=IN_DAYS + timedelta(hours=4)).count() == 1


@pytest.mark.django_db
def test_second_sweep_changes_nothing_more(office, now):
    case = waiting(office, now)
    sweep(IN_DAYS)
    before = (case.history.count(), case.events.count(), Message.objects.count())

    sweep(IN_DAYS)
    sweep(IN_DAYS + timedelta(hours=1))

    assert (case.history.count(), case.events.count(), Message.objects.count()) == before


@pytest.mark.django_db
def test_day_without_effect_on_the_tier_leaves_no_letter(office, now):
    case = waiting(office, now, tier=2)
    case.members.update(has_disability=True)
    triage_case(case, by=None, at=now)
    Message.objects.all().delete()

    sweep(IN_WEEKS)

    case.refresh_from_db()
    assert [factor["code"] for factor in case.factors] == ["disability", "permit_ends_in_weeks"]
    assert (case.tier, Message.objects.count(), case.recheck_on) == (2, 0, date(2027, 1, 25))


@pytest.mark.django_db
def test_child_that_turns_six_gives_its_place_to_others(office, now):
    case = makers.case(office)
    makers.member(case, makers.person(born_on=date(2020, 12, 21)), position=2)
    triage_case(case, by=None, at=now)

    sweep(IN_WEEKS)

    case.refresh_from_db()
    assert (case.history.order_by("pgh_id").values_list("tier", flat=True)[1], case.tier) == (2, 4)


@pytest.mark.django_db
def test_removal_date_that_comes_near_lifts_a_detained_person(office, now):
    case = makers.case(office, kind=CaseKind.DETAINED, state=CaseState.LOCATED, tier=3)
    Detention.objects.create(case=case, detained_since=now.date(), notified_at=now, removal_on=LAST_DAY)

    sweep(now)
    sweep(IN_DAYS)

    case.refresh_from_db()
    assert (case.tier, case.factors[0]["code"]) == (1, "removal_near")


@pytest.mark.django_db
def test_tier_that_two_persons_confirmed_stays(office, officer, head, now):
    case = waiting(office, now)
    TierOverride.objects.create(
        case=case, tier=5, reason="x", state=OverrideState.CONFIRMED, state_since=now, proposed_by=officer,
        decided_by=head,
    )  # fmt: skip
    triage_case(case, by=officer, at=now)
    Message.objects.all().delete()

    sweep(IN_DAYS)

    case.refresh_from_db()
    assert (case.tier, Message.objects.count()) == (5, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [CaseState.BOARDED, CaseState.WITHDRAWN, CaseState.CLOSED])
def test_who_is_not_in_line_any_more_is_left_alone(office, now, state):
    case = waiting(office, now, state=state)

    sweep(IN_DAYS)

    case.refresh_from_db()
    assert case.tier == 4


@pytest.mark.django_db
def test_case_that_cannot_be_computed_stops_nobody_else(office, now, caplog):
    broken, sound = waiting(office, now), waiting(office, now)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET secret = 'v1:damaged' WHERE id = %s", [broken.pk])

    sweep(IN_DAYS)

    tiers = dict(Case.objects.values_list("pk", "tier"))
    assert (tiers[broken.pk], tiers[sound.pk]) == (4, 1)
    assert f"case {broken.pk} could not be computed" in caplog.text


@pytest.mark.django_db
def test_sweep_of_many_that_are_not_due_is_one_query(office, now):
    for _number in range(5):
        waiting(office, now)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        sweep(now)

    assert len([query for query in queries if query["sql"].startswith("SELECT")]) == 1


@pytest.mark.django_db
def test_batches_reach_everybody_once(office, now):
    cases = [waiting(office, now) for _number in range(7)]

    sweep(IN_DAYS, batch=2)

    assert sorted(Message.objects.values_list("case", flat=True)) == sorted(case.pk for case in cases)


@pytest.mark.django_db(transaction=True)
def test_case_that_somebody_works_on_is_left_to_the_next_sweep(office, now):
    held, free = waiting(office, now), waiting(office, now)

    with transaction.atomic(), ThreadPoolExecutor(1) as worker:
        Case.objects.select_for_update().get(pk=held.pk)
        worker.submit(in_thread, IN_DAYS).result(timeout=20)

    tiers = dict(Case.objects.values_list("pk", "tier"))
    assert (tiers[held.pk], tiers[free.pk]) == (4, 1)
    sweep(IN_DAYS)
    assert Case.objects.get(pk=held.pk).tier == 1


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_each_household_once(office, now):
    cases = [waiting(office, now) for _number in range(6)]
    start = threading.Barrier(2)

    def work(_number):
        start.wait()
        in_thread(IN_DAYS, batch=2)

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, range(2)))
    sweep(IN_DAYS)

    assert sorted(Message.objects.values_list("case", flat=True)) == sorted(case.pk for case in cases)


def in_thread(at, batch=50):
    try:
        sweep(at, batch)
    finally:
        connections.close_all()


@pytest.mark.django_db
def test_task_sweeps_what_is_due(office, now):
    case = waiting(office, now)
    case.return_request.permit_until = date(2000, 1, 1)
    case.return_request.save()
    Case.objects.filter(pk=case.pk).update(recheck_on=date.min)

    refresh_triage()

    case.refresh_from_db()
    assert (case.tier, case.recheck_on) == (3, date(2055, 5, 17))
