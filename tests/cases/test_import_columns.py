"""What a list can say besides: needs of a person, how a family is reached, whom to call, how it travels."""

import pytest

from cases.formats.lists import read_list
from cases.models import Case
from cases.operations.imports.run import import_list
from tests import makers

pytestmark = pytest.mark.django_db
ROW = {
    "nombres": "María", "apellido paterno": "Quispe", "pasaporte": "116543210", "número de DNI": "40123456",
    "menor sin adulto": "sí", "único adulto": "x", "whatsapp": "sí", "hora para llamar": "noche", "idioma": "inglés",
    "teléfono": "305 555 0134", "en peligro": "sí", "motivo del peligro": "mi empleador",
    "contacto de emergencia": "Ana Ruiz", "teléfono de emergencia": "305 555 0177", "familiar en casa": "Julia Mamani",
    "teléfono del familiar": "987 654 321", "le alcanza": "pocos días", "motivo de la fecha": "Empieza el colegio",
    "países de tránsito": "México; CO", "pasaje cancelado": "sí", "aerolínea": "LATAM", "código de reserva": "ABC123",
}  # fmt: skip


@pytest.fixture
def take(tmp_path, office, now):
    """Import one row as the office's list."""

    def run(**changes):
        row = ROW | changes
        path = tmp_path / "lista.csv"
        path.write_text("\n".join([",".join(row), ",".join(row.values())]))
        return import_list(
            read_list(path), name="lista.csv", office=office, notify=False, all_or_nothing=False, by=None, at=now
        )

    return run


def test_every_column_is_read(take):
    outcome = take()

    case = Case.objects.get()
    member, request = case.members.select_related("person").get(), case.return_request
    named = [(one.named_as, one.name, str(one.phone)) for one in case.named_contacts.order_by("named_as")]
    papers = list(member.person.documents.order_by("id"))
    assert (outcome.faults, outcome.unknown_columns) == ([], [])
    assert (member.is_alone, member.is_sole_adult, case.tier) == (True, True, 1)
    assert [(paper.kind, paper.number) for paper in papers] == [("passport", "116543210"), ("national_id", "40123456")]
    assert (case.uses_whatsapp, case.call_hours, case.language) == (True, "evening", "en")
    assert (case.in_danger, case.danger_reason) == (True, "mi empleador")
    assert named == [("at_home", "Julia Mamani", "+51987654321"), ("emergency", "Ana Ruiz", "+13055550177")]
    assert (request.funds, request.why_then, request.transit) == ("days", "Empieza el colegio", ["MX", "CO"])
    assert (request.has_cancelled_ticket, request.ticket_airline, request.booking_code) == (True, "LATAM", "ABC123")


FAULTS = {
    "número de DNI": ("12345", "No es un número de DNI."),
    "idioma": ("quechua", "Escriba una de estas palabras: espanol"),
    "hora para llamar": ("ayer", "Escriba una de estas palabras: cualquiera"),
    "países de tránsito": ("Narnia", "No es un país ni un código de país."),
    "teléfono de emergencia": ("", "«contacto de emergencia» necesita un nombre y un teléfono."),
    "teléfono del familiar": ("12", "No es un número de teléfono: «12»."),
}


@pytest.mark.parametrize("heading", FAULTS)
def test_cell_that_can_not_be_is_named(take, heading):
    typed, reason = FAULTS[heading]

    outcome = take(**{heading: typed})

    assert [fault.reason[: len(reason)] for fault in outcome.faults] == [reason]
    assert not Case.objects.exists()


def test_minor_alone_is_first_in_line_also_from_a_list(take):
    take(**{"en peligro": "no"})

    assert [factor["code"] for factor in Case.objects.get().factors] == ["minor_alone"]


def test_spreadsheet_of_before_is_read_as_before(take, office):
    makers.airport("MIA")

    outcome = take(**dict.fromkeys(list(ROW)[3:], ""))

    assert (outcome.faults, Case.objects.get().named_contacts.count()) == ([], 0)
