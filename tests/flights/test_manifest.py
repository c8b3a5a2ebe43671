"""Manifests: numbered, copied, frozen."""

from datetime import date

import pytest
from django.db import InternalError, connection, transaction

from cases.enums import Purpose
from cases.models import IdentityDocument
from flights.enums import ManifestState, OfferState
from flights.operations.manifest import acknowledge_manifest, freeze_manifest, send_manifest
from flights.operations.offer import give_back
from flights.queries.passengers import Differences, differences
from repatriation.common.refusals import NotAllowed, Refusal
from tests.flights.scene import cleared_leg, fresh, offered, with_child


@pytest.fixture
def leg(planner):
    return cleared_leg(planner)


@pytest.fixture
def offer(office, leg):
    return offered(office, leg, state=OfferState.ACCEPTED, people=2)


def test_manifest_copies_who_accepted(office, leg, offer, planner, now):
    offered(office, leg)
    offered(office, leg, state=OfferState.DECLINED)

    manifest = freeze_manifest(leg, by=planner, at=now)

    entries = manifest.entries.values_list("position", "reference", "given_names", "surnames", "nationality", "sex")
    reference = offer.case.reference
    assert list(entries) == [
        (1, reference, "Rosa1", "Quispe Mamani", "PE", "F"), (2, reference, "Rosa2", "Quispe Mamani", "PE", "F"),
    ]  # fmt: skip
    assert (manifest.version, manifest.state, manifest.people, manifest.households) == (1, ManifestState.FROZEN, 2, 1)


def test_unchanged_list_makes_no_new_version(leg, offer, planner, now):
    freeze_manifest(leg, by=planner, at=now)

    with pytest.raises(Refusal, match="Nada cambió desde la versión 1"):
        freeze_manifest(leg, by=planner, at=now)


def test_change_makes_the_next_version_and_the_difference_is_known(office, leg, offer, planner, now):
    staying = offered(office, leg, state=OfferState.ACCEPTED)
    older = freeze_manifest(leg, by=planner, at=now)
    give_back(offer, by=None, at=now)
    person = staying.case.members.get().person
    person.paternal_surname = "Quispe Yupanqui"
    person.save()
    coming = offered(office, leg, state=OfferState.ACCEPTED)

    newer = freeze_manifest(leg, by=planner, at=now)

    assert newer.version == 2
    assert differences(older.entries.all(), newer.entries.all()) == Differences(
        added=frozenset(coming.case.members.values_list("pk", flat=True)),
        removed=frozenset(offer.case.members.values_list("pk", flat=True)),
        changed=frozenset(staying.case.members.values_list("pk", flat=True)),
    )


def test_passport_goes_before_other_papers_and_its_number_is_sealed(leg, offer, planner, now):
    person = offer.case.members.order_by("position").first().person
    for kind, number in (("national_id", "41234567"), ("passport", "PE123456"), ("birth_record", "9")):
        IdentityDocument.objects.create(person=person, kind=kind, number=number, country="PE")

    manifest = freeze_manifest(leg, by=planner, at=now)

    first = manifest.entries.get(position=1)
    assert (first.document, first.document_number) == ("passport", "PE123456")
    with connection.cursor() as cursor:
        cursor.execute("SELECT document_number FROM flights_manifestentry WHERE id = %s", [first.pk])
        assert cursor.fetchone()[0].startswith("v1:")


def test_what_the_carrier_prepares_is_said_in_its_codes(leg, offer, planner, now):
    with_child(offer.case, date(2026, 1, 1))
    first, second = offer.case.members.order_by("position")[:2]
    first.needs_wheelchair, second.needs_stretcher = True, True
    first.save()
    second.save()

    manifest = freeze_manifest(leg, by=planner, at=now)

    assert list(manifest.entries.values_list("special", flat=True)) == ["WCHR", "STCR", "INFT"]


def test_danger_and_missing_consent_keep_a_family_off_a_list_that_goes_out(office, leg, offer, planner, now):
    offered(office, leg, state=OfferState.ACCEPTED, in_danger=True)
    offered(office, leg, state=OfferState.ACCEPTED, consents=[Purpose.RETURN])

    manifest = freeze_manifest(leg, by=planner, at=now)

    assert set(manifest.entries.values_list("case", flat=True)) == {offer.case_id}


def test_empty_or_departed_leg_has_no_manifest(leg, planner, now):
    with pytest.raises(Refusal, match="Nadie tiene"):
        freeze_manifest(leg, by=planner, at=now)

    leg.departed_at = now
    leg.save()
    with pytest.raises(Refusal, match="antes de la salida"):
        freeze_manifest(leg, by=planner, at=now)


def test_only_planners_freeze(leg, offer, officer, now):
    with pytest.raises(NotAllowed):
        freeze_manifest(leg, by=officer, at=now)


def test_only_the_last_version_is_sent_and_then_acknowledged(leg, offer, office, planner, now):
    older = freeze_manifest(leg, by=planner, at=now)
    offered(office, leg, state=OfferState.ACCEPTED)
    newer = freeze_manifest(leg, by=planner, at=now)

    with pytest.raises(Refusal, match="versión más nueva"):
        send_manifest(older, by=planner, at=now)
    send_manifest(newer, by=planner, at=now)
    acknowledge_manifest(newer, by=planner, at=now)

    assert fresh(newer).state == ManifestState.ACKNOWLEDGED


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE flights_manifest SET people = 9",
        "DELETE FROM flights_manifest",
        "UPDATE flights_manifestentry SET surnames = 'X'",
        "DELETE FROM flights_manifestentry",
    ],
)
def test_frozen_manifest_never_changes(leg, offer, planner, now, change):
    freeze_manifest(leg, by=planner, at=now)

    with pytest.raises(InternalError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
