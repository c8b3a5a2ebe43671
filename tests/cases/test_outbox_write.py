"""Writing into the outbox: one event, one message; in the language of the household; none where mail is dangerous."""

import pytest

from cases.models import Message
from cases.operations.outbox import queue_message, status_address
from tests import makers

pytestmark = pytest.mark.django_db


def queue(case, now, key="1"):
    queue_message(case, "new_tier", key=key, at=now, values={"tier": 2})


def test_one_event_makes_one_message_and_one_line(office, now):
    case = makers.case(office)

    queue(case, now)
    queue(case, now)

    assert Message.objects.get().key == "new_tier:1:email"
    assert list(case.events.values_list("code", flat=True)) == ["message_queued"]


def test_two_events_make_two_messages(office, now):
    case = makers.case(office)

    queue(case, now, key="1")
    queue(case, now, key="2")

    assert Message.objects.count() == 2


@pytest.mark.parametrize("changes", [{"email": ""}, {"in_danger": True}])
def test_household_without_address_or_in_danger_gets_none(office, now, changes):
    case = makers.case(office, **changes)

    queue(case, now)

    assert not Message.objects.exists()
    assert not case.events.exists()


def test_message_leads_to_the_page_of_the_household_in_its_language(office, now, settings):
    settings.PUBLIC_URL = "https://retorno.example.org"
    case = makers.case(office, language="en")

    queue(case, now)

    address = status_address(case)
    assert address.startswith("https://retorno.example.org/en/")
    assert address in Message.objects.get().body


def test_text_is_plain_and_its_subject_is_one_line(office, now):
    case = makers.case(office)
    case.contact_name = "Rosa O'Higgins & hijos"
    case.reference = f"{case.reference}\nBcc: evil@example.org"

    queue(case, now)

    message = Message.objects.get()
    assert "O'Higgins & hijos" in message.body
    assert "\n" not in message.subject
    assert case.reference.partition("\n")[0] in message.subject


def test_body_is_sealed_in_the_database(office, now):
    queue(makers.case(office), now)

    stored = Message.objects.extra(select={"raw": "body"}).values_list("raw", flat=True).get()  # noqa: S610
    assert stored.startswith("v1:local:")
