"""The pages of both short forms: light, kept, in two languages, and with an answer for whatever is typed."""

import gzip
import re
import uuid

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from cases.models import Case, RelativeReport
from consulates.models import DetentionFacility
from tests.cases.public.short_walk import RELATIVE, SUPPORT, abroad, draft_of, fill, home, page_of, started
from tests.cases.public.walk import YEAR, day

pytestmark = pytest.mark.django_db
LIMIT = 14_000
FORMS = {"familiar-detenido": RELATIVE, "ya-volvi": SUPPORT}
PAGES = [(path, key) for path, pages in FORMS.items() for key in pages]
HOSTILE = [
    "'\"><script>alert(1)</script>",
    "{{ 7*7 }}{% now %}",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "../../etc",
    "'; --",
    "😀 Ñ",
]


@pytest.fixture
def places(db):
    abroad()
    home()


def weight(page):
    """Bytes on the wire, and at most so many of padding."""
    response = Client().get(page, headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip"), page
    return len(response.content) + 100


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("path", FORMS)
def test_every_page_is_light_and_alone_in_the_real_map(client, path, language):
    call_command("load_reference", verbosity=0)
    base = started(client, path, language)
    fill(client, base, FORMS[path] | ({"regreso": SUPPORT["regreso"]} if path == "ya-volvi" else {}))
    pages = [f"/{language}/{path}/", base, f"{base}revisar/", *(page_of(base, key) for key in FORMS[path])]
    weights = {page: weight(page) for page in pages}

    receipt = client.post(f"{base}enviar/").url
    weights[receipt] = weight(receipt)

    print({page.rsplit("/", 2)[-2]: size for page, size in weights.items()})
    assert {page: size for page, size in weights.items() if size > LIMIT} == {}
    for page in weights:
        html = client.get(page).content.decode()
        assert not re.search(r"<(?:script|link(?! rel=.icon. href=.data:)|img|iframe)\b|\ssrc=|url\(|@import", html)


def test_every_page_with_every_error_is_light(client):
    call_command("load_reference", verbosity=0)
    for path, key in PAGES:
        base = started(client, path)
        fill(client, base, FORMS[path], until=key)
        client.post(page_of(base, key), {})
        assert weight(page_of(base, key)) <= LIMIT


@pytest.mark.parametrize(("path", "key"), PAGES)
def test_empty_page_says_what_is_missing(client, places, path, key):
    base = started(client, path)
    fill(client, base, FORMS[path], until=key)

    back = client.post(page_of(base, key), {"nobody_asked": "x"})
    html = client.get(back.url).content.decode()

    if key == "salud":
        assert back.url == page_of(base, "consulado")
        return
    assert back.url == page_of(base, key)
    assert "<title>Error: " in html
    assert html.count('class="msg"') == html.count('<li><a href="#')
    assert all(f'id="{name}"' in html for name in re.findall(r'<li><a href="#([^"]+)"', html))


@pytest.mark.parametrize(
    ("path", "key", "typed", "words"),
    [
        ("familiar-detenido", "usted", {"email": "", "phone": ""}, "Escriba un correo o un teléfono"),
        ("familiar-detenido", "usted", {"email": "ana@"}, "Escriba un correo como nombre@ejemplo.com"),
        ("familiar-detenido", "usted", {"relation": "king"}, "Elija qué es usted de la persona detenida."),
        ("familiar-detenido", "familiar", {"alien_number": "A1234"}, "El número tiene nueve cifras"),
        ("familiar-detenido", "familiar", {"alien_number": "=1+1"}, "El número tiene nueve cifras"),
        ("familiar-detenido", "familiar", {"given_names": "A" * 10_000}, "Es muy largo: escriba hasta 120 letras."),
        ("familiar-detenido", "familiar", {"given_names": "Jo\x00sé"}, "Quitamos de este texto unos signos"),
        ("familiar-detenido", "familiar", {"given_names": "\u202eésoJ"}, "Quitamos de este texto unos signos"),
        ("familiar-detenido", "familiar", {"given_names": "123"}, "Escriba el nombre con letras."),
        ("familiar-detenido", "familiar", {"paternal_surname": "", "maternal_surname": ""}, "al menos un apellido"),
        ("familiar-detenido", "familiar", day("born_on", "31 2 1990"), "Ese día no existe en el calendario."),
        ("familiar-detenido", "familiar", day("born_on", f"1 1 {YEAR + 2}"), "que ya haya pasado"),
        ("familiar-detenido", "pais", {"country": "PE"}, "Elija el país donde está"),
        ("familiar-detenido", "lugar", {"subdivision": ""}, "Elija de la lista, o «No lo sé»."),
        ("familiar-detenido", "lugar", {"facility": "999999"}, 'href="#facility"'),
        ("familiar-detenido", "lugar", day("detained_since", f"1 1 {YEAR + 2}"), "Escriba un día que ya haya pasado."),
        ("familiar-detenido", "consulado", day("removal_on", "1 1 2020"), "Escriba un día que no haya pasado."),
        ("familiar-detenido", "hijos", {"children_are": "alone"}, "Escriba cuántos son."),
        ("familiar-detenido", "hijos", {"children": "-4"}, "Escriba un número entre 1 y 20."),
        ("familiar-detenido", "hijos", {"children": "muchos"}, "Escriba cuántos son con un número"),
        ("ya-volvi", "ayuda", {"needs": ["gold"]}, "Marque al menos un apoyo."),
        ("ya-volvi", "regreso", {"count": "13"}, "Elija cuántas personas son."),
        ("ya-volvi", "regreso", {"count": "0"}, "Elija cuántas personas son."),
        ("ya-volvi", "regreso", {"region": "US-FL"}, "Elija la región donde está."),
        ("ya-volvi", "regreso", day("returned_on", f"1 1 {YEAR + 2}"), "Escriba un día que ya haya pasado."),
        ("ya-volvi", "persona.1", {"document_number": "123"}, "El número del DNI tiene 8 cifras"),
        ("ya-volvi", "persona.1", day("born_on", "30 2 1990"), "Ese día no existe en el calendario."),
        ("ya-volvi", "contacto", {"email": "", "phone": ""}, "Escriba un correo o un teléfono"),
        ("ya-volvi", "permisos", {"use": ""}, "Sin este permiso no podemos atender su pedido."),
        ("ya-volvi", "permisos", {"agencies": ["MTPE", "NASA"]}, 'href="#agencies"'),
    ],
)  # fmt: skip
def test_impossible_answers_are_explained_and_kept(client, places, path, key, typed, words):
    base = started(client, path)
    fill(client, base, FORMS[path], until=key)

    back = client.post(page_of(base, key), FORMS[path][key] | typed)
    html = client.get(back.url).content.decode()

    assert words in html
    assert not re.search("[\x00\u202e]", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_and_shown_as_typed(client, places, text):
    base = started(client, "familiar-detenido")
    names = {"given_names": f"José {text}"}
    fill(client, base, RELATIVE | {"familiar": RELATIVE["familiar"] | names})

    review = Client().get(f"{base}revisar/").content.decode()
    Client().post(f"{base}enviar/")

    assert f"José {escape(text)}" in review
    assert text.strip() in RelativeReport.objects.get().given.replace('\\"', '"')


@pytest.mark.parametrize("path", FORMS)
def test_language_switch_keeps_the_page_and_what_was_typed(client, places, path):
    base, (key, _typed) = started(client, path), next(iter(FORMS[path].items()))
    field = {"familiar-detenido": "name", "ya-volvi": "note"}[path]

    switched = client.post(page_of(base, key), {field: "Ñandú", "then": "language"})
    html = client.get(switched.url).content.decode()

    assert switched.url == page_of(base, key).replace("/es/", "/en/")
    assert "Ñandú" in html
    assert 'class="msg"' not in html


@pytest.mark.parametrize("path", FORMS)
def test_unfinished_page_is_kept_and_gone_on_with(client, places, settings, path):
    base, key = started(client, path), next(iter(FORMS[path]))

    paused = client.post(page_of(base, key), {"note": "Sigo", "name": "Sigo", "then": "later"})
    html = client.get(paused.url).content.decode()

    assert f'<a href="{settings.PUBLIC_URL}{base}">' in html
    assert f'href="{page_of(base, key)}"' in html
    assert "Sigo" in client.get(page_of(base, key)).content.decode()


@pytest.mark.parametrize("path", FORMS)
def test_draft_is_ciphertext_and_empty_once_it_is_sent(client, places, path):
    base = started(client, path)
    fill(client, base, FORMS[path])
    raw = type(draft_of(base)).objects.extra(select={"raw": "answers"}).values_list("raw", flat=True)
    before = raw.get()

    client.post(f"{base}enviar/")

    assert before.startswith("v1:")
    assert raw.get() == ""


@pytest.mark.parametrize("path", FORMS)
def test_sent_form_leads_to_its_receipt_from_everywhere(client, places, path):
    base = started(client, path)
    fill(client, base, FORMS[path])
    client.post(f"{base}enviar/")

    pages = [base, f"{base}revisar/", f"{base}enviar/", *(page_of(base, key) for key in FORMS[path])]

    assert {client.get(page).url for page in pages} == {f"{base}constancia/"}
    assert client.post(page_of(base, next(iter(FORMS[path]))), {"name": "x"}).url == f"{base}constancia/"


@pytest.mark.parametrize("path", FORMS)
def test_nothing_is_sent_before_everything_is_answered(client, places, path):
    base, keys = started(client, path), list(FORMS[path])
    fill(client, base, FORMS[path], until=keys[-1])

    assert client.post(f"{base}enviar/").url == page_of(base, keys[-1])
    assert client.get(f"{base}constancia/").url == f"{base}revisar/"
    assert not RelativeReport.objects.exists()
    assert not Case.objects.exists()


def test_draft_of_one_form_is_none_of_the_other(client, places):
    token = started(client, "familiar-detenido").rstrip("/").rpartition("/")[2]

    pages = [f"/es/ya-volvi/{token}/", f"/es/ya-volvi/{token}/ayuda/", f"/es/registro/{token}/"]
    pages += [f"/es/familiar-detenido/{uuid.uuid4()}/", f"/es/familiar-detenido/{token}/otra/"]

    assert {client.get(page).status_code for page in pages} == {404}


def test_another_country_asks_for_the_place_again(client, places):
    base = started(client, "familiar-detenido")
    fill(client, base, RELATIVE)

    client.post(f"{page_of(base, 'pais')}?revisar", {"country": "CL"})

    assert client.get(f"{base}revisar/").url == page_of(base, "lugar")


def test_change_from_the_review_leads_back_to_it(client, places):
    base = started(client, "familiar-detenido")
    fill(client, base, RELATIVE)

    changed = client.post(f"{page_of(base, 'usted')}?revisar", RELATIVE["usted"] | {"name": "Ana Mamani"})

    assert changed.url == f"{base}revisar/"
    assert "Ana Mamani" in client.get(changed.url).content.decode()


def test_facilities_are_listed_by_state_and_bring_theirs(client, places):
    base = started(client, "familiar-detenido")
    fill(client, base, RELATIVE, until="lugar")
    facility = DetentionFacility.objects.get()
    typed = RELATIVE["lugar"] | {"facility": str(facility.pk), "subdivision": ""}

    html = client.get(page_of(base, "lugar")).content.decode()
    client.post(page_of(base, "lugar"), typed)

    assert f'<option value="{facility.pk}">Florida: Krome (Miami)' in html
    assert client.get(page_of(base, "salud")).status_code == 200


@pytest.mark.parametrize("weeks", ["60", "0", "9" * 900])
def test_impossible_weeks_of_a_pregnancy_are_explained(client, places, weeks):
    base = started(client, "familiar-detenido")
    woman = RELATIVE["familiar"] | {"sex": "F"}
    fill(client, base, RELATIVE | {"familiar": woman}, until="salud")

    back = client.post(page_of(base, "salud"), {"pregnancy_weeks": weeks})

    assert "Escriba un número de semanas entre 1 y 45." in client.get(back.url).content.decode()


def test_pregnancy_is_not_asked_of_men(client, places):
    base = started(client, "familiar-detenido")
    fill(client, base, RELATIVE, until="salud")

    assert "embarazada" not in client.get(page_of(base, "salud")).content.decode()


def test_squeezed_page_is_the_page(client, places):
    base = started(client, "ya-volvi")

    squeezed = Client().get(page_of(base, "ayuda"), headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(squeezed.content) == client.get(page_of(base, "ayuda")).content
