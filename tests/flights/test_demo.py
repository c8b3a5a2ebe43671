"""The demo: a real episode in which every station of the journey has somebody."""

import io
import random
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from cases.enums import Source
from cases.models import Case, CaseMember, RepeatCheck
from cases.operations.register import register_household
from cases.operations.triage import verify_case
from consulates.models import User
from flights.management.demo import bulk
from flights.management.demo.accounts import make_accounts
from flights.management.demo.families import Families
from flights.management.demo.scenario import read_scenario
from flights.models import Rotation

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
def places(db, settings):
    """The limit of the check at the door lasts until the end of a transaction, which is here that of the test."""
    settings.DOOR_CHECK_MILLISECONDS = 60_000
    call_command("load_reference", stdout=io.StringIO())


def test_scenario_is_read_from_its_file():
    scenario = read_scenario()

    assert (scenario.stranded, scenario.flights) == (1895, (200, 250))
    assert [count for place, count in scenario.places if place.row] == [600, 500, 435, 360]
    assert scenario.student_share == pytest.approx(1800 / 5500)


def test_same_seed_draws_the_same_families():
    first, second, other = (Families(read_scenario(), seed) for seed in (1, 1, 2))

    drawn = [first.draw(NOW.date()) for _turn in range(50)]

    assert drawn == [second.draw(NOW.date()) for _turn in range(50)]
    assert drawn != [other.draw(NOW.date()) for _turn in range(50)]


@pytest.mark.parametrize("people", [1, 12])
def test_very_small_demo_is_made_too(places, settings, tmp_path, people):
    settings.MAIL_FOLDER = tmp_path

    call_command("seed_demo", people=people)

    assert Rotation.objects.count() == 6


def test_production_refuses_a_demo(places, settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="production"):
        call_command("seed_demo")
    assert User.objects.count() == 0


IDS = {"id", "reference", "secret", "secret_index", "tie_break", "draft_token", "person", "case", "thing", "number"}


def rows_of(case):
    """Everything that hangs from a case, without keys and what is random."""
    found = {"case": [values(case)]}
    for name in ("members", "events", "moves", "follow_ups", "consents"):
        found[name] = [values(row) for row in getattr(case, name).order_by("id")]
    found["follow_ups"].sort(key=lambda row: row["clock"])
    found["return_request"] = values(case.return_request)
    people = [member.person for member in case.members.select_related("person").order_by("position")]
    found["people"] = [values(person) for person in people]
    found["documents"] = [values(paper) for person in people for paper in person.documents.all()]
    return found


def values(row):
    return {field.name: field.value_from_object(row) for field in row._meta.fields if field.name not in IDS}


@pytest.mark.parametrize("is_read", [True, False])
def test_copied_household_is_as_the_operations_leave_it(places, is_read, monkeypatch):
    monkeypatch.setattr(bulk, "UNREAD", 0 if is_read else 1)
    staff = make_accounts()
    registration = Families(read_scenario(), 5).draw(NOW.date())

    bulk.copy_registrations(
        [(registration, NOW)], officers={user.office_id: user for user in staff.values()}, draw=random.Random(1)
    )
    copied = Case.objects.get()
    registered = register_household(
        registration, token=None, source=Source.HOUSEHOLD, by=None, at=NOW, acknowledge=False
    )
    # It is the same household on purpose: not to be found as one that registered twice.
    RepeatCheck.objects.all().delete()
    if is_read:
        verify_case(registered, by=copied.read_by, at=copied.read_at)

    assert rows_of(copied) == rows_of(Case.objects.get(pk=registered.pk))


def test_large_demo_is_copied_with_its_size(places, settings, tmp_path, monkeypatch):
    settings.MAIL_FOLDER = tmp_path
    monkeypatch.setattr("flights.management.commands.seed_demo.TOLD_PEOPLE", 20)

    call_command("seed_demo", people=1000)

    assert 1000 <= CaseMember.objects.count() < 1030
    assert Case.objects.filter(state="waiting", read_at=None).count() == 0
    assert date.today() >= Case.objects.order_by("-registered_at").first().registered_at.date()
