"""The staff site's lists and forms of the map: by role, and with the same number of queries for one and three rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consulates.models import (
    Agency,
    Airport,
    BorderCrossing,
    ConsularOffice,
    DetentionFacility,
    Jurisdiction,
    User,
)
from tests import makers

pytestmark = pytest.mark.django_db


def crossing(number):
    return BorderCrossing.objects.create(
        code=f"BX-{number}", name=f"Paso {number}", country_a="PE", place_a="Tacna", country_b="CL", place_b="Arica",
        latitude="-18.3", longitude="-70.3", timezone="America/Lima",
    )  # fmt: skip


MAKERS = {
    ConsularOffice: lambda number: makers.office(f"CG-{number}"),
    Jurisdiction: lambda number: makers.jurisdiction(f"US-A{number}", makers.office(f"CG-{number}")),
    Airport: lambda number: makers.airport(f"AA{number}"),
    BorderCrossing: crossing,
    DetentionFacility: lambda number: makers.facility(makers.office(f"CG-{number}"), name=f"Krome {number}"),
    Agency: lambda number: makers.agency(f"MIN{number}", lines=["health_care", "work"]),
}
REFERENCE = list(MAKERS)


def page(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


@pytest.fixture
def users(office):
    return {
        "administrator": makers.user("administrator", "administrator"),
        "officer": makers.officer(office),
        "agency": makers.user("agency", "agency", agency=makers.agency("MINEDU")),
        "auditor": makers.user("auditor", "auditor"),
    }


@pytest.mark.parametrize(
    ("role", "list_status", "form_status"),
    [("administrator", 200, 200), ("officer", 200, 403), ("auditor", 200, 403), ("agency", 403, 403)],
)
@pytest.mark.parametrize("model", REFERENCE)
def test_reference_lists_are_read_by_staff_and_changed_by_administrators(
    client, users, model, role, list_status, form_status
):
    row = MAKERS[model](1)
    client.force_login(users[role])

    pages = [page(model, "changelist"), page(model, "add"), page(model, "change", row.pk)]
    statuses = [client.get(address, follow=True).status_code for address in pages]

    assert statuses == [list_status, form_status, list_status]


@pytest.mark.parametrize("model", REFERENCE)
def test_reference_list_takes_as_many_queries_for_three_rows_as_for_one(client, users, model):
    client.force_login(users["administrator"])
    taken = []

    for numbers in ([1], [2, 3]):
        for number in numbers:
            MAKERS[model](number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page(model, "changelist")).status_code == 200
        taken.append(len(queries))

    assert taken[0] == taken[1]


@pytest.mark.parametrize("model", REFERENCE)
def test_nobody_deletes_reference_data(client, users, model):
    row = MAKERS[model](1)
    client.force_login(users["administrator"])

    response = client.post(page(model, "delete", row.pk), {"post": "yes"})

    assert (response.status_code, model.objects.filter(pk=row.pk).exists()) == (403, True)


@pytest.mark.parametrize("model", REFERENCE)
def test_reference_lists_are_searched(client, users, model):
    MAKERS[model](1)
    client.force_login(users["officer"])

    assert client.get(page(model, "changelist"), {"q": "Krome"}).status_code == 200


def test_office_shows_what_belongs_to_it(client, users, office):
    makers.jurisdiction("US-FL", office, since=date(2020, 1, 31))
    client.force_login(users["officer"])

    text = client.get(page(ConsularOffice, "change", office.pk)).content.decode()

    assert [word in text for word in ("US-FL", "31 de enero de 2020")] == [True, True]


def test_a_second_office_for_a_place_is_refused_with_a_sentence(client, users, office):
    makers.jurisdiction("US-FL", office)
    other = makers.office("CG-ATL")
    client.force_login(users["administrator"])

    form = {"place": "US-FL", "office": other.pk, "since": "2024-01-01", "until": "", "basis": ""}
    response = client.post(page(Jurisdiction, "add"), form)

    assert "En esas fechas el lugar ya pertenece a una oficina." in response.content.decode()
    assert Jurisdiction.objects.count() == 1


def test_a_place_is_moved_on_its_page_from_a_day_on(client, users, office):
    jurisdiction = makers.jurisdiction("US-FL", office)
    other = makers.office("CG-ATL")
    client.force_login(users["administrator"])

    form = {"place": "us-fl", "office": office.pk, "since": "2020-01-01", "until": "2027-01-01", "basis": "RS 1"}
    client.post(page(Jurisdiction, "change", jurisdiction.pk), form)
    client.post(page(Jurisdiction, "add"), {**form, "office": other.pk, "since": "2027-01-01", "until": ""})

    found = [(row.office, row.valid.lower, row.valid.upper) for row in Jurisdiction.objects.order_by("valid")]
    assert found == [(office, date(2020, 1, 1), date(2027, 1, 1)), (other, date(2027, 1, 1), None)]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"place": "US-ZZ"}, "«US-ZZ» no es un estado o región de ISO 3166-2."),
        ({"until": "2023-01-01"}, "La fecha final es anterior a la inicial."),
    ],
)
def test_wrong_jurisdiction_is_refused_with_a_sentence(client, users, office, wrong, why):
    client.force_login(users["administrator"])

    form = {"place": "US-FL", "office": office.pk, "since": "2024-01-01", "until": "", "basis": "", **wrong}
    response = client.post(page(Jurisdiction, "add"), form)

    assert (why in response.content.decode(), Jurisdiction.objects.count()) == (True, 0)


def test_filter_offers_only_the_countries_in_use(client, users):
    makers.office("CG-ROM", country="IT")
    client.force_login(users["officer"])

    response = client.get(page(ConsularOffice, "changelist"), {"country": "IT"})

    filters = response.context["cl"].filter_specs[-1]
    offered = [choice["display"] for choice in filters.choices(response.context["cl"])]
    assert (offered, response.context["cl"].result_count) == (["Todo", "Italia", "Estados Unidos"], 1)


def test_a_change_is_shown_with_who_made_it(client, users, office):
    client.force_login(users["administrator"])
    form = {
        "code": "CG-MIA", "kind": "consulate_general", "name": "Consulado en Miami", "city": "Miami", "country": "US",
        "subdivision": "US-FL", "latitude": "25.77", "longitude": "-80.19", "timezone": "America/New_York",
        "jurisdictions-TOTAL_FORMS": "0", "jurisdictions-INITIAL_FORMS": "0",
    }  # fmt: skip

    client.post(page(ConsularOffice, "change", office.pk), form)

    changes = client.get(page(ConsularOffice, "change", office.pk)).content.decode()
    assert "Consulado General CG-MIA → Consulado en Miami" in changes
    assert "<td>administrator</td>" in changes


def test_history_button_leads_to_the_changes(client, users, office):
    client.force_login(users["administrator"])

    response = client.get(page(ConsularOffice, "history", office.pk))

    assert response.url == f"{page(ConsularOffice, 'change', office.pk)}#changes"


def test_offices_are_found_by_autocomplete(client, users, office):
    client.force_login(users["administrator"])

    wanted = {"app_label": "consulates", "model_name": "user", "field_name": "office", "term": "CG-MIA"}
    response = client.get(reverse("admin:autocomplete"), wanted)

    assert [result["text"] for result in response.json()["results"]] == ["Consulado General CG-MIA"]


def test_airport_of_another_name_is_saved_by_an_administrator_only(client, users):
    airport = makers.airport()
    client.force_login(users["officer"])

    response = client.post(page(Airport, "change", airport.pk), {"name": "Otro"})

    assert (response.status_code, Airport.objects.get().name) == (403, "MIA")


def test_agency_officer_finds_no_records_at_all(client, users):
    client.force_login(users["agency"])

    response = client.get(reverse("admin:index"), follow=True)

    assert response.status_code == 403


def test_nobody_without_an_account_reaches_the_records(client):
    response = client.get(page(User, "changelist"))

    assert response.status_code == 302
