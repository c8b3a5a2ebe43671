"""Staff accounts: an administrator makes them, gives them a role, and deactivates them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consulates.models import User
from tests import makers
from tests.consulates.test_admin import page

pytestmark = pytest.mark.django_db
WORDS = "four plain words here"


@pytest.fixture
def administrator(client):
    made = makers.user("administrator", "administrator")
    client.force_login(made)
    return made


def new_account(client, **fields):
    form = {"username": "rosa", "email": "rosa@example.org", "usable_password": "true"}
    return client.post(page(User, "add"), {**form, "password1": WORDS, "password2": WORDS, **fields})


def account_form(user, **fields):
    form = {"username": user.username, "email": user.email, "role": user.role, "office": user.office_id or ""}
    return {**form, "is_active": "on", **fields}


@pytest.mark.parametrize("role", ["officer", "head", "planner", "approver", "auditor"])
def test_only_administrators_see_accounts(client, office, role):
    client.force_login(makers.user(role, role, office=office))

    assert client.get(page(User, "changelist")).status_code == 403


def test_administrator_makes_an_officer_who_can_sign_in(client, administrator, office):
    new_account(client, role="officer", office=office.pk)

    made = User.objects.get(username="rosa")
    assert (made.role, made.office, made.is_active, made.check_password(WORDS)) == ("officer", office, True, True)


def test_officer_without_an_office_is_refused_with_a_sentence(client, administrator):
    response = new_account(client, role="officer")

    assert "Un funcionario consular necesita una oficina." in response.content.decode()
    assert not User.objects.filter(username="rosa").exists()


def test_account_is_deactivated_and_not_deleted(client, administrator, office):
    officer = makers.officer(office)

    refused = client.post(page(User, "delete", officer.pk), {"post": "yes"})
    client.post(page(User, "change", officer.pk), account_form(officer, is_active=""))

    officer.refresh_from_db()
    assert (refused.status_code, officer.is_active) == (403, False)


def test_administrator_changes_a_password(client, administrator, office):
    officer = makers.officer(office)

    form = {"usable_password": "true", "password1": WORDS, "password2": WORDS}
    client.post(f"/staff/records/consulates/user/{officer.pk}/password/", form)

    officer.refresh_from_db()
    assert officer.check_password(WORDS)


def test_administrator_cannot_lock_their_own_account(client, administrator):
    client.post(page(User, "change", administrator.pk), account_form(administrator, role="auditor", is_active=""))

    administrator.refresh_from_db()
    assert (administrator.role, administrator.is_active) == ("administrator", True)


def test_password_never_shows_in_the_changes(client, administrator, office):
    officer = makers.officer(office)
    before = officer.password
    officer.set_password(WORDS)
    officer.save()

    text = client.get(page(User, "change", officer.pk)).content.decode()

    assert officer.username in text
    assert before not in text
    assert officer.password not in text


def test_list_takes_as_many_queries_for_three_accounts_as_for_one(client, administrator):
    client.get(page(User, "changelist"))
    with CaptureQueriesContext(connection) as few:
        client.get(page(User, "changelist"))
    makers.officer(makers.office("CG-1"), username="one")
    makers.user("two", "agency", agency=makers.agency())

    with CaptureQueriesContext(connection) as many:
        client.get(page(User, "changelist"))

    assert len(many) == len(few)
