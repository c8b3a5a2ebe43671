"""The API about people: the same reach, filters and acts as the pages, for every role."""

import pytest
from rest_framework.test import APIClient

from tests import makers

CASES, REFERRALS = "/api/cases/", "/api/referrals/"


@pytest.fixture
def api():
    return APIClient()


def referral(case, line, by, state="sent"):
    return case.referrals.create(
        person=case.members.get(position=1).person, line=line, what="Consulta médica", state=state, by=by,
        state_since=makers.NOW, sent_at=makers.NOW, answer_due_at=makers.NOW,
    )  # fmt: skip


@pytest.fixture
def world(office, officer, outsider, planner):
    """Two offices and two agencies; `here` and `there` are cases with one referral each, `danger` is hidden."""
    here, there = makers.case(office), makers.case(outsider.office)
    danger = makers.case(office, in_danger=True)
    minsa, sis = makers.agency("MINSA"), makers.agency("SIS")
    return {
        "here": here, "there": there, "danger": danger,
        "to_minsa": referral(here, minsa.service_lines.get(), planner),
        "to_sis": referral(there, sis.service_lines.get(), planner),
        "draft": referral(here, minsa.service_lines.get(), planner, state="draft"),
        "users": {
            "officer": officer, "head": makers.head(office), "outsider": outsider, "planner": planner,
            "approver": makers.user("approver", "approver"), "auditor": makers.user("auditor", "auditor"),
            "agency": makers.user("minsa", "agency", agency=minsa),
            "other agency": makers.user("sis", "agency", agency=sis),
            "liaison": makers.user("liaison", "liaison", country="US"),
            "administrator": makers.user("admin", "administrator"),
        },
    }  # fmt: skip


REACH = {
    "officer": ({"here", "danger"}, {"to_minsa", "draft"}),
    "head": ({"here", "danger"}, {"to_minsa", "draft"}),
    "outsider": ({"there"}, {"to_sis"}),
    "planner": ({"here", "there"}, {"to_minsa", "to_sis", "draft"}),
    "approver": ({"here", "there"}, {"to_minsa", "to_sis", "draft"}),
    "auditor": ({"here", "there", "danger"}, {"to_minsa", "to_sis", "draft"}),
    "agency": (set(), {"to_minsa"}),
    "other agency": (set(), {"to_sis"}),
    "liaison": (set(), set()),
    "administrator": (set(), set()),
}


@pytest.mark.parametrize("who", REACH)
def test_lists_and_details_hold_the_reach_of_every_role(api, world, who):
    cases, referrals = REACH[who]
    api.force_login(world["users"][who])

    for address, names, reach in [
        (CASES, ["here", "there", "danger"], cases), (REFERRALS, ["to_minsa", "to_sis", "draft"], referrals),
    ]:  # fmt: skip
        listed = {row["reference"] for row in api.get(address).json()["results"]}
        found = {name for name in names if api.get(f"{address}{world[name].reference}/").status_code == 200}
        missing = {name for name in names if api.get(f"{address}{world[name].reference}/").status_code == 404}

        assert listed == {world[name].reference for name in reach}
        assert (found, missing) == (reach, set(names) - reach)


@pytest.mark.parametrize("who", REACH)
def test_only_the_agency_answers_its_referral(api, world, who):
    api.force_login(world["users"][who])

    status = api.post(f"{REFERRALS}{world['to_minsa'].reference}/answer/", {"action": "accept"}).status_code

    world["to_minsa"].refresh_from_db()
    sees = "to_minsa" in REACH[who][1]
    assert status == (200 if who == "agency" else 403 if sees else 404)
    assert world["to_minsa"].state == ("accepted" if who == "agency" else "sent")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_else_can_be_written(api, world, method):
    api.force_login(world["users"]["head"])

    addresses = [CASES, f"{CASES}{world['here'].reference}/", REFERRALS, f"{REFERRALS}{world['to_minsa'].reference}/"]

    assert [getattr(api, method)(address, {}).status_code for address in addresses] == [405] * 4


def test_a_stranger_gets_nothing(api, world):
    assert [api.get(address).status_code for address in (CASES, REFERRALS)] == [403, 403]


def test_the_session_needs_its_csrf_token(world):
    strict = APIClient(enforce_csrf_checks=True)
    strict.force_login(world["users"]["agency"])

    response = strict.post(f"{REFERRALS}{world['to_minsa'].reference}/answer/", {"action": "accept"})

    assert response.status_code == 403


def test_a_decline_needs_its_reason_in_words(api, world):
    api.force_login(world["users"]["agency"])
    address = f"{REFERRALS}{world['to_minsa'].reference}/answer/"

    silent = api.post(address, {"action": "decline"})
    spoken = api.post(address, {"action": "decline", "note": "No hay cupo."})

    assert (silent.status_code, silent.json()) == (400, {"detail": "Escriba el motivo."})
    assert spoken.json()["state"] == "declined"
    assert [row["note"] for row in spoken.json()["updates"]] == ["No hay cupo."]


def test_health_and_document_numbers_only_for_who_works_the_case(api, world):
    member = world["here"].members.get(position=1)
    member.health_note = "diabetes"
    member.save()
    member.person.documents.create(kind="passport", number="P1234567", country="PE")
    address = f"{CASES}{world['here'].reference}/"

    api.force_login(world["users"]["officer"])
    open_to_me = api.get(address).json()["members"][0]
    api.force_login(world["users"]["auditor"])
    sealed = api.get(address).json()["members"][0]

    assert (open_to_me["health_note"], open_to_me["documents"][0]["number"]) == ("diabetes", "P1234567")
    assert (sealed["health_note"], sealed["documents"][0]["number"]) == (None, None)


def test_what_an_agency_reads_holds_nothing_of_the_case(api, world):
    api.force_login(world["users"]["agency"])

    read = api.get(f"{REFERRALS}{world['to_minsa'].reference}/").json()

    assert sorted(read) == [
        "agency", "answer_due_at", "born_on", "contact_name", "email", "person", "phone", "reference", "sent_at",
        "service", "service_words", "state", "state_since", "updates", "what",
    ]  # fmt: skip
    assert world["here"].reference not in str(read)


def test_pages_follow_each_other_forward_and_back(api, office, officer):
    made = [makers.case(office, people=0, tier=number % 5 + 1).reference for number in range(120)]
    api.force_login(officer)

    first = api.get(CASES, {"mine": "false"}).json()
    second = api.get(first["next"]).json()
    third = api.get(second["next"]).json()
    back = api.get(third["previous"]).json()

    pages = [first, second, third]
    assert sorted(row["reference"] for page in pages for row in page["results"]) == sorted(made)
    assert [len(page["results"]) for page in pages] == [50, 50, 20]
    assert back["results"] == second["results"]
    assert (first["previous"], third["next"]) == (None, None)
    assert "mine=false" in second["next"]


def test_filters_are_those_of_the_queue(api, world):
    api.force_login(world["users"]["auditor"])
    urgent = makers.case(world["here"].office, tier=1)

    rows = api.get(CASES, {"tier": 1, "office": world["here"].office.pk}).json()["results"]
    wrong = api.get(CASES, {"tier": "x"})

    assert [row["reference"] for row in rows] == [urgent.reference]
    assert wrong.status_code == 400


@pytest.mark.parametrize("address", [CASES, REFERRALS])
def test_lists_take_the_same_number_of_queries_for_one_and_for_three(client, office, officer, queries, address):
    line = makers.agency().service_lines.get()
    client.force_login(officer)
    referral(makers.case(office, people=2, officer=officer), line, officer)
    for_one = queries(address)

    for _index in range(2):
        referral(makers.case(office, people=2, officer=officer), line, officer)

    assert queries(address) == for_one
