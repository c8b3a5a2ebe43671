"""A request for support is reached like every registration: each page behind "my registration" answers for it."""

import re

import pytest

from cases.models import Case
from tests.cases.public.short_walk import asked, home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_behind_my_registration_answers(client, language):
    home()
    asked(client)
    case = Case.objects.get()
    own = f"/{language}/mi-registro/{case.reference}/{case.secret}/"
    links = set(re.findall(rf'href="({own}[^"#?]+)"', client.get(own).content.decode()))

    answers = {link: client.get(link).status_code for link in links}

    assert links
    assert {link: code for link, code in answers.items() if code != 200} == {}


def test_agency_that_was_agreed_to_is_named_among_the_permissions(client):
    home()
    asked(client)
    case = Case.objects.get()

    pages = re.findall(rf'href="(/es/mi-registro/{case.reference}/{case.secret}/[^"#?]+)"', own_page(client, case))
    words = "".join(client.get(page).content.decode() for page in set(pages))

    assert "RENIEC" in words


def own_page(client, case):
    return client.get(f"/es/mi-registro/{case.reference}/{case.secret}/").content.decode()
