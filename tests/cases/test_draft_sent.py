"""A draft that was sent is closed: whatever else is typed under its token changes nothing and is told nothing."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from cases.enums import Source
from cases.models import Case, CaseEvent, Message, Person, RegistrationDraft
from cases.operations.draft import remove_person, save_page, send_draft, start_draft
from repatriation.common.refusals import Refusal
from tests import makers
from tests.cases.answers import registration
from tests.cases.public.walk import TYPED, fill, person, place, started


def send(draft, at, *, version=0, **changes):
    return send_draft(
        draft.pk, registration(**changes), version=version, source=Source.HOUSEHOLD, remarks="", by=None, at=at
    )


def stored():
    return [list(model.objects.order_by("pk").values()) for model in (Case, Person, CaseEvent, Message)]


@pytest.fixture
def draft(db, now):
    makers.office()
    return start_draft(language="es", by=None, at=now)


def test_other_answers_under_a_sent_token_change_nothing(draft, now):
    first = send(draft, now)
    before = stored()

    again = send(draft, now, contact_name="Otra persona", email="otra@example.org")

    assert (again.reference, again.contact_name) == (first.reference, "Rosa Quispe")
    assert stored() == before


def test_page_typed_after_sending_is_refused_in_words_that_name_nobody(draft, now):
    case = send(draft, now)
    before = stored()

    with pytest.raises(Refusal) as page:
        save_page(draft.pk, key="contacto", typed={"name": "Otra"}, mark="done", by=None, at=now)
    with pytest.raises(Refusal) as removal:
        remove_person(draft.pk, number=1, by=None, at=now)

    assert {str(page.value.sentence), str(removal.value.sentence)} == {"Este registro ya fue enviado."}
    assert case.reference not in str(page.value.sentence)
    assert stored() == before
    assert RegistrationDraft.objects.get().answers == ""


def test_every_page_of_a_sent_draft_changes_nothing(client, db):
    place()
    base = started(client)
    fill(client, base)
    client.post(f"{base}enviar/")
    before = stored()

    pages = {"contacto/": TYPED["contacto"] | {"name": "Otra"}, "persona/1/": person("Otra"), "persona/2/": person()}
    answers = [client.post(base + page, typed) for page, typed in pages.items()]
    answers += [client.post(f"{base}persona/1/quitar/"), client.post(f"{base}enviar/", {"name": "Otra"})]

    assert {answer.status_code for answer in answers} == {302}
    assert stored() == before


@pytest.mark.django_db(transaction=True)
def test_page_kept_while_the_draft_is_sent_is_in_the_registration_or_refused(now):
    makers.office()
    for _time in range(5):
        draft = start_draft(language="es", by=None, at=now)
        start = threading.Barrier(2)
        acts = (
            lambda draft=draft: send(draft, now),
            lambda draft=draft: save_page(draft.pk, key="viaje", typed={"x": "1"}, mark="done", by=None, at=now),
        )

        with ThreadPoolExecutor(2) as tabs:
            done = list(tabs.map(lambda act, start=start: in_a_tab(act, start), acts))

        draft.refresh_from_db()
        assert sorted(done) == [False, True]
        assert (draft.sent_at is not None, draft.answers == "") == (done[0], done[0])
        assert Case.objects.filter(draft_token=draft.pk).count() == int(done[0])


def in_a_tab(act, start):
    start.wait()
    try:
        act()
    except Refusal:
        return False
    else:
        return True
    finally:
        connections.close_all()
