"""What else a household does: still in need, consents, a person's review, a new key; what is closed in which state."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from cases.enums import CaseState, Clock, Purpose, ReviewAbout
from cases.lifecycles import STRANDED
from cases.models import Consent, ReviewRequest
from cases.operations.review import answer_review, ask_review
from cases.operations.send import send_due_messages
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.cases.public.own import codes, fresh, own, send

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
S = CaseState
# A registration that was joined to another one shows that other one: see the tests of registrations found twice.
OF_STRANDED = ({row.target for _action, row in STRANDED} | {S.RECEIVED}) - {S.MERGED}
BEFORE_AN_OFFER, WITH_A_SEAT = {S.RECEIVED, S.VERIFIED, S.WAITING}, {S.OFFERED, S.CONFIRMED}
OVER = {S.WITHDRAWN, S.INELIGIBLE, S.OWN_MEANS, S.LAPSED, S.CLOSED}
OPEN = OF_STRANDED - OVER
# The page and the states in which a household may use it; everywhere else it is told why not.
TABLE = {
    "corregir/contacto/": OPEN,
    "corregir/lugar/": BEFORE_AN_OFFER,
    "corregir/pais/": BEFORE_AN_OFFER,
    "corregir/situacion/": BEFORE_AN_OFFER | WITH_A_SEAT,
    "corregir/viaje/": BEFORE_AN_OFFER,
    "corregir/contactos/": BEFORE_AN_OFFER | WITH_A_SEAT | {S.BOARDED},
    "persona/1/": BEFORE_AN_OFFER | WITH_A_SEAT,
    "persona/1/necesidades/": BEFORE_AN_OFFER | WITH_A_SEAT,
    "persona/3/": BEFORE_AN_OFFER,
    "persona/2/quitar/": BEFORE_AN_OFFER,
    "revision/": OPEN | {S.INELIGIBLE},
}
# What is sent to a page that is closed.
ANY = {"country": "MX", "city": "X", "seen": "", "about": "order", "words": "x", "given_names": "X"}


@pytest.fixture
def case(office):
    return makers.case(office, people=2, state=S.WAITING, at=timezone.now())


def asked_again(case, ago=14 * DAY):
    at = timezone.now() - ago
    return case.follow_ups.create(clock=Clock.STILL_IN_NEED, opened_at=at, due_at=at + 14 * DAY)


@pytest.mark.parametrize("state", sorted(OF_STRANDED))
def test_every_state_with_every_page(client, office, state):
    case = makers.case(office, people=2, state=state, at=timezone.now())

    opened = {page for page in TABLE if "<form" in client.get(own(case, page)).content.decode()}
    refused = {page: client.post(own(case, page), ANY).status_code for page in TABLE if page not in opened}

    assert opened == {page for page, states in TABLE.items() if state in states}
    assert set(refused.values()) <= {409}
    assert codes(case) == []


@pytest.mark.parametrize("state", sorted(OF_STRANDED))
def test_page_links_only_to_what_is_open(client, office, state):
    case = makers.case(office, people=2, state=state, at=timezone.now())

    html = client.get(own(case)).content.decode()

    linked = {page for page in TABLE if page != "corregir/pais/" and f'href="{own(case, page)}"' in html}
    may = {page for page, states in TABLE.items() if state in states} - {"corregir/pais/", "persona/3/"}
    assert linked == may - {"persona/1/quitar/"}


@pytest.mark.parametrize(("kind", "state"), [("detained", S.LOCATED), ("returnee", S.ARRIVED)])
def test_other_kinds_change_only_contact_and_consents(client, office, kind, state):
    case = makers.case(office, people=2, kind=kind, state=state, at=timezone.now())

    opened = {page for page in TABLE if "<form" in client.get(own(case, page)).content.decode()}

    assert opened == {"corregir/contacto/", "revision/"}


def test_family_is_asked_every_two_weeks_and_yes_renews_the_clock(client, case):
    clock = asked_again(case)
    before = client.get(own(case)).content.decode()

    answer = client.post(own(case, "todavia/"))

    clock.refresh_from_db()
    renewed = case.follow_ups.get(clock=Clock.STILL_IN_NEED, done_at=None)
    assert "¿Todavía necesitan ayuda para volver?" in before
    assert clock.done_at is not None
    assert renewed.due_at - renewed.opened_at == 14 * DAY
    assert codes(case) == ["need_confirmed"]
    assert "¿Todavía necesitan ayuda para volver?" not in client.get(answer.url).content.decode()


def test_family_is_not_asked_again_before_its_time(client, case):
    asked_again(case, ago=5 * DAY)

    html = client.get(own(case)).content.decode()

    assert "¿Todavía necesitan ayuda para volver?" not in html
    assert "le preguntaremos si todavía necesitan ayuda" in html


def test_no_leads_to_the_two_ways_of_leaving(client, case):
    html = client.get(own(case, "todavia/")).content.decode()

    assert [f'href="{own(case, act)}"' in html for act in ("ya-volvi/", "retirar/")] == [True, True]


def test_each_consent_is_withdrawn_apart_and_at_once(client, case):
    client.post(own(case, "permisos/"), {"act": "withdraw", "purpose": "agencies"})

    live = Consent.objects.filter(case=case, withdrawn_at=None).order_by("purpose").values_list("purpose", flat=True)
    assert list(live) == [Purpose.COUNTERPART, Purpose.RELATIVE, Purpose.RETURN]
    assert codes(case) == ["consent_withdrawn"]
    assert "Permiso retirado el" in client.get(own(case, "permisos/")).content.decode()


def test_consent_can_be_given_again_in_the_words_of_today(client, case):
    for act in ("withdraw", "give", "give"):
        client.post(own(case, "permisos/"), {"act": act, "purpose": "counterpart"})

    given = Consent.objects.get(case=case, purpose="counterpart", withdrawn_at=None)
    assert given.text_version == "2"
    assert codes(case) == ["consent_withdrawn", "consent_given"]


def test_with_the_consent_for_agencies_go_those_for_single_ones(client, case):
    agency = makers.agency()
    Consent.objects.create(case=case, purpose="agencies", agency=agency, text_version="1", given_at=timezone.now())
    before = client.get(own(case, "permisos/")).content.decode()

    client.post(own(case, "permisos/"), {"act": "withdraw", "purpose": "agencies"})

    assert "También para: MINSA." in before
    assert not Consent.objects.filter(case=case, purpose="agencies", withdrawn_at=None).exists()


def test_first_consent_goes_only_with_the_registration(client, case):
    refused = client.post(own(case, "permisos/"), {"act": "withdraw", "purpose": "return"})

    assert refused.status_code == 409
    assert Consent.objects.filter(case=case, purpose="return", withdrawn_at=None).exists()


NONSENSE = [{}, {"act": "give"}, {"act": "x", "purpose": "return"}, {"act": "give", "purpose": "x"}]


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_changes_no_consent(client, case, typed):
    assert client.post(own(case, "permisos/"), typed).status_code == 200
    assert codes(case) == []


def test_review_is_asked_in_own_words_and_comes_to_the_office(client, case):
    answer = send(client, case, "revision/", about="order", words="Somos tres, <b>falta</b> mi madre.")

    review, clock = ReviewRequest.objects.get(), case.follow_ups.get(clock=Clock.REVIEW)
    assert (review.about, review.words) == ("order", "Somos tres, <b>falta</b> mi madre.")
    assert clock.due_at - clock.opened_at == timedelta(hours=72)
    html = client.get(answer.url).content.decode()
    assert "Pidió que una persona revise el orden de atención" in html
    assert "Le responderán aquí antes del" in html


def test_second_review_waits_for_the_first(case, now):
    first = ask_review(case, about=ReviewAbout.ORDER, words="Uno.", by=None, at=now)

    assert ask_review(case, about=ReviewAbout.ORDER, words="Uno.", by=None, at=now) == first
    with pytest.raises(Refusal):
        ask_review(case, about=ReviewAbout.ORDER, words="Dos.", by=None, at=now)


def test_answer_of_the_office_is_read_on_the_page_without_a_name(client, case, officer, now):
    review = ask_review(case, about=ReviewAbout.ORDER, words="Falta mi madre.", by=None, at=now)

    answer_review(review, answer="Es correcto: añádala.", by=officer, at=now)
    send_due_messages(at=now)

    html = client.get(own(case)).content.decode()
    assert "Es correcto: añádala." in html
    assert "Falta mi madre." in html
    assert officer.username not in html
    assert not case.follow_ups.filter(done_at=None).exists()
    assert "añádala" not in mail.outbox[-1].body


def test_only_the_office_answers_once_and_in_words(case, officer, outsider, now):
    review = ask_review(case, about=ReviewAbout.OTHER, words="Hola.", by=None, at=now)

    with pytest.raises(NotAllowed):
        answer_review(review, answer="No.", by=outsider, at=now)
    with pytest.raises(Refusal):
        answer_review(review, answer="  ", by=officer, at=now)
    answer_review(review, answer="Sí.", by=officer, at=now)
    with pytest.raises(Refusal):
        answer_review(review, answer="Otra vez.", by=officer, at=now)


def test_new_key_locks_out_the_old_one(client, case):
    before = own(case)

    html = client.post(own(case, "clave/")).content.decode()

    changed = fresh(case)
    assert changed.secret != case.secret
    assert changed.secret in html
    assert client.get(before).status_code == 404
    assert client.get(own(changed)).status_code == 200


def test_removed_person_leaves_nothing_behind(client, case):
    person = case.members.get(position=2).person

    send(client, case, "persona/2/quitar/")

    assert case.members.count() == 1
    assert not type(person).objects.filter(pk=person.pk).exists()
    assert codes(case)[0] == "person_removed"


def test_first_and_only_person_stays(client, case):
    assert send(client, case, "persona/1/quitar/").status_code == 409
    send(client, case, "persona/2/quitar/")

    assert send(client, case, "persona/1/quitar/").status_code == 409
    assert case.members.count() == 1


def test_thirteenth_person_is_refused_in_words(client, office):
    case = makers.case(office, people=12, at=timezone.now())
    typed = {
        "given_names": "Luz", "paternal_surname": "Q", "relation": "child", "sex": "F", "nationality": "PE",
        "born_on_day": "3", "born_on_month": "4", "born_on_year": "2020", "document_kind": "passport",
        "document_number": "118765432", "document_country": "PE",
    }  # fmt: skip

    refused = client.post(own(case, "persona/13/"), typed)

    assert "Un registro puede tener hasta 12 personas." in refused.content.decode()
    assert case.members.count() == 12


AFTERWARDS = {S.RETURNED: "/es/ya-volvi/", S.OWN_MEANS: "/es/ya-volvi/", S.WITHDRAWN: "/es/registro/"}


@pytest.mark.parametrize("state", AFTERWARDS)
def test_page_of_who_does_not_travel_any_more_says_what_helps_now(client, office, state):
    html = client.get(own(makers.case(office, people=2, state=state, at=timezone.now()))).content.decode()

    assert f'<a href="{AFTERWARDS[state]}">' in html
    assert ["Quiénes viajan" in html, "ayudaría recibir" in html] == [False, False]
