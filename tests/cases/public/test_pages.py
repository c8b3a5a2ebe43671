"""The open pages: complete, light, written once, and no bare answer for a stranger."""

import gzip
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cases.operations.figures import publish_figures
from cases.rules.consents import CONSENT_WORDS
from cases.rules.priority import BONUS_TEXT, PRIORITY_TEXT, RULES_VERSION
from repatriation.pages import forbidden
from tests import makers
from tests.makers import NOW

LIMIT = 14_000
LINKED = [
    "start", "find_status", "consulates", "notices", "order", "numbers", "privacy", "relative", "support",
    "resume_by_code",
]  # fmt: skip
OPEN = [
    "", "consulados/", "consulados/?lugar=20500", "consulados/?lugar=zzz", "consulados/us/", "consulados/us/ca/",
    "consulados/cl/", "consulados/fr/", "comunicados/", "cifras/", "privacidad/", "orden/", "accesibilidad/",
]  # fmt: skip


def read(client, page):
    return client.get(page).content.decode()


@pytest.fixture
def full(office):
    """The real map, and figures of some months and offices."""
    call_command("load_reference", verbosity=0)
    for number in range(12):
        makers.case(makers.office(f"CG-{number}"), people=6, tier=1 + number % 5)
    publish_figures(as_of=NOW, at=NOW)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("page", OPEN)
def test_open_page_is_light_and_alone(full, client, page, language):
    address = f"/{language}/{page}"

    squeezed = Client().get(address, headers={"Accept-Encoding": "gzip"})
    html = gzip.decompress(squeezed.content).decode()

    assert (squeezed.status_code, squeezed["Content-Encoding"]) == (200, "gzip")
    assert len(squeezed.content) + 100 <= LIMIT
    assert not re.search(r"<(?:script|link(?! rel=.icon. href=.data:)|img|iframe)\b|\ssrc=|url\(|@import", html)
    assert "Set-Cookie" not in squeezed.headers


@pytest.mark.parametrize("name", LINKED)
def test_home_leads_everywhere(client, db, name):
    assert f'href="{reverse(f"public:{name}")}"' in read(client, "/es/")


@pytest.mark.parametrize("page", ["registro/", "privacidad/", "no-existe/"])
def test_footer_of_every_page_leads_to_the_open_pages(client, db, page):
    footer = read(client, f"/es/{page}").split("<footer>")[1]

    for name in ("find_status", "consulates", "notices", "order", "numbers", "privacy", "accessibility"):
        assert f'href="{reverse(f"public:{name}")}"' in footer


def test_home_says_that_it_is_free_and_that_nobody_asks_for_money(client, db):
    assert "Es gratis. Nunca le pediremos dinero." in read(client, "/es/")


def test_privacy_shows_every_consent_with_the_words_of_the_form(client, db):
    page = read(client, "/es/privacidad/")

    assert [str(label) in page and str(hint) in page for label, hint in CONSENT_WORDS.values()] == [True] * 4


def test_order_shows_the_whole_rule_its_version_and_the_reviews(full, client):
    page = read(client, "/es/orden/")

    assert all(str(factor) in page for tier in PRIORITY_TEXT for factor in tier.factors)
    assert all(str(words) in page for _days, words in BONUS_TEXT)
    assert f"Versión de la regla: {RULES_VERSION}" in page
    assert "grupo cambiado, 0; grupo mantenido, 0" in page


def test_page_kept_for_one_reader_holds_nothing_of_another(client, db):
    asked = read(client, "/es/privacidad/?nombre=Rosa")

    assert "nombre=Rosa" in asked  # the switch of languages keeps the place
    assert "Rosa" not in read(client, "/es/privacidad/")


def test_kept_page_costs_no_query_and_home_one(client, db, django_assert_num_queries):
    for page, queries in (("/es/privacidad/", 0), ("/es/accesibilidad/", 0), ("/es/", 1), ("/en/", 1)):
        client.get(page)
        with django_assert_num_queries(queries):
            client.get(page)


def test_request_that_can_not_be_read_gets_a_page_with_words(client, db):
    response = client.get("/es/", headers={"Host": "somewhere.else"})

    assert response.status_code == 400
    assert "No pudimos leer lo que llegó" in response.content.decode()
    assert "Bad Request" not in response.content.decode()


def test_too_many_fields_get_the_same_page(client, db, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5

    response = client.post("/es/mi-registro/", {f"f{number}": "x" for number in range(9)})

    assert response.status_code == 400
    assert "vuelva a la página anterior" in response.content.decode()


def test_forbidden_page_has_words_and_a_way_on(rf):
    request = rf.get("/es/")
    request.user = AnonymousUser()

    page = forbidden(request, PermissionDenied()).content.decode()

    assert "No podemos abrir esta página" in page
    assert reverse("public:home") in page


@pytest.mark.parametrize("page", ["", "privacidad/", "cifras/", "comunicados/"])
def test_landmarks_and_skip_link_are_there_once(client, db, page):
    html = read(client, f"/es/{page}")

    assert [html.count(mark) for mark in ("<main", "<h1", "<footer", "<header", 'class="skip"')] == [1] * 5
    assert html.index('class="skip"') < html.index("<header")
