"""The acts on a case: what each leaves, and who may not."""

import pytest

from cases.operations.triage import propose_override
from tests import makers


@pytest.fixture
def case(office):
    return makers.case(office)


@pytest.fixture
def post(client, case):
    """post(action, **what): as the page's own form does it."""

    def send(path, **what):
        return client.post(f"/staff/cases/{case.reference}/{path}/", what)

    return send


def test_reading_is_an_act_of_a_named_person(client, officer, case, post):
    client.force_login(officer)

    response = post("read")

    case.refresh_from_db()
    assert response.url == f"/staff/cases/{case.reference}/"
    assert (case.read_by, case.read_at is not None) == (officer, True)


def test_verifying_puts_the_family_on_the_list(client, officer, case, post):
    client.force_login(officer)

    post("verify")

    case.refresh_from_db()
    assert (case.state, case.read_by) == ("waiting", officer)


def test_withdrawing_keeps_the_reason(client, officer, case, post):
    client.force_login(officer)

    post("act/withdraw", reason="Viajan en junio.")

    case.refresh_from_db()
    assert (case.state, case.moves.get().reason) == ("withdrawn", "Viajan en junio.")


def test_an_act_that_needs_a_reason_asks_for_it_again(client, officer, case, post):
    client.force_login(officer)

    response = post("act/find_ineligible", reason=" ")

    case.refresh_from_db()
    assert (response.status_code, case.state) == (422, "received")
    assert response.context["form"].errors.keys() == {"reason"}


@pytest.mark.parametrize("action", ["offer", "confirm", "board", "arrive", "wait_again", "nonsense"])
def test_no_button_does_what_flights_do(client, officer, case, post, action):
    client.force_login(officer)

    response = post(f"act/{action}")

    case.refresh_from_db()
    assert (response.status_code, case.state) == (403, "received")


def test_a_button_of_an_old_page_says_what_is_the_matter(client, officer, case, post):
    client.force_login(officer)
    post("act/withdraw")

    response = post("act/withdraw")

    assert response.status_code == 409
    assert "ahora el estado es «retirado»" in response.content.decode()


def test_the_head_assigns_and_an_officer_takes(client, head, officer, case, post):
    client.force_login(head)
    post("assign", officer=officer.pk)
    case.refresh_from_db()
    assigned = case.officer
    client.force_login(other := makers.officer(case.office, "other"))

    post("assign", officer=other.pk)

    case.refresh_from_db()
    assert (assigned, case.officer) == (officer, other)


def test_an_officer_does_not_assign_to_others(client, officer, head, case, post):
    client.force_login(officer)

    assert post("assign", officer=head.pk).status_code == 403


def test_nobody_of_another_office_is_assigned(client, head, outsider, case, post):
    client.force_login(head)

    response = post("assign", officer=outsider.pk)

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["officer"])


def test_a_note_is_for_the_office_only(client, officer, case, post):
    client.force_login(officer)

    post("note", note="Llamé.")

    event = case.events.get()
    assert (event.note, event.by, event.is_public) == ("Llamé.", officer, False)


def test_a_follow_up_is_due_on_the_clock_of_the_office(client, officer, case, post):
    client.force_login(officer)

    post("follow-up", note="Llamar", due_at="2051-01-15T09:30")

    assert case.follow_ups.get().due_at.isoformat() == "2051-01-15T14:30:00+00:00"


def test_a_follow_up_in_the_past_is_refused(client, officer, case, post):
    client.force_login(officer)

    assert post("follow-up", note="Llamar", due_at="2020-01-15T09:30").status_code == 400
    assert not case.follow_ups.exists()


def test_a_follow_up_is_finished_by_hand(client, officer, case, post, now):
    made = case.follow_ups.create(clock="note", note="x", opened_at=now, due_at=now)
    client.force_login(officer)

    post(f"follow-up/{made.pk}/finish")

    made.refresh_from_db()
    assert made.done_by == officer


def test_a_follow_up_is_finished_only_by_its_own_case(client, officer, office, case, post, now):
    other = makers.case(office).follow_ups.create(clock="note", note="x", opened_at=now, due_at=now)
    client.force_login(officer)

    assert post(f"follow-up/{other.pk}/finish").status_code == 404


@pytest.mark.parametrize(("decision", "tier", "state"), [("confirm", 1, "confirmed"), ("refuse", 4, "refused")])
def test_another_tier_needs_a_second_person(client, officer, head, case, post, decision, tier, state):
    client.force_login(officer)
    post("override", tier=1, reason="operado ayer")
    proposed = case.overrides.get()
    own = post(f"override/{proposed.pk}/{decision}")
    client.force_login(head)

    post(f"override/{proposed.pk}/{decision}")

    case.refresh_from_db()
    proposed.refresh_from_db()
    assert own.status_code == 403
    assert (case.tier, proposed.state, proposed.decided_by) == (tier, state, head)


def test_an_override_is_decided_only_by_its_own_case(client, head, officer, office, case, post, now):
    elsewhere = propose_override(makers.case(office), tier=1, reason="x", by=officer, at=now)
    client.force_login(head)

    assert post(f"override/{elsewhere.pk}/confirm").status_code == 404


ACTS = ["read", "verify", "act/withdraw", "assign", "note", "follow-up", "override", "visit", "release", "remove"]


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_closed_to_outsiders_and_to_who_only_looks(client, outsider, case, post, act):
    client.force_login(outsider)
    elsewhere = post(act).status_code
    client.force_login(makers.user("auditor", "auditor"))
    looking = post(act).status_code

    case.refresh_from_db()
    assert (elsewhere, looking, case.state) == (404, 403, "received")


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_no_links(client, officer, case, act):
    client.force_login(officer)

    assert client.get(f"/staff/cases/{case.reference}/{act}/").status_code == 405
