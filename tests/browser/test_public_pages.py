"""The public site without script: the Enter key, and the whole registration in English."""

import pytest
from django.core.management import call_command

from cases.models import Case
from tests.browser.hands import follow, type_in
from tests.browser.site.visit import sent_as_it_is
from tests.cases.public.short_walk import RELATIVE, SUPPORT, abroad, home
from tests.cases.public.walk import TYPED, place


def test_enter_key_saves_the_page(open_page, office):
    page = open_page(script=False)
    page.goto("/es/registro/")
    sent_as_it_is(page)

    type_in(page, TYPED["quien"])
    page.keyboard.press("Enter")

    page.wait_for_url("**/pais/")


def test_whole_registration_in_english_without_script(open_page, transactional_db):
    place()
    page = open_page(script=False, language="en-US")
    page.goto("/en/registro/")
    sent_as_it_is(page)

    for key, values in TYPED.items():
        type_in(page, values)
        sent_as_it_is(page)
        if key == "necesidades.1":
            follow(page, "No, continue")
    sent_as_it_is(page)

    assert page.get_by_role("heading", level=1).inner_text() == "We received your registration"
    assert page.get_by_text(Case.objects.get().reference, exact=True).is_visible()


@pytest.mark.parametrize(
    ("path", "typed", "world_of"), [("familiar-detenido", RELATIVE, abroad), ("ya-volvi", SUPPORT, home)]
)
def test_short_forms_need_no_script(open_page, transactional_db, path, typed, world_of):
    world_of()
    page = open_page(script=False)
    page.goto(f"/es/{path}/")
    sent_as_it_is(page)

    for values in typed.values():
        type_in(page, values)
        sent_as_it_is(page)
    sent_as_it_is(page)

    assert page.url.endswith("/constancia/")


def test_state_on_the_map_leads_to_its_office(open_page, transactional_db):
    call_command("load_reference", verbosity=0)
    page = open_page()
    page.goto("/es/consulados/us/")
    page.wait_for_function("document.querySelector('object').contentDocument?.querySelector('a')")

    page.frames[1].get_by_role("link", name="Utah: Salt Lake City").click()

    page.wait_for_url("**/es/consulados/us/ut/")
