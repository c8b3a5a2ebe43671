"""What a stranger reads when a page is not there or we have failed: the public look, and nothing of our inside."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.test import Client
from django.urls import path

from repatriation.urls import handler404
from repatriation.urls import urlpatterns as site

__all__ = ["handler404"]
SECRET = "what only a developer should read"  # noqa: S105


@login_not_required
def fail(request):
    raise ValueError(SECRET)


urlpatterns = [path("es/falla/", fail), path("en/falla/", fail), *site]


@pytest.fixture
def client():
    """Gets the page that a browser would get, not the exception."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "title", "way_on"),
    [("/es/nada/", "No encontramos esta página", "/es/"), ("/en/nada/", "We did not find this page", "/en/")],
)
def test_missing_page_leads_on(open_page, accessible, transactional_db, address, title, way_on):
    page = open_page()

    answer = page.goto(address)

    assert answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == title
    assert page.locator(f"main a[href='{way_on}']").is_visible()
    accessible(page)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("language", "title"), [("es", "Algo falló de nuestro lado"), ("en", "Something failed on our side")]
)
def test_failure_of_ours_is_said_kindly_and_tells_nothing(client, db, language, title):
    answer = client.get(f"/{language}/falla/")

    html = answer.content.decode()
    assert answer.status_code == 500
    assert f"<h1>{title}</h1>" in html
    assert f'<html lang="{language}">' in html
    assert SECRET not in html
    assert "ValueError" not in html


@pytest.mark.urls(__name__)
def test_failure_is_read_with_the_public_look(open_page, client, accessible, transactional_db):
    html = client.get("/es/falla/").content.decode()
    page = open_page()

    page.set_content(html)

    assert page.locator("main").evaluate("main => getComputedStyle(main).maxWidth") != "none"
    accessible(page)
