"""Going on later and elsewhere: by the address or by a short code; what is forgotten says so kindly."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.enums import HelpForm
from cases.models import HelpDraft, RegistrationDraft
from cases.operations.draft import forget_drafts
from repatriation.common.references import new_resume_code
from tests.cases.public.walk import TYPED, draft_of, fill, place, started, token_of

pytestmark = pytest.mark.django_db
CODE = re.compile(r'<p class="ref small">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</p>')


@pytest.fixture
def base(client):
    place()
    return started(client)


def code_shown(client, base):
    return CODE.search(client.get(base).content.decode()).group(1)


def typed_in(client, code, language="es"):
    return client.post(f"/{language}/continuar/", {"code": code})


def test_pause_shows_the_code_and_until_when_it_is_kept(client, base, settings):
    html = client.get(base).content.decode()

    last = draft_of(base).saved_at + settings.DRAFT_LIFETIME
    assert CODE.search(html)
    assert f"Si no vuelve hasta el {last.day} de " in html


@pytest.mark.parametrize("change", [str, str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_code_opens_the_draft_on_another_device(client, base, change):
    fill(client, base, until="contacto")
    code = code_shown(client, base)

    answer = typed_in(Client(), change(code))

    assert answer.url == base
    assert f'href="{base}contacto/"' in Client().get(answer.url).content.decode()


def test_code_opens_the_draft_in_the_language_of_the_page(client, base):
    assert typed_in(client, code_shown(client, base), "en").url == base.replace("/es/", "/en/")


def test_code_is_ciphertext_in_the_database(client, base):
    code = code_shown(client, base)

    raw = RegistrationDraft.objects.extra(select={"raw": "code"}).values_list("raw", "code_index").get()

    assert raw[0].startswith("v1:")
    assert not any(code.replace("-", "") in value for value in raw)


def test_wrong_codes_get_one_answer_at_one_price(client, base):
    fill(client, base)
    sent = code_shown(client, base)
    client.post(f"{base}enviar/")

    answers, prices = set(), set()
    for code in (new_resume_code(), sent, "1234", "x" * 50, "<b>"):
        with CaptureQueriesContext(connection) as queries:
            answer = typed_in(client, code)
        answers.add((answer.status_code, re.sub(r'value="[^"]*"', "", answer.content.decode())))
        prices.add(len(queries))

    assert len(answers) == 1
    assert prices == {1}


def test_wrong_code_is_kept_beside_the_words(client, base):
    html = typed_in(client, "K7QX-M4RD-2222").content.decode()

    assert "<title>Error: " in html
    assert 'value="K7QX-M4RD-2222"' in html
    assert "No hay un registro guardado con ese código." in html


def test_code_of_a_sent_registration_opens_nothing(client, base):
    fill(client, base)
    client.post(f"{base}enviar/")

    draft = draft_of(base)

    assert (draft.code, draft.code_index) == ("", "")


def test_two_drafts_may_both_be_sent(client, base):
    for address in (base, started(client)):
        fill(client, address)
        client.post(f"{address}enviar/")

    assert RegistrationDraft.objects.filter(code_index="").count() == 2


def test_draft_that_nobody_goes_on_with_is_forgotten(client, base, settings):
    fill(client, base, until="situacion")
    fresh = started(client)
    RegistrationDraft.objects.filter(pk=token_of(base)).update(
        saved_at=timezone.now() - settings.DRAFT_LIFETIME - timedelta(minutes=1)
    )

    deleted = forget_drafts(at=timezone.now())

    assert deleted == 1
    assert [str(draft.pk) for draft in RegistrationDraft.objects.order_by("pk")] == [token_of(fresh)]


def test_receipt_of_a_sent_registration_is_not_forgotten(client, base, settings):
    fill(client, base)
    client.post(f"{base}enviar/")

    assert forget_drafts(at=timezone.now() + 2 * settings.DRAFT_LIFETIME) == 0
    assert client.get(f"{base}constancia/").status_code == 200


@pytest.mark.parametrize(
    "page",
    ["", "quien/", "persona/1/", "persona/1/necesidades/", "personas/", "persona/1/quitar/", "revisar/", "enviar/",
     "constancia/"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_draft_that_is_gone_says_what_to_do(client, db, page, method, language):
    answer = getattr(client, method)(f"/{language}/registro/{uuid4()}/{page}")

    html = answer.content.decode()
    assert answer.status_code == 404
    assert all(f'href="/{language}/{way}"' in html for way in ("continuar/", "mi-registro/", "registro/"))
    assert "no-store" in answer["Cache-Control"]


def test_connection_cut_after_any_page_loses_only_that_page(client, base):
    """The phone dies after each page; another one goes on by the code where the first was."""
    code = code_shown(client, base)
    for key in ("quien", "pais", "lugar", "contacto"):
        assert typed_in(Client(), code).url == base
        assert f'href="{base}{key}/"' in Client().get(base).content.decode()
        Client().post(f"{base}{key}/", TYPED[key])

    assert 'value="rosa@example.org"' in Client().get(f"{base}contacto/").content.decode()


def test_old_draft_of_a_short_form_goes_too(settings):
    now = timezone.now()
    for age in (settings.DRAFT_LIFETIME * 2, settings.DRAFT_LIFETIME / 2):
        HelpDraft.objects.create(form=HelpForm.SUPPORT, started_at=now - age, saved_at=now - age)

    assert forget_drafts(at=now) == 1
    assert HelpDraft.objects.count() == 1
