"""Whatever is typed: an answer at the field, the typed value kept, and never an error page."""

import re

import pytest

from cases.rules.answers import AFTER, BEFORE
from tests.cases.public.walk import TYPED, YEAR, address, answers_of, day, fill, person, place, started

pytestmark = pytest.mark.django_db
PAGES = [*BEFORE, "persona.1", "necesidades.1", *AFTER]
NOTHING_NEEDED = ["necesidades.1", "contactos"]


@pytest.fixture
def base(client):
    place()
    return started(client)


def page_after(client, base, key, typed):
    """The page as it comes back after sending it."""
    response = client.post(address(base, key), typed)
    assert response.status_code == 302
    return client.get(response.url).content.decode()


@pytest.mark.parametrize("key", [key for key in PAGES if key not in NOTHING_NEEDED])
def test_empty_page_says_what_is_missing(client, base, key):
    fill(client, base, until=key)

    html = page_after(client, base, key, {})

    assert "<title>Error: " in html
    assert html.count('class="msg"') == html.count('<li><a href="#')
    assert all(f'id="{name}"' in html for name in re.findall(r'<li><a href="#([^"]+)"', html))


def test_typed_values_are_kept_beside_the_error(client, base):
    fill(client, base, until="contacto")

    html = page_after(client, base, "contacto", {"name": "Rosa <b>Ñ</b>", "email": "rosa@", "phone": "12"})

    assert 'value="Rosa &lt;b&gt;Ñ&lt;/b&gt;"' in html
    assert 'value="rosa@"' in html
    assert 'value="12"' in html
    assert "Escriba un correo como nombre@ejemplo.com" in html


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (day("born_on", f"27 3 {YEAR + 5}"), "Escriba una fecha de nacimiento que ya haya pasado."),
        (day("born_on", "31 2 1990"), "Ese día no existe en el calendario. Revise el día y el mes."),
        (day("born_on", "1 1 90"), "Escriba el año con sus cuatro números, por ejemplo 1987."),
        (day("born_on", "x mayo 1990"), "Escriba el día, el mes y el año con números, por ejemplo 27 3 2030."),
        (day("born_on", "9 9 99999999999999999999"), "Escriba el día, el mes y el año con números"),
        ({"given_names": "A" * 300}, "Es muy largo: escriba hasta 120 letras."),
        ({"given_names": "Ro\x00sa"}, "Quitamos de este texto unos signos que no se pueden leer."),
        ({"given_names": "Rosa \u202easoR"}, "Quitamos de este texto unos signos que no se pueden leer."),
        ({"given_names": "123"}, "Escriba el nombre con letras."),
        ({"paternal_surname": "", "maternal_surname": ""}, "Escriba al menos un apellido."),
        ({"document_number": ""}, "Escriba el número del documento, o elija"),
        ({"sex": "Z"}, "Elija una respuesta."),
        ({"nationality": "XX"}, "Elija la nacionalidad."),
    ],
)
def test_impossible_answers_about_a_person_are_explained(client, base, typed, words):
    fill(client, base, until="persona.1")

    html = page_after(client, base, "persona.1", person(**typed))

    assert words in html
    assert "\x00" not in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("quien", {"who": "nobody"}, "Elija quién llena este registro."),
        ("pais", {"country": "PE"}, "Elija el país donde están."),
        ("lugar", {"subdivision": "CL-AP", "city": "Arica"}, "Elija de la lista, o «No lo sé»."),
        ("contacto", TYPED["contacto"] | {"phone": "+1 12"}, "Ese teléfono no existe."),
        ("contacto", TYPED["contacto"] | {"phone": ""}, "Escriba el teléfono que tiene WhatsApp."),
        ("contactos", {"emergency_name": "Ana"}, "Escriba el teléfono de esa persona, o borre su nombre."),
        ("contactos", {"at_home_phone": "987 654 321"}, "Escriba el nombre de esa persona."),
        ("contacto", TYPED["contacto"] | {"email": "", "phone": "", "whatsapp": ""}, "Escriba un correo o un teléfono"),
        ("necesidades.1", {"pregnancy_weeks": "60"}, "Escriba un número de semanas entre 1 y 45."),
        ("necesidades.1", {"pregnancy_weeks": "9" * 900}, "Escriba un número de semanas entre 1 y 45."),
        ("situacion", TYPED["situacion"] | day("lodging_until", "1 1 2020"), "Escriba un día que no haya pasado."),
        ("viaje", {"airports": ["JFK"]}, "Marque al menos un aeropuerto"),
        ("viaje", TYPED["viaje"] | day("earliest_on", f"2 2 {YEAR + 1}") | day("latest_on", f"1 2 {YEAR + 1}"),
         "El último día no puede ser anterior al primero."),
        ("permisos", {"counterpart": "on"}, "Sin este permiso no podemos organizar su retorno."),
    ],
)  # fmt: skip
def test_impossible_answers_are_explained(client, base, key, typed, words):
    fill(client, base, until=key)

    html = page_after(client, base, key, typed)

    assert words in html


def test_soft_marks_of_other_programs_are_dropped_in_silence(client, base):
    fill(client, base, until="contacto")

    client.post(
        f"{base}contacto/", TYPED["contacto"] | {"phone": "\u202a+1 305 555 0134\u202c", "name": "Rosa\u200b Q"}
    )

    assert answers_of(base).mark("contacto") == "done"


def test_expired_document_is_taken_as_typed(client, base):
    fill(client, base, {"persona.1": person(**day("document_expires_on", "1 2 2015"))})

    review = client.get(f"{base}revisar/").content.decode()

    assert "1 de febrero de 2015" in review


def test_decomposed_letters_become_one(client, base):
    fill(client, base, {"persona.1": person("Begon\u0303a")})

    assert "Bego\u00f1a" in client.get(f"{base}revisar/").content.decode()


def test_hostile_text_is_shown_as_text(client, base):
    fill(client, base, {"persona.1": person('"><script src=//x></script>')})

    pages = [client.get(base + page).content.decode() for page in ("persona/1/", "personas/", "revisar/")]

    assert not any("<script" in html for html in pages)
    assert all("&lt;script src=//x&gt;" in html for html in pages)
