"""The lines of the passport in a browser: by keyboard and without script, on the narrowest phone, in both languages."""

import pytest

from cases.formats.mrz import written
from tests.cases.public.test_person_lines import ROSA
from tests.cases.public.walk import address, fill, place, started

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {"width": 320, "height": 700}
LINES = "\n".join(written("TD3", **ROSA))


@pytest.fixture(params=["es", "en"])
def page(request, client, open_page):
    place()
    base = started(client, request.param)
    fill(client, base, until="persona.1")
    page = open_page(NARROW, language=request.param)
    page.goto(address(base, "persona.1"))
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return page


def test_lines_typed_by_keyboard_fill_the_page(page, accessible, picture, request):
    accessible(page)

    page.keyboard.insert_text(LINES.lower())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#lines-note")

    assert page.input_value("#document_number") == "116543210"
    assert page.is_checked("input[name=sex][value=F]")
    accessible(page)
    picture(page, f"lines-filled-{request.node.callspec.id}")


def test_wrong_digit_is_said_where_the_focus_goes(page, accessible, picture, request):
    page.keyboard.insert_text(LINES.replace("116543210", "116543211"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".summary-error")

    assert page.locator(".summary-error li").count() == 1
    assert page.input_value("#lines").replace("\r", "") == LINES.replace("116543210", "116543211")
    assert page.evaluate("document.activeElement.className") == "summary-error"
    accessible(page)
    picture(page, f"lines-wrong-{request.node.callspec.id}")


def test_difference_is_shown_beside_what_was_typed(page, accessible, picture, request):
    page.fill("#lines", LINES)
    page.fill("#document_number", "999999999")
    page.locator("details button").click()
    page.wait_for_selector("#document_number-note")

    assert page.input_value("#document_number") == "999999999"
    accessible(page)
    picture(page, f"lines-differ-{request.node.callspec.id}")
