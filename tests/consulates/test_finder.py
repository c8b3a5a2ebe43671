"""Find my consulate: by list, by ZIP code, by what people type; and who answers where there is no office."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consulates.models import ConsularOffice
from consulates.queries.contact import contacts_of
from consulates.queries.finder import Place, answer_for, find_places
from tests import makers

FIND = "/es/consulados/"
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@pytest.fixture
def world(db):
    call_command("load_reference", verbosity=0)


def found(text):
    return [place.subdivision or place.country for place in find_places(text).places]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("33101", ["US-FL"]),
        (" 07501-1234 ", ["US-NJ"]),
        ("331011234", ["US-FL"]),
        ("00901", ["US-PR"]),
        ("20500", ["US-DC", "US-MD", "US-VA"]),
        ("00000", []),
        ("florida", ["US-FL"]),
        ("FL", ["US-FL"]),
        ("Nueva York", ["US-NY"]),
        ("new york", ["US-NY"]),
        ("  ESPAÑA ", ["ES"]),
        ("espana", ["ES"]),
        ("Spain", ["ES"]),
        ("Iquique", ["CL-TA"]),
        ("Sevilla", ["ES-AN"]),
        ("Miami", ["US-FL"]),
        ("Tokio", ["JP-13"]),
        ("xyzzy", []),
        ("zz", []),
        ("' OR 1=1 --", []),
        ("", []),
    ],
)
def test_what_people_type_means_places(world, typed, places):
    assert found(typed) == places


def test_part_of_a_name_lists_what_begins_with_it_first(world):
    assert found("carolina") == ["US-NC", "US-SC"]


def test_only_place_that_is_meant_is_opened_at_once(world, client):
    response = client.get(FIND, {"lugar": "33101"})

    assert (response.status_code, response["Location"]) == (302, "/es/consulados/us/fl/")


def test_zip_code_across_a_border_of_states_asks_which(world, client):
    page = client.get(FIND, {"lugar": "20500"}).content.decode()

    assert "más de un estado" in page
    assert [f'href="/es/consulados/us/{part}/"' in page for part in ("dc", "md", "va")] == [True] * 3


@pytest.mark.parametrize(
    ("typed", "word"), [("00000", "No conocemos ese código postal"), ("Atlántida", "No conocemos ese lugar")]
)
def test_wrong_place_gets_a_clear_word_at_the_field_and_keeps_what_was_typed(world, client, typed, word):
    page = client.get(FIND, {"lugar": typed}).content.decode()

    assert "<title>Error: " in page
    assert f'id="lugar-error">{word}' in page
    assert f'value="{typed}"' in page


@pytest.mark.parametrize("typed", ['"><script>alert(1)</script>', "\ue000text\ue001x\ue002", "\x00\u202e"])
def test_hostile_words_stand_in_the_field_and_nowhere_else(world, client, typed):
    response = client.get(FIND, {"lugar": typed})

    assert response.status_code == 200
    assert "<script" not in response.content.decode()


def test_office_is_shown_with_all_that_is_known(world, client):
    ConsularOffice.objects.filter(code="CG-MIA").update(
        address="444 Brickell Ave", phone="+1 305-555-0101", emergency_phone="+1 305-555-0102",
        email="miami@example.org", hours="Mo-Fr 08:30-13:30; Sa 09:00-12:00",
    )  # fmt: skip

    page = client.get("/es/consulados/us/fl/").content.decode()

    for words in (
        "Consulado General del Perú en Miami", "444 Brickell Ave", 'href="tel:+13055550101"',
        'href="tel:+13055550102"', 'href="mailto:miami@example.org"', "lunes a viernes, de 08:30 a 13:30",
        "sábado, de 09:00 a 12:00", "(hora de Miami)", "Puerto Rico",
    ):  # fmt: skip
        assert words in page, words


def test_open_now_is_by_the_clock_of_the_office(db):
    office = makers.office()
    office.hours = "Mo-Fr 08:30-13:30"

    noon, evening = (contacts_of([office], at=NOON.replace(hour=hour))[0].is_open for hour in (17, 23))

    assert (noon, evening) == (True, False)


def test_office_nobody_described_says_so(world, client):
    assert "Todavía no tenemos publicados" in client.get("/es/consulados/us/ut/").content.decode()


def test_jurisdiction_of_today_answers(db):
    before, now = makers.office("CG-OLD"), makers.office("CG-NEW")
    makers.jurisdiction("US-UT", before, until=date(2026, 11, 20))
    makers.jurisdiction("US-UT", now, since=date(2026, 11, 20))

    answers = [answer_for(Place("US", "US-UT"), on=date(2026, 11, day)).in_charge for day in (19, 20)]

    assert answers == [before, now]


@pytest.mark.parametrize(
    ("country", "nearest"), [("FR", "CG-GVA"), ("PT", "CG-SVQ"), ("CU", "CG-MIA"), ("BB", "CG-CCS")]
)
def test_country_without_office_gets_the_nearest_one(world, client, country, nearest):
    answer = answer_for(Place(country), on=NOON.date())

    assert (answer.in_charge.code, answer.is_elsewhere) == (nearest, True)
    assert "No hay oficina consular en" in client.get(f"/es/consulados/{country.lower()}/").content.decode()


def test_at_home_nobody_is_sent_to_a_consulate(world, client):
    html = client.get("/es/consulados/pe/").content.decode()

    assert "Usted está en su país" in html
    assert "Oficina de Atención al Connacional Retornado" not in html


@pytest.mark.parametrize(("typed", "place"), [("Philadelphia", "us/pa/"), ("Londres", "gb/"), ("London", "gb/")])
def test_city_is_found_by_its_name_in_either_language(world, client, typed, place):
    assert client.get(f"/es/consulados/?lugar={typed}").url == f"/es/consulados/{place}"


def test_english_site_names_cities_in_english(world, client):
    english, spanish = (client.get(f"/{language}/consulados/").content.decode() for language in ("en", "es"))

    assert ["London" in english, "Mexico City" in english, "Ciudad de México" in english] == [True, True, False]
    assert ["Londres" in spanish, "Ciudad de México" in spanish] == [True, True]


@pytest.mark.parametrize("address", ["xx/", "us/zz/", "us/fl/x/", "usa/", "mx/fl/"])
def test_place_that_is_nowhere_is_not_found(world, client, address):
    assert client.get(f"{FIND}{address}").status_code == 404


def test_no_office_at_all_still_leads_on(client, db):
    assert "Todavía no tenemos una oficina" in client.get("/es/consulados/fr/").content.decode()


@pytest.mark.parametrize("address", ["", "us/", "us/fl/", "cl/", "fr/"])
def test_page_asks_two_questions(world, client, address):
    client.get(f"{FIND}{address}")

    with CaptureQueriesContext(connection) as captured:
        client.get(f"{FIND}{address}")

    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) <= 2


def test_change_of_an_office_shows_at_once(world, client):
    client.get("/es/consulados/us/fl/")
    office = ConsularOffice.objects.get(code="CG-MIA")
    office.phone = "+1 305-555-0199"
    office.save(update_fields=["phone"])

    assert "+1 305-555-0199" in client.get("/es/consulados/us/fl/").content.decode()


def test_every_country_and_every_divided_state_has_a_page(world, client):
    listed = client.get("/en/consulados/").content.decode()

    assert listed.count('href="/en/consulados/') >= 24
    for code in ("us", "cl", "bo", "jp", "mx", "gb"):
        assert client.get(f"/en/consulados/{code}/").status_code == 200
