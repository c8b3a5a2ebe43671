"""The way in and out: one door, a second factor where the ministry asks for it, no accounts of one's own making."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.urls import reverse

from tests import makers

LOGIN = "/staff/account/login/"


def sign_in(client, user, password=makers.PASSWORD, **headers):
    return client.post(LOGIN, {"login": user.username, "password": password}, **headers)


def test_sign_in_page_offers_no_account_to_make(client, db):
    page = client.get(LOGIN).content.decode()

    assert "Entrar" in page
    assert "signup" not in page


def test_nobody_makes_an_account_by_the_address_of_the_page(client, db):
    values = {"username": "me", "email": "me@example.org", "password1": "a b c d e 1", "password2": "a b c d e 1"}

    page = client.post("/staff/account/signup/", values)

    assert page.templates[0].name == "account/signup_closed.html"


def test_officer_signs_in_and_lands_on_the_desk(client, officer):
    answer = sign_in(client, officer)

    assert (answer.status_code, answer.url) == (302, "/staff/")


def test_wrong_password_stays_outside_and_says_so(client, officer):
    page = sign_in(client, officer, password="guess")

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert client.get("/staff/").status_code == 302


def test_signing_out_needs_a_click_and_closes_the_door(client, officer):
    client.force_login(officer)

    answer = client.post("/staff/account/logout/")

    assert answer.url == LOGIN
    assert client.get("/staff/").url == f"{LOGIN}?next=/staff/"


def test_sign_in_works_with_the_forgery_check_on(db, officer):
    browser = Client(enforce_csrf_checks=True)
    browser.get(LOGIN)
    token = browser.cookies["csrftoken"].value

    answer = browser.post(LOGIN, {"login": officer.username, "password": makers.PASSWORD, "csrfmiddlewaretoken": token})

    assert answer.status_code == 302


@pytest.mark.parametrize("address", [LOGIN, "/staff/"])
def test_staff_pages_tell_the_browser_to_name_its_origin(client, officer, address):
    """Under no-referrer browsers post with "Origin: null", which the forgery check refuses."""
    if address != LOGIN:
        client.force_login(officer)

    assert '<meta name="referrer" content="same-origin">' in client.get(address).content.decode()


def test_expired_form_is_explained_and_leads_back(db, officer):
    browser = Client(enforce_csrf_checks=True)

    page = browser.post(LOGIN, {"login": officer.username, "password": makers.PASSWORD})

    assert page.status_code == 403
    assert f'href="{LOGIN}"' in page.content.decode()


def test_records_send_a_stranger_to_the_one_way_in(client, db):
    page = client.get("/staff/records/", follow=True)

    assert page.redirect_chain[-1][0].startswith(LOGIN)
    assert page.context["form"].__class__.__name__ == "LoginForm"


def test_records_are_closed_to_an_agency_without_a_circle_of_redirects(client, db):
    client.force_login(makers.user("agency", "agency", agency=makers.agency()))

    page = client.get("/staff/records/", follow=True)

    assert page.status_code == 403


def test_password_of_the_records_is_the_same_password(client, officer):
    client.force_login(officer)

    assert client.get("/staff/records/password_change/").url == "/staff/account/password/change/"


@pytest.mark.parametrize("page", ["/staff/account/2fa/", "/staff/account/password/change/", "/staff/account/logout/"])
def test_account_pages_open_in_the_frame(client, officer, page):
    client.force_login(officer)

    assert 'class="side"' in client.get(page).content.decode()


@pytest.fixture
def second_factor_required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def test_without_the_second_factor_every_page_leads_to_setting_it_up(client, officer, second_factor_required):
    client.force_login(officer)

    assert {client.get(page).url for page in ["/staff/", "/staff/cases/", "/staff/records/"]} == {reverse("mfa_index")}


def test_page_that_asks_for_the_second_factor_offers_nothing_else(client, officer, second_factor_required):
    client.force_login(officer)

    page = client.get(reverse("mfa_index")).content.decode()

    assert "active un segundo factor" in page
    assert 'href="/staff/cases/"' not in page


def test_with_the_second_factor_the_desk_opens(client, officer, second_factor_required):
    TOTP.activate(officer, generate_totp_secret())
    client.force_login(officer)

    assert client.get("/staff/").status_code == 200


def test_sign_in_asks_for_the_code_of_who_has_one(client, officer):
    TOTP.activate(officer, generate_totp_secret())

    answer = sign_in(client, officer)

    assert answer.url == reverse("mfa_authenticate")
    assert client.get("/staff/").status_code == 302


def test_secret_of_the_second_factor_is_stored_encrypted(officer):
    secret = generate_totp_secret()

    TOTP.activate(officer, secret)

    stored = Authenticator.objects.get(user=officer).data["secret"]
    assert stored.startswith("v1:")
    assert secret not in stored


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_officer_sets_up_the_second_factor_and_gets_to_work(client, officer, second_factor_required):
    sign_in(client, officer)
    again = client.get(reverse("mfa_activate_totp")).url
    set_up = client.post(again, {"password": makers.PASSWORD}, follow=True)

    done = client.post(reverse("mfa_activate_totp"), {"code": code_for(set_up.context["form"].secret)}, follow=True)

    assert 'src="data:image/svg+xml' in set_up.content.decode()
    assert done.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    assert client.get("/staff/").status_code == 200


def test_language_switch_keeps_the_page(client, officer):
    client.force_login(officer)

    answer = client.post("/staff/language/", {"language": "en", "next": "/staff/cases/?tier=1"})

    assert answer.url == "/staff/cases/?tier=1"
    assert 'lang="en"' in client.get(answer.url).content.decode()


def test_language_is_chosen_before_signing_in_too(client, db):
    answer = client.post("/staff/language/", {"language": "en", "next": LOGIN})

    assert answer.url == LOGIN
    assert 'lang="en"' in client.get(LOGIN).content.decode()
