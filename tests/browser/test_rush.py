"""Having to wait, in a real browser: the page sends by itself what was typed, or by its button without script."""

import pytest
from playwright.sync_api import Error

from repatriation.common.admission.door import door
from tests.browser.hands import press, save, type_in
from tests.browser.site.visit import sent_as_it_is
from tests.cases.public.walk import TYPED, answers_of, place

SIZES = [{"width": 320, "height": 640}, {"width": 1280, "height": 900}]
WAITING = {"es": "Un momento, por favor", "en": "One moment, please"}
ONLY_BY_ITSELF = """() => {
  const seen = name => document.getElementById(name)?.checkVisibility();
  return seen("by-itself") === true && seen("by-hand") === false;
}"""
STORY = 'Mi niña\ndice "ay" & <b>'


@pytest.fixture
def busy(settings):
    """busy(True) shuts the door for everybody, busy(False) opens it."""
    lanes, common = settings.ADMISSION_LANES, settings.COMMON_PLACES

    def switch(is_busy):
        closed = {name: (asked, kept | {"places": 0}) for name, (asked, kept) in lanes.items()}
        settings.ADMISSION_LANES = closed if is_busy else lanes
        settings.COMMON_PLACES = 0 if is_busy else common
        door.cache_clear()

    yield switch
    door.cache_clear()


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def begun(page, language="es"):
    """A family on the page about its contact; the address of its pages."""
    place()
    page.goto(f"/{language}/registro/")
    sent_as_it_is(page)
    for key in ("quien", "pais", "lugar"):
        type_in(page, TYPED[key])
        sent_as_it_is(page)
    page.wait_for_url("**/contacto/")
    return page.url.removesuffix("contacto/")


def looked_at_between(look):
    """The page sends itself again every few seconds: a look that this broke off is taken anew."""
    for _time in range(9):
        try:
            return look()
        except Error as broken_off:
            if "context was destroyed" not in str(broken_off):
                raise
    return look()


def path_of(base):
    return base.partition("://")[2].partition("/")[2]


@pytest.mark.parametrize("language", WAITING)
def test_page_waits_sends_by_itself_and_goes_on(open_page, busy, accessible, picture, transactional_db, language):
    page = open_page()
    base = begun(page, language)
    type_in(page, TYPED["contacto"] | {"name": STORY.replace("\n", " ")})
    busy(True)

    page.locator("main form button.btn").first.click()
    page.wait_for_function("title => document.querySelector('h1').innerText === title", arg=WAITING[language])
    for size in SIZES:
        page.set_viewport_size(size)
        looked_at_between(lambda: accessible(page))
        picture(page, f"waiting-{language}-{size['width']}")
    page.wait_for_function(ONLY_BY_ITSELF)
    busy(False)
    page.wait_for_url("**/persona/1/")

    assert "turno" not in page.url
    assert answers_of("/" + path_of(base)).typed("contacto")["name"] == STORY.replace("\n", " ")


def test_each_try_counts_anew_and_keeps_everything(open_page, busy, transactional_db):
    page = open_page()
    base = begun(page)
    type_in(page, TYPED["contacto"])
    busy(True)
    save(page)
    first = page.locator("form").get_attribute("action")

    with page.expect_navigation():
        pass
    second = page.locator("form").get_attribute("action")
    busy(False)
    page.wait_for_url("**/persona/1/")

    assert first != second
    assert answers_of("/" + path_of(base)).mark("contacto") == "done"


def test_without_script_the_button_sends_it(open_page, busy, picture, transactional_db):
    page = open_page(script=False)
    base = begun(page)
    type_in(page, TYPED["contacto"])
    busy(True)
    save(page)
    assert heading(page) == WAITING["es"]
    assert page.locator("#by-hand").is_visible()
    assert not page.locator("#by-itself").is_visible()
    picture(page, "waiting-without-script")

    press(page, "Enviar otra vez")
    assert heading(page) == WAITING["es"]
    busy(False)
    press(page, "Enviar otra vez")

    assert page.url == f"{base}persona/1/"
    assert answers_of("/" + path_of(base)).mark("contacto") == "done"


@pytest.mark.parametrize("script", [True, False])
def test_page_that_was_only_read_opens_by_itself(open_page, busy, accessible, transactional_db, script):
    page = open_page(script=script)
    busy(True)
    page.goto("/es/orden/")
    assert heading(page) == WAITING["es"]
    if script:
        accessible(page)

    busy(False)
    page.wait_for_url(lambda url: True)
    page.get_by_role("heading", level=1, name="Cómo se decide el orden").wait_for()

    assert page.url.partition("?")[0].endswith("/es/orden/")


def test_keyboard_alone_sends_it(open_page, busy, transactional_db):
    page = open_page(script=False)
    begun(page)
    type_in(page, TYPED["contacto"])
    busy(True)
    save(page)
    busy(False)

    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.endswith("/persona/1/")
