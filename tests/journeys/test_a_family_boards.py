"""The whole journey over HTTP: a stranded family registers, is triaged, gets a seat, boards, arrives, is supported."""

import re
import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Referral
from cases.operations.send import send_due_messages
from consulates.models import Airport, ServiceLine
from flights.enums import OfferState
from flights.models import AllocationRun, BoardingScan, Leg, Manifest, Permit, Rotation, SeatOffer
from flights.queries.ledger import ledger
from repatriation.common.jobs import run_due_jobs
from tests import makers
from tests.cases.public.walk import address, fill, person, place, started
from tests.strictness import StrictClient

ALONE = {"needs": []}


@pytest.fixture
def office(db):
    return place()


@pytest.fixture
def desk(office):
    """desk[role]: a client signed in as the person of that role, who came in through the sign-in page."""
    minsa = makers.agency()
    people = {
        "officer": makers.officer(office),
        "planner": makers.user("planner", "planner"),
        "approver": makers.user("approver", "approver"),
        "agency": makers.user("minsa", "agency", agency=minsa),
    }
    return {role: _signed_in(user) for role, user in people.items()}


def test_a_family_goes_from_the_form_to_the_airport_at_home(client, desk, mailoutbox):
    agreement = makers.agreement()

    case = family_registers(client, mailoutbox)
    officer_verifies(desk["officer"], client, case)
    rotation = planner_plans(desk["planner"], agreement)
    somebody_else_approves(desk, rotation)
    permits_come_in(desk["planner"], rotation)
    offer = planner_fills_the_seats(desk["planner"], rotation, case)
    family_accepts(client, mailoutbox, case, offer)
    leg = manifest_is_frozen(desk["planner"], offer)
    family_boards(desk["planner"], case, leg)
    assert ledger(agreement).ours_carried_by_them == 3
    family_arrives(desk["planner"], client, case, leg)
    agency_takes_over(desk, case)


def family_registers(client, mailoutbox):
    base = started(client)
    people = {"persona.2": person("Luis"), "persona.3": person("Luz", relation="child")}
    fill(client, base, people | {f"necesidades.{number}": ALONE for number in (2, 3)}, people=3)
    first = client.post(address(base, "enviar"))
    again = client.post(address(base, "enviar"))
    assert (first.status_code, first.url) == (again.status_code, again.url)
    case = Case.objects.get()
    receipt = client.get(first.url).content.decode()
    assert case.reference in receipt
    assert case.secret in receipt
    send_due_messages(at=timezone.now())
    assert [mail.to for mail in mailoutbox] == [["rosa@example.org"]]
    assert case.reference in mailoutbox[0].body
    return case


def officer_verifies(officer, client, case):
    assert case.reference in officer.get(reverse("cases:queue")).content.decode()
    before = client.get(_status(case)).content.decode()
    _post(officer, "cases:verify", case.reference)
    after = client.get(_status(case)).content.decode()
    assert "leyó su registro el" not in before
    assert "leyó su registro el" in after
    assert Case.objects.get(pk=case.pk).state == "waiting"


def planner_plans(planner, agreement):
    _post(planner, "flights:new_rotation", name="Miami – Lima", operated_by="US", agreement=agreement.pk, note="")
    rotation = Rotation.objects.get()
    for number, origin, destination, carries in [(1, "MIA", "LIM", "PE"), (2, "LIM", "MIA", "US")]:
        _post(planner, "flights:add_leg", rotation.pk, **_leg(number, origin, destination, carries))
    for leg in rotation.legs.order_by("number"):
        answers = {"kind": "landing", "country": "PE", "authority": "DGAC"}
        _post(planner, "flights:need_permit", leg.pk, **answers)
    _post(planner, "flights:submit", rotation.pk, legal_ground="DS 001-2026")
    return rotation


def somebody_else_approves(desk, rotation):
    approval = rotation.approvals.get()
    decision = {"decision": "approved", "conditions": ""}
    own = desk["planner"].post(reverse("flights:decide", args=[approval.pk]), decision)
    assert own.status_code == 403
    _post(desk["approver"], "flights:decide", approval.pk, **decision)
    assert Rotation.objects.get(pk=rotation.pk).state == "approved"


def permits_come_in(planner, rotation):
    too_early = planner.post(reverse("flights:clear", args=[rotation.pk]))
    assert too_early.status_code == 409
    until = timezone.now() + timedelta(days=9)
    for permit in Permit.objects.filter(leg__rotation=rotation).order_by("pk"):
        _post(planner, "flights:note_assurance", permit.pk, words="Dijeron que sí.")
        assert planner.post(reverse("flights:clear", args=[rotation.pk])).status_code == 409
        _post(planner, "flights:request_permit", permit.pk)
        _post(
            planner, "flights:grant_permit", permit.pk, number="P-7", until_on=f"{until:%Y-%m-%d}", until_hour="12:00"
        )
    _post(planner, "flights:clear", rotation.pk)
    assert Rotation.objects.get(pk=rotation.pk).state == "cleared"


def planner_fills_the_seats(planner, rotation, case):
    _post(planner, "flights:run_allocation", legs=[rotation.legs.get(number=1).pk])
    run_due_jobs()
    run = AllocationRun.objects.get()
    assert "Miami" in planner.get(reverse("flights:allocation", args=[run.pk])).content.decode()
    _post(planner, "flights:release", run.pk)
    offer = SeatOffer.objects.get(case=case)
    assert (offer.state, offer.seats) == (OfferState.SENT, 3)
    return offer


def family_accepts(client, mailoutbox, case, offer):
    send_due_messages(at=timezone.now())
    link = re.search(r"http\S+/mi-registro/\S+", mailoutbox[-1].body)
    page = client.get(link.group().replace("http://localhost:8000", "")).content.decode()
    action = re.search(r'action="([^"]+/accept/)"', page).group(1)
    assert SeatOffer.objects.get(pk=offer.pk).state == OfferState.SENT
    for _press in range(3):
        assert client.post(action).status_code == 302
    assert SeatOffer.objects.get(pk=offer.pk).state == OfferState.ACCEPTED
    assert "Su asiento está confirmado" in client.get(_status(case)).content.decode()


def manifest_is_frozen(planner, offer):
    leg = Leg.objects.get(pk=offer.leg_id)
    _post(planner, "flights:freeze_manifest", leg.pk)
    manifest = Manifest.objects.get()
    sheet = planner.post(reverse("flights:manifest_csv", args=[manifest.pk]), {"purpose": "carrier"})
    assert sheet.content.decode("utf-8-sig").count("Quispe Mamani") == 3
    printed = planner.post(reverse("flights:manifest_pdf", args=[manifest.pk]), {"purpose": "gate"})
    assert printed.content.startswith(b"%PDF")
    return leg


def family_boards(planner, case, leg):
    members = list(case.members.order_by("position").values_list("pk", flat=True))
    scan = {"scan": str(uuid.uuid4()), "members": members, "reason": ""}
    for _resend in range(2):
        _post(planner, "flights:board", leg.pk, case.reference, **scan)
    assert BoardingScan.objects.count() == 3
    _post(planner, "flights:depart", leg.pk)
    assert Case.objects.get(pk=case.pk).state == "boarded"


def family_arrives(planner, client, case, leg):
    scans = BoardingScan.objects.order_by("pk")
    present = {f"scan-{scan.pk}-presence": "present" for scan in scans[:2]}
    missing = {f"scan-{scans[2].pk}-presence": "missing", f"scan-{scans[2].pk}-cause": "Sigue en el hospital."}
    _post(planner, "flights:arrivals", leg.pk, case.reference, **present, **missing)
    assert Case.objects.get(pk=case.pk).state == "returned"
    assert client.get(_status(case)).status_code == 200


def agency_takes_over(desk, case):
    rosa = case.members.get(position=1).person
    line = ServiceLine.objects.get()
    _post(desk["planner"], "cases:assess", case.reference, person=rosa.pk, needs=[line.code], note="")
    without_consent = desk["planner"].post(
        reverse("cases:refer", args=[case.reference]), {"person": rosa.pk, "line": line.pk, "what": "Control."}
    )
    assert without_consent.status_code == 409
    case.consents.create(purpose="agencies", text_version="1", given_at=timezone.now())
    _post(desk["planner"], "cases:refer", case.reference, person=rosa.pk, line=line.pk, what="Control del embarazo.")
    referral = Referral.objects.get()
    assert "Control del embarazo." in desk["agency"].get(_referral(referral)).content.decode()
    assert desk["agency"].get(reverse("cases:case", args=[case.reference])).status_code in (403, 404)
    _post(desk["agency"], "cases:answer_referral", referral.reference, "accept", note="Cita el lunes.")
    assert Referral.objects.get().state == "accepted"


def _signed_in(user):
    session = StrictClient()
    session.get(reverse("account_login"))
    answer = session.post(reverse("account_login"), {"login": user.username, "password": makers.PASSWORD})
    assert (answer.status_code, answer.url) == (302, reverse("desk"))
    return session


def _post(session, page, *args, **answers):
    response = session.post(reverse(page, args=args), answers)
    assert response.status_code == 302, (page, response.status_code, response.content.decode()[-2500:])
    return response


def _leg(number, origin, destination, carries):
    start = (timezone.now() + timedelta(days=4)).astimezone(ZoneInfo(Airport.objects.get(code=origin).timezone))
    airports = {airport.code: airport.pk for airport in Airport.objects.filter(code__in=[origin, destination])}
    return {
        "number": number, "origin": airports[origin], "destination": airports[destination], "mode": "charter",
        "departs_on": f"{start:%Y-%m-%d}", "departs_hour": "08:40", "arrives_on": f"{start:%Y-%m-%d}",
        "arrives_hour": "15:10", "carries": carries, "seats": 5, "wheelchairs": 2, "stretchers": 0, "infants": 1,
    }  # fmt: skip


def _status(case):
    return reverse("public:status", args=[case.reference, case.secret])


def _referral(referral):
    return reverse("cases:referral", args=[referral.reference])
