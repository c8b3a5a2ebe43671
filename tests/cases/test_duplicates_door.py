"""At the door: a registration sent by the form is compared at once, and whoever sends it can see nothing of it."""

import pytest
from django.test import RequestFactory

from cases.models import Case, DuplicateCandidate, PersonChange
from cases.operations.register import insert_members, insert_persons
from cases.views.public.household import send
from tests import makers
from tests.cases.answers import person
from tests.cases.public.walk import fill, place, started, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    """Somebody of an earlier journey, with the document of the walk's Rosa."""
    place()
    case = makers.case(makers.office(), people=0, kind="returnee", state="closed")
    rosa = person(given_names="Rosita", document_number="116543210", document_country="PE")
    insert_members(case, (rosa,), insert_persons((rosa,)))
    PersonChange.objects.all().delete()
    return case.members.get().person


def test_likely_duplicate_is_there_when_the_household_reads_its_receipt(client, known):
    base = started(client)
    fill(client, base)

    client.post(f"{base}enviar/")

    newer = Case.objects.get(kind="stranded").members.get(position=1).person
    assert list(DuplicateCandidate.objects.values_list("first", "second")) == [(known.pk, newer.pk)]
    assert not PersonChange.objects.exists()


def test_answer_is_whole_before_anybody_is_compared(client, known):
    base = started(client)
    fill(client, base)

    answer = send(RequestFactory().post(f"{base}enviar/"), token_of(base))

    assert (answer.status_code, answer.content) == (302, b"")
    assert Case.objects.filter(kind="stranded").exists()
    assert not DuplicateCandidate.objects.exists()
    for work in answer._resource_closers:
        work()
    assert DuplicateCandidate.objects.exists()


def test_switched_off_the_worker_does_all_of_it(client, known, settings):
    settings.DOOR_CHECK_MILLISECONDS = 0
    base = started(client)
    fill(client, base)

    client.post(f"{base}enviar/")

    assert not DuplicateCandidate.objects.exists()
    assert PersonChange.objects.filter(needs_keys=False).exists()
