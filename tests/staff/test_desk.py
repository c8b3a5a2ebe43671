"""The desk: what waits for whom, first things first."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import FollowUp, Referral
from flights.models import AllocationRun, SeatOffer
from repatriation.common.jobs import Job
from repatriation.desk import desk, movement, people
from tests import makers


def follow_up(case, hours, clock="triage", at=None):
    at = at or timezone.now()
    return FollowUp.objects.create(case=case, clock=clock, opened_at=at, due_at=at + timedelta(hours=hours))


def referral(case, line, by, hours, at=None):
    at = at or timezone.now()
    return Referral.objects.create(
        case=case, person=case.members.first().person, line=line, what="Control", state="sent", state_since=at,
        sent_at=at, answer_due_at=at + timedelta(hours=hours), by=by,
    )  # fmt: skip


def offer(case, leg, state, now, hours=1):
    return SeatOffer.objects.create(
        case=case, leg=leg, seats=case.members.count(), state=state, state_since=now, made_at=now,
        answer_by=now + timedelta(hours=hours), reason_code="ASSIGNED",
    )  # fmt: skip


def tiles(user, at):
    return {str(tile.words): tile.figure for tile in desk(user, at=at)["tiles"]}


def test_first_is_what_ended_longest_ago(officer, now):
    later, late = makers.case(officer.office, at=now), makers.case(officer.office, at=now, people=2)
    follow_up(later, 3, at=now)
    follow_up(late, -5, at=now)

    first = people.first_due(officer)

    assert [(due.case, due.people, due.what) for due in first] == [
        (late, 2, "Leer y verificar"),
        (later, 1, "Leer y verificar"),
    ]


def test_question_on_the_desk_begins_with_a_capital(officer, now):
    follow_up(makers.case(officer.office), 1, clock="still_in_need", at=now)

    assert [due.what for due in people.first_due(officer)] == ["¿Todavía necesita ayuda?"]


def test_first_says_why_in_sentences(officer, now):
    follow_up(makers.case(officer.office, factors=[{"code": "no_means", "values": {}}]), 1, at=now)

    [due] = people.first_due(officer)

    assert due.reasons == ["La familia no tiene dinero."]


def test_another_office_s_clocks_are_not_on_the_desk(officer, outsider, now):
    follow_up(makers.case(outsider.office), -1, at=now)

    assert people.first_due(officer) == []
    assert tiles(officer, now)["plazos vencidos"] == 0


def test_planner_does_not_see_the_clock_of_a_household_in_danger(officer, planner, now):
    follow_up(makers.case(officer.office, in_danger=True), -1, at=now)

    assert len(people.first_due(officer)) == 1
    assert people.first_due(planner) == []


def test_tiles_count_what_is_late_today_unread_and_ending(officer, planner, now):
    leg = makers.leg(makers.rotation(planner))
    offered, other = makers.case(officer.office, at=now), makers.case(officer.office, at=now)
    follow_up(offered, -1, at=now)
    follow_up(other, 2, at=now)
    follow_up(other, 30, clock="visit", at=now)
    offer(offered, leg, "sent", now)

    assert tiles(officer, now) == {
        "plazo vencido": 1,
        "vence hoy": 1,
        "nadie los ha leído": 2,
        "oferta termina hoy": 1,
    }


def test_today_ends_at_midnight_of_the_office():
    at = datetime.fromisoformat("2026-11-21T03:00:00+00:00")

    end = people.end_of_day(at, "America/New_York")

    assert end.isoformat() == "2026-11-21T00:00:00-05:00"


def test_today_has_twenty_five_hours_when_the_clocks_go_back():
    at = datetime.fromisoformat("2026-11-01T04:30:00+00:00")

    end = people.end_of_day(at, "America/New_York")

    assert end - at == timedelta(hours=24, minutes=30)


def test_next_rotation_shows_seats_accepted_offered_and_free(officer, planner, now):
    leg = makers.leg(makers.rotation(planner, state="approved"), seats=10)
    offer(makers.case(officer.office, people=2), leg, "accepted", now)
    offer(makers.case(officer.office), leg, "sent", now)

    [rotation] = movement.next_rotations(officer, at=now)

    assert [(part.tone, part.count) for part in rotation.legs[0].parts] == [("ok", 2), ("offered", 1), ("free", 7)]


def test_next_rotation_shows_a_promise_by_word_as_no_open_gate(planner, now):
    leg = makers.leg(makers.rotation(planner, state="approved"))
    makers.permit(leg, kind="landing")
    promised = makers.permit(leg, kind="departure", state="requested", country="US")
    promised.assurance = "Lo dijo el director por teléfono."
    promised.save()
    makers.permit(leg, kind="health", state="needed")

    [rotation] = movement.next_rotations(planner, at=now)

    assert [(gate.css, str(gate.words)) for gate in rotation.gates] == [
        ("ok", "Aprobada"),
        ("w", "Salida US: solo palabra"),
        ("no", "Sanidad PE: falta"),
        ("ok", "Aterrizaje PE"),
    ]


def test_permit_that_ends_before_the_departure_opens_no_gate(planner, now):
    leg = makers.leg(makers.rotation(planner, state="approved"))
    permit = makers.permit(leg)
    permit.valid_until = leg.departs_at - timedelta(hours=1)
    permit.save()

    [rotation] = movement.next_rotations(planner, at=now)

    assert (rotation.gates[1].css, str(rotation.gates[1].words)) == ("no", "Aterrizaje PE: no cubre la salida")


def test_rotation_without_approval_or_permits_says_both(planner, now):
    makers.leg(makers.rotation(planner))

    [rotation] = movement.next_rotations(planner, at=now)

    assert [(gate.css, str(gate.words)) for gate in rotation.gates] == [
        ("no", "Falta la aprobación"),
        ("no", "Faltan los permisos"),
    ]


def test_draft_is_not_on_the_officer_s_desk(officer, planner, now):
    makers.leg(makers.rotation(planner))

    assert movement.next_rotations(officer, at=now) == []


def test_agency_gets_its_referrals_and_nobody_else_s(officer, now):
    mine, other = makers.agency(), makers.agency("MTPE", lines=("work",))
    user = makers.user("agency", "agency", agency=mine)
    case = makers.case(officer.office)
    late = referral(case, mine.service_lines.get(), officer, -2, at=now)
    referral(case, other.service_lines.get(), officer, -2, at=now)

    context = desk(user, at=now)

    assert [(due.referral, due.service) for due in context["referrals"]] == [(late, "atención de salud")]
    assert tiles(user, now) == {"plazo vencido": 1, "esperan su respuesta": 1, "en curso": 0}
    assert (context["clocks"], context["rotations"], context["balance"], context["heartbeat"]) == (None,) * 4


def test_liaison_gets_the_permits_of_its_country_and_the_ledger(planner, now):
    agreement = makers.agreement()
    leg = makers.leg(makers.rotation(planner, state="approved", with_agreement=agreement))
    asked = makers.permit(leg, kind="departure", state="requested", country="US")
    makers.permit(leg, kind="landing", state="requested", country="PE")
    liaison = makers.user("liaison", "liaison", country="US")

    context = desk(liaison, at=now)

    assert context["permits"] == [asked]
    assert context["balance"].agreement == agreement
    assert context["clocks"] is None


def test_liaison_of_another_country_sees_neither(planner, now):
    makers.leg(makers.rotation(planner, state="approved", with_agreement=makers.agreement()))
    liaison = makers.user("liaison", "liaison", country="BR")

    context = desk(liaison, at=now)

    assert (context["permits"], context["balance"], context["rotations"]) == ([], None, [])


def test_administrator_gets_reference_data_and_no_case(officer, now):
    follow_up(makers.case(officer.office), -1, at=now)
    administrator = makers.user("administrator", "administrator")

    context = desk(administrator, at=now)

    assert context["clocks"] is None
    assert tiles(administrator, now)["cuentas sin segundo factor"] == 2


def test_approver_is_told_of_rotations_to_decide(approver, planner, now):
    makers.rotation(planner, state="submitted")

    assert tiles(approver, now)["rotación por aprobar"] == 1


def test_desk_asks_the_same_for_one_row_and_for_three(client, officer, planner):
    client.force_login(officer)
    now = timezone.now()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/staff/").status_code == 200
        return len(queries)

    def one_more():
        leg = makers.leg(makers.rotation(planner, state="approved"), departs_in=timedelta(days=400))
        makers.permit(leg)
        case = makers.case(officer.office, people=2, factors=[{"code": "no_means", "values": {}}])
        follow_up(case, -1, at=now)
        offer(case, leg, "sent", now)

    one_more()
    for_one = asked()
    one_more()
    one_more()

    assert asked() == for_one


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"progress_state": "failed", "finished_at": timezone.now()}, "1 trabajo falló."),
        ({"queued_at": timezone.now() - timedelta(hours=1)}, "1 trabajo atrasado."),
    ],
)
def test_banner_says_when_the_machinery_is_late_or_failed(client, officer, what, sentence):
    Job.objects.create(**{"kind": "allocate", "key": "1", "queued_at": timezone.now(), **what})
    client.force_login(officer)

    assert sentence in client.get("/staff/").content.decode()


def test_banner_says_how_long_ago_the_last_allocation_was(client, planner):
    AllocationRun.objects.create(
        legs=[], by=planner, at=timezone.now() - timedelta(minutes=12), fingerprint="", rules_version="1",
        status="proved", seconds=1, households=0, placed=0,
    )  # fmt: skip
    client.force_login(planner)

    page = client.get("/staff/").content.decode()

    assert "Última asignación:" in page
    assert ">hace 12 min</time>" in page
