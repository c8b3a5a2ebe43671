"""The whole registration by keyboard alone: focus seen at each stop, in the order of the page, and on the errors."""

from django.core.management import call_command

from cases.models import Case
from tests.browser.conftest import PHONE
from tests.browser.keys import Keyboard
from tests.cases.public.walk import TYPED

SAVE = {"es": "Guardar y continuar", "en": "Save and continue"}


def test_whole_registration_by_keyboard(open_page, transactional_db):
    call_command("load_reference", verbosity=0)
    page = open_page(PHONE)
    keys = Keyboard(page)
    page.goto("/es/registro/")
    keys.press("Empezar")

    for key, values in TYPED.items():
        leave_empty(keys, key)
        keys.answer({name: value for name, value in values.items() if page.locator(f"[name={name}]").count()})
        assert keys.in_order(), [(stop["id"], stop["top"]) for stop in keys.stops]
        keys.press(SAVE["es"])
        assert not page.title().startswith("Error:"), (key, page.locator(".summary-error").inner_text())
        if key == "necesidades.1":
            keys.press("No, continuar")
    keys.press("Enviar mi registro")

    assert page.get_by_text(Case.objects.get().reference, exact=True).is_visible()


def leave_empty(keys, key):
    """Sent without an answer, the page puts the focus on what is wrong, and from there to the field."""
    if key in ("necesidades.1", "contactos"):
        return
    keys.press(SAVE["es"])
    summary = keys.page.evaluate("document.activeElement.className")
    assert (summary, keys.page.title()[:6]) == ("summary-error", "Error:"), key
    first = keys.tab()
    target = keys.page.evaluate("document.activeElement.hash.slice(1)")
    keys.page.keyboard.press("Enter")
    keys.page.wait_for_url(f"**#{target}")
    keys.stops.clear()
    assert keys.at()["id"] == target, (key, first["words"], target, keys.at())
    keys.page.goto(keys.page.url.partition("#")[0])


def test_first_stop_leads_past_the_head_of_the_page(open_page, transactional_db):
    page = open_page(PHONE)
    page.goto("/es/")

    stop = Keyboard(page).tab()
    page.keyboard.press("Enter")

    assert stop["words"] == "Ir al contenido"
    page.wait_for_url("**/es/#main")
