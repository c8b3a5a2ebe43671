"""The journey in the browser: a family on a phone without script, an officer at a desk, a planner at the gate."""

import pytest
from django.urls import reverse

from cases.models import Case
from flights.models import SeatOffer
from repatriation.common.jobs import run_due_jobs
from tests import makers
from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import follow, press, save, sign_in, type_in
from tests.cases.public.walk import TYPED, person, place
from tests.flights.pages import scene

LUIS = {"persona.2": person("Luis", relation="spouse", document_number="116543211"), "necesidades.2": {}}
HOUSEHOLD = dict(list(TYPED.items())[:6]) | LUIS | dict(list(TYPED.items())[6:])


@pytest.fixture
def office(transactional_db):
    return place()


@pytest.fixture
def leg(office, planner):
    """A flight from Miami whose gate is open."""
    return scene.leg(planner)


def test_a_family_boards_by_what_it_and_its_helpers_see(open_page, picture, office, planner, leg):
    family, officer, gate = open_page(PHONE, script=False), open_page(DESK), open_page(PHONE)

    case, own = family_registers(family, picture)
    officer_verifies(officer, picture, case, makers.officer(office))
    planner_fills_the_seats(officer, picture, case, planner)
    family_accepts(family, picture, case, own)
    planner_boards_it(gate, picture, case, planner, leg)

    family.goto(own)
    picture(family, "journey-09-aboard")
    assert family.get_by_role("heading", name="Embarcaron").is_visible()
    assert Case.objects.get().state == "boarded"


def family_registers(page, picture):
    page.goto("/es/")
    picture(page, "journey-01-home")
    follow(page, "Registrarme")
    press(page, "Empezar")
    for key, values in HOUSEHOLD.items():
        type_in(page, values)
        picture(page, f"journey-02-{key}")
        save(page)
        if key == "necesidades.1":
            follow(page, "Sí, añadir a otra persona")
        elif key == "necesidades.2":
            picture(page, "journey-02-personas")
            follow(page, "No, continuar")
    picture(page, "journey-02-revisar")
    press(page, "Enviar mi registro")

    case = Case.objects.get()
    picture(page, "journey-03-receipt")
    assert page.get_by_text(case.reference, exact=True).is_visible()
    assert page.get_by_text(case.secret, exact=True).is_visible()
    follow(page, "Ver mi registro")
    picture(page, "journey-04-received")
    return case, page.url


def officer_verifies(page, picture, case, user):
    sign_in(page, user)
    page.wait_for_url("**" + reverse("desk"))
    picture(page, "journey-05-desk")
    follow(page, "Cola")
    picture(page, "journey-05-queue")
    follow(page, case.reference)
    press(page, "Verificar y poner en lista")
    picture(page, "journey-05-case")
    assert Case.objects.get().state == "waiting"
    page.context.clear_cookies()


def planner_fills_the_seats(page, picture, case, user):
    sign_in(page, user)
    follow(page, "Asignaciones")
    page.locator("[name=legs]").first.check()
    picture(page, "journey-06-form")
    press(page, "Calcular la asignación")
    picture(page, "journey-06-job")
    run_due_jobs()
    page.goto(reverse("flights:allocations"))
    follow(page, "Asignación ")
    picture(page, "journey-06-result")
    assert page.get_by_role("link", name=case.reference).is_visible()
    follow(page, "Enviar 1 oferta")
    press(page, "Enviar")
    assert SeatOffer.objects.get().state == "sent"


def family_accepts(page, picture, case, own):
    page.goto(own)
    picture(page, "journey-07-offer")
    assert SeatOffer.objects.get().state == "sent"
    press(page, "Aceptar")
    picture(page, "journey-07-accepted")
    assert page.get_by_role("heading", name="Su asiento está confirmado").is_visible()
    assert SeatOffer.objects.get().state == "accepted"


def planner_boards_it(page, picture, case, user, leg):
    sign_in(page, user)
    page.goto(reverse("flights:boarding", args=[leg.pk]))
    page.get_by_label("Número de registro o código").fill(case.reference.lower())
    page.keyboard.press("Enter")
    picture(page, "journey-08-found")
    press(page, "Embarcar")
    picture(page, "journey-08-boarded")
    assert page.get_by_role("status").get_by_text(case.reference).is_visible()
    follow(page, "Registrar la salida")
    press(page, "Registrar la salida")
