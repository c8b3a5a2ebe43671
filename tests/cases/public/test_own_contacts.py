"""A household corrects whom it trusts, who represents it and a second document; the former mail hears of a new one."""

import pytest
from django.core import mail
from django.utils import timezone

from cases.enums import CaseState
from cases.models import IdentityDocument, NamedContact, Representative
from cases.operations.send import send_due_messages
from tests import makers
from tests.cases.public.own import codes, fresh, own, send, shown

pytestmark = pytest.mark.django_db
ANA = {"emergency_name": "Ana Ruiz", "emergency_relation": "amiga", "emergency_phone": "305 555 0177"}


@pytest.fixture
def case(office):
    return makers.case(office, people=2, state=CaseState.WAITING, at=timezone.now(), phone="+13055550134")


@pytest.fixture
def represented(case):
    Representative.objects.create(
        case=case, speaks_as="lawyer", name="Ana Ruiz", relation="abogada", authority="written", may_see="all",
        document_number="40123456", phone="+13055550188",
    )  # fmt: skip
    return case


def named(case):
    rows = NamedContact.objects.filter(case=case).order_by("named_as")
    return [(one.named_as, one.name, str(one.phone)) for one in rows]


def papers(case, number=1):
    person = case.members.get(position=number).person
    return [(paper.kind, paper.number) for paper in IdentityDocument.objects.filter(person=person).order_by("id")]


def changed_fields(case):
    return [event.values["fields"] for event in case.events.order_by("id") if event.code == "household_corrected"]


def test_trusted_people_are_named_corrected_and_taken_back(client, case):
    send(client, case, "corregir/contactos/", **ANA)
    first = named(case)
    send(client, case, "corregir/contactos/", emergency_phone="305 555 0178", at_home_name="Julia",
         at_home_phone="987 654 321")  # fmt: skip
    second = named(case)
    send(client, case, "corregir/contactos/", emergency_name="", emergency_relation="", emergency_phone="")

    assert first == [("emergency", "Ana Ruiz", "+13055550177")]
    assert second == [("at_home", "Julia", "+51987654321"), ("emergency", "Ana Ruiz", "+13055550178")]
    assert named(case) == second[:1]
    assert changed_fields(case) == [["trusted"]] * 3
    assert "Corrigió sus datos: personas de confianza" in client.get(own(case)).content.decode()


def test_trusted_page_sent_back_as_it_came_changes_nothing(client, case):
    send(client, case, "corregir/contactos/", **ANA)
    before = named(case), codes(case)

    send(client, case, "corregir/contactos/")

    assert (named(case), codes(case)) == before


def test_half_a_trusted_person_is_asked_for_the_rest(client, case):
    html = send(client, case, "corregir/contactos/", emergency_name="Ana").content.decode()

    assert "Escriba el teléfono de esa persona, o borre su nombre." in html
    assert named(case) == []


def test_what_the_representative_may_see_is_the_households_to_say(client, represented):
    page = client.get(own(represented, "corregir/representante/")).content.decode()
    send(client, represented, "corregir/representante/", may_see=["nothing"], relation="ex abogada")

    changed = Representative.objects.get()
    assert (changed.may_see, changed.relation) == ("nothing", "ex abogada")
    assert (changed.document_number, str(changed.phone)) == ("40123456", "+13055550188")
    assert "40123456" not in page
    assert "cambie también la clave" in page
    assert changed_fields(represented) == [["representative"]]


def test_without_authority_nothing_is_seen(client, represented):
    html = send(client, represented, "corregir/representante/", authority=["none"]).content.decode()

    assert "Si no le autorizan, elija «Nada»." in html
    assert Representative.objects.get().authority == "written"


def test_who_has_no_representative_has_no_such_page(client, case):
    assert client.get(own(case, "corregir/representante/")).url == own(case)
    assert "corregir/representante/" not in client.get(own(case)).content.decode()


def test_second_document_is_added_corrected_and_taken_back(client, case):
    person = case.members.get(position=1).person
    IdentityDocument.objects.create(person=person, kind="passport", number="116543210", country="PE")
    passport = ("passport", "116543210")

    stands = []
    for typed in ("40123456", "40123457", ""):
        send(client, case, "persona/1/", national_id=typed)
        stands.append(papers(case))

    assert stands == [
        [passport, ("national_id", "40123456")], [passport, ("national_id", "40123457")], [passport],
    ]  # fmt: skip
    assert changed_fields(case) == [["number"]] * 3


def test_card_that_becomes_the_document_is_not_held_twice(client, case):
    person = case.members.get(position=1).person
    for kind, number in (("passport", "116543210"), ("national_id", "40123456")):
        IdentityDocument.objects.create(person=person, kind=kind, number=number, country="PE")

    send(client, case, "persona/1/", document_kind=["national_id"], document_number="40123456", national_id="40123456")

    assert papers(case) == [("national_id", "40123456")]


def test_passport_that_comes_later_is_the_document_of_the_page(client, case):
    person = case.members.get(position=1).person
    for kind, number in (("national_id", "40123456"), ("passport", "116543210")):
        IdentityDocument.objects.create(person=person, kind=kind, number=number, country="PE")

    stands = shown(client, case, "persona/1/")
    send(client, case, "persona/1/", paternal_surname="Quispe Ríos")

    assert (stands["document_number"], stands["national_id"]) == ("116543210", "40123456")
    assert papers(case) == [("national_id", "40123456"), ("passport", "116543210")]


def test_wrong_national_number_is_said_at_its_field(client, case):
    html = send(client, case, "persona/1/", national_id="123").content.decode()

    assert 'id="national_id-error"' in html
    assert papers(case) == []


def test_former_mail_is_told_without_a_name_or_a_key(client, case):
    send(client, case, "corregir/contacto/", email="otra@example.org", name="Otra Persona")
    send_due_messages(at=timezone.now())

    [letter] = mail.outbox
    assert letter.to == ["rosa@example.org"]
    assert "si el registro es suyo y usted no hizo este cambio, avise enseguida" in letter.body
    assert case.reference in letter.body
    secrets = [case.secret, "otra@", "Rosa", "Quispe", "Otra Persona", "mi-registro/"]
    assert [word for word in secrets if word in letter.body + letter.subject] == []


def test_page_of_the_household_does_not_tell_who_took_it_over_of_the_notice(client, case):
    send(client, case, "corregir/contacto/", email="otra@example.org")

    assert "Ya no escribiremos" not in client.get(own(case)).content.decode()
    assert case.events.filter(code="message_queued", is_public=False).count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"email": "ROSA@example.org"}, {"name": "Rosa Q."}, {"email": "otra@example.org", "danger": "on"}],
    ids=["same address", "another field", "in danger"],
)
def test_no_notice_where_the_address_stays_or_nothing_may_be_written(client, case, changes):
    send(client, case, "corregir/contacto/", **changes)

    assert not case.messages.exists()


def test_address_that_was_missing_gets_nothing(client, case):
    type(case).objects.filter(pk=case.pk).update(email="")

    send(client, case, "corregir/contacto/", email="nueva@example.org")

    assert fresh(case).email == "nueva@example.org"
    assert not case.messages.exists()
