"""Support at home: needs and referrals by the ministry, answers by the agency, which sees nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import NeedsAssessment, Referral
from tests import makers

LIST = "/staff/referrals/"


@pytest.fixture
def case(office):
    made = makers.case(office, state="returned")
    member = made.members.get()
    member.health_note = "diabetes"
    member.save()
    member.person.documents.create(kind="passport", number="P7654321", country="PE")
    return made


@pytest.fixture
def line(db):
    return makers.agency("MINSA").service_lines.get()


@pytest.fixture
def agent(line):
    return makers.user("agent", "agency", agency=line.agency)


@pytest.fixture
def rival(db):
    return makers.user("rival", "agency", agency=makers.agency("SIS"))


def referral(case, line, by, *, state="sent", due_in=timedelta(days=3)):
    return Referral.objects.create(
        case=case, person=case.members.get().person, line=line, what="Consulta médica", state=state, by=by,
        state_since=timezone.now(), sent_at=timezone.now(), answer_due_at=timezone.now() + due_in,
    )  # fmt: skip


def listed(response):
    return [row.referral.reference for row in response.context["rows"]]


@pytest.mark.parametrize("who", ["officer", "planner"])
def test_needs_are_asked_and_a_referral_is_sent(client, request, case, line, who):
    client.force_login(user := request.getfixturevalue(who))
    person, address = case.members.get().person, f"/staff/cases/{case.reference}"

    client.post(f"{address}/needs/", {"person": person.pk, "needs": ["health_care"], "note": "Duerme mal."})
    client.post(f"{address}/refer/", {"person": person.pk, "line": line.pk, "what": "Consulta médica"})

    asked, sent = NeedsAssessment.objects.get(), Referral.objects.get()
    assert (asked.needs, asked.note, asked.by) == (["health_care"], "Duerme mal.", user)
    assert (sent.state, sent.line, sent.what) == ("sent", line, "Consulta médica")


def test_without_a_consent_nothing_is_shared(client, officer, office, line):
    case = makers.case(office, state="returned", consents=[])
    client.force_login(officer)
    typed = {"person": case.members.get().person.pk, "line": line.pk, "what": "x"}

    response = client.post(f"/staff/cases/{case.reference}/refer/", typed)

    assert (response.status_code, Referral.objects.count()) == (409, 0)


def test_nobody_of_another_family_is_referred(client, officer, office, case, line):
    stranger = makers.case(office).members.get().person
    client.force_login(officer)

    response = client.post(
        f"/staff/cases/{case.reference}/refer/", {"person": stranger.pk, "line": line.pk, "what": "x"}
    )

    assert (response.status_code, Referral.objects.count()) == (422, 0)


@pytest.mark.parametrize("act", ["needs", "refer"])
@pytest.mark.parametrize(("who", "status"), [("outsider", 404), ("approver", 403), ("agent", 404)])
def test_others_neither_ask_nor_refer(client, request, case, who, status, act):
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"/staff/cases/{case.reference}/{act}/").status_code == status


def test_forms_stand_there_only_for_who_is_home(client, officer, office, case):
    client.force_login(officer)

    home = client.get(f"/staff/cases/{case.reference}/").context["forms"]
    away = client.get(f"/staff/cases/{makers.case(office).reference}/").context["forms"]

    assert (home["refer"] is not None, away["refer"]) == (True, None)


def test_an_agency_sees_its_own_unanswered_first_the_longest_due_on_top(client, agent, rival, case, line, officer):
    accepted = referral(case, line, officer, state="accepted", due_in=timedelta(days=-9))
    later = referral(case, line, officer, due_in=timedelta(days=2))
    overdue = referral(case, line, officer, due_in=timedelta(days=-2))
    referral(case, line, officer, state="completed")
    referral(case, line, officer, state="draft")
    referral(case, rival.agency.service_lines.get(), officer)
    client.force_login(agent)

    response = client.get(LIST)

    assert listed(response) == [overdue.reference, later.reference, accepted.reference]
    assert [row.level for row in response.context["rows"]] == ["late", "", ""]
    assert len(listed(client.get(LIST, {"state": "all"}))) == 4


def test_an_agency_reads_the_referral_and_nothing_else_of_the_case(client, agent, case, line, officer):
    made = referral(case, line, officer)
    client.force_login(agent)

    shown = "".join(client.get(address).content.decode() for address in (LIST, f"{LIST}{made.reference}/"))

    assert {word for word in ("Rosa1 Quispe Mamani", "17/05/1990", "Consulta médica", "rosa@example.org")
            if word not in shown} == set()  # fmt: skip
    assert {word for word in (case.reference, "diabetes", "P7654321", "Miami") if word in shown} == set()


@pytest.mark.parametrize(
    "address", ["/staff/cases/", "/staff/detentions/", "/staff/messages/", "/staff/messages/mails/"]
)
def test_an_agency_reaches_no_other_page(client, agent, address):
    client.force_login(agent)

    assert client.get(address).status_code == 403


def test_an_agency_reaches_no_case_no_draft_and_no_other_agency_s(client, agent, rival, case, line, officer):
    draft = referral(case, line, officer, state="draft")
    other = referral(case, rival.agency.service_lines.get(), officer)
    client.force_login(agent)

    addresses = [f"/staff/cases/{case.reference}/", f"{LIST}{draft.reference}/", f"{LIST}{other.reference}/"]

    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_officers_follow_the_referral_to_its_case_and_get_no_answer_buttons(client, officer, case, line):
    made = referral(case, line, officer)
    client.force_login(officer)

    response = client.get(f"{LIST}{made.reference}/")

    assert case.reference in response.content.decode()
    assert response.context["answers"] == []


def test_the_agency_accepts_starts_and_completes(client, agent, case, line, officer):
    made = referral(case, line, officer)
    client.force_login(agent)
    states = []

    for action in ("accept", "start", "complete"):
        client.post(f"{LIST}{made.reference}/{action}/", {"note": f"{action}!"})
        made.refresh_from_db()
        states.append(made.state)

    assert states == ["accepted", "in_progress", "completed"]
    assert [update.note for update in made.updates.all()] == ["accept!", "start!", "complete!"]


def test_a_decline_needs_its_reason(client, agent, case, line, officer):
    made = referral(case, line, officer)
    client.force_login(agent)

    silent = client.post(f"{LIST}{made.reference}/decline/", {"note": " "})
    made.refresh_from_db()

    assert (silent.status_code, made.state) == (400, "sent")


@pytest.mark.parametrize(("who", "status"), [("officer", 403), ("planner", 403), ("rival", 404), ("outsider", 404)])
def test_nobody_else_answers(client, request, case, line, officer, who, status):
    made = referral(case, line, officer)
    client.force_login(request.getfixturevalue(who))

    response = client.post(f"{LIST}{made.reference}/accept/", {"note": "x"})

    made.refresh_from_db()
    assert (response.status_code, made.state) == (status, "sent")


@pytest.mark.parametrize("action", ["send", "expire", "nonsense"])
def test_an_agency_s_answers_are_those_of_its_buttons(client, agent, case, line, officer, action):
    made = referral(case, line, officer)
    client.force_login(agent)

    assert client.post(f"{LIST}{made.reference}/{action}/").status_code == 403


def test_takes_the_same_number_of_queries_for_one_and_for_three(client, office, officer, line, queries):
    client.force_login(officer)
    referral(makers.case(office), line, officer)
    for_one = queries(LIST)

    for _index in range(2):
        referral(makers.case(office), line, officer)

    assert queries(LIST) == for_one
