"""The line breaks, the button is pressed five times, there are two tabs, one goes back, the draft is long gone."""

import pytest

from cases.models import Case, RegistrationDraft
from tests.browser.conftest import PHONE
from tests.browser.hands import follow, press, save, type_in
from tests.browser.site.visit import sent_as_it_is
from tests.cases.public.walk import TYPED, place

LINE = ("before anything arrives", "after all has arrived")
PRESSED_OFTEN = """() => {
  const form = document.querySelector('main form[method=post]')
  for (let press = 0; press < 5; press++) form.submit()
}"""


@pytest.fixture
def page(open_page, transactional_db):
    place()
    page = open_page(PHONE)
    page.goto("/es/registro/")
    press(page, "Empezar")
    return page


def walk(page, until="", leave=save):
    """Answer page after page, up to `until`; `leave` sends each of them."""
    for key, values in TYPED.items():
        if key == until:
            return
        type_in(page, values)
        leave(page)
        if key == "necesidades.1":
            follow(page, "No, continuar")


def cut(page, when, button):
    """Press, and lose the line: the browser shows its own page. Then the line is back, and one tries again."""
    if when == LINE[0]:
        page.context.set_offline(True)
    else:
        page.route("**/*", lost_answer)
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name=button).click(no_wait_after=True)
    page.wait_for_function("location.protocol === 'chrome-error:'")
    page.context.set_offline(False)
    page.unroute_all(behavior="wait")
    page.reload()


def lost_answer(route):
    """The server gets it all and answers; the answer never comes."""
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort("connectionreset")
    else:
        route.continue_()


@pytest.mark.parametrize("when", LINE)
def test_line_that_breaks_on_every_page_loses_nothing_and_doubles_nothing(page, when):
    walk(page, leave=lambda page: cut(page, when, "Guardar y continuar"))
    assert page.url.endswith("/revisar/")

    cut(page, when, "Enviar mi registro")

    case = Case.objects.get()
    assert page.get_by_text(case.reference, exact=True).is_visible()
    assert (case.members.count(), case.email, case.city) == (1, "rosa@example.org", "Miami")


def test_button_pressed_five_times_on_every_page_registers_once(page):
    walk(page, leave=press_often)
    press_often(page)

    assert page.get_by_text(Case.objects.get().reference, exact=True).is_visible()
    assert Case.objects.get().members.count() == 1


def press_often(page):
    with page.expect_navigation():
        page.evaluate(PRESSED_OFTEN)
    page.wait_for_load_state()


def test_two_tabs_on_one_draft_lose_nothing_and_make_one_registration(page):
    walk(page, until="situacion")
    other = page.context.new_page()
    other.goto(page.url.replace("situacion", "contacto"))
    other.get_by_label("Correo").fill("otra@example.org")

    type_in(page, TYPED["situacion"])
    save(page)
    save(other)
    page.goto(page.url.partition("/registro/")[0] + "/registro/" + page.url.split("/")[5] + "/")
    follow(page, "Seguir ahora")
    for key in ("viaje", "contactos", "permisos"):
        type_in(page, TYPED[key])
        save(page)
    other.goto(page.url)
    press(page, "Enviar mi registro")
    press(other, "Enviar mi registro")

    assert Case.objects.get().email == "otra@example.org"
    assert other.url == page.url


def test_way_back_shows_what_was_answered_and_goes_on_from_there(page):
    walk(page, until="contacto")

    page.go_back()
    assert page.locator("[name=city]").input_value() == "Miami"
    page.go_back()
    assert page.locator("[name=country]").input_value() == "US"
    save(page)
    save(page)

    assert page.url.endswith("/contacto/")


def test_way_back_after_sending_leads_to_the_receipt(page):
    walk(page)
    press(page, "Enviar mi registro")
    receipt, reference = page.url, Case.objects.get().reference

    page.go_back()
    page.reload()

    assert page.url == receipt
    assert page.get_by_text(reference, exact=True).is_visible()


def test_draft_that_is_long_gone_says_so_and_leads_on(page):
    walk(page, until="contacto")
    RegistrationDraft.objects.all().delete()
    type_in(page, TYPED["contacto"])

    sent_as_it_is(page)

    assert page.get_by_role("heading", level=1).inner_text() == "No encontramos lo que guardó"
    assert page.locator("main a[href='/es/registro/']").is_visible()
