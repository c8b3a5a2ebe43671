"""What staff do with what came in by the short forms."""

import pytest

from cases.enums import ReferralState
from cases.models import Case, Referral, RelativeReport
from tests import makers
from tests.cases.public.short_walk import RELATIVE, abroad, asked, home, reported, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db):
    return abroad()


def signed_in(client, user):
    client.force_login(user)
    return client


def test_report_stands_beside_the_case_for_who_works_it(client, place):
    report = reported(client, hijos={"children_are": "alone", "children": "2", "note": "Llamen al colegio"})

    html = signed_in(client, makers.officer(place[0])).get(f"/staff/cases/{report.case.reference}/").content.decode()

    assert "Avisos de familiares" in html
    assert report.reference in html
    assert "Llamen al colegio" in html
    assert report.secret not in html


def test_what_a_relative_says_is_read_by_the_office_alone(client, place, planner):
    report = reported(client, hijos={"note": "Llamen al colegio"})

    html = signed_in(client, planner).get(f"/staff/cases/{report.case.reference}/").content.decode()

    assert report.reference in html
    assert "Llamen al colegio" not in html
    assert "212345678" not in html


def test_buttons_of_a_report(client, place):
    report = reported(client)
    base = f"/staff/cases/{report.case.reference}/report/{report.reference}/"
    signed_in(client, makers.officer(place[0]))

    answers = [client.post(f"{base}{act}/").status_code for act in ("read", "allow", "stop")]

    report.refresh_from_db()
    assert answers == [302, 302, 302]
    assert report.read_by is not None
    assert Case.objects.get().read_at is not None


def test_another_office_does_not_reach_a_report(client, place, outsider):
    report = reported(client)

    answer = signed_in(client, outsider).post(f"/staff/cases/{report.case.reference}/report/{report.reference}/read/")

    assert answer.status_code == 404


def test_report_counts_before_the_worker_has_placed_it(client, place, outsider):
    sent(client, RELATIVE, "familiar-detenido")
    officer = makers.officer(place[0])

    seen = [RelativeReport.objects.visible_to(user).count() for user in (officer, outsider)]
    desk = signed_in(client, officer).get("/staff/").content.decode()
    listed = client.get("/staff/detentions/").content.decode()

    assert seen == [1, 0]
    assert "aviso de un familiar sin leer" in desk
    assert "1 aviso de un familiar sin leer" in listed


@pytest.fixture
def draft(client):
    desk = home()
    asked(client)
    signed_in(client, makers.officer(desk, username="carer"))
    return Referral.objects.get()


def test_draft_is_sent_from_its_page_in_the_officers_words(client, draft):
    html = client.get(f"/staff/referrals/{draft.reference}/").content.decode()

    client.post(f"/staff/referrals/{draft.reference}/send/", {"what": "Necesita un duplicado."})

    draft.refresh_from_db()
    assert "la entidad no lo ve hasta que usted lo envíe" in html
    assert "Rosa Quispe Mamani pide este apoyo: documentos de identidad." in html
    assert (draft.state, draft.what) == (ReferralState.SENT, "Necesita un duplicado.")


def test_draft_is_not_sent_without_words_nor_dropped_without_reason(client, draft):
    answers = [client.post(f"/staff/referrals/{draft.reference}/{act}/", {}).status_code for act in ("send", "drop")]

    dropped = client.post(f"/staff/referrals/{draft.reference}/drop/", {"reason": "Ya lo tiene."})

    draft.refresh_from_db()
    assert answers == [422, 422]
    assert (dropped.status_code, draft.state) == (302, ReferralState.DECLINED)


def test_agency_reaches_no_draft(client, draft):
    signed_in(client, makers.user("reniec", "agency", agency=draft.line.agency))

    answers = {
        client.get(f"/staff/referrals/{draft.reference}/").status_code,
        client.post(f"/staff/referrals/{draft.reference}/send/", {"what": "x"}).status_code,
    }

    assert answers == {404}


def test_case_page_says_that_the_household_said_it_itself(client, draft):
    html = client.get(f"/staff/cases/{draft.case.reference}/").content.decode()

    assert "lo dijo la propia familia" in html
    assert "la propia familia" in html
