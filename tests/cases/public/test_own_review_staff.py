"""What a household asks to be looked at, on the staff's page: the officer in charge answers, others can't."""

import pytest

from cases.enums import Clock, ReviewAbout
from cases.operations.review import ask_review
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(office, now):
    return ask_review(makers.case(office), about=ReviewAbout.ORDER, words="Falta <b>mi madre</b>.", by=None, at=now)


def page(review):
    return f"/staff/cases/{review.case.reference}/"


def address(review):
    return f"{page(review)}reviews/{review.pk}/answer/"


def test_officer_reads_it_and_answers(client, officer, review):
    client.force_login(officer)
    before = client.get(page(review)).content.decode()

    answer = client.post(address(review), {"answer": "Añádala usted misma."})

    review.refresh_from_db()
    assert "Falta &lt;b&gt;mi madre&lt;/b&gt;." in before
    assert f'action="{address(review)}"' in before
    assert answer.url == page(review)
    assert (review.answer, review.answered_by) == ("Añádala usted misma.", officer)
    assert not review.case.follow_ups.filter(clock=Clock.REVIEW, done_at=None).exists()


def test_empty_answer_is_asked_for_again(client, officer, review):
    client.force_login(officer)

    assert client.post(address(review), {"answer": " "}).status_code == 422


def test_planner_may_look_and_not_answer(client, planner, review):
    client.force_login(planner)

    html = client.get(page(review)).content.decode()

    assert "mi madre" in html
    assert address(review) not in html
    assert client.post(address(review), {"answer": "No."}).status_code in (403, 404)


def test_another_office_finds_nothing(client, outsider, review):
    client.force_login(outsider)

    assert client.post(address(review), {"answer": "No."}).status_code == 404


def test_review_of_another_case_is_not_reached_through_this_one(client, officer, office, review):
    client.force_login(officer)
    other = makers.case(office)

    answer = client.post(f"/staff/cases/{other.reference}/reviews/{review.pk}/answer/", {"answer": "No."})

    assert answer.status_code == 404
