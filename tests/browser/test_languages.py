"""The switch of languages on the pages that ask: the place is kept, and all that was typed and not yet sent."""

import pytest
from django.core.management import call_command

from tests.browser.conftest import PHONE
from tests.browser.hands import follow, type_in
from tests.browser.site.visit import sent_as_it_is
from tests.cases.public.short_walk import RELATIVE, SUPPORT
from tests.cases.public.walk import TYPED

OTHER = {"es": "English", "en": "Español"}
ANSWERS = (
    """() => [...new FormData(document.querySelector('main form[method=post]'))].filter(([name]) => name !== 'seen')"""
)
TYPE = """() => {
  const form = [...document.querySelectorAll('main form[method=post]')].find(one => one.querySelector(FIELDS))
  if (!form) return false
  for (const control of form.querySelectorAll(FIELDS)) {
    if (control.tagName === 'SELECT') control.selectedIndex = control.options.length - 1
    else if (control.type === 'checkbox' || control.type === 'radio') control.checked = true
    else if (control.type !== 'file') control.value = 'a <b> & "c" 1'
  }
  return true
}""".replace("FIELDS", "'input:not([type=hidden]), select, textarea:not(details *)'")
ONE_STEP = {
    "find_status", "ask_code", "enter_code", "resume_by_code", "relative_find", "own_country", "own_review", "repeated",
    "uploads", "correct", "own_person", "own_needs",
}  # fmt: skip
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
            follow(page, "No, continuar")
    assert page.url.endswith("/revisar/")


def test_every_page_with_fields_keeps_them_in_the_other_language(open_page, visits):
    """One state of each address that the site has, so that none is forgotten; no key is in an address it had not."""
    page, tried, first = open_page(PHONE, script=False), set(), {}
    for visit in visits:
        if visit.act is None and visit.status == 200 and "closed" not in visit.state:
            first.setdefault(visit.name, visit)

    for name, visit in first.items():
        visit.open(page)
        if page.evaluate(TYPE):
            before, place = page.evaluate(ANSWERS), page.url
            switch(page, "es")
            assert (page.evaluate(ANSWERS), place_of(page)) == (before, place.replace("/es/", "/en/", 1)), name
            tried.add(name.removeprefix("public:"))

    assert tried >= ONE_STEP


def place_of(page):
    return page.url.removesuffix("?idioma")


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
