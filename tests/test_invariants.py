"""What must always hold, where no other test tries to break it; docs/invariants.md names the test of each."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from cases.enums import Source
from cases.models import Case, Message
from cases.operations.outbox import queue_message
from cases.operations.register import register_household
from flights.models import Leg, SeatOffer
from tests import makers
from tests.architecture.sources import ROOT
from tests.cases.answers import registration
from tests.cases.public.walk import fill, place, started
from tests.flights.at_once import at_once
from tests.flights.scene import cleared_leg, offered, waiting

RESOURCES = {"seats": 3, "wheelchairs": 2, "stretchers": 1, "infants": 4}


def hold(leg, case, now, **places):
    return SeatOffer.objects.create(
        **{"case": case, "leg": leg, "seats": 1, "state": "accepted", "state_since": now, "made_at": now} | places
    )


@pytest.mark.parametrize("resource", RESOURCES)
def test_1_database_refuses_one_more_than_there_is_of_anything(resource, office, planner, now):
    leg = makers.leg(makers.rotation(planner), seats=3)
    hold(leg, waiting(office), now, **{resource: RESOURCES[resource]})

    with pytest.raises(IntegrityError, match=f"never_more_{resource}_than"), transaction.atomic():
        hold(leg, waiting(office), now, **{resource: 1 if resource == "seats" else RESOURCES[resource]})


def test_1_leg_does_not_shrink_below_what_was_promised(office, planner):
    leg = cleared_leg(planner, seats=3)
    offered(office, leg, people=2)

    with pytest.raises(IntegrityError, match="never_more_seats_than"), transaction.atomic():
        Leg.objects.filter(pk=leg.pk).update(seats=1)


@pytest.mark.parametrize("count", [0, -1])
def test_1_nothing_lowers_what_offers_hold(count, office, planner):
    leg = cleared_leg(planner, seats=1)
    offer = offered(office, leg)

    SeatOffer.objects.filter(pk=offer.pk).update(state="expired")
    SeatOffer.objects.filter(pk=offer.pk).update(state_since=makers.NOW)

    leg.refresh_from_db()
    assert leg.held_seats == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Leg.objects.filter(pk=leg.pk).update(held_seats=count - 1)


def read_elsewhere(question):
    """The answer of another connection: it sees only what is committed."""

    def ask():
        try:
            return question()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        return other.submit(ask).result()


@pytest.mark.django_db(transaction=True)
def test_5_reference_is_shown_only_once_it_is_committed(client):
    place()
    base = started(client)
    fill(client, base)

    html = client.get(client.post(f"{base}enviar/").url).content.decode()

    reference = read_elsewhere(lambda: Case.objects.values_list("reference", flat=True).get())
    assert reference in html


@pytest.mark.django_db(transaction=True)
def test_5_registration_that_cannot_be_committed_shows_no_reference(client):
    place()
    base = started(client)
    fill(client, base)
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_message ADD CONSTRAINT breaks CHECK (kind <> 'acknowledgement') NOT VALID")
    try:
        answer = client.post(f"{base}enviar/")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE cases_message DROP CONSTRAINT breaks")

    assert (answer.status_code, Case.objects.count()) == (500, 0)
    assert client.post(f"{base}enviar/").status_code == 302
    assert Case.objects.count() == 1


@pytest.mark.django_db
def test_5_commit_waits_for_the_disk_whatever_the_server_says():
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")

        assert cursor.fetchone() == ("on",)


@pytest.mark.django_db(transaction=True)
def test_6_one_event_told_from_many_connections_is_one_message(now):
    makers.office()
    case = register_household(registration(), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=now)

    at_once([lambda: queue_message(case, "new_tier", key="x", at=now, values={"tier": 1}) for _connection in range(8)])

    assert Message.objects.filter(kind="new_tier").count() == 1


def test_each_named_test_exists():
    text = (ROOT / "docs" / "invariants.md").read_text()

    named = re.findall(r"`(tests/\S+\.py)::(test_\w+)`", text)

    assert len(named) >= 14
    assert [name for path, name in named if f"def {name}(" not in (ROOT / path).read_text()] == []
