"""One token, one registration: whatever is pressed twice, resent, or sent from two connections at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from cases.enums import Source
from cases.models import Case, CaseMember, Message, Person
from cases.operations.register import register_household
from tests import makers
from tests.cases.answers import registration


def register(token, at, **changes):
    return register_household(registration(**changes), token=token, source=Source.HOUSEHOLD, by=None, at=at)


@pytest.mark.django_db
def test_second_sending_gives_the_same_reference_and_leaves_nothing_more(office, now):
    token = uuid4()
    first = register(token, now)

    second = register(token, now, contact_name="Otra persona")

    assert (second.pk, second.reference, second.contact_name) == (first.pk, first.reference, "Rosa Quispe")
    assert (Case.objects.count(), Person.objects.count(), Message.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_registrations_without_a_token_are_different(office, now):
    assert register(None, now).reference != register(None, now).reference


@pytest.mark.django_db(transaction=True)
def test_two_connections_at_once_make_one_registration(now):
    makers.office()
    token, start = uuid4(), threading.Barrier(8)

    def send(_number):
        start.wait()
        try:
            return register(token, now).reference
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as senders:
        references = set(senders.map(send, range(8)))

    assert len(references) == 1
    assert (Case.objects.count(), CaseMember.objects.count(), Message.objects.count()) == (1, 1, 1)
