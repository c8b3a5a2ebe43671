"""Somebody who came home asks for support: one case at the desk at home, with needs, consents and drafts."""

from datetime import timedelta

import pytest

from cases.enums import CaseKind, CaseState, Clock, Purpose, ReferralState, Relation, Urgency
from cases.models import Case, Consent, FollowUp, IdentityDocument, Message, NeedsAssessment, Referral
from cases.operations.reintegration import drop_referral, refer, send_referral
from cases.operations.triage import triage_case
from consulates.models import ServiceLine
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.cases.public.short_walk import SUPPORT, asked, fill, home, page_of, started
from tests.cases.public.walk import YEAR, day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(db):
    return home()


@pytest.fixture
def carer(desk):
    """Who stands by the returned."""
    return makers.officer(desk, username="carer")


def child(number, **changes):
    names = {"given_names": f"Niño {number}", "paternal_surname": "Quispe", "relation": "child"}
    return names | day("born_on", f"1 2 {YEAR - 9}") | changes


def test_request_makes_a_case_of_somebody_who_has_arrived(client, desk):
    receipt = asked(client)

    case = Case.objects.get()
    assert (case.kind, case.state, case.office) == (CaseKind.RETURNEE, CaseState.ARRIVED, desk)
    assert (str(case.country), case.subdivision, case.city) == ("PE", "PE-CUS", "Wanchaq")
    assert case.contact_name == "Rosa Quispe Mamani"
    assert case.reference in receipt.content.decode()
    assert IdentityDocument.objects.get().number == "10234567"


def test_needs_are_kept_as_they_were_said(client):
    asked(client)

    told = NeedsAssessment.objects.get()

    assert (told.needs, told.note, told.by) == (["identity_documents", "employment"], "Perdí mis papeles", None)


def test_each_agency_is_agreed_to_apart(client):
    asked(client)

    consents = Consent.objects.order_by("id").values_list("purpose", "agency__code", "text_version")

    assert list(consents) == [
        (Purpose.RETURN, None, "support-1"),
        (Purpose.AGENCIES, "RENIEC", "support-1"),
    ]


def test_agencies_are_shown_for_what_was_ticked_and_no_more(client):
    base = started(client, "ya-volvi")
    fill(client, base, SUPPORT, until="permisos")

    html = client.get(page_of(base, "permisos")).content.decode()

    assert "Recibe su nombre, nacimiento y contacto, y que pide: empleo." in html
    assert "documentos de identidad." in html
    assert "capacitación" not in html


def test_drafts_stay_with_the_office_until_a_person_sends_them(client, carer, now):
    asked(client)
    agent = makers.user("reniec", "agency", agency=ServiceLine.objects.get(code="identity_documents").agency)
    draft = Referral.objects.get()
    hidden = list(Referral.objects.visible_to(agent))

    send_referral(draft, what="Rosa perdió su DNI.", by=carer, at=now)

    draft.refresh_from_db()
    assert (hidden, list(Referral.objects.visible_to(agent))) == ([], [draft])
    assert (draft.state, draft.by, draft.what) == (ReferralState.SENT, carer, "Rosa perdió su DNI.")
    assert Case.objects.get().state == CaseState.SUPPORTED
    assert Clock.REFERRAL in set(FollowUp.objects.open().values_list("clock", flat=True))


def test_nothing_is_sent_to_an_agency_that_was_not_agreed_to(client, carer, now):
    asked(client)
    case = Case.objects.get()
    line = ServiceLine.objects.get(code="employment")

    with pytest.raises(Refusal):
        refer(case, person=case.members.get().person, line=line, what="Trabajo", by=carer, at=now)


def test_draft_of_a_household_in_danger_is_not_sent(client, carer, now):
    asked(client, contacto={"danger": "on"})

    with pytest.raises(Refusal):
        send_referral(Referral.objects.get(), what="DNI", by=carer, at=now)
    assert not Message.objects.exists()


def test_draft_is_dropped_with_a_reason(client, carer, outsider, now):
    asked(client)
    draft = Referral.objects.get()

    with pytest.raises(NotAllowed):
        drop_referral(draft, reason="x", by=outsider, at=now)
    with pytest.raises(Refusal):
        drop_referral(draft, reason=" ", by=carer, at=now)
    drop_referral(draft, reason="Ya tiene DNI.", by=carer, at=now)

    assert draft.state == ReferralState.DECLINED


@pytest.mark.parametrize(
    ("urgent", "tier", "factor"),
    [
        ([Urgency.DANGER], 1, "danger_to_life"),
        ([Urgency.SHELTER], 2, "no_shelter"),
        ([Urgency.MEDICINE], 2, "medicine"),
        ([], 5, "can_wait"),
    ],
)
def test_what_cannot_wait_decides_the_order(client, urgent, tier, factor):
    asked(client, ayuda={"urgent": urgent})

    case = Case.objects.get()
    assert case.tier == tier
    assert factor in [fired["code"] for fired in case.factors]


@pytest.mark.parametrize("urgent", [[Urgency.DANGER], [Urgency.SHELTER], [Urgency.MEDICINE], []])
def test_order_computed_again_is_the_same(client, urgent):
    asked(client, ayuda={"urgent": urgent})
    case = Case.objects.get()
    before = case.tier, case.factors

    triage_case(case, by=None, at=case.registered_at)

    assert (case.tier, case.factors) == before


def test_clocks_of_a_request(client):
    asked(client, ayuda={"urgent": [Urgency.DANGER, Urgency.SHELTER]})

    clocks = FollowUp.objects.order_by("id").values_list("clock", "note")
    due = {row.clock: row.due_at - row.opened_at for row in FollowUp.objects.order_by("id")}

    assert list(clocks) == [
        (Clock.TRIAGE, ""), (Clock.TIER_ONE, ""), (Clock.NOTE, "No tiene dónde dormir esta noche")
    ]  # fmt: skip
    assert due == {
        Clock.TRIAGE: timedelta(hours=48), Clock.TIER_ONE: timedelta(hours=4), Clock.NOTE: timedelta(hours=4)
    }  # fmt: skip


def test_household_of_twelve(client):
    people = {f"persona.{number}": child(number) for number in range(2, 13)}
    people["persona.2"] = child(2, needs=["employment"])

    asked(client, regreso={"count": "12"}, **people)

    members = Case.objects.get().members.order_by("position")
    assert [member.relation for member in members] == [Relation.SELF, *[Relation.CHILD] * 11]
    told = {row.person.given_names: row.needs for row in NeedsAssessment.objects.order_by("id")}
    assert told == {"Rosa": ["identity_documents"], "Niño 2": ["employment"]}


def test_fewer_people_than_first_said_leaves_nobody_behind(client):
    base = started(client, "ya-volvi")
    people = {key: SUPPORT[key] for key in ("ayuda", "regreso", "persona.1")} | {"persona.2": child(2)}
    people["regreso"] = SUPPORT["regreso"] | {"count": "2"}
    fill(client, base, people | {key: SUPPORT[key] for key in ("contacto", "permisos")})

    client.post(f"{page_of(base, 'regreso')}?revisar", SUPPORT["regreso"])
    client.post(f"{base}enviar/")

    assert Case.objects.get().members.count() == 1


def test_how_they_came_back_is_for_the_officer_alone(client):
    asked(client, regreso={"way": "removal", "returned_from": "US", **day("returned_on", f"2 1 {YEAR}")})

    note = Case.objects.get().events.get(code="note")

    assert not note.is_public
    assert "Cómo volvió: En un vuelo de deportación o expulsión." in note.note
    assert "De dónde volvió: Estados Unidos" in note.note


def test_acknowledgement_goes_to_the_safe_address_in_its_language(client, settings):
    asked(client, contacto={"language": "en"})

    message, case = Message.objects.get(), Case.objects.get()

    assert (message.kind, message.recipient, message.language) == ("support_acknowledgement", "rosa@example.org", "en")
    assert f"{settings.PUBLIC_URL}/en/mi-registro/{case.reference}/{case.secret}/" in message.body
    assert case.reference in message.subject


def test_other_languages_names_of_agencies(client):
    base = started(client, "ya-volvi", language="en")
    fill(client, base, SUPPORT, until="permisos")

    html = client.get(page_of(base, "permisos")).content.decode()

    assert "It receives your name, birth and contact" in html


def test_own_page_of_a_request(client):
    asked(client)
    case = Case.objects.get()

    html = client.get(f"/es/mi-registro/{case.reference}/{case.secret}/").content.decode()

    assert "Bienvenido a casa" in html
    assert "Pedido de apoyo recibido" in html
    assert "Pidió apoyo y dio permiso para derivar a: RENIEC" in html
