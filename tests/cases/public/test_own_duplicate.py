"""Registering again: a stranger learns nothing by it, the household itself ends with one registration."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import CaseState
from cases.models import Case, Repeat
from cases.operations.find_repeats import compare_next
from repatriation.common.references import new_reference
from tests import makers
from tests.cases.public.walk import TYPED, fill, person, place, started

pytestmark = pytest.mark.django_db
STRANGER = {"contacto": TYPED["contacto"] | {"name": "Otro", "email": "otro@example.org", "phone": "305 555 0166"}}
ANOTHER = {"persona.1": person("Elena", document_number="998877665")}


@pytest.fixture(autouse=True)
def map_(settings):
    """Without the comparison after the answer (test_duplicates_door.py): its queries are those of no page."""
    settings.DOOR_CHECK_MILLISECONDS = 0
    return place()


def register(client, typed=None):
    """Everything that whoever registers reads on the way, the number of queries of each page, and the registration."""
    base, read = started(client), []

    def note(method, page):
        with CaptureQueriesContext(connection) as queries:
            answer = getattr(client, method)(base + page)
        read.append(
            (page, answer.status_code, answer.headers.get("Location", ""), len(queries), answer.content.decode())
        )

    fill(client, base, typed)
    for method, page in (("get", "revisar/"), ("post", "enviar/"), ("get", "constancia/"), ("get", "")):
        note(method, page)
    case = Case.objects.order_by("-pk").first()
    base = f"/es/mi-registro/{case.reference}/{case.secret}/"
    note("get", "")
    return case, read


def anonymous(case, read):
    """The pages without what belongs to the one registration alone."""
    own = {case.reference: "R", case.secret: "S", "Elena": "Rosa", "998877665": "116543210"}
    pages = str(read)
    for value, name in own.items():
        pages = pages.replace(value, name)
    return re.sub(r'[0-9a-f]{8}-[0-9a-f-]{27}|<path[^>]*>|datetime="[^"]*"|\d\d:\d\d', "", pages)


def compare(now):
    while compare_next(at=now):
        continue


@pytest.fixture
def pair(client, now):
    """The household's registration, and a later one with the same passport."""
    earlier, _read = register(client)
    case, _read = register(client, STRANGER)
    compare(now)
    return earlier, case


def own(case, page=""):
    return f"/es/mi-registro/{case.reference}/{case.secret}/{page}"


def html(client, address):
    return client.get(address).content.decode()


def test_stranger_who_registers_a_known_document_reads_what_everybody_reads(client):
    register(client)

    known = anonymous(*register(client, STRANGER))
    unknown = anonymous(*register(client, STRANGER | ANOTHER))

    assert known == unknown


def test_nor_does_the_page_of_the_second_tell_anything_after_it_was_found(client, pair, now):
    _earlier, case = pair
    fresh, _read = register(client, STRANGER | ANOTHER)
    compare(now)

    pages = [anonymous(one, html(client, own(one))) for one in (case, fresh)]

    assert pages[0] == pages[1]


def test_stranger_gets_the_same_letter(client, pair):
    _earlier, case = pair
    fresh, _read = register(client, STRANGER | ANOTHER)

    letters = [[anonymous(one, letter.body) for letter in one.messages.order_by("pk")] for one in (case, fresh)]

    assert letters[0] == letters[1]


def test_page_of_the_first_asks_and_names_nobody(client, pair):
    earlier, case = pair

    page = html(client, own(earlier)) + html(client, own(earlier, "otra-vez/"))

    assert "¿Se registró usted otra vez?" in page
    assert not any(told in page for told in (case.reference, "otro@example.org", "305 555 0166", "(305) 555-0166"))


def test_household_that_knows_the_new_number_joins_both(client, pair):
    earlier, case = pair

    answer = client.post(own(earlier, "otra-vez/"), {"reference": case.reference.lower()})

    assert answer.url == own(earlier)
    assert Case.objects.get(pk=case.pk).state == CaseState.MERGED
    assert Case.objects.get(pk=earlier.pk).email == "otro@example.org"


def test_both_links_lead_to_the_one_registration(client, pair):
    earlier, case = pair
    client.post(own(earlier, "otra-vez/"), {"reference": case.reference})

    pages = [html(client, own(one)) for one in (earlier, case)]

    assert all(f"Registro {earlier.reference}" in page for page in pages)
    assert all("Usted se registró otra vez: unimos los dos registros" in page for page in pages)


def test_withdrawing_by_the_second_link_withdraws_the_one_registration(client, pair):
    earlier, case = pair
    client.post(own(earlier, "otra-vez/"), {"reference": case.reference})

    client.post(own(case, "retirar/"))

    states = Case.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [CaseState.WITHDRAWN, CaseState.MERGED]


@pytest.mark.parametrize("typed", ["", "K7QX", "<b>", "of another"])
def test_without_the_new_number_nothing_is_joined(client, pair, typed):
    earlier, _case = pair
    reference = new_reference() if typed == "of another" else typed

    page = client.post(own(earlier, "otra-vez/"), {"reference": reference}).content.decode()

    assert "<title>Error: " in page
    assert set(Case.objects.values_list("state", flat=True)) == {CaseState.RECEIVED}


def test_own_number_is_not_that_of_the_new_one(client, pair):
    earlier, _case = pair

    page = client.post(own(earlier, "otra-vez/"), {"reference": earlier.reference}).content.decode()

    assert "Ese no es el número del registro nuevo." in page


def test_it_was_not_me_is_asked_no_more_and_the_office_decides(client, pair):
    earlier, _case = pair

    client.post(own(earlier, "otra-vez/"), {"then": "no"})

    assert "otra-vez/" not in html(client, own(earlier))
    assert Repeat.objects.open().get().denied_at is not None


def test_pressed_again_or_come_back_leads_to_ones_own_page(client, pair):
    earlier, case = pair
    typed = {"reference": case.reference}

    answers = [client.post(own(earlier, "otra-vez/"), typed) for _press in range(5)]
    answers.append(client.get(own(earlier, "otra-vez/")))

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, own(earlier))}
    assert Case.objects.get(pk=earlier.pk).events.filter(code="repeat_joined").count() == 1


def test_key_of_the_second_does_not_open_the_question(client, pair):
    _earlier, case = pair

    assert client.get(own(case, "otra-vez/")).url == own(case)


def test_officer_reads_it_on_both_pages_and_joins(client, pair, map_):
    earlier, case = pair
    client.force_login(makers.officer(map_))
    pages = [html(client, f"/staff/cases/{one.reference}/") for one in (case, earlier)]

    client.post(f"/staff/cases/{case.reference}/repeat/join/")

    assert earlier.reference in pages[0]
    assert "no entra en la lista de espera" in pages[0]
    assert case.reference in pages[1]
    assert Case.objects.get(pk=case.pk).state == CaseState.MERGED


def test_officer_of_another_office_finds_nothing_to_decide(client, pair, outsider):
    _earlier, case = pair
    client.force_login(outsider)

    answers = [client.post(f"/staff/cases/{case.reference}/repeat/{act}/").status_code for act in ("join", "part")]

    assert answers == [404, 404]
