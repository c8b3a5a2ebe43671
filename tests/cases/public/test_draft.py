"""What is typed is kept: page by page, in two languages, on another day, and without jumping ahead."""

import uuid

import pytest

from cases.models import RegistrationDraft
from tests.cases.public.walk import TYPED, answers_of, draft_of, fill, person, place, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(client):
    place()
    return started(client)


def test_draft_is_ciphertext_in_the_database(client, base):
    fill(client, base, until="persona.1")

    stored = RegistrationDraft.objects.extra(select={"raw": "answers"}).values_list("raw", flat=True).get()

    assert stored.startswith("v1:")
    assert "Rosa" not in stored


def test_each_page_is_kept_and_shown_again(client, base):
    fill(client, base)

    html = client.get(f"{base}contacto/").content.decode()

    assert 'value="Rosa Quispe Mamani"' in html
    assert 'value="305 555 0134"' in html
    assert 'value="evening" checked' in html


def test_unfinished_page_is_kept_without_blame(client, base):
    fill(client, base, until="contacto")

    paused = client.post(f"{base}contacto/", {"name": "Rosa", "email": "rosa@", "then": "later"})
    html = client.get(f"{base}contacto/").content.decode()

    assert paused.url == base
    assert 'value="rosa@"' in html
    assert 'class="msg"' not in html


def test_pause_shows_the_address_and_leads_on_where_one_was(client, base, settings):
    fill(client, base, until="contacto")

    html = client.get(base).content.decode()

    assert f'<a href="{settings.PUBLIC_URL}{base}">' in html
    assert f'href="{base}contacto/"' in html


@pytest.mark.parametrize("page", ["contacto/", "personas/", "persona/1/", "viaje/", "permisos/", "revisar/"])
def test_pages_ahead_lead_to_the_first_that_is_missing(client, base, page):
    fill(client, base, until="pais")

    assert client.get(base + page).url == f"{base}pais/"
    assert client.post(base + page, {"name": "x"}).url == f"{base}pais/"


def test_sending_unfinished_answers_leads_to_what_is_missing(client, base):
    fill(client, base, until="viaje")

    assert client.post(f"{base}enviar/").url == f"{base}viaje/"


def test_person_who_does_not_exist_leads_to_the_list(client, base):
    fill(client, base)

    addresses = [f"{base}persona/7/", f"{base}persona/2/necesidades/", f"{base}persona/9/quitar/"]

    assert {client.get(page).url for page in addresses} == {f"{base}personas/"}


def test_language_switch_keeps_the_page_and_what_was_typed(client, base):
    fill(client, base, until="contacto")

    switched = client.post(f"{base}contacto/?revisar", {"name": "Rosa", "then": "language"})
    html = client.get(switched.url).content.decode()

    assert switched.url == f"/en{base.removeprefix('/es')}contacto/?revisar"
    assert 'value="Rosa"' in html
    assert '<html lang="en">' in html


def test_another_country_asks_for_place_and_airports_again(client, base):
    fill(client, base)

    client.post(f"{base}pais/", {"country": "CL"})

    answers = answers_of(base)
    assert (answers.mark("lugar"), answers.mark("viaje"), answers.mark("contacto")) == ("later", "later", "done")
    assert client.get(f"{base}revisar/").url == f"{base}lugar/"


def test_same_country_again_changes_nothing(client, base):
    fill(client, base)

    client.post(f"{base}pais/", TYPED["pais"])

    assert answers_of(base).first_missing() == "revisar"


def test_change_from_the_review_leads_back_to_it(client, base):
    fill(client, base)

    changed = client.post(f"{base}situacion/?revisar", TYPED["situacion"])
    named = client.post(f"{base}persona/1/?revisar", person("Rosita"))

    assert changed.url == f"{base}revisar/"
    assert named.url == f"{base}persona/1/necesidades/?revisar"


def test_two_tabs_keep_each_others_pages(client, base):
    fill(client, base, until="situacion")

    client.post(f"{base}persona/2/", person("Ana"))
    client.post(f"{base}situacion/", TYPED["situacion"])

    assert {"persona.2", "situacion"} <= set(answers_of(base).pages)


def test_same_new_person_sent_twice_is_one_person(client, base):
    fill(client, base)

    client.post(f"{base}persona/2/", person("Ana"))
    client.post(f"{base}persona/2/", person("Ana"))

    assert answers_of(base).numbers == [1, 2]


def test_pregnancy_is_not_asked_of_men(client, base):
    fill(client, base, {"persona.1": person("Luis", sex="M")}, until="situacion")

    assert "embarazada" not in client.get(f"{base}persona/1/necesidades/").content.decode()


def test_way_by_land_is_asked_only_where_there_is_one(client, base):
    fill(client, base, until="viaje")

    assert "por tierra" not in client.get(f"{base}viaje/").content.decode()


def test_unknown_draft_is_not_found(client, db):
    for page in ["", "quien/", "persona/1/", "personas/", "revisar/", "constancia/"]:
        assert client.get(f"/es/registro/{uuid.uuid4()}/{page}").status_code == 404


def test_unknown_page_is_not_found(client, base):
    assert client.get(f"{base}otra/").status_code == 404


def test_much_too_much_text_is_cut_before_it_is_kept(client, base):
    fill(client, base, until="contacto")

    client.post(f"{base}contacto/", {"name": "A" * 100_000, "nobody_asked": "x"})

    typed = answers_of(base).typed("contacto")
    assert len(typed["name"]) == 1000
    assert "nobody_asked" not in typed


def test_review_finds_what_was_right_on_another_day(client, base):
    fill(client, base)
    draft = draft_of(base)
    draft.answers = draft.answers.replace('"lodging_until_year":"', '"lodging_until_year":"19').replace("1920", "19")
    draft.save()

    asked = client.get(f"{base}revisar/").url

    assert asked == f"{base}situacion/?corregir"
    assert 'class="msg"' in client.get(asked).content.decode()
