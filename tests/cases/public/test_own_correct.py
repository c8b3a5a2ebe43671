"""A household corrects each page of its registration; its order follows at once, and it is told."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.enums import CaseState, DocumentKind
from cases.models import Case, CaseMember, IdentityDocument, Person, ReturnRequest
from tests import makers
from tests.cases.public.own import codes, fresh, own, send, shown, switched

pytestmark = pytest.mark.django_db
PAGES = ["corregir/contacto", "corregir/lugar", "corregir/situacion", "corregir/viaje", "persona/1", "persona/2"]
NEEDS = ["persona/1/necesidades", "persona/2/necesidades"]


@pytest.fixture
def case(office):
    makers.airport("MIA")
    made = makers.case(office, people=2, state=CaseState.WAITING, at=timezone.now(), phone="+13055550134")
    for member in made.members.select_related("person").order_by("position"):
        IdentityDocument.objects.create(person=member.person, kind="passport", number="116543210", country="PE")
    return made


def snapshot(case):
    """All that is stored, but for the timeline."""
    return [
        list(Case.objects.filter(pk=case.pk).order_by("pk").values()),
        list(CaseMember.objects.filter(case=case).order_by("pk").values()),
        list(Person.objects.order_by("pk").values()),
        list(IdentityDocument.objects.order_by("pk").values()),
        list(ReturnRequest.objects.filter(case=case).order_by("pk").values()),
    ]


@pytest.mark.parametrize("page", [f"{page}/" for page in PAGES + NEEDS])
def test_page_sent_back_as_it_came_changes_nothing(client, case, page):
    before = snapshot(case)

    answer = send(client, case, page)

    assert answer.url == own(case, "?guardado")
    assert (snapshot(case), codes(case)) == (before, [])


def test_contact_is_corrected_and_the_timeline_never_says_to_what(client, case):
    send(client, case, "corregir/contacto/", email="nueva@example.org", phone="305 555 0199")

    changed = fresh(case)
    assert (changed.email, str(changed.phone)) == ("nueva@example.org", "+13055550199")
    event = changed.events.for_household().get()
    assert (event.code, event.actor, event.values, event.note) == (
        "household_corrected", "household", {"fields": ["contact"]}, "",
    )  # fmt: skip
    assert "Corrigió sus datos: cómo nos comunicamos" in client.get(own(case)).content.decode()


def test_contact_is_never_left_empty(client, case):
    html = send(client, case, "corregir/contacto/", email="", phone="").content.decode()

    assert "Escriba un correo o un teléfono, para poder avisarle." in html
    assert fresh(case).email == "rosa@example.org"


def test_danger_is_told_at_once_and_stops_all_letters(client, case):
    send(client, case, "corregir/contacto/", danger="on", danger_reason="mi empleador")
    send(client, case, "corregir/situacion/", lodging="none")

    changed = fresh(case)
    assert (changed.in_danger, changed.danger_reason, changed.tier) == (True, "mi empleador", 2)
    assert not changed.messages.exists()
    assert changed.follow_ups.filter(clock="note").exists()
    assert "empleador" not in client.get(own(case)).content.decode()


def test_worse_situation_raises_the_family_and_the_page_says_it(client, case):
    before = client.get(own(case, "corregir/situacion/")).content.decode()
    answer = send(client, case, "corregir/situacion/", lodging="none")
    after = client.get(answer.url).content.decode()

    assert "Al guardar se calcula otra vez su orden de atención: puede subir o bajar." in before
    assert fresh(case).tier == 2
    assert "Su grupo de atención era el 4 y ahora es el 2 de 5." in after
    assert "La familia no tiene dónde quedarse" in after


def test_change_that_leaves_the_order_says_so(client, case):
    answer = send(client, case, "corregir/viaje/", why_then="Una operación.")

    html = client.get(answer.url).content.decode()
    assert "Corrigió sus datos: fechas del viaje." in html
    assert "Su grupo de atención sigue siendo el 4 de 5." in html


def test_letter_about_the_same_is_no_line_of_its_own(client, case):
    answer = send(client, case, "corregir/situacion/", lodging="none")

    html = client.get(answer.url).content.decode()
    assert case.messages.filter(kind="new_tier").count() == 1
    assert "También le escribimos." in html
    assert "Le escribimos:" not in html


def test_person_is_corrected_with_its_document(client, case):
    send(
        client, case, "persona/2/", given_names="Ana María", born_on_year="2021", relation="child",
        document_number="AB1234567", other_nationality="US",
    )  # fmt: skip

    person = case.members.get(position=2).person
    assert (person.given_names, person.born_on.year, person.nationalities) == ("Ana María", 2021, ["PE", "US"])
    assert person.documents.get().number == "AB1234567"
    assert fresh(case).tier == 2
    assert case.events.get(code="household_corrected").values["fields"] == [
        "given_names", "born_on", "nationalities", "relation", "number",
    ]  # fmt: skip


def test_lost_documents_are_noted_for_the_office_alone(client, case):
    answer = send(client, case, "persona/1/", document_kind="none", no_document="Me los robaron.", document_number="")

    assert answer.status_code == 302
    assert not case.members.get(position=1).person.documents.exists()
    note = case.events.get(code="note")
    assert (note.is_public, note.note) == (False, "Rosa1: Me los robaron.")
    assert "robaron" not in client.get(own(case)).content.decode()


def test_first_document_can_be_added_later(client, case):
    case.members.get(position=1).person.documents.all().delete()

    send(client, case, "persona/1/", document_kind="passport", document_number="118765432")

    paper = case.members.get(position=1).person.documents.get()
    assert (paper.kind, paper.number, str(paper.country)) == (DocumentKind.PASSPORT, "118765432", "PE")


def test_needs_are_corrected_and_nothing_of_health_is_named(client, case):
    until = timezone.now().date() + timedelta(days=5)
    send(
        client, case, "persona/1/necesidades/", needs=["needs_wheelchair"], pregnancy_weeks="20",
        health_note="diabetes", medicine_until_day=until.day, medicine_until_month=until.month,
        medicine_until_year=until.year,
    )  # fmt: skip

    member = case.members.get(position=1)
    assert (member.needs_wheelchair, member.pregnancy_weeks, member.medicine_until) == (True, 20, until)
    assert case.events.get(code="household_corrected").values == {"fields": ["needs"]}
    assert "diabetes" not in client.get(own(case)).content.decode()


def test_need_that_is_over_can_be_taken_back(client, case):
    case.members.update(needs_wheelchair=True)

    send(client, case, "persona/1/necesidades/", needs=[])

    assert not case.members.get(position=1).needs_wheelchair


def test_move_to_another_state_brings_its_office_and_asks_for_airports(client, case):
    houston = makers.office("CG-HOU", subdivision="US-TX", timezone="America/Chicago")
    makers.jurisdiction("US-TX", houston)

    answer = send(client, case, "corregir/lugar/", subdivision="US-TX", city="Austin")

    changed = fresh(case)
    assert (changed.office, changed.subdivision, changed.city) == (houston, "US-TX", "Austin")
    assert answer.url == own(case, "corregir/viaje/")
    assert codes(case)[:2] == ["household_corrected", "office_changed"]


def test_move_to_another_country_keeps_country_and_place_together(client, case):
    mexico = makers.office("EMB-MEX", country="MX", subdivision="MX-CMX")
    chosen = send(client, case, "corregir/pais/", country="MX")
    between = fresh(case).country

    place = chosen.url.removeprefix(own(case))
    send(client, case, place, subdivision="MX-CMX", city="Coyoacán")

    changed = fresh(case)
    assert between == "US"
    assert (changed.country, changed.city, changed.office) == ("MX", "Coyoacán", mexico)


def test_airports_out_of_reach_stay_until_they_are_changed(client, case):
    assert shown(client, case, "corregir/viaje/")["airports"] == ["MIA"]


def test_wrong_values_stay_typed_and_change_nothing(client, case):
    before = snapshot(case)

    html = send(client, case, "persona/1/", born_on_day="31", born_on_month="2").content.decode()

    assert "<title>Error:" in html
    assert 'name="born_on_day" value="31"' in html
    assert snapshot(case) == before


def test_other_language_keeps_what_was_typed(client, case):
    typed = shown(client, case, "corregir/lugar/") | {"city": "Hialeah"}

    html = switched(client, own(case, "corregir/lugar/"), typed).content.decode()

    assert '<html lang="en">' in html
    assert 'value="Hialeah"' in html
    assert f'action="/en{own(case, "corregir/lugar/")[3:]}"' in html
    assert fresh(case).city == "Miami"


def test_pages_of_the_real_map_open(client, case):
    call_command("load_reference", verbosity=0)

    for page in [
        *PAGES,
        *NEEDS,
        "corregir/pais",
        "persona/3",
        "persona/2/quitar",
        "permisos",
        "revision",
        "clave",
        "todo",
    ]:
        for language in ("es", "en"):
            assert client.get(own(case, f"{page}/").replace("/es/", f"/{language}/")).status_code == 200, page
