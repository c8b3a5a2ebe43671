"""Somebody fills in for others: by what right, what they may see, and who gets the key."""

import pytest

from cases.enums import Purpose
from cases.models import Case
from tests.cases.public.walk import REPRESENTS, TYPED, answers_of, fill, place, started

pytestmark = pytest.mark.django_db
LAWYER = {"quien": {"who": "lawyer"}}
UNASKED = REPRESENTS | {"authority": "none", "may_see": "nothing"}
OF_THE_FAMILY = {"name": "Luis Rojas", "email": "luis@example.org", "hours": "any", "language": "es"}


@pytest.fixture
def base(client):
    place()
    return started(client)


def html(client, address):
    return client.get(address).content.decode()


def registered(client, base, typed):
    fill(client, base, LAWYER | typed)
    client.post(f"{base}enviar/")
    return Case.objects.get()


@pytest.mark.parametrize("who", ["parent", "relative", "lawyer", "attorney"])
def test_who_fills_in_for_others_is_asked_about_themselves(client, base, who):
    answer = client.post(f"{base}quien/", {"who": who})

    assert answer.url == f"{base}representante/"


def test_who_travels_is_not(client, base):
    fill(client, base, until="pais")

    assert client.get(f"{base}representante/").url == f"{base}pais/"


def test_representative_is_stored_with_their_right(client, base):
    contact = OF_THE_FAMILY | {"name": "Ana Ruiz", "email": "ana@example.org"}

    case = registered(client, base, {"contacto": contact, "permisos": {"return_": "on", "relative": "on"}})

    speaks = case.representative
    assert (speaks.speaks_as, speaks.name, speaks.relation, speaks.authority, speaks.may_see) == (
        "lawyer", "Ana Ruiz", "abogada", "written", "all"
    )  # fmt: skip
    assert (speaks.document_number, str(speaks.phone)) == ("40123456", "+13055550188")
    assert (case.contact_name, case.source) == ("Ana Ruiz (abogada)", "relative")
    assert set(case.consents.values_list("purpose", flat=True)) == {Purpose.RETURN, Purpose.RELATIVE}


def test_number_of_their_document_is_ciphertext_also_in_the_history(client, base):
    speaks = registered(client, base, {"contacto": OF_THE_FAMILY}).representative

    raw = [rows.extra(select={"raw": "document_number"}).values_list("raw", flat=True) for rows in
           (type(speaks).objects.order_by("pk"), speaks.history.order_by("pk"))]  # fmt: skip

    assert all(value.startswith("v1:") for values in raw for value in values)
    assert [len(values) for values in raw] == [1, 1]


def test_their_name_is_proposed_as_contact_when_they_may_answer(client, base):
    fill(client, base, LAWYER, until="contacto")

    assert 'value="Ana Ruiz"' in html(client, f"{base}contacto/")


@pytest.mark.parametrize("sees", ["news", "nothing"])
def test_who_may_not_see_all_is_asked_for_the_contact_of_the_family(client, base, sees):
    fill(client, base, LAWYER | {"representante": REPRESENTS | {"may_see": sees}}, until="contacto")

    page = html(client, f"{base}contacto/")

    assert "de quienes viajan, no los suyos" in page
    assert 'value="Ana Ruiz"' not in page


def test_without_authority_they_can_see_nothing(client, base):
    client.post(f"{base}quien/", {"who": "relative"})

    client.post(f"{base}representante/", REPRESENTS | {"authority": "none", "may_see": "all"})

    assert "Si todavía no le autorizaron" in html(client, f"{base}representante/")
    assert answers_of(base).mark("representante") == "faulty"


def test_without_authority_the_consents_say_so_and_nobody_may_be_told(client, base):
    typed = LAWYER | {"representante": UNASKED, "contacto": OF_THE_FAMILY, "contactos": {}}
    fill(client, base, typed, until="permisos")

    page = html(client, f"{base}permisos/")

    assert "Usted todavía no tiene su autorización" in page
    assert 'name="relative"' not in page


def test_family_that_cannot_be_reached_is_registered_and_the_officer_reads_it(client, base):
    contact = {"name": "Luis Rojas", "unreachable": "on", "hours": "any", "language": "es"}

    case = registered(client, base, {"representante": UNASKED, "contacto": contact})

    note = case.events.get(code="note")
    assert note.note == "Quien lo registró no sabe cómo comunicarse con la familia."
    assert (case.contact_name, case.email, case.messages.count()) == ("Luis Rojas", "", 0)


def test_another_one_who_fills_in_is_asked_anew_how_to_reach_whom(client, base):
    fill(client, base)

    client.post(f"{base}quien/", {"who": "lawyer"})
    client.post(f"{base}representante/", REPRESENTS)

    answers = answers_of(base)
    assert (answers.mark("contacto"), answers.mark("permisos"), answers.mark("viaje")) == ("later", "later", "done")


def test_telephone_of_the_family_is_read_as_in_their_country(client, base):
    fill(client, base, {"pais": {"country": "CL"}, "lugar": {"subdivision": "-", "city": "Arica"}}, until="contacto")

    page = html(client, f"{base}contacto/")
    client.post(f"{base}contacto/", TYPED["contacto"] | {"phone": "(2) 2123 4567"})

    assert "De Chile, por ejemplo" in page
    assert answers_of(base).mark("contacto") == "done"


@pytest.mark.parametrize("sees", ["news", "nothing"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_who_may_not_see_all_gets_the_number_but_not_the_key(client, sees, language):
    place()
    base = started(client, language)
    typed = {"representante": REPRESENTS | {"may_see": sees}, "contacto": OF_THE_FAMILY}
    case = registered(client, base, typed)

    receipt = html(client, f"{base}constancia/")

    assert case.reference in receipt
    assert case.secret not in receipt


def test_who_may_see_all_gets_the_key(client, base):
    case = registered(client, base, {"contacto": OF_THE_FAMILY})

    assert case.secret in html(client, f"{base}constancia/")


def test_key_goes_to_the_mail_of_the_family(client, base):
    case = registered(client, base, {"representante": UNASKED, "contacto": OF_THE_FAMILY})

    message = case.messages.get()
    assert message.recipient == "luis@example.org"
    assert case.secret in message.body
