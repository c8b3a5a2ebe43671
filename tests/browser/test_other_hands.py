"""In a real browser: a lawyer fills in for a family, a code goes on from another phone, a family registers twice."""

import pytest
from django.core.management import call_command

from cases.models import Case
from cases.operations.find_repeats import compare_next
from tests.browser.hands import follow, press, save, type_in
from tests.browser.site.visit import sent_as_it_is
from tests.cases.public.walk import REPRESENTS, TYPED, fill, place, started

WIDTHS = [{"width": 320, "height": 640}, {"width": 1200, "height": 900}]


@pytest.fixture
def looked_at(accessible, picture):
    """looked_at(page, name): nothing for axe, at a phone's width and a desk's, with a picture of each."""

    def look(page, name):
        for size in WIDTHS:
            page.set_viewport_size(size)
            accessible(page)
            picture(page, f"{name}-{size['width']}")

    return look


def begin(page, language="es"):
    page.goto(f"/{language}/registro/")
    sent_as_it_is(page)


@pytest.mark.parametrize("language", ["es", "en"])
def test_lawyer_fills_in_for_a_family_and_pauses(open_page, looked_at, transactional_db, language):
    call_command("load_reference", verbosity=0)
    page = open_page()
    begin(page, language)
    type_in(page, {"who": "lawyer"})
    page.keyboard.press("Enter")
    page.wait_for_url("**/representante/")
    sent_as_it_is(page)
    looked_at(page, f"represents-errors-{language}")
    type_in(page, REPRESENTS | {"may_see": "news"})
    looked_at(page, f"represents-{language}")
    sent_as_it_is(page)
    for key in ("pais", "lugar"):
        page.wait_for_url(f"**/{key}/")
        type_in(page, TYPED[key])
        sent_as_it_is(page)
    page.wait_for_url("**/contacto/")
    looked_at(page, f"contact-of-the-family-{language}")
    with page.expect_navigation():
        page.locator("button[value=later]").click()
    looked_at(page, f"pause-{language}")


def test_code_is_typed_on_another_phone(open_page, looked_at, office):
    page = open_page()
    begin(page)
    type_in(page, {"who": "self"})
    press(page, "Guardar y seguir después")
    code = page.locator(".ref").inner_text()

    other = open_page()
    other.goto("/es/registro/")
    follow(other, "Seguir con mi código")
    press(other, "Seguir")
    looked_at(other, "continue-error")
    type_in(other, {"code": code.lower()})
    press(other, "Seguir")
    follow(other, "Seguir ahora")

    assert other.url.endswith("/pais/")


def test_address_that_is_gone_leads_on(open_page, looked_at, transactional_db):
    page = open_page()

    page.goto("/es/registro/00000000-0000-4000-8000-000000000000/viaje/")

    looked_at(page, "gone")
    assert page.get_by_role("link", name="Seguir con el código que le dimos").is_visible()


def test_family_that_registered_twice_joins_both(open_page, looked_at, client, transactional_db, now):
    place()
    for _time in range(2):
        base = started(client)
        fill(client, base)
        client.post(f"{base}enviar/")
    earlier, case = Case.objects.order_by("pk")
    while compare_next(at=now):
        continue
    page = open_page()
    page.goto(f"/es/mi-registro/{earlier.reference}/{earlier.secret}/")
    looked_at(page, "repeated-own")

    follow(page, "Decir si fui yo")
    looked_at(page, "repeated-question")
    type_in(page, {"reference": case.reference})
    press(page, "Sí, fui yo: unirlos")

    assert page.get_by_text("Usted se registró otra vez: unimos los dos registros").first.is_visible()


def test_travel_page_shows_how_far_each_airport_is(open_page, looked_at, transactional_db, client):
    call_command("load_reference", verbosity=0)
    base = started(client)
    fill(client, base, until="viaje")
    page = open_page()

    page.goto(f"{base}viaje/")
    type_in(page, {"has_ticket": "on"})

    looked_at(page, "travel")
    assert page.get_by_label("¿De qué empresa?").is_visible()
    assert page.get_by_label("Código de reserva").is_visible()
    save(page)
