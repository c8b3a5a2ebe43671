"""A family registers through the pages, from the first to the receipt."""

from datetime import date

import pytest

from cases.enums import Purpose
from cases.models import Case, CaseEvent
from tests.cases.public.walk import TYPED, YEAR, draft_of, fill, person, place, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(client):
    place()
    return started(client)


def sent(client, base):
    return client.post(f"{base}enviar/")


@pytest.mark.parametrize("language", ["es", "en"])
def test_whole_registration_leads_to_a_receipt(client, language):
    place()
    base = started(client, language)

    fill(client, base)
    review = client.get(f"{base}revisar/")
    receipt = client.get(sent(client, base).url)

    case = Case.objects.get()
    assert "Rosa Quispe Mamani" in review.content.decode()
    assert receipt.url if receipt.status_code == 302 else case.reference in receipt.content.decode()
    assert case.secret in receipt.content.decode()


def test_registration_keeps_every_answer(client, base):
    fill(client, base)

    sent(client, base)

    case = Case.objects.select_related("office", "return_request").get()
    request, member = case.return_request, case.members.select_related("person").get()
    assert (case.contact_name, case.email, str(case.phone)) == (
        "Rosa Quispe Mamani", "rosa@example.org", "+13055550134"
    )  # fmt: skip
    assert (case.country, case.subdivision, case.city, case.office.code) == ("US", "US-FL", "Miami", "CG-MIA")
    assert (member.person.full_name, member.person.born_on) == ("Rosa Quispe Mamani", date(1990, 5, 17))
    assert (member.needs_wheelchair, member.needs_stretcher, member.pregnancy_weeks) == (True, False, 20)
    assert member.medicine_until == date(YEAR + 1, 1, 5)
    assert (request.situation, request.lodging, request.lodging_until) == ("tourist", "until", date(YEAR + 1, 2, 1))
    assert (request.means, request.airports, request.destination) == ("part", ["MIA"], "PE-CUS")
    document = member.person.documents.get()
    assert (document.kind, document.number, document.expires_on) == ("passport", "116543210", date(YEAR + 3, 2, 1))
    assert set(case.consents.values_list("purpose", flat=True)) == {Purpose.RETURN, Purpose.COUNTERPART}


def test_sending_five_times_makes_one_registration(client, base):
    fill(client, base)

    answers = {client.get(sent(client, base).url).content for _press in range(5)}

    assert Case.objects.count() == 1
    assert len(answers) == 1


def test_going_back_after_sending_leads_to_the_receipt(client, base):
    fill(client, base)
    sent(client, base)

    back = [client.get(base + page).url for page in ["", "quien/", "personas/", "persona/1/", "revisar/"]]
    typed = client.post(f"{base}contacto/", {"name": "Otra"})

    assert {*back, typed.url} == {f"{base}constancia/"}
    assert draft_of(base).answers == ""


def test_twelve_people_travel_together_and_a_thirteenth_is_told_why_not(client, base):
    fill(client, base, people=12)

    listed = client.get(f"{base}personas/").content.decode()
    thirteenth = client.get(f"{base}persona/13/")
    sent(client, base)

    assert "hasta 12 personas" in listed
    assert thirteenth.url == f"{base}personas/"
    assert Case.objects.get().members.count() == 12


def test_removed_person_does_not_travel(client, base):
    fill(client, base, people=3)

    client.post(f"{base}persona/2/quitar/")
    sent(client, base)

    names = Case.objects.get().members.values_list("person__given_names", flat=True)
    assert list(names.order_by("position")) == ["Rosa", "Ana3"]


def test_somebody_without_documents_registers_and_the_officer_reads_why(client, base):
    lost = person(document_kind="none", document_number="", no_document="Me los robaron en el bus.")
    fill(client, base, {"persona.1": lost})

    sent(client, base)

    note = CaseEvent.objects.get(code="note")
    assert note.note == "Rosa no tiene documentos: Me los robaron en el bus."
    assert not note.is_public
    assert Case.objects.get().members.get().person.documents.count() == 0


def test_what_is_kept_for_the_journey_of_the_household(client, base):
    ticket = {"has_ticket": "on", "airline": "Aerolínea del Sur", "booking": "K7QXM4"}
    fill(client, base, {"viaje": TYPED["viaje"] | ticket})

    sent(client, base)

    case = Case.objects.select_related("return_request").get()
    request = case.return_request
    assert (case.uses_whatsapp, case.call_hours, request.funds) == (True, "evening", "days")
    assert (request.has_cancelled_ticket, request.ticket_airline, request.booking_code) == (
        True, "Aerolínea del Sur", "K7QXM4"
    )  # fmt: skip
    named = case.named_contacts.order_by("named_as").values_list("named_as", "name", "relation", "phone")
    assert list(named) == [
        ("at_home", "Julia Mamani", "madre", "+51987654321"), ("emergency", "Ana Ruiz", "amiga", "+13055550177"),
    ]  # fmt: skip


def test_ticket_that_was_not_ticked_is_not_kept(client, base):
    fill(client, base, {"viaje": TYPED["viaje"] | {"airline": "Aerolínea del Sur", "booking": "K7QXM4"}})

    sent(client, base)

    request = Case.objects.get().return_request
    assert (request.has_cancelled_ticket, request.ticket_airline, request.booking_code) == (False, "", "")
