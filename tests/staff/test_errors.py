"""What staff read when something is not there, not theirs or refused."""

import pytest

from tests import makers


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def test_missing_page_keeps_the_frame(signed_in):
    page = signed_in.get("/staff/nothing/")

    assert page.status_code == 404
    assert 'class="side"' in page.content.decode()


def test_another_office_s_household_looks_like_one_that_is_not_there(signed_in, outsider):
    case = makers.case(outsider.office)

    page = signed_in.get(f"/staff/cases/{case.reference}/")

    assert page.status_code == 404
    assert "No está aquí" in page.content.decode()


def test_stranger_learns_nothing_from_a_missing_staff_page(client, db):
    page = client.get("/staff/nothing/")

    assert page.status_code == 404
    assert 'class="side"' not in page.content.decode()


def test_what_django_forbids_reads_like_a_refusal(signed_in):
    page = signed_in.get("/staff/records/consulates/user/add/")

    assert page.status_code == 403
    assert "Esta acción no le corresponde a su cuenta." in page.content.decode()


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/staff/cases/", "http://testserver/staff/cases/"),
        ("https://elsewhere.example/", "/staff/records/login/"),
        ("", "/staff/records/login/"),
    ],
)
def test_refusal_leads_back_to_the_page_before_it(client, db, referer, back):
    client.force_login(makers.user("agency", "agency", agency=makers.agency()))

    page = client.get("/staff/records/login/", headers={"referer": referer})

    assert page.status_code == 403
    assert f'href="{back}"' in page.content.decode()
