"""Every page of the staff in front of axe, by day and by night; the public ones are in test_site_es and _en."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Message
from flights.enums import OfferState
from flights.operations.allocate import allocate
from flights.operations.board import board_household, depart
from flights.operations.manifest import freeze_manifest
from tests import makers
from tests.browser.conftest import DESK, PHONE
from tests.cases.public.walk import place
from tests.cases.staff.test_referrals import referral
from tests.flights.pages import scene
from tests.flights.scene import waiting

CASES = "/staff/cases/"


@pytest.fixture
def office(transactional_db):
    return place()


@pytest.fixture
def faults_in_staff(signed_in, faults_of):
    """faults_in_staff(user, addresses): each at that size, by day and by night."""

    def found(user, *addresses, size=DESK):
        page = signed_in(user, size)
        faults = {}
        for path in addresses:
            answer = page.goto(path)
            faults[path, "status"] = [] if answer.status == 200 else [answer.status]
            page.emulate_media(color_scheme="light")
            faults[path, "light"] = faults_of(page)
            page.emulate_media(color_scheme="dark")
            faults[path, "dark"] = faults_of(page, "color-contrast")
        return {where: lines for where, lines in faults.items() if lines}

    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_door(open_page, accessible, transactional_db, scheme):
    page = open_page(DESK, scheme=scheme)

    page.goto(reverse("account_login"))

    accessible(page)


def test_pages_of_an_officer(office, officer, planner, faults_in_staff):
    case = scene.offer(office, scene.leg(planner), people=3).case
    message = mail_about(case)
    pages = [
        "/staff/", CASES, f"{CASES}{case.reference}/", "/staff/detentions/", "/staff/detentions/report/",
        "/staff/referrals/", "/staff/messages/", f"/staff/messages/{message.pk}/", "/staff/rotations/",
        "/staff/account/2fa/",
    ]  # fmt: skip

    assert faults_in_staff(officer, *pages) == {}


def mail_about(case):
    at = timezone.now()
    return Message.objects.create(
        key="1", case=case, kind="acknowledgement", recipient="r@example.org", language="es", subject="Recibido",
        body="Hola", created_at=at, due_at=at, sent_at=at, delivery="sent",
    )  # fmt: skip


def test_pages_of_a_detained_compatriot(office, officer, signed_in, faults_of):
    page = signed_in(officer, DESK)
    page.goto("/staff/detentions/report/")
    page.locator("main form").evaluate("form => form.noValidate = true")
    with page.expect_navigation():
        page.locator("main form button").last.click()
    with_errors = faults_of(page)
    held = makers.case(office, kind="detained", state="received")

    page.goto(f"{CASES}{held.reference}/")

    assert with_errors == []
    assert page.title().startswith(held.reference)
    assert faults_of(page) == []


def test_pages_of_the_planner(office, planner, faults_in_staff):
    agreement = makers.agreement()
    leg = scene.leg(planner, seats=3, agreement=agreement)
    for people in (2, 2, 1):
        waiting(office, people=people)
    run = allocate([leg], is_dry=False, by=planner, at=timezone.now())
    pages = [
        "/staff/", "/staff/rotations/", "/staff/rotations/new/", f"/staff/rotations/{leg.rotation_id}/",
        f"/staff/rotations/{leg.rotation_id}/legs/new/", "/staff/allocations/", f"/staff/allocations/{run.pk}/",
        f"/staff/allocations/{run.pk}/?show=without", f"/staff/allocations/{run.pk}/release/", "/staff/agreements/",
        f"/staff/agreements/{agreement.pk}/",
    ]  # fmt: skip

    assert faults_in_staff(planner, *pages) == {}


def test_pages_of_the_gate_on_a_phone(office, planner, faults_in_staff):
    leg = scene.leg(planner)
    offer, late = (scene.offer(office, leg, state=OfferState.ACCEPTED, people=2) for _family in range(2))
    manifest = freeze_manifest(leg, by=planner, at=timezone.now())
    members = list(offer.case.members.all())
    board_household(leg, case=offer.case, members=members, scan=makers.scan_id(), by=planner, at=timezone.now())
    gate = reverse("flights:boarding", args=[leg.pk])
    found, unknown = f"{gate}?find={late.case.reference}", f"{gate}?find=AAAA-AAAA-A"

    before = faults_in_staff(
        planner,
        gate,
        found,
        unknown,
        f"{gate}?show=aboard",
        reverse("flights:manifest", args=[manifest.pk]),
        size=PHONE,
    )
    depart(leg, by=planner, at=timezone.now())

    assert before == {}
    assert faults_in_staff(planner, gate, reverse("flights:reception", args=[leg.pk]), size=PHONE) == {}


def test_pages_of_an_agency(office, officer, faults_in_staff):
    line = makers.agency().service_lines.get()
    sent = referral(makers.case(office, state="returned"), line, officer)
    agent = makers.user("agent", "agency", agency=line.agency)

    assert faults_in_staff(agent, "/staff/", "/staff/referrals/", f"/staff/referrals/{sent.reference}/") == {}


def test_records_of_an_administrator(office, faults_in_staff):
    administrator = makers.user("administrator", "administrator")
    accounts, offices = "/staff/records/consulates/user/", "/staff/records/consulates/consularoffice/"
    pages = ["/staff/records/", accounts, f"{accounts}add/", offices, f"{offices}{office.pk}/change/"]

    assert faults_in_staff(administrator, *pages) == {}


def test_desk_of_an_officer_fits_a_phone(office, officer, planner, faults_in_staff):
    case = scene.offer(office, scene.leg(planner), people=3).case

    assert faults_in_staff(officer, "/staff/", CASES, f"{CASES}{case.reference}/", size=PHONE) == {}
