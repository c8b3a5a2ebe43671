"""On every page: the connection cut, the button pressed five times, the way back, the other language lose nothing."""

import re
from itertools import pairwise

import pytest
from django.test import Client

from cases.models import Case, RegistrationDraft
from cases.rules.answers import PEOPLE
from tests.cases.public.walk import (
    REPRESENTS,
    TYPED,
    address,
    answers_of,
    draft_of,
    fill,
    pages,
    person,
    place,
    started,
)

pytestmark = pytest.mark.django_db
FOR_OTHERS = TYPED | {"quien": {"who": "lawyer"}, "representante": REPRESENTS}
PAGES = pages(FOR_OTHERS)
BACK = re.compile(r'<p class="back"><a href="([^"]+)">')


@pytest.fixture
def base(client):
    place()
    return started(client)


def html(client, page):
    return client.get(page).content.decode()


def code_of(base):
    return draft_of(base).code


def test_connection_cut_after_each_page_goes_on_there_from_another_phone(base):
    for key in PAGES:
        phone = Client()
        pause = phone.post("/es/continuar/", {"code": code_of(base)}).url
        onward = address(base, key)
        assert f'href="{onward}"' in html(phone, pause), key
        phone.post(onward, FOR_OTHERS[key])

    assert answers_of(base).first_missing() == "revisar"


def test_answer_to_the_sending_cut_off_and_sent_again_is_one_registration(client, base):
    fill(client, base)
    Client().post(f"{base}enviar/")

    again = Client().post(f"{base}enviar/")

    assert again.url == f"{base}constancia/"
    assert Case.objects.get().reference in html(Client(), again.url)


@pytest.mark.parametrize("key", PAGES)
def test_page_pressed_five_times_is_kept_once_and_leads_on(client, base, key):
    fill(client, base, FOR_OTHERS, until=key)

    onward = {client.post(address(base, key), FOR_OTHERS[key]).url for _press in range(5)}

    assert len(onward) == 1
    assert answers_of(base).numbers in ([], [1])
    assert answers_of(base).mark(key) == "done"


def test_begin_pressed_five_times_leaves_what_is_begun_apart(client, base):
    fill(client, base, until="contacto")

    for _press in range(5):
        started(client)

    assert RegistrationDraft.objects.count() == 6
    assert answers_of(base).first_missing() == "contacto"


def test_back_from_every_page_leads_to_the_one_before_with_its_answers(client, base):
    fill(client, base, FOR_OTHERS)
    before = draft_of(base).answers
    # The list of people stands between their pages and the others.
    way = [key for key in PAGES if not key.startswith(("persona", "necesidades"))]
    way.insert(way.index("situacion"), PEOPLE)

    backs = {key: BACK.search(html(client, address(base, key))).group(1) for key in way[1:]}

    assert backs == {key: address(base, earlier) for earlier, key in pairwise(way)}
    assert draft_of(base).answers == before


def test_page_changed_after_going_back_is_the_one_that_counts(client, base):
    fill(client, base)

    client.post(f"{base}persona/1/", person("Rosalía"))
    client.post(f"{base}enviar/")

    assert Case.objects.get().members.get().person.given_names == "Rosalía"


@pytest.mark.parametrize("key", PAGES)
def test_language_switched_on_any_page_keeps_place_and_what_was_typed(client, base, key):
    fill(client, base, FOR_OTHERS, until=key)

    switched = client.post(address(base, key), FOR_OTHERS[key] | {"then": "language"})

    english = address(base.replace("/es/", "/en/"), key)
    kept = answers_of(base).typed(key)
    assert switched.url == english
    assert '<html lang="en">' in html(client, english)
    # The first person is asked for no relation to the first.
    typed = {name: value for name, value in FOR_OTHERS[key].items() if name != "relation" or key == "representante"}
    assert {name: kept[name] for name in typed} == typed


def test_second_tab_that_is_behind_changes_only_its_own_page(client, base):
    """One tab went on to the travel; the other sends the contact that it had open."""
    fill(client, base)

    client.post(f"{base}contacto/", TYPED["contacto"] | {"name": "Rosa Q."})

    answers = answers_of(base)
    assert answers.value("contacto", "name") == "Rosa Q."
    assert answers.first_missing() == "revisar"


def test_tab_of_a_person_that_the_other_tab_removed_leads_to_the_list(client, base):
    fill(client, base, people=2)
    client.post(f"{base}persona/2/quitar/")

    late = client.post(f"{base}persona/2/necesidades/", {"health_note": "asma"})

    assert late.url == f"{base}personas/"
    assert answers_of(base).numbers == [1]
