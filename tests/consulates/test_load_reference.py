"""Loading the reference data: what is shipped, twice, and one line at a time."""

import csv
import shutil
from datetime import timedelta
from io import StringIO
from time import process_time

import pytest
from django.conf import settings
from django.core.management import call_command

from consulates.models import (
    Agency,
    Airport,
    BorderCrossing,
    ConsularOffice,
    DetentionFacility,
    Jurisdiction,
    ServiceLine,
)
from consulates.operations.reference import load_reference

pytestmark = pytest.mark.django_db
MODELS = [ConsularOffice, Jurisdiction, Airport, BorderCrossing, DetentionFacility, Agency, ServiceLine]


@pytest.fixture
def folder(tmp_path):
    """The shipped files, to spoil."""
    return shutil.copytree(settings.REFERENCE_DATA_DIR, tmp_path / "reference")


def change_cell(path, key, column, value):
    """Write `value` into one column of the line whose first filled cell is `key`."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if key in (row.get("code"), row.get("iata"), row.get("subdivision")):
            row[column] = value
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def counts(outcomes):
    return {str(outcome.what): (outcome.created, outcome.changed, outcome.unchanged) for outcome in outcomes}


def test_shipped_files_fill_the_map(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert {model.__name__: model.objects.count() for model in MODELS} == {
        "ConsularOffice": 83,
        "Jurisdiction": 127,
        "Airport": 100,
        "BorderCrossing": 22,
        "DetentionFacility": 60,
        "Agency": 20,
        "ServiceLine": 28,
    }


def test_every_shipped_facility_is_with_the_office_of_its_state(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    facilities = DetentionFacility.objects.select_related("office").order_by("id")
    states = dict(Jurisdiction.objects.values_list("place", "office__code"))
    assert [facility.office.code for facility in facilities] == [
        states[facility.subdivision] for facility in facilities
    ]


def test_loading_twice_changes_nothing_and_leaves_no_history(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)
    rows = {model: list(model.objects.order_by("pk").values()) for model in MODELS}
    history = {model: model.history.rel.related_model.objects.count() for model in MODELS}

    outcomes = load_reference(settings.REFERENCE_DATA_DIR, at=now + timedelta(days=400))

    assert {(outcome.created, outcome.changed) for outcome in outcomes} == {(0, 0)}
    assert {model: list(model.objects.order_by("pk").values()) for model in MODELS} == rows
    assert {model: model.history.rel.related_model.objects.count() for model in MODELS} == history


def test_one_changed_cell_is_one_change_with_its_reason(folder, now):
    load_reference(folder, at=now)
    change_cell(folder / "airports.csv", "MIA", "city_es", "Mayami")

    outcomes = load_reference(folder, at=now)

    assert counts(outcomes)["aeropuertos"] == (0, 1, 99)
    latest = Airport.objects.get(code="MIA").history.select_related("pgh_context").order_by("-pgh_id").first()
    assert (latest.city, latest.pgh_label, latest.pgh_context.metadata["reason"]) == (
        "Mayami",
        "update",
        "load_reference",
    )


def test_code_of_an_airport_without_iata_is_its_icao(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert Airport.objects.get(icao="SPLC").code == "SPLC"


def test_rows_that_no_file_names_stay(folder, now):
    load_reference(folder, at=now)
    lines = (folder / "border_crossings.csv").read_text().splitlines(keepends=True)
    (folder / "border_crossings.csv").write_text("".join(lines[:-1]))

    load_reference(folder, at=now)

    assert BorderCrossing.objects.count() == 22


def test_another_ministry_needs_no_file_of_american_states(folder, now):
    (folder / "us_state_jurisdiction.csv").unlink()

    outcomes = load_reference(folder, at=now)

    assert counts(outcomes)["circunscripciones"] == (127, 0, 0)


def test_a_file_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(folder, now):
    path = folder / "consular_offices.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert counts(load_reference(folder, at=now))["oficinas consulares"] == (83, 0, 0)


def test_command_says_what_it_did():
    said = StringIO()

    call_command("load_reference", stdout=said)

    assert said.getvalue().splitlines()[0] == (
        "consular_offices.csv, oficinas consulares: 83 filas nuevas, 0 cambiadas, 0 sin cambio"
    )


def test_loading_is_quick_enough_for_every_start(now):
    load_reference(settings.REFERENCE_DATA_DIR, at=now)
    start = process_time()

    load_reference(settings.REFERENCE_DATA_DIR, at=now)

    assert process_time() - start < 3
