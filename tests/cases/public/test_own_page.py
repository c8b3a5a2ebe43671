"""My registration: reached by reference and secret, telling nobody else that it exists."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import CaseState
from cases.models import Case
from cases.operations.triage import read_case
from repatriation.common.references import new_reference, new_secret
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(office):
    factors = [{"code": "small_child", "values": {}}]
    return makers.case(office, people=3, state=CaseState.WAITING, tier=2, factors=factors)


@pytest.fixture
def own(case):
    return f"/es/mi-registro/{case.reference}/{case.secret}/"


def found(client, reference, secret):
    return client.post("/es/mi-registro/", {"reference": reference, "secret": secret})


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_page_says_state_order_and_people(client, case, own):
    html = client.get(own).content.decode()

    assert "<h1>Está en la lista de espera</h1>" in html
    assert "Grupo 2 de 5" in html
    assert "En la familia hay una niña o un niño menor de 6 años." in html
    assert re.findall(r"<li><span>(Rosa\d Quispe Mamani)</span>", html) == [f"Rosa{n} Quispe Mamani" for n in (1, 2, 3)]


def test_page_says_who_read_it_and_when_in_the_offices_time(client, case, own, officer, now):
    read_case(case, by=officer, at=now)

    html = client.get(own).content.decode()

    assert "leyó su registro el 20 de noviembre de 2026." in html
    assert "20 de noviembre de 2026, 10:00</time>" in html
    assert "Hora de Miami" in html
    assert officer.username not in html


def test_notes_of_officers_stay_with_the_officers(client, case, own, officer, now):
    case.events.create(code="note", kind="note", actor="officer", at=now, note="Llamar a su hermana", by=officer)

    assert "hermana" not in client.get(own).content.decode()


@pytest.mark.parametrize("change", [str.lower, lambda text: text.replace("-", ""), lambda text: f"  {text} "])
def test_reference_and_secret_are_taken_however_they_are_written(client, case, own, change):
    assert found(client, change(case.reference), change(case.secret)).url == own


def test_mistyped_reference_says_so_and_keeps_what_was_typed(client, case):
    wrong = ("3" if case.reference[0] != "3" else "4") + case.reference[1:]

    html = found(client, wrong, case.secret).content.decode()

    assert "Falta o sobra algo en el número." in html
    assert f'value="{wrong}"' in html


def test_wrong_secret_and_unknown_reference_get_the_same_answer(client, case):
    answers = [
        client.get(f"/es/mi-registro/{reference}/{secret}/")
        for reference, secret in [
            (case.reference, new_secret()), (new_reference(), new_secret()), (new_reference(), case.secret), ("x", "y"),
        ]
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    pages = {re.sub(r"/mi-registro/[^/]+/[^/]+/", "", answer.content.decode()) for answer in answers}
    assert len(pages) == 1


def test_known_and_unknown_cost_the_same_look_up(client, case, django_assert_num_queries):
    for secret in (new_secret(), "nonsense"):
        with django_assert_num_queries(1):
            client.get(f"/es/mi-registro/{case.reference}/{secret}/")


def test_page_costs_the_same_for_one_and_for_twelve(client, office):
    alone, many = makers.case(office), makers.case(office, people=12)
    addresses = [f"/es/mi-registro/{case.reference}/{case.secret}/" for case in (alone, many)]

    counts = [queries_of(client, address) for address in addresses]

    assert counts[0] == counts[1]


def test_family_withdraws_after_confirming(client, case, own):
    asked = client.get(f"{own}retirar/")
    done = client.post(f"{own}retirar/")

    assert "¿Retirar su registro?" in asked.content.decode()
    assert done.url == own
    assert Case.objects.get().state == CaseState.WITHDRAWN
    assert "Usted retiró su registro" in client.get(own).content.decode()


def test_family_that_already_left_is_told_so(client, case, own):
    client.post(f"{own}retirar/")

    again = client.post(f"{own}retirar/")

    assert again.status_code == 409
    assert f'href="{own}retirar/"' in again.content.decode()


def test_family_says_that_it_came_home(client, case, own):
    client.post(f"{own}ya-volvi/")

    assert Case.objects.get().state == CaseState.OWN_MEANS


def test_wrong_secret_changes_nothing(client, case):
    acts = ("corregir/contacto", "persona/1", "persona/1/quitar", "permisos", "clave", "todavia", "revision")
    for act in ("retirar", "ya-volvi", *acts):
        answer = client.post(f"/es/mi-registro/{case.reference}/{new_secret()}/{act}/", {"email": "x@example.org"})
        assert answer.status_code == 404

    assert (Case.objects.get().state, Case.objects.get().email) == (CaseState.WAITING, "rosa@example.org")


def test_personal_pages_are_never_kept_and_leave_no_cookie(client, own):
    response = client.get(own)

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response.cookies == {}


def test_addresses_stay_out_of_the_logs(client, case, own, caplog, monkeypatch):
    client.get(f"/es/mi-registro/{case.reference}/{new_secret()}/")
    client.delete(own)

    assert case.reference not in caplog.text
