"""The switch of languages on the pages that ask: the place is kept, and all that was typed and not yet sent."""

import pytest
from django.core.management import call_command

from tests.browser.conftest import PHONE
from tests.browser.hands import type_in
from tests.browser.site.visit import sent_as_it_is
from tests.cases.public.short_walk import RELATIVE, SUPPORT
from tests.cases.public.walk import TYPED

OTHER = {"es": "English", "en": "Español"}
ANSWERS = (
    """() => [...new FormData(document.querySelector('main form[method=post]'))].filter(([name]) => name !== 'seen')"""
)
FORMS = [("registro", TYPED), ("familiar-detenido", RELATIVE), ("ya-volvi", SUPPORT)]


@pytest.mark.parametrize(("path", "typed"), FORMS)
def test_switch_keeps_place_and_what_was_typed(open_page, transactional_db, path, typed):
    call_command("load_reference", verbosity=0)
    page = open_page(PHONE)
    page.goto(f"/es/{path}/")
    sent_as_it_is(page)

    for key, values in typed.items():
        type_in(page, values)
        before, place = page.evaluate(ANSWERS), page.url
        switch(page, "es")
        assert (page.evaluate(ANSWERS), page.url) == (before, place.replace("/es/", "/en/", 1)), key
        switch(page, "en")
        assert (page.evaluate(ANSWERS), page.url) == (before, place), key
        sent_as_it_is(page)
        if key == "necesidades.1":
            page.get_by_role("link", name="No, continuar").click()
    assert page.url.endswith("/revisar/")


def switch(page, language):
    with page.expect_navigation():
        page.get_by_role("button", name=OTHER[language]).click()
    assert page.locator("html").get_attribute("lang") != language
    assert page.locator(".summary-error").count() == 0


def test_correction_keeps_its_words_in_the_other_language(open_page, world):
    case = world.case(state="waiting")
    page = open_page(PHONE)
    page.goto(f"{world.own(case)}corregir/contacto/")
    page.locator("[name=email]").fill("a medias@")

    switch(page, "es")

    assert page.locator("[name=email]").input_value() == "a medias@"
    assert page.locator("html").get_attribute("lang") == "en"
