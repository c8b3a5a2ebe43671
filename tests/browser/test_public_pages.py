"""The public pages in a real browser: nothing for axe to find at two widths, no script needed, no words lost."""

import pytest
from django.core.management import call_command

from tests.browser.hands import save, type_in
from tests.cases.public.walk import TYPED

WIDTHS = [{"width": 320, "height": 640}, {"width": 1200, "height": 900}]


@pytest.fixture
def looked_at(accessible, picture):
    """looked_at(page, name): accessible, and without sideways scrolling at every width, with its pictures."""

    def look(page, name):
        accessible(page)
        for size in WIDTHS:
            page.set_viewport_size(size)
            picture(page, f"{name}-{size['width']}")

    return look


@pytest.fixture
def reference_data(transactional_db):
    call_command("load_reference", verbosity=0)


@pytest.mark.parametrize("address", ["", "registro/", "mi-registro/", "orden/", "privacidad/", "no-existe/"])
def test_open_pages_are_accessible(open_page, looked_at, transactional_db, address):
    page = open_page()

    page.goto(f"/es/{address}")

    looked_at(page, f"open-{address.strip('/') or 'home'}")


@pytest.mark.usefixtures("reference_data")
def test_family_registers_and_reads_its_page(open_page, looked_at):
    page = open_page()
    page.goto("/es/registro/")
    page.get_by_role("button", name="Empezar").click()

    for key, values in TYPED.items():
        save_empty(page, key)
        type_in(page, values)
        looked_at(page, f"page-{key}")
        save(page)
        if key == "necesidades.1":
            looked_at(page, "page-personas")
            page.get_by_role("link", name="No, continuar").click()
    looked_at(page, "page-revisar")
    page.get_by_role("button", name="Enviar mi registro").click()

    looked_at(page, "receipt")
    page.get_by_role("link", name="Ver mi registro").first.click()
    looked_at(page, "status")
    page.get_by_role("link", name="Retirar mi registro").click()
    looked_at(page, "withdraw")


def save_empty(page, key):
    """The page leads to its errors; the one that needs nothing is left alone."""
    if key.startswith(("necesidades", "contactos")):
        return
    save(page)
    assert page.title().startswith("Error:")
    assert page.evaluate("document.activeElement.className") == "summary-error"


def test_registration_needs_no_script(open_page, office, picture):
    page = open_page(script=False)
    page.goto("/es/registro/")
    page.get_by_role("button", name="Empezar").click()

    type_in(page, TYPED["quien"])
    page.keyboard.press("Enter")

    page.wait_for_url("**/pais/")


def test_language_switch_keeps_place_and_what_was_typed(open_page, transactional_db):
    page = open_page()
    page.goto("/es/registro/")
    page.get_by_role("button", name="Empezar").click()
    page.get_by_label("Soy familiar o amigo de quien viaja").check()

    page.get_by_role("button", name="English").click()

    assert page.url.endswith("/quien/")
    assert "/en/" in page.url
    assert page.locator("[value=relative]").is_checked()
