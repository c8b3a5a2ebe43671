"""Documents of a person: the national number by its form, a second one, an expired one, and none with its reason."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.formats.national_id import WrongNumber, check_characters, national_number
from cases.models import Case
from tests.cases.public.walk import answers_of, day, fill, person, place, started

pytestmark = pytest.mark.django_db
RULE = {"digits": 8, "weights": (3, 2, 7, 6, 5, 4, 3, 2), "checks": ("65432110987", "KJIHGFEDCBA")}
DNI = {"document_kind": "national_id", **dict.fromkeys(day("document_expires_on", "1 1 1"), "")}


@pytest.fixture
def base(client):
    place()
    return started(client)


def page_after(client, base, typed):
    fill(client, base, until="persona.1")
    return client.get(client.post(f"{base}persona/1/", typed).url).content.decode()


def message(html, name, kind="error"):
    found = re.search(rf'<p class="[^"]*" id="{name}-{kind}"[^>]*>(.*?)</p>', html)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize("typed", ["10117410", "10117410-2", "10117410 G", "10.117.410", "101174102", "10117410g"])
def test_number_is_kept_as_its_digits(typed):
    assert national_number(typed, RULE) == "10117410"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1011741", "form"), ("1011741023", "form"), ("A0117410", "form"), ("", "form"), ("１0117410", "form"),
        ("10117410-3", "check"), ("10117410-A", "check"), ("10117410-Ñ", "check"),
    ],
)  # fmt: skip
def test_wrong_number_is_noticed(typed, reason):
    with pytest.raises(WrongNumber, match=reason):
        national_number(typed, RULE)


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.integers(0, 7), st.sampled_from("0123456789"))
def test_letter_notices_any_changed_digit(digits, place, other):
    """The digit too, but for two remainders that share the 1."""
    changed = digits[:place] + other + digits[place + 1 :]

    letters, others = (check_characters(number, RULE) - set("0123456789") for number in (digits, changed))

    assert (letters == others) == (digits == changed)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1234567", "El número del DNI tiene 8 cifras, y aquí hay 7."),
        ("10117410-3", "no corresponde a este número"),
        ("DNI 10117410", "El número del DNI tiene 8 cifras"),
    ],
)
def test_wrong_dni_is_explained_and_kept_as_typed(client, base, number, words):
    html = page_after(client, base, person(**DNI, document_number=number))

    assert words in message(html, "document_number")
    assert f'value="{number}"' in html


def test_dni_of_another_country_is_taken_as_typed(client, base):
    html = page_after(client, base, person(**DNI, document_number="1-9", document_country="CL"))

    assert message(html, "document_number") == ""


def test_state_without_a_rule_takes_any_number_and_asks_for_no_second(client, base, settings):
    settings.NATIONAL_IDS = {}

    fill(client, base, {"persona.1": person(**DNI, document_number="1")})

    assert answers_of(base).mark("persona.1") == "done"
    assert 'name="national_id"' not in client.get(f"{base}persona/1/?corregir").content.decode()


@pytest.mark.parametrize("number", ["abcdefg", "12", "A1-¿?", "1" * 30])
def test_passport_number_is_only_loosely_looked_at(client, base, number):
    html = page_after(client, base, person(document_number=number))

    assert "como aparece en él" in message(html, "document_number")


def test_second_document_is_kept_beside_the_first(client, base):
    fill(client, base, {"persona.1": person(national_id="10117410-2")})

    client.post(f"{base}enviar/")

    documents = Case.objects.get().members.get().person.documents.order_by("id")
    assert [(one.kind, one.number, one.country.code) for one in documents] == [
        ("passport", "116543210", "PE"), ("national_id", "10117410", "PE")
    ]  # fmt: skip


def test_number_known_by_heart_is_kept_where_there_is_no_document(client, base):
    lost = person(document_kind="none", no_document="Me los robaron.", national_id="10117410")
    fill(client, base, {"persona.1": lost})

    client.post(f"{base}enviar/")

    document = Case.objects.get().members.get().person.documents.get()
    assert (document.kind, document.number, document.expires_on) == ("national_id", "10117410", None)


def test_same_document_given_twice_is_one(client, base):
    fill(client, base, {"persona.1": person(**DNI, document_number="10117410", national_id="10117410")})

    client.post(f"{base}enviar/")

    assert Case.objects.get().members.get().person.documents.get().number == "10117410"


def test_somebody_without_documents_says_why(client, base):
    html = page_after(client, base, person(document_kind="none", no_document=""))

    assert "qué pasó con sus documentos" in message(html, "no_document")


def test_document_comes_with_the_country_that_gave_it(client, base):
    html = page_after(client, base, person(document_country=""))

    assert message(html, "document_country") == "Elija el país que dio el documento."


def test_expired_document_is_kept_and_what_it_means_is_told(client, base):
    fill(client, base, {"persona.1": person(**day("document_expires_on", "1 2 2015"))})

    pages = [client.get(base + page).content.decode() for page in ("persona/1/", "persona/1/necesidades/", "revisar/")]

    assert ["Este documento ya venció." in html for html in pages] == [True] * 3
    assert "salvoconducto" in message(pages[0], "document_expires_on", "note")
    assert 'class="msg"' not in pages[0]


def test_valid_document_is_not_remarked(client, base):
    fill(client, base)

    assert "venció." not in client.get(f"{base}revisar/").content.decode()


@pytest.mark.parametrize("name", ["nationality", "document_country"])
def test_country_sent_empty_shows_none_chosen(client, base, name):
    html = page_after(client, base, person() | {name: ""})

    chosen = re.search(rf'<select id="{name}".*?</select>', html, re.DOTALL)[0]
    assert f'id="{name}-error"' in html
    assert " selected" not in chosen
    assert re.search(r'<option value="">[^<]', chosen)
