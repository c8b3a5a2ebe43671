"""The demo has somebody at every station of the journey, and nothing makes it twice."""

import io
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from cases.models import Case, CaseMember, ConsularVisit, DuplicateCandidate, FollowUp, Message, Person, Referral
from cases.queries.duplicates import to_decide
from consulates.models import User
from flights.management.demo.accounts import ACCOUNTS
from flights.models import Leg, Manifest, ReciprocityAgreement, Rotation, SeatOffer
from flights.queries.ledger import ledger

pytestmark = pytest.mark.django_db


def quiet(folders):
    """Mail into a folder, and a door that waits for its check however busy the machine is."""
    return {"MAIL_FOLDER": folders.mktemp("mail"), "DOOR_CHECK_MILLISECONDS": 20_000}


@pytest.fixture(scope="module", autouse=True)
def _told(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once for all: it takes seconds. Whatever a test changes is taken back before the next."""
    with django_db_blocker.unblock(), override_settings(**quiet(tmp_path_factory)):
        call_command("load_reference", stdout=io.StringIO())
        call_command("seed_demo", people=120)
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


def test_every_station_of_the_journey_has_somebody():
    states = Counter(Case.objects.values_list("state", flat=True))

    assert Person.objects.count() >= 120
    for state in ("received", "waiting", "offered", "confirmed", "returned", "located", "assisted", "assessed"):
        assert states[state], state
    assert Counter(Rotation.objects.values_list("state", flat=True)) == {
        "operated": 2, "cleared": 1, "approved": 1, "submitted": 1, "draft": 1,
    }  # fmt: skip


def test_one_flight_boards_today_with_a_frozen_list():
    leg = Leg.objects.select_related("rotation").get(rotation__state="cleared", carries="PE")

    accepted = SeatOffer.objects.filter(leg=leg, state="accepted")
    people = CaseMember.objects.filter(case__in=accepted.values("case")).count()
    manifest = Manifest.objects.get(leg=leg)
    assert timedelta(hours=4) < leg.departs_at - timezone.now() < timedelta(hours=6)
    assert (manifest.state, manifest.people) == ("acknowledged", people)


def test_ledger_has_both_sides():
    sides = ledger(ReciprocityAgreement.objects.get())

    assert sides.ours_carried_by_them > 0
    assert sides.theirs_carried_by_us > 0


def test_clocks_live():
    late = FollowUp.objects.open().filter(due_at__lt=timezone.now())

    assert late.filter(clock="triage").exists()
    assert Referral.objects.filter(state="sent").exists()
    assert set(ConsularVisit.objects.values_list("state", flat=True)) == {"scheduled", "done", "refused"}
    assert set(Message.objects.values_list("delivery", flat=True)) <= {"sent", "due"}


def test_everybody_can_sign_in(client):
    assert set(User.objects.values_list("username", flat=True)) == {account.username for account in ACCOUNTS}
    for account in ACCOUNTS:
        answer = client.post("/staff/account/login/", {"login": account.username, "password": "retorno-demo"})
        assert answer.status_code == 302, account.username
        client.logout()


def test_second_time_changes_nothing():
    before = Case.objects.count()

    call_command("seed_demo", if_empty=True)
    with pytest.raises(CommandError, match="registrations already"):
        call_command("seed_demo", people=12)

    assert Case.objects.count() == before


def test_who_registers_in_miami_finds_a_flight_to_approve_and_fill():
    leg = Leg.objects.get(rotation__state="submitted", carries="PE")

    assert leg.origin.code == "MIA"
    assert not SeatOffer.objects.filter(leg=leg).exists()


def test_three_are_likely_registered_already_and_each_is_for_somebody_else():
    """Found by the check at the door alone: nothing of the demo writes a pair."""
    users = {name: User.objects.get(username=name) for name in ("officer.miami", "officer.houston", "planner")}
    pairs = {pair.second.given_names: pair for pair in DuplicateCandidate.objects.select_related("first", "second")}

    assert {name: str(pair.first.given_names) for name, pair in pairs.items()} == {
        "Nelly Rosario": "Nelly Rosario", "José Carlos": "José Luis", "Pilar Victoria": "Pilar Victoria",
    }  # fmt: skip
    assert pairs["Nelly Rosario"].posterior > 0.99 > pairs["José Carlos"].posterior
    assert "one_sign_off" in {found["code"] for found in pairs["Nelly Rosario"].evidence}
    assert wholly_seen(users["planner"]) == {"Nelly Rosario", "José Carlos"}
    assert wholly_seen(users["officer.miami"]) == {"José Carlos"}
    assert not to_decide(users["officer.houston"]).exists()


def wholly_seen(user):
    return {pair.second.given_names for pair in DuplicateCandidate.objects.wholly_visible_to(user).order_by("pk")}
