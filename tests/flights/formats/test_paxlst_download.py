"""A manifest downloaded as PAXLST: the same permission, log and count as the other forms, and read back the same."""

import logging
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from cases.models import IdentityDocument
from flights.formats.paxlst import Birth
from flights.formats.paxlst_reading import read_paxlst
from flights.operations.manifest import freeze_manifest
from tests import makers
from tests.flights.pages import scene

TYPED = {"purpose": "carrier", "flight": "xx 123", "recipient": "uscsapis"}


@pytest.fixture
def leg(planner):
    return scene.leg(planner, seats=20)


@pytest.fixture
def family(office, leg):
    offer = scene.offer(office, leg, state="accepted", people=2)
    mother = offer.case.members.order_by("position").first().person
    type(mother).objects.filter(pk=mother.pk).update(paternal_surname="Ñusta", maternal_surname="O'Higgins")
    IdentityDocument.objects.create(person=mother, kind="passport", number="AB 123-456", country="PE")
    return offer


@pytest.fixture
def manifest(leg, family, planner, now):
    return freeze_manifest(leg, by=planner, at=now)


def download(client, user, manifest, **typed):
    return scene.post(client, user, reverse("flights:manifest_paxlst", args=[manifest.pk]), **(TYPED | typed))


def test_download_reads_back_as_the_manifest(client, planner, leg, manifest, family):
    response = download(client, planner, manifest)

    reading = read_paxlst(response.content, today=date(2026, 1, 1))
    (found,) = reading.lists
    assert (reading.warnings, found.counted, found.recipient) == ((), 2, "USCSAPIS")
    assert [(one.surnames, one.given_names, one.nationality) for one in found.passengers] == [
        ("NUSTA OHIGGINS", "ROSA", "PER"), ("QUISPE MAMANI", "ROSA", "PER"),
    ]  # fmt: skip
    mother = found.passengers[0]
    assert (mother.born, mother.references) == (Birth(1990, 5, 17), (("AVF", family.case.reference),))
    assert (mother.identity_document.kind, mother.identity_document.number) == ("P", "AB123456")
    assert [(flight.number, [call.place for call in flight.calls]) for flight in found.flights] == [
        ("XX123", ["MIA", "LIM"])
    ]


def test_file_is_an_attachment_and_its_purpose_is_logged(client, planner, manifest, caplog):
    caplog.set_level(logging.INFO, logger="flights.exports")

    response = download(client, planner, manifest)

    assert response["Content-Type"] == "application/edifact"
    assert response["Content-Disposition"].endswith('-v1.edi"')
    assert [record.getMessage() for record in caplog.records if record.name == "flights.exports"] == [
        f"manifest {manifest.pk} as edi by user {planner.pk}: carrier"
    ]


@pytest.mark.parametrize("typed", [{"flight": ""}, {"flight": "LIMA"}, {"recipient": "a+b"}, {"purpose": ""}])
def test_flight_recipient_and_purpose_are_asked(client, planner, manifest, typed):
    assert download(client, planner, manifest, **typed).status_code == 422


def test_only_planners_download(client, officer, manifest):
    assert download(client, officer, manifest).status_code == 403
    assert download(client, scene.agency_officer(), manifest).status_code == 404


def test_copy_that_leaves_somebody_out_counts_the_whole(client, planner, manifest, family):
    makers.Case.objects.filter(pk=family.case_id).update(in_danger=True)

    found = read_paxlst(download(client, planner, manifest).content, today=date(2026, 1, 1))

    assert (found.lists[0].passengers, found.lists[0].counted) == ((), 2)
    assert [fault.code for fault in found.warnings] == ["people_differ"]


def test_name_that_was_cut_is_said(client, planner, leg, family, now):
    person = family.case.members.order_by("position").first().person
    type(person).objects.filter(pk=person.pk).update(paternal_surname="A" * 80)
    manifest = freeze_manifest(leg, by=planner, at=now)

    response = download(client, planner, manifest)

    assert [str(one) for one in get_messages(response.wsgi_request)] == [
        "Persona 1: El nombre pasa de 70 signos: va cortado."
    ]


def test_name_in_another_alphabet_is_refused_with_its_place(client, planner, leg, family, now):
    person = family.case.members.order_by("position").first().person
    type(person).objects.filter(pk=person.pk).update(paternal_surname="吴", maternal_surname="", given_names="伟")
    manifest = freeze_manifest(leg, by=planner, at=now)

    response = download(client, planner, manifest)

    assert response.status_code == 409
    assert "Persona 1: Falta el nombre, o no tiene letras latinas." in response.content.decode()


def test_page_offers_it_for_flights_only(client, planner, leg, manifest):
    page = reverse("flights:manifest", args=[manifest.pk])
    address = reverse("flights:manifest_paxlst", args=[manifest.pk])

    of_flight = scene.get(client, planner, page).content.decode()
    type(leg).objects.filter(pk=leg.pk).update(mode="bus")

    assert (address in of_flight, address in scene.get(client, planner, page).content.decode()) == (True, False)
