"""One round trip at 2G: each first view weighs at most 14 KB compressed and asks for nothing else; few queries."""

import gzip
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from tests.cases.public.walk import TYPED, address, fill, place, started

pytestmark = pytest.mark.django_db
LIMIT = 14_000
OPEN = ["", "registro/", "orden/", "privacidad/", "mi-registro/"]


@pytest.fixture
def full(client):
    """A draft of twelve people in the real map."""
    call_command("load_reference", verbosity=0)
    base = started(client)
    fill(client, base, people=12)
    return base


def weight(page):
    """Bytes on the wire, and at most so many of padding."""
    response = Client().get(page, headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip")
    assert b"</html>" in gzip.decompress(response.content)
    return len(response.content) + 100


def assert_alone(html):
    """No request but for the page itself."""
    assert not re.search(r"<(?:script|link(?! rel=.icon. href=.data:)|img|iframe)\b|\ssrc=|url\(|@import", html)


@pytest.mark.parametrize("page", OPEN)
@pytest.mark.parametrize("language", ["es", "en"])
def test_open_page_is_light_and_alone(client, db, page, language):
    address = f"/{language}/{page}"

    assert weight(address) <= LIMIT
    assert_alone(client.get(address).content.decode())


def test_every_page_of_the_registration_is_light_and_alone(client, full):
    pages = [address(full, key) for key in [*TYPED, "personas", "revisar"]]

    weights = {page: weight(page) for page in [*pages, full]}

    assert {page: size for page, size in weights.items() if size > LIMIT} == {}
    for page in weights:
        assert_alone(client.get(page).content.decode())


def test_own_page_of_twelve_people_is_light_and_alone(client, full):
    client.post(f"{full}enviar/")
    case = Case.objects.get()

    own = f"/es/mi-registro/{case.reference}/{case.secret}/"

    assert weight(own) <= LIMIT
    assert_alone(client.get(own).content.decode())


def test_squeezed_page_is_the_page(client, full):
    page = f"{full}persona/1/"

    squeezed = Client().get(page, headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(squeezed.content) == client.get(page).content
    assert "Accept-Encoding" in squeezed["Vary"]


def queries(client, method, path, typed=None):
    with CaptureQueriesContext(connection) as captured:
        getattr(client, method)(path, typed or {})
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize("key", [key for key in TYPED if key != "lugar"])
def test_page_costs_one_query_and_keeping_it_three(client, key):
    place()
    base = started(client)
    fill(client, base)

    assert len(queries(client, "get", address(base, key))) == 1
    assert len(queries(client, "post", address(base, key), TYPED[key])) == 3


def test_place_also_looks_up_office_airports_and_crossings_once(client):
    place()
    base = started(client)
    fill(client, base)

    assert len(queries(client, "post", f"{base}lugar/", TYPED["lugar"])) <= 7
