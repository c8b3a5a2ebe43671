"""Manifests: frozen, sent and acknowledged by planners; what changed; and what a download says, to the letter."""

import logging

import pytest
from django.urls import reverse

from cases.models import IdentityDocument
from flights.models import Manifest
from flights.operations.manifest import freeze_manifest
from flights.operations.offer import give_back
from tests import makers
from tests.flights.pages import scene
from tests.flights.scene import fresh, with_child


@pytest.fixture
def leg(planner):
    return scene.leg(planner, seats=20)


@pytest.fixture
def family(office, leg):
    """A mother whose name looks like a formula, and her baby on her lap."""
    offer = scene.offer(office, leg, state="accepted", people=1)
    mother = offer.case.members.get().person
    type(mother).objects.filter(pk=mother.pk).update(given_names='=1+1"', paternal_surname="Ñusta", maternal_surname="")
    IdentityDocument.objects.create(person=mother, kind="passport", number="A123", country="PE")
    with_child(offer.case, born_on=leg.departs_at.date().replace(year=leg.departs_at.year - 1))
    return offer


@pytest.fixture
def manifest(leg, family, planner, now):
    return freeze_manifest(leg, by=planner, at=now)


def act(client, user, page, thing, **typed):
    return scene.post(client, user, reverse(f"flights:{page}", args=[thing.pk]), **typed)


def test_planner_freezes_sends_and_notes_the_receipt(client, planner, leg, family):
    answers = [act(client, planner, "freeze_manifest", leg)]
    manifest = Manifest.objects.get()
    answers += [act(client, planner, page, manifest) for page in ("send_manifest", "acknowledge_manifest")]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert fresh(manifest).state == "acknowledged"


def test_csv_is_exact(client, planner, manifest, family):
    response = act(client, planner, "manifest_csv", manifest, purpose="carrier")

    born = manifest.leg.departs_at.date().replace(year=manifest.leg.departs_at.year - 1)
    reference = family.case.reference
    assert response.content.decode("utf-8-sig").split("\r\n") == [
        "N.º,Registro,Apellidos,Nombres,Nacimiento,Sexo,Nacionalidad,Documento,Número,Atención especial",
        f'1,{reference},Ñusta,\'=1+1""'.replace('\'=1+1""', '"\'=1+1"""') + ",1990-05-17,F,PE,pasaporte,A123,",
        f"2,{reference},Quispe Mamani,Luz,{born},F,PE,,,INFT",
        "",
    ]
    assert response.content.startswith(b"\xef\xbb\xbf")


def test_download_is_an_attachment_that_nobody_keeps(client, planner, manifest):
    response = act(client, planner, "manifest_csv", manifest, purpose="carrier")

    assert response["Content-Disposition"].startswith('attachment; filename="MIA-LIM-')
    assert response["Content-Disposition"].endswith('-v1.csv"')
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_download_is_in_the_language_of_the_user(client, planner, manifest):
    client.cookies["django_language"] = "en"

    response = act(client, planner, "manifest_pdf", manifest, purpose="carrier")

    assert response.content.startswith(b"%PDF")
    assert b"/Lang(en)" in response.content


def test_download_needs_a_purpose_and_logs_it_with_ids_only(client, planner, manifest, family, caplog):
    caplog.set_level(logging.INFO, logger="flights.exports")

    without = act(client, planner, "manifest_csv", manifest)
    act(client, planner, "manifest_csv", manifest, purpose="health")

    assert without.status_code == 422
    assert [record.getMessage() for record in caplog.records if record.name == "flights.exports"] == [
        f"manifest {manifest.pk} as csv by user {planner.pk}: health"
    ]


@pytest.mark.parametrize("page", ["manifest_csv", "manifest_pdf", "send_manifest"])
@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("approver", 403), ("auditor", 403), ("agency", 404)])
def test_only_planners_handle_a_manifest(client, officer, approver, manifest, page, role, status):
    users = {"officer": lambda: officer, "approver": lambda: approver}
    user = users.get(role, {"auditor": scene.auditor, "agency": scene.agency_officer}.get(role))()

    assert act(client, user, page, manifest, purpose="carrier").status_code == status


def test_officer_sees_its_own_passengers_and_an_outsider_none(client, officer, outsider, manifest):
    address = reverse("flights:manifest", args=[manifest.pk])

    own = scene.get(client, officer, address)
    others = scene.get(client, outsider, address)

    assert [entry.surnames for entry in own.context["entries"]] == ["Ñusta", "Quispe Mamani"]
    assert list(others.context["entries"]) == []
    assert "Ñusta" not in others.content.decode()


def test_next_version_tells_who_came_and_who_left(client, planner, office, leg, family, manifest, now):
    newcomer = scene.offer(office, leg, state="accepted")
    give_back(family, by=None, at=now)
    second = freeze_manifest(leg, by=planner, at=now)

    response = scene.get(client, planner, reverse("flights:manifest", args=[second.pk]))
    listed = client.get(reverse("flights:rotation", args=[leg.rotation_id])).content.decode()

    changes = {str(label): [entry.reference for entry in people] for label, people in response.context["changes"]}
    assert changes == {"Nuevas": [newcomer.case.reference], "Ya no están": [family.case.reference] * 2}
    assert "1 nuevas, 2 ya no" in listed


def test_copy_that_leaves_somebody_out_says_so(client, planner, manifest, family):
    makers.Case.objects.filter(pk=family.case_id).update(in_danger=True)

    response = act(client, planner, "manifest_csv", manifest, purpose="carrier")

    assert len(response.content.decode("utf-8-sig").strip().split("\r\n")) == 1
