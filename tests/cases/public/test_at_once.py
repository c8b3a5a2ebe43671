"""From several connections at once: one registration, one reference; a busy database keeps what was typed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from django.test import Client

from cases.models import Case, RegistrationDraft
from tests.cases.public.walk import fill, place, started, token_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, times):
    def alone(_number):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(alone, range(times)))


def test_five_presses_at_once_make_one_registration(client):
    place()
    base = started(client)
    fill(client, base)

    answers = at_once(lambda: Client().post(f"{base}enviar/"), 5)

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, f"{base}constancia/")}
    assert Case.objects.count() == 1


def test_answers_changed_in_another_tab_are_not_sent_unseen(client):
    place()
    base = started(client)
    fill(client, base)

    answers = at_once(lambda: [Client().post(f"{base}quien/", {"who": "self"}), Client().post(f"{base}enviar/")], 4)

    assert {answer.status_code for pair in answers for answer in pair} <= {302, 409}
    assert Case.objects.count() <= 1


def test_busy_database_keeps_what_was_typed(client):
    place()
    base = started(client)

    with transaction.atomic():
        RegistrationDraft.objects.select_for_update().get(pk=token_of(base))
        busy = at_once(lambda: Client().post(f"{base}quien/", {"who": "self", "note": "<b>"}), 1)[0]

    assert busy.status_code == 503
    assert 10 <= int(busy["Retry-After"]) <= 20
    assert '<input type="hidden" name="who" value="self">' in busy.content.decode()
    assert f'action="{base}quien/"' in busy.content.decode()
